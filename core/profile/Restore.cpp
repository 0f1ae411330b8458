#include "profile/Restore.h"

#include "base/Logging.h"
#include "base/WriteFailure.h"
#include "profile/BackupArchive.h"
#include "profile/DatabaseCheck.h"
#include "profile/MailSettling.h"
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

/// What is thrown away has this name first, in one step: a part of it must never be taken for the whole.
QString removedPlace(const QString& profileDir)
{
    return profileDir + QStringLiteral("/restore-removed.part");
}

void removeStaged(const QString& profileDir)
{
    const QString removed = removedPlace(profileDir);
    QDir(removed).removeRecursively();
    (void)renameOver(stagedPlace(profileDir), removed);
    QDir(removed).removeRecursively();
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
    return unexpected(ErrorKind::Storage, reasonOfWriteFailure(file),
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

/// A profile may have had references that point to nothing for long without harm, so its backup has them too:
/// they are settled as a repair does it, in a directory of their own.
Result<void> settleIn(const QString& dir, const QString& file, const CancelToken& cancel)
{
    const auto dangling = withStorageErrors([&]() -> Result<qint64> {
        Connection mail(file, Access::ReadWrite);
        mail.execute(QStringLiteral("PRAGMA trusted_schema = OFF"));
        return danglingReferences(mail, cancel);
    });
    if (!dangling || *dangling == 0)
        return dangling ? Result<void>() : unexpected(dangling.error());
    qCWarning(logStore) << "the backup has references that point to nothing:" << *dangling;
    if (auto made = makePrivateDirectory(dir); !made)
        return made;
    if (auto moved = renameOver(file, mailFile(dir)); !moved)
        return moved;
    if (const auto settled = settleMailIn(dir, cancel); !settled)
        return unexpected(settled.error());
    auto closed = withStorageErrors([&]() -> Result<void> {
        Connection(mailFile(dir), Access::ReadWrite).execute(QStringLiteral("PRAGMA journal_mode = DELETE"));
        return {};
    });
    if (closed)
        closed = renameOver(mailFile(dir), file);
    QDir(dir).removeRecursively();
    return closed;
}

/// The newest version, and nothing in it goes out by itself.
Result<void> prepare(const QString& file)
{
    return withStorageErrors([&]() -> Result<void> {
        Connection mail(file, Access::ReadWrite);
        mail.execute(QStringLiteral("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON"));
        upgrade(mail, mailSchema());
        mail.execute(QStringLiteral("BEGIN IMMEDIATE"));
        makeUnsentUncertain(mail);
        mail.execute(QStringLiteral("COMMIT"));
        mail.execute(QStringLiteral("PRAGMA journal_mode = DELETE"));
        return {};
    });
}

/// `spare`: a directory beside that may be made and is gone afterwards.
Result<void> checkMail(const QString& file, const QString& spare, const CancelToken& cancel)
{
    const auto version = checkVersion(file, int(mailSchema().size()));
    if (!version)
        return version.error().reason == ErrorReason::DatabaseBroken
                   ? damagedBackup(QStringLiteral("mail.db"))
                   : unexpected(version.error());
    auto checked = withStorageErrors([&]() -> Result<void> {
        Connection mail(file, Access::ReadWrite);
        mail.execute(QStringLiteral("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON"));
        if (auto sound = expectSound(mail, CheckDepth::Full, cancel); !sound)
            return sound;
        return {};
    });
    if (checked)
        checked = settleIn(spare, file, cancel);
    if (checked)
        checked = prepare(file);
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

/// What stays in its place whatever is restored.
bool staysInPlace(const QString& name)
{
    return name.startsWith(QLatin1String("profile.lock")) || name.startsWith(QLatin1String("restore")) ||
           name.endsWith(QLatin1String(".socket")) || kindOfProfileFile(name) == ProfileFileKind::Kept;
}

QStringList topOf(const QString& dir)
{
    return QDir(dir).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

/// Whether there is anything, be it a link to nothing.
bool isTaken(const QString& path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

/// A rename that takes nothing's place: whoever has both directories holds the profile, so nobody else makes
/// such a name between the look and the move.
Result<void> moveTo(const QString& from, const QString& to)
{
    if (isTaken(to))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("%1 is there already").arg(to));
    return renameOver(from, to);
}

/// Puts the files of a profile into `kept`. Where it has one of that name already (the program was started,
/// and made a new one, while the old one was put aside), into a directory of their own.
class PuttingAside
{
public:
    PuttingAside(QString profileDir, QString kept)
        : m_profileDir(std::move(profileDir)), m_kept(std::move(kept))
    {
    }

    Result<void> all()
    {
        if (auto made = makePrivateDirectory(m_kept); !made)
            return made;
        for (const QString& name : topOf(m_profileDir)) {
            if (staysInPlace(name))
                continue;
            if (auto put = one(name); !put)
                return put;
        }
        return {};
    }

    Result<void> one(const QString& name)
    {
        QString into = m_kept;
        if (isTaken(m_kept + QLatin1Char('/') + name)) {
            if (m_second.isEmpty())
                m_second = m_profileDir + QLatin1Char('/') + freeKeptName(m_profileDir, KeptBy::Restore);
            into = m_second;
        }
        if (auto made = makePrivateDirectory(into); !made)
            return made;
        const QString to = into + QLatin1Char('/') + name;
        auto moved = moveTo(m_profileDir + QLatin1Char('/') + name, to);
        if (moved)
            m_moved.append({name, to});
        return moved;
    }

    /// What was put aside so far goes back. What cannot stays where it is, and the next call goes on.
    void takeBack()
    {
        while (!m_moved.isEmpty()) {
            const auto [name, to] = m_moved.takeLast();
            if (!moveTo(to, m_profileDir + QLatin1Char('/') + name))
                return;
        }
        QDir().rmdir(m_kept);
        if (!m_second.isEmpty())
            QDir().rmdir(m_second);
    }

private:
    const QString m_profileDir;
    const QString m_kept;
    QString m_second;
    QList<std::pair<QString, QString>> m_moved;
};

/// The files of the backup into the profile, where nothing is now but what somebody has made meanwhile.
Result<void> moveIn(const QString& files, const QString& profileDir, PuttingAside& aside)
{
    for (const QString& name : topOf(files)) {
        if (staysInPlace(name))
            continue;
        // A log belongs to the file that it was written for.
        for (const char* suffix : {"", "-wal", "-shm"}) {
            const QString present = name + QLatin1String(suffix);
            const bool isOfIt = *suffix == '\0' || name.endsWith(QLatin1String(".db"));
            if (!isOfIt || !isTaken(profileDir + QLatin1Char('/') + present))
                continue;
            if (auto put = aside.one(present); !put)
                return put;
        }
        const QString to = profileDir + QLatin1Char('/') + name;
        if (auto moved = moveTo(files + QLatin1Char('/') + name, to); !moved)
            return moved;
    }
    return {};
}

bool hasNote(const QString& place, const char* name)
{
    return QFileInfo::exists(place + QLatin1Char('/') + QLatin1String(name));
}

/// Where the files of the profile go that a restore in `place` takes the place of.
QString keptPlaceOf(const QString& place, const QString& profileDir)
{
    QString kept = noteOf(place).value(QStringLiteral("kept")).toString();
    if (kindOfProfileFile(kept) != ProfileFileKind::Kept || kept.contains(QLatin1Char('/')))
        kept = freeKeptName(profileDir, KeptBy::Restore);
    return profileDir + QLatin1Char('/') + kept;
}

Result<AppliedRestore> applyFrom(const QString& place, const QString& profileDir)
{
    const QString keptPlace = keptPlaceOf(place, profileDir);
    PuttingAside aside(profileDir, keptPlace);
    if (hasNote(place, kReady)) {
        if (auto put = aside.all(); !put) {
            aside.takeBack();
            return unexpected(put.error());
        }
        const QString notes = place + QLatin1Char('/');
        if (auto noted = renameOver(notes + QLatin1String(kReady), notes + QLatin1String(kMovingIn));
            !noted) {
            aside.takeBack();
            return unexpected(noted.error());
        }
    }
    if (auto put = moveIn(filesIn(place), profileDir, aside); !put)
        return unexpected(put.error());
    removeStaged(profileDir);
    QDir().rmdir(keptPlace); // where there was nothing to keep
    return AppliedRestore{QFileInfo::exists(keptPlace) ? keptPlace : QString()};
}

/// Nobody else has the profile.
Result<std::optional<AppliedRestore>> applyAlone(const QString& profileDir)
{
    const QString place = stagedPlace(profileDir);
    QDir(removedPlace(profileDir)).removeRecursively();
    if (!QFileInfo::exists(place))
        return std::optional<AppliedRestore>();
    // What has no note is the rest of one that was thrown away, or has been done.
    if (!hasNote(place, kReady) && !hasNote(place, kMovingIn)) {
        removeStaged(profileDir);
        return std::optional<AppliedRestore>();
    }
    const auto applied = applyFrom(place, profileDir);
    if (!applied)
        return unexpected(applied.error());
    qCInfo(logStore) << "a backup was restored";
    return std::optional<AppliedRestore>(*applied);
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
    StagedRestore staged{*info, freeKeptName(profileDir, KeptBy::Restore)};
    const auto unpacked = [&]() -> Result<void> {
        if (auto taken = Unpacking(*info, filesIn(place), progress, cancel).run(file); !taken)
            return taken;
        if (auto checked = checkMail(mailFile(filesIn(place)), place + QStringLiteral("/settled"), cancel);
            !checked)
            return checked;
        if (auto noted = writeNote(place, file, staged.kept); !noted)
            return noted;
        if (cancel.isCancelled()) // the last moment: one that waits already is let go of next
            return restoreCancelled();
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
    // Half of it may be in its place already: then there is no way back.
    if (QFileInfo::exists(stagedPlace(profileDir)) && !isRestoreBegun(profileDir))
        removeStaged(profileDir);
}

bool isRestoreBegun(const QString& profileDir)
{
    const QString place = stagedPlace(profileDir);
    if (hasNote(place, kMovingIn))
        return true;
    return hasNote(place, kReady) && QFileInfo::exists(keptPlaceOf(place, profileDir));
}

Result<std::optional<AppliedRestore>> applyStagedRestore(const QString& profileDir)
{
    if (!QFileInfo::exists(stagedPlace(profileDir)) && !QFileInfo::exists(removedPlace(profileDir)))
        return std::optional<AppliedRestore>();
    const auto lock = ProfileLock::take(profileDir);
    return lock ? applyAlone(profileDir) : unexpected(lock.error());
}

Result<RestoredNow> restoreNow(const QString& file, const QString& profileDir,
                               const ProfileProgress& progress, const CancelToken& cancel)
{
    // What is no backup is said to be none, and makes no directory.
    if (const auto info = readBackupInfo(file); !info)
        return unexpected(info.error());
    if (auto made = makePrivateDirectory(profileDir); !made)
        return unexpected(made.error());
    const auto lock = ProfileLock::take(profileDir);
    if (!lock)
        return unexpected(lock.error());
    if (isRestoreBegun(profileDir)) {
        if (const auto before = applyAlone(profileDir); !before)
            return unexpected(before.error());
    }
    const auto staged = stageRestore(file, profileDir, progress, cancel);
    if (!staged)
        return unexpected(staged.error());
    const auto applied = applyAlone(profileDir);
    if (!applied) {
        // Who has asked for it knows now that it was not done, and a later start must not do it.
        discardStagedRestore(profileDir);
        return unexpected(applied.error());
    }
    return RestoredNow{staged->info, *applied ? (*applied)->kept : QString()};
}

} // namespace postaci
