#include "profile/KeptCopies.h"

#include "store/Connection.h"
#include "store/Database.h"
#include "store/StorageError.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace postaci {

namespace {

/// As freeKeptName() has it.
QDateTime timeInName(const QString& name)
{
    static const QRegularExpression time(QStringLiteral("-(\\d{4}-\\d\\d-\\d\\d-\\d{6})(-\\d+)?$"));
    return QDateTime::fromString(time.match(name).captured(1), QStringLiteral("yyyy-MM-dd-hhmmss"));
}

Unexpected keptCancelled()
{
    return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
}

/// The directory, if that is what a restore or a repair makes, and no link to another.
Result<QString> keptDirectory(const QString& profileDir, const QString& name)
{
    const QFileInfo info(profileDir + QLatin1Char('/') + name);
    const bool isOne = !name.isEmpty() && QFileInfo(name).fileName() == name &&
                       kindOfProfileFile(name) == ProfileFileKind::Kept && info.isDir() && !info.isSymLink();
    if (!isOne)
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("There is no kept copy called %1").arg(name));
    return info.absoluteFilePath();
}

/// Texts that no server has.
struct LocalTexts
{
    QSet<QString> ids;    ///< Message-IDs
    qint64 withoutId = 0; ///< which cannot be looked for elsewhere
};

LocalTexts localTextsOf(Connection& mail, const CancelToken& cancel)
{
    LocalTexts texts;
    Query rows = mail.query("SELECT message.message_id FROM local_body"
                            " JOIN message ON message.id = local_body.message");
    while (!cancel.isCancelled() && rows.next()) {
        const QString id = rows.text(0);
        if (id.isEmpty())
            ++texts.withoutId;
        else
            texts.ids.insert(id);
    }
    return texts;
}

/// How many of them the profile has not got: neither whole on this computer nor at a server. A copy that is
/// still to be made at a server is not there yet.
qint64 missingOf(LocalTexts texts, const QString& profileDir, const CancelToken& cancel)
{
    if (!texts.ids.isEmpty() && QFileInfo::exists(mailFile(profileDir))) {
        Connection mail(mailFile(profileDir), Access::ReadOnly);
        Query rows =
            mail.query("SELECT m.message_id FROM message m JOIN folder f ON f.id = m.folder"
                       " LEFT JOIN local_body l ON l.message = m.id AND l.complete"
                       " LEFT JOIN copy_log c ON c.copy = m.id"
                       " WHERE m.shown_folder IS NOT NULL"
                       " AND CASE WHEN f.is_local THEN l.message IS NOT NULL ELSE c.copy IS NULL END");
        while (!cancel.isCancelled() && !texts.ids.isEmpty() && rows.next())
            texts.ids.remove(rows.text(0));
    }
    return texts.ids.size() + texts.withoutId;
}

/// SQLite leaves files beside a database that it has only read; a copy stays as it was kept.
class TracesOfReading
{
public:
    explicit TracesOfReading(const QString& file)
    {
        for (const char* ending : {"-shm", "-wal"})
            if (const QString beside = file + QLatin1String(ending); !QFileInfo::exists(beside))
                m_files.append(beside);
    }
    ~TracesOfReading()
    {
        for (const QString& file : m_files)
            QFile::remove(file);
    }
    TracesOfReading(const TracesOfReading&) = delete;
    TracesOfReading& operator=(const TracesOfReading&) = delete;

private:
    QStringList m_files; ///< that were not there before
};

/// A damaged file gives as many numbers as it can, none of which is said then.
void readMail(const QString& dir, const QString& profileDir, const CancelToken& cancel,
              KeptContents* contents)
{
    const TracesOfReading traces(mailFile(dir));
    const auto read = withStorageErrors([&]() -> Result<void> {
        Connection mail(mailFile(dir), Access::ReadOnly);
        contents->messages = mail.numberOf(QStringLiteral("SELECT count(*) FROM message"));
        contents->drafts = mail.numberOf(QStringLiteral("SELECT count(*) FROM draft"));
        contents->contacts = mail.numberOf(QStringLiteral("SELECT count(*) FROM contact"));
        contents->onlyThere = missingOf(localTextsOf(mail, cancel), profileDir, cancel);
        return {};
    });
    contents->isReadable = read.has_value();
}

