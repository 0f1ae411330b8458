#include "profile/Repair.h"

#include "base/Logging.h"
#include "profile/MailSettling.h"
#include "profile/TableSalvage.h"
#include "store/Database.h"
#include "store/Schema.h"
#include "store/StorageError.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <filesystem>

namespace postaci {

namespace {

/// What is worked out from the messages.
const QStringList& derivedTables()
{
    static const QStringList tables{QStringLiteral("thread_member"), QStringLiteral("thread_key"),
                                    QStringLiteral("thread_untidy"), QStringLiteral("thread_folder"),
                                    QStringLiteral("upkeep"),        QStringLiteral("search_generation")};
    return tables;
}

QString repairPlace(const QString& profileDir)
{
    return profileDir + QStringLiteral("/repair.part");
}

/// In the place of the repair once the new file is whole: the name of the directory with the damaged one.
QString readyNote(const QString& place)
{
    return place + QStringLiteral("/ready");
}

QString wantedNote(const QString& profileDir)
{
    return profileDir + QStringLiteral("/repair-wanted");
}

/// A new mail.db of the version that the damaged one had, so that its rows have the columns of the same
/// names.
Result<void> makeEmpty(const QString& file, int version)
{
    return withStorageErrors([&]() -> Result<void> {
        Connection mail(file, Access::ReadWrite);
        mail.execute(QStringLiteral("PRAGMA page_size = 4096; PRAGMA synchronous = OFF"));
        upgrade(mail, mailSchema().first(version));
        return {};
    });
}

Result<SalvagedTables> fill(const QString& file, DamagedFile& source, const ProfileProgress& progress,
                            const CancelToken& cancel)
{
    return withStorageErrors([&]() -> Result<SalvagedTables> {
        SQLite::Database mail(file.toStdString(), SQLite::OPEN_READWRITE);
        mail.exec("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768; BEGIN");
        auto salvaged = salvageTables(source, mail, derivedTables(), progress, cancel);
        mail.exec("COMMIT");
        return salvaged;
    });
}

bool copyQuickly(const QString& from, const QString& to)
{
    if (!QFileInfo::exists(from))
        return true;
    std::error_code failure;
    std::filesystem::create_hard_link(std::filesystem::path(from.toStdU16String()),
                                      std::filesystem::path(to.toStdU16String()), failure);
    return !failure || QFile::copy(from, to);
}

/// Where the log of the damaged file goes before the new one takes its place.
QString oldLog(const QString& place)
{
    return place + QStringLiteral("/old-wal");
}

/// The damaged file, with its log, has a second name by now, so nothing is lost whatever happens here. Where
/// the new one cannot take its place, it has its log again.
Result<void> putInPlace(const QString& profileDir)
{
    const QString place = repairPlace(profileDir);
    const QString log = mailFile(profileDir) + QStringLiteral("-wal");
    if (QFileInfo::exists(mailFile(place))) {
        // A log belongs to the file that it was written for.
        const bool hasLog = QFileInfo::exists(log);
        if (auto put = hasLog ? renameOver(log, oldLog(place)) : Result<void>(); !put)
            return put;
        if (auto put = renameOver(mailFile(place), mailFile(profileDir)); !put) {
            if (hasLog)
                (void)renameOver(oldLog(place), log);
            return put;
        }
        QFile::remove(mailFile(profileDir) + QStringLiteral("-shm"));
    }
    QDir(place).removeRecursively();
    wantRepair(profileDir, false);
    return {};
}

/// What is attached to drafts: their rows may be among what is lost, and then nothing names it any more.
bool copyDraftFiles(const QString& profileDir, const QString& kept)
{
    const QList<ProfileFile> files = profileFiles(profileDir);
    return std::all_of(files.begin(), files.end(), [&](const ProfileFile& file) {
        const QString to = kept + QLatin1Char('/') + file.name;
        return file.kind != ProfileFileKind::DraftFiles ||
               (makePrivateDirectory(QFileInfo(to).absolutePath()) &&
                copyQuickly(profileDir + QLatin1Char('/') + file.name, to));
    });
}

Result<QString> keepDamaged(const QString& profileDir)
{
    auto kept = makeKeptByRepair(profileDir);
    if (!kept)
        return kept;
    bool isKept = copyDraftFiles(profileDir, *kept);
    for (const char* suffix : {"", "-wal"}) {
        const QString name = QStringLiteral("/mail.db") + QLatin1String(suffix);
        isKept = isKept && copyQuickly(profileDir + name, *kept + name);
    }
    if (!isKept) {
        QDir(*kept).removeRecursively();
        return unexpected(ErrorKind::Storage, ErrorReason::DiskFull,
                          QStringLiteral("mail.db cannot be kept"));
    }
    syncToDisk(*kept);
    return kept;
}

/// In one step, so that the rest of it is never taken for a repair.
void removeRepair(const QString& place)
{
    QFile::remove(readyNote(place));
    QDir(place).removeRecursively();
}

/// One repair on its way; what it makes is in repair.part until it is whole.
class RepairRun
{
public:
    RepairRun(QString profileDir, const ProfileProgress& progress, const CancelToken& cancel)
        : m_profileDir(std::move(profileDir)), m_place(repairPlace(m_profileDir)), m_progress(progress),
          m_cancel(cancel)
    {
    }

