#include "profile/Restore.h"

#include "base/Logging.h"
#include "profile/BackupArchive.h"
#include "profile/DatabaseCheck.h"
#include "profile/OutboxCaution.h"
#include "store/Database.h"
#include "store/Schema.h"
#include "store/StorageError.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStorageInfo>

namespace postaci {

namespace {

// The directory restore.part becomes "restore" when all in it is checked. In it are the files, under "files",
// and a note, whose name says how far applying it is.
constexpr auto kReady = "ready";        ///< the files of the profile are to be put aside
constexpr auto kMovingIn = "moving-in"; ///< they are, and the others are to be put in their place

QString unfinishedPlace(const QString& profileDir)
{
    return profileDir + QStringLiteral("/restore.part");
}

QString stagedPlace(const QString& profileDir)
{
    return profileDir + QStringLiteral("/restore");
}

QString filesIn(const QString& place)
{
    return place + QStringLiteral("/files");
}

Unexpected damagedBackup(const QString& part)
{
    return unexpected(ErrorKind::Input, ErrorReason::DatabaseBroken,
                      QStringLiteral("The backup is damaged: %1 is not as it was written").arg(part));
}

Unexpected restoreCancelled()
{
    return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
}

Unexpected cannotWrite(const QFileDevice& file)
{
    return unexpected(ErrorKind::Storage,
                      file.error() == QFileDevice::ResourceError ? ErrorReason::DiskFull
                                                                 : ErrorReason::FileUnwritable,
                      QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
}

/// Unpacks and checks the parts of a backup.
class Unpacking
{
public:
    Unpacking(const BackupInfo& info, QString target, const ProfileProgress& progress,
              const CancelToken& cancel)
        : m_total(info.bytes()), m_target(std::move(target)), m_progress(progress), m_cancel(cancel)
    {
        for (const BackupPart& part : info.parts)
            m_missing.insert(part.name, part);
    }

    Result<void> run(const QString& file)
    {
        auto archive = ArchiveReader::open(file);
        if (!archive)
            return unexpected(archive.error());
        ArchiveReader::Entry entry;
        for (;;) {
            const auto found = (*archive)->next(entry);
            if (!found)
                return damagedBackup(file);
            if (!*found)
                break;
            // What stands twice is taken once, and what the table does not name, never.
            const auto part = m_missing.constFind(entry.name);
            if (!entry.isFile || part == m_missing.constEnd())
                continue;
            if (auto taken = take(**archive, *part); !taken)
                return taken;
            m_missing.remove(entry.name);
        }
        return m_missing.isEmpty() ? Result<void>() : damagedBackup(m_missing.cbegin().key());
    }

private:
    Result<void> take(ArchiveReader& archive, const BackupPart& part)
    {
        const QString path = m_target + QLatin1Char('/') + part.name;
        if (auto made = makePrivateDirectory(QFileInfo(path).absolutePath()); !made)
            return made;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return cannotWrite(file);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (qint64 done = 0;;) {
            const auto piece = archive.read();
            if (!piece)
                return damagedBackup(part.name);
            if (m_cancel.isCancelled())
                return restoreCancelled();
            done += piece->size();
            if (done > part.size || (piece->isEmpty() && done < part.size))
                return damagedBackup(part.name);
            if (piece->isEmpty())
                break;
            hash.addData(*piece);
            if (file.write(*piece) != piece->size())
                return cannotWrite(file);
            m_done += piece->size();
            if (m_progress)
                m_progress(m_done, m_total);
        }
        file.close();
        syncToDisk(path);
        return hash.result() == part.sha256 ? Result<void>() : damagedBackup(part.name);
    }

    QHash<QString, BackupPart> m_missing;
    const qint64 m_total;
    qint64 m_done = 0;
    const QString m_target;
    const ProfileProgress& m_progress;
    const CancelToken& m_cancel;
};

Result<void> checkMail(const QString& file, const CancelToken& cancel)
{
    const QStringList versions = mailSchema();
    const auto version = checkVersion(file, int(versions.size()));
    if (!version)
        return version.error().reason == ErrorReason::DatabaseBroken
                   ? damagedBackup(QStringLiteral("mail.db"))
                   : unexpected(version.error());
    auto checked = withStorageErrors([&]() -> Result<void> {
        Connection mail(file, Access::ReadWrite);
        mail.execute(QStringLiteral("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON"));
        if (auto sound = expectSound(mail, CheckDepth::Full, cancel); !sound)
            return sound;
        const auto dangling = danglingReferences(mail, cancel);
        if (!dangling)
            return unexpected(dangling.error());
        if (*dangling > 0)
            return unexpected(ErrorKind::Storage, ErrorReason::DatabaseBroken,
                              QStringLiteral("a reference points to nothing"));
        mail.execute(QStringLiteral("PRAGMA foreign_keys = ON"));
        upgrade(mail, versions);
        mail.execute(QStringLiteral("BEGIN IMMEDIATE"));
        makeUnsentUncertain(mail);
        mail.execute(QStringLiteral("COMMIT"));
        mail.execute(QStringLiteral("PRAGMA journal_mode = DELETE"));
        return {};
    });
    syncToDisk(file);
    if (!checked && checked.error().reason == ErrorReason::DatabaseBroken)
        return unexpected(ErrorKind::Input, ErrorReason::DatabaseBroken, checked.error().message);
    return checked;
}

Result<void> writeNote(const QString& place, const QString& backup, const QString& kept)
{
    QSaveFile note(place + QLatin1Char('/') + QLatin1String(kReady));
    const QJsonObject object{{QStringLiteral("kept"), kept}, {QStringLiteral("backup"), backup}};
    if (!note.open(QIODevice::WriteOnly) || note.write(QJsonDocument(object).toJson()) < 0 || !note.commit())
        return cannotWrite(note);
    return {};
}

QJsonObject noteOf(const QString& place)
{
    for (const char* name : {kReady, kMovingIn}) {
        QFile note(place + QLatin1Char('/') + QLatin1String(name));
        if (note.open(QIODevice::ReadOnly))
            return QJsonDocument::fromJson(note.readAll()).object();
    }
    return {};
}

QString freeName(const QString& profileDir)
{
    const QString wanted = keptByRestoreName(QDateTime::currentDateTimeUtc());
    QString name = wanted;
    for (int i = 2; QFileInfo::exists(profileDir + QLatin1Char('/') + name); ++i)
        name = wanted + QLatin1Char('-') + QString::number(i);
    return name;
}

/// What stays in its place whatever is restored.
bool staysInPlace(const QString& name)
{
    return name.startsWith(QLatin1String("profile.lock")) || name.startsWith(QLatin1String("restore")) ||
           name.endsWith(QLatin1String(".socket")) || kindOfProfileFile(name) == ProfileFileKind::Kept;
}

/// Moves all that is at the top of one directory into another, where it takes nothing's place.
Result<void> moveAll(const QString& from, const QString& to)
{
    if (auto made = makePrivateDirectory(to); !made)
        return made;
    const QStringList names =
        QDir(from).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QString& name : names) {
        if (staysInPlace(name))
            continue;
        if (auto moved = renameOver(from + QLatin1Char('/') + name, to + QLatin1Char('/') + name); !moved)
            return moved;
    }
    return {};
}

Result<AppliedRestore> applyFrom(const QString& place, const QString& profileDir)
{
    const QString ready = place + QLatin1Char('/') + QLatin1String(kReady);
    const QString movingIn = place + QLatin1Char('/') + QLatin1String(kMovingIn);
    QString kept = noteOf(place).value(QStringLiteral("kept")).toString();
    if (kindOfProfileFile(kept) != ProfileFileKind::Kept || kept.contains(QLatin1Char('/')))
        kept = freeName(profileDir);
    const QString keptPlace = profileDir + QLatin1Char('/') + kept;
    if (QFileInfo::exists(ready)) {
        if (auto put = moveAll(profileDir, keptPlace); !put)
            return unexpected(put.error());
        if (auto noted = renameOver(ready, movingIn); !noted)
            return unexpected(noted.error());
    }
    if (auto put = moveAll(filesIn(place), profileDir); !put)
        return unexpected(put.error());
    QDir(place).removeRecursively();
    QDir().rmdir(keptPlace); // where there was nothing to keep
    return AppliedRestore{QFileInfo::exists(keptPlace) ? keptPlace : QString()};
}

} // namespace

Result<StagedRestore> stageRestore(const QString& file, const QString& profileDir,
                                   const ProfileProgress& progress, const CancelToken& cancel)
{
    const auto info = readBackupInfo(file);
    if (!info)
        return unexpected(info.error());
    if (info->schema > int(mailSchema().size()))
        return unexpected(ErrorKind::Storage, ErrorReason::DatabaseTooNew,
                          QStringLiteral("%1 is of a newer version").arg(file));
    if (auto made = makePrivateDirectory(profileDir); !made)
        return unexpected(made.error());
    const QStorageInfo disk(profileDir);
    if (disk.isValid() && disk.bytesAvailable() < info->bytes())
        return unexpected(ErrorKind::Storage, ErrorReason::DiskFull,
                          QStringLiteral("%1 bytes are needed").arg(info->bytes()));
    const QString place = unfinishedPlace(profileDir);
    QDir(place).removeRecursively();
    StagedRestore staged{*info, freeName(profileDir)};
    const auto unpacked = [&]() -> Result<void> {
        if (auto taken = Unpacking(*info, filesIn(place), progress, cancel).run(file); !taken)
            return taken;
        if (auto checked = checkMail(mailFile(filesIn(place)), cancel); !checked)
            return checked;
        if (auto noted = writeNote(place, file, staged.kept); !noted)
            return noted;
        discardStagedRestore(profileDir);
        return renameOver(place, stagedPlace(profileDir));
    }();
    if (!unpacked) {
        QDir(place).removeRecursively();
        return unexpected(unpacked.error());
    }
    return staged;
}

std::optional<StagedRestore> stagedRestore(const QString& profileDir)
{
    const QString place = stagedPlace(profileDir);
    if (!QFileInfo::exists(filesIn(place)))
        return std::nullopt;
    const QJsonObject note = noteOf(place);
    const auto info = readBackupInfo(note.value(QStringLiteral("backup")).toString());
    return StagedRestore{info.value_or({}), note.value(QStringLiteral("kept")).toString()};
}

void discardStagedRestore(const QString& profileDir)
{
    const QString place = stagedPlace(profileDir);
    // Half of it may be in its place already: then there is no way back.
    if (!QFileInfo::exists(place + QLatin1Char('/') + QLatin1String(kMovingIn)))
        QDir(place).removeRecursively();
}

Result<std::optional<AppliedRestore>> applyStagedRestore(const QString& profileDir)
{
    const QString place = stagedPlace(profileDir);
    if (!QFileInfo::exists(place))
        return std::optional<AppliedRestore>();
    const auto lock = ProfileLock::take(profileDir);
    if (!lock)
        return unexpected(lock.error());
    const auto applied = applyFrom(place, profileDir);
    if (!applied)
        return unexpected(applied.error());
    qCInfo(logStore) << "a backup was restored";
    return std::optional<AppliedRestore>(*applied);
}

} // namespace postaci