/// All that is in a directory; links stand for themselves. The mail comes last of the files: who stops in
/// the middle still has that.
struct KeptEntries
{
    QFileInfoList files;
    QStringList directories; ///< deepest first
};

KeptEntries entriesOf(const QString& dir)
{
    KeptEntries entries;
    QDirIterator found(dir, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (found.hasNext()) {
        found.next();
        const QFileInfo info = found.fileInfo();
        if (info.isDir() && !info.isSymLink())
            entries.directories.prepend(info.absoluteFilePath());
        else
            entries.files.append(info);
    }
    std::stable_partition(entries.files.begin(), entries.files.end(), [](const QFileInfo& file) {
        return kindOfProfileFile(file.fileName()) != ProfileFileKind::Mail;
    });
    return entries;
}

} // namespace

QList<KeptCopy> keptCopies(const QList<ProfileFile>& files)
{
    QList<KeptCopy> copies;
    for (const ProfileFile& file : files) {
        const QString name = file.name.section(QLatin1Char('/'), 0, 0);
        if (file.kind != ProfileFileKind::Kept || name == file.name)
            continue;
        auto copy = std::find_if(copies.begin(), copies.end(),
                                 [&name](const KeptCopy& known) { return known.name == name; });
        if (copy == copies.end())
            copy = copies.insert(copies.end(), {name, makerOfKept(name), timeInName(name), 0});
        copy->size += file.size;
    }
    std::stable_sort(copies.begin(), copies.end(),
                     [](const KeptCopy& one, const KeptCopy& other) { return one.made > other.made; });
    return copies;
}

Result<KeptContents> readKept(const QString& profileDir, const QString& name, const CancelToken& cancel)
{
    const auto dir = keptDirectory(profileDir, name);
    if (!dir)
        return unexpected(dir.error());
    KeptContents contents;
    const QDir place(*dir);
    for (const QFileInfo& info : entriesOf(*dir).files) {
        const QString file = place.relativeFilePath(info.absoluteFilePath());
        const ProfileFileKind kind = kindOfProfileFile(file);
        if (kind == ProfileFileKind::DraftFiles)
            ++contents.draftFiles;
        else if (kind == ProfileFileKind::Settings)
            contents.otherFiles.append(file);
    }
    contents.hasMail = QFileInfo::exists(mailFile(*dir));
    if (contents.hasMail)
        readMail(*dir, profileDir, cancel, &contents);
    return cancel.isCancelled() ? Result<KeptContents>(keptCancelled()) : Result<KeptContents>(contents);
}

Result<qint64> removeKept(const QString& profileDir, const QString& name, const ProfileProgress& progress,
                          const CancelToken& cancel)
{
    const auto dir = keptDirectory(profileDir, name);
    if (!dir)
        return unexpected(dir.error());
    const KeptEntries entries = entriesOf(*dir);
    qint64 total = 0;
    for (const QFileInfo& file : entries.files)
        total += file.isSymLink() ? 0 : file.size();
    qint64 freed = 0;
    for (const QFileInfo& file : entries.files) {
        if (cancel.isCancelled())
            return keptCancelled();
        const qint64 size = file.isSymLink() ? 0 : file.size();
        QFile gone(file.absoluteFilePath());
        if (!gone.remove())
            return unexpected(
                ErrorKind::Storage, ErrorReason::FileUnwritable,
                QStringLiteral("%1 cannot be removed: %2").arg(gone.fileName(), gone.errorString()));
        freed += size;
        if (progress)
            progress(freed, total);
    }
    for (const QString& directory : entries.directories)
        QDir().rmdir(directory);
    if (!QDir().rmdir(*dir))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("%1 cannot be removed").arg(*dir));
    return freed;
}

} // namespace postaci