    Result<RepairReport> run()
    {
        removeRepair(m_place);
        auto repaired = work();
        if (!repaired) {
            // Only here where it could not be given back: then the next start goes on.
            if (!QFileInfo::exists(oldLog(m_place)))
                removeRepair(m_place);
            if (!m_report.kept.isEmpty() && !QFileInfo::exists(m_place))
                QDir(m_report.kept).removeRecursively();
        }
        return repaired;
    }

private:
    Result<RepairReport> work()
    {
        if (auto made = makePrivateDirectory(m_place); !made)
            return unexpected(made.error());
        if (auto made = makeNewFile(); !made)
            return unexpected(made.error());
        if (auto counted = count(); !counted)
            return unexpected(counted.error());
        auto kept = keepDamaged(m_profileDir);
        if (!kept)
            return unexpected(kept.error());
        m_report.kept = *kept;
        syncToDisk(mailFile(m_place));
        QSaveFile note(readyNote(m_place));
        if (!note.open(QIODevice::WriteOnly) || !note.commit())
            return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable, note.errorString());
        if (auto put = putInPlace(m_profileDir); !put)
            return unexpected(put.error());
        return m_report;
    }

    Result<void> makeNewFile()
    {
        const int newest = int(mailSchema().size());
        auto source = DamagedFile::open(mailFile(m_profileDir));
        if (!source)
            return unexpected(source.error());
        const int version = (*source)->userVersion();
        const QString file = mailFile(m_place);
        if (auto made = makeEmpty(file, version >= 1 && version <= newest ? version : newest); !made)
            return made;
        const auto salvaged = fill(file, **source, m_progress, m_cancel);
        if (!salvaged)
            return unexpected(salvaged.error());
        m_report.damaged = salvaged->damaged;
        m_report.lostPlaces = salvaged->lostPlaces;
        const auto settled = settleMailIn(m_place, m_cancel);
        if (!settled)
            return unexpected(settled.error());
        m_report.lostAccounts = settled->lostAccounts;
        m_report.found = settled->found;
        return {};
    }

    Result<void> count()
    {
        return withStorageErrors([&]() -> Result<void> {
            Connection mail(mailFile(m_place), Access::ReadWrite);
            const auto rows = [&mail](const char* what) {
                return mail.numberOf(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(what));
            };
            m_report.messages = rows("message");
            m_report.localMessages = rows("local_body");
            m_report.drafts = rows("draft");
            m_report.unsent = rows("outbox WHERE state <> 5");
            m_report.contacts = rows("contact");
            m_report.rules = rows("rule");
            mail.execute(QStringLiteral("PRAGMA journal_mode = DELETE"));
            return {};
        });
    }

    const QString m_profileDir;
    const QString m_place;
    const ProfileProgress& m_progress;
    const CancelToken& m_cancel;
    RepairReport m_report;
};

} // namespace

Result<RepairReport> repairMail(const QString& profileDir, const ProfileProgress& progress,
                                const CancelToken& cancel)
{
    const auto lock = ProfileLock::take(profileDir);
    if (!lock)
        return unexpected(lock.error());
    // One that a newer program has written is not damaged, and this one does not know what is in it.
    const auto version = checkVersion(mailFile(profileDir), int(mailSchema().size()));
    if (!version && version.error().reason == ErrorReason::DatabaseTooNew)
        return unexpected(version.error());
    auto repaired = RepairRun(profileDir, progress, cancel).run();
    if (repaired)
        qCWarning(logStore) << "mail.db was repaired; places that could not be read:" << repaired->lostPlaces;
    return repaired;
}

Result<void> finishRepair(const QString& profileDir)
{
    if (!isRepairBegun(profileDir))
        return {};
    const auto lock = ProfileLock::take(profileDir);
    return lock ? putInPlace(profileDir) : unexpected(lock.error());
}

bool isRepairBegun(const QString& profileDir)
{
    return QFileInfo::exists(readyNote(repairPlace(profileDir)));
}

void keepFilesOfLostDrafts(const QString& profileDir)
{
    // A log alone is of a mail.db that a repair brings back, and one that cannot be looked at may be there.
    const QFileInfo mail(mailFile(profileDir));
    const QFileInfo files(profileDir + QStringLiteral("/drafts"));
    if (mail.size() > 0 || mail.isSymLink() || wasProfileKilled(profileDir) || !files.isDir() ||
        QDir(files.filePath()).isEmpty())
        return;
    const auto lock = ProfileLock::take(profileDir);
    if (!lock)
        return;
    const auto kept = makeKeptByRepair(profileDir);
    if (!kept)
        return;
    if (renameOver(files.filePath(), *kept + QStringLiteral("/drafts")))
        qCWarning(logStore) << "mail.db is gone; what was attached to drafts is kept in" << *kept;
    else
        QDir().rmdir(*kept);
}

bool isProfileInUse(const QString& profileDir)
{
    if (!QFileInfo(profileDir).isDir())
        return false;
    const auto lock = ProfileLock::take(profileDir);
    return !lock && lock.error().reason == ErrorReason::DatabaseLocked;
}

void wantRepair(const QString& profileDir, bool isWanted)
{
    QFile note(wantedNote(profileDir));
    if (isWanted)
        (void)note.open(QIODevice::WriteOnly);
    else
        note.remove();
}

bool isRepairWanted(const QString& profileDir)
{
    return QFileInfo::exists(wantedNote(profileDir));
}

} // namespace postaci
