#include "profile/ProfileCheck.h"

#include "profile/DatabaseCheck.h"
#include "store/Database.h"
#include "store/JunkMemory.h"
#include "store/StorageError.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

namespace postaci {

namespace {

bool isDamageOf(const Error& error)
{
    return error.reason == ErrorReason::DatabaseBroken;
}

/// Whether a file that can be made again is damaged.
Result<bool> isCacheDamaged(const QString& file, CheckDepth depth, const CancelToken& cancel)
{
    if (!QFileInfo::exists(file))
        return false;
    const auto problems = withStorageErrors([&]() -> Result<QStringList> {
        Connection connection(file, Access::ReadOnly);
        return structureProblems(connection, depth, cancel);
    });
    if (problems)
        return !problems->isEmpty();
    return isDamageOf(problems.error()) ? Result<bool>(true) : unexpected(problems.error());
}

/// Messages without a row of the index that has their stamp. Both files are read in one moment each; where
/// the index has not seen the last transaction yet, or is being filled, nothing can be said.
Result<std::optional<qint64>> missingInIndex(const QString& profileDir)
{
    return withStorageErrors([&]() -> Result<std::optional<qint64>> {
        Connection mail(mailFile(profileDir), Access::ReadOnly);
        mail.query("ATTACH ? AS search", searchFile(profileDir)).run();
        mail.execute(QStringLiteral("BEGIN"));
        std::optional<qint64> missing;
        if (mail.numberOf(QStringLiteral("SELECT generation = (SELECT generation FROM search_generation)"
                                         " AND position = 0 FROM search.state")) == 1) {
            // A message in several places has the row of the first of them.
            missing = mail.numberOf(QStringLiteral(
                "SELECT count(*) FROM message m LEFT JOIN search.folded f ON f.message = m.id AND f.stamp = "
                "m.stamp"
                " WHERE f.message IS NULL AND NOT EXISTS (SELECT 1 FROM message_place p"
                " JOIN message_place o ON o.server_message = p.server_message AND o.message < p.message"
                " WHERE p.message = m.id)"));
        }
        mail.execute(QStringLiteral("COMMIT"));
        return missing;
    });
}

class ProfileLook
{
public:
    ProfileLook(const QString& profileDir, CheckExtent extent, const ProfileProgress& progress,
                const CancelToken& cancel)
        : m_profileDir(profileDir),
          m_depth(extent == CheckExtent::Quick ? CheckDepth::Quick : CheckDepth::Full), m_progress(progress),
          m_cancel(cancel)
    {
        for (const QString& file :
             {mailFile(profileDir), searchFile(profileDir), bodiesFile(profileDir), junkFile(profileDir)})
            m_total += QFileInfo(file).size();
    }

    Result<CheckReport> run()
    {
        if (auto looked = lookAtMail(); !looked)
            return unexpected(looked.error());
        passed(mailFile(m_profileDir));
        for (const auto& [file, damaged] :
             {std::pair(searchFile(m_profileDir), &CheckReport::isSearchDamaged),
              std::pair(bodiesFile(m_profileDir), &CheckReport::areBodiesDamaged),
              std::pair(junkFile(m_profileDir), &CheckReport::isJunkDamaged)}) {
            const auto found = isCacheDamaged(file, m_depth, m_cancel);
            if (!found)
                return unexpected(found.error());
            m_report.*damaged = *found;
            passed(file);
        }
        lookAtIndex();
        return m_report;
    }

private:
    Result<void> lookAtMail()
    {
        const auto looked = withStorageErrors([&]() -> Result<void> {
            Connection mail(mailFile(m_profileDir), Access::ReadOnly);
            const auto problems = structureProblems(mail, m_depth, m_cancel);
            if (!problems)
                return unexpected(problems.error());
            m_report.mailProblems = *problems;
            if (!problems->isEmpty())
                return {};
            const auto dangling = danglingReferences(mail, m_cancel);
            if (dangling)
                m_report.dangling = *dangling;
            return dangling ? Result<void>() : unexpected(dangling.error());
        });
        if (looked || !isDamageOf(looked.error()))
            return looked;
        m_report.mailProblems.append(looked.error().message);
        return {};
    }

    void lookAtIndex()
    {
        if (m_report.needsRepair() || m_report.isSearchDamaged ||
            !QFileInfo::exists(searchFile(m_profileDir)))
            return;
        // The index commits a moment after the mail.
        for (int tries = 0; tries < 3 && !m_cancel.isCancelled(); ++tries) {
            const auto missing = missingInIndex(m_profileDir);
            if (!missing)
                m_report.isSearchDamaged = isDamageOf(missing.error());
            if (!missing || *missing) {
                m_report.notInSearch = missing ? **missing : 0;
                return;
            }
            QThread::msleep(100);
        }
    }

    void passed(const QString& file)
    {
        m_done += QFileInfo(file).size();
        if (m_progress)
            m_progress(qMin(m_done, m_total), m_total);
    }

    const QString m_profileDir;
    const CheckDepth m_depth;
    const ProfileProgress& m_progress;
    const CancelToken& m_cancel;
    CheckReport m_report;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

bool removeDatabase(const QString& file)
{
    bool isGone = true;
    // The log first: it must never be applied to another file.
    for (const char* suffix : {"-wal", "-shm", ""})
        isGone = (QFile::remove(file + QLatin1String(suffix)) ||
                  !QFileInfo::exists(file + QLatin1String(suffix))) &&
                 isGone;
    return isGone;
}

} // namespace

Result<CheckReport> checkProfile(const QString& profileDir, CheckExtent extent,
                                 const ProfileProgress& progress, const CancelToken& cancel)
{
    return ProfileLook(profileDir, extent, progress, cancel).run();
}

bool mendProfile(const QString& profileDir, const CheckReport& report)
{
    bool isDone = true;
    if (report.isSearchDamaged || report.notInSearch > 0)
        isDone = removeDatabase(searchFile(profileDir)) && isDone;
    if (report.areBodiesDamaged)
        isDone = removeDatabase(bodiesFile(profileDir)) && isDone;
    if (report.isJunkDamaged)
        isDone = removeDatabase(junkFile(profileDir)) && isDone;
    return isDone;
}

} // namespace postaci
