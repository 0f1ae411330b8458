#include "profile/BackupStaging.h"

#include "profile/ProfileFiles.h"

#include <QDir>
#include <QFileInfo>

namespace postaci {

namespace {

constexpr auto kFiles = "/files";
/// Says whose the directory is, and whether somebody is at work in it.
constexpr auto kNote = "/postaci-backup.lock";

QString stagingPrefix(const QString& backup)
{
    return backup + QStringLiteral(".parts-");
}

std::unique_ptr<QLockFile> noteIn(const QString& dir)
{
    auto note = std::make_unique<QLockFile>(dir + QLatin1String(kNote));
    note->setStaleLockTime(0); // only a process that is no more has left it, however long the backup takes
    return note;
}

} // namespace

Result<void> BackupStaging::make()
{
    removeLeftOver();
    m_dir = std::make_unique<QTemporaryDir>(stagingPrefix(m_backup) + QStringLiteral("XXXXXX"));
    if (!m_dir->isValid())
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("%1: %2").arg(m_backup, m_dir->errorString()));
    m_note = noteIn(m_dir->path());
    if (!m_note->tryLock(0))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("%1 cannot be written").arg(m_dir->path()));
    return makePrivateDirectory(m_dir->path() + QLatin1String(kFiles));
}

QString BackupStaging::path(const QString& name) const
{
    return m_dir->path() + QLatin1String(kFiles) + QLatin1Char('/') + name;
}

QString BackupStaging::wholeFile() const
{
    return m_dir->path() + QStringLiteral("/whole");
}

void BackupStaging::removeLeftOver() const
{
    const QFileInfo prefix(stagingPrefix(m_backup));
    const QFileInfoList found =
        QDir(prefix.absolutePath())
            .entryInfoList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QFileInfo& dir : found) {
        if (!dir.fileName().startsWith(prefix.fileName()) ||
            !QFileInfo::exists(dir.filePath() + QLatin1String(kNote)))
            continue;
        if (const auto note = noteIn(dir.filePath()); note->tryLock(0)) {
            note->unlock();
            QDir(dir.filePath()).removeRecursively();
        }
    }
}

} // namespace postaci
