#include "profile/ProfileFiles.h"

#include "store/Database.h"
#include "store/JunkMemory.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace postaci {

namespace {

constexpr auto keptByRestore = "before-restore-";
constexpr auto keptByRepair = "damaged-";

QString timeName(const char* prefix, const QDateTime& now)
{
    return QLatin1String(prefix) + now.toLocalTime().toString(QStringLiteral("yyyy-MM-dd-hhmmss"));
}

std::filesystem::path pathOf(const QString& file)
{
    return std::filesystem::path(file.toStdU16String());
}

} // namespace

ProfileFileKind kindOfProfileFile(const QString& name)
{
    const QString top = name.section(QLatin1Char('/'), 0, 0);
    if (top.startsWith(QLatin1String(keptByRestore)) || top.startsWith(QLatin1String(keptByRepair)))
        return ProfileFileKind::Kept;
    for (const char* passing : {"restore", "restore.part", "repair.part", "profile.lock"}) {
        if (top == QLatin1String(passing))
            return ProfileFileKind::Passing;
    }
    // The logs count with the databases, and are never copied without them.
    const auto isOf = [&top](const char* file) {
        return top == QLatin1String(file) || top == QLatin1String(file) + QLatin1String("-wal") ||
               top == QLatin1String(file) + QLatin1String("-shm");
    };
    if (isOf("mail.db"))
        return ProfileFileKind::Mail;
    if (isOf("bodies.db"))
        return ProfileFileKind::Bodies;
    if (isOf("search.db"))
        return ProfileFileKind::SearchIndex;
    if (isOf("junk.db"))
        return ProfileFileKind::JunkMemory;
    if (top == QLatin1String("drafts"))
        return ProfileFileKind::DraftFiles;
    for (const char* passing : {"-wal", "-shm", "-journal", ".lock", ".part", ".socket", "-wanted"}) {
        if (top.endsWith(QLatin1String(passing)))
            return ProfileFileKind::Passing;
    }
    return ProfileFileKind::Settings;
}

QList<ProfileFile> profileFiles(const QString& profileDir)
{
    QList<ProfileFile> files;
    const QDir dir(profileDir);
    QDirIterator found(profileDir, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                       QDirIterator::Subdirectories);
    while (found.hasNext()) {
        const QString name = dir.relativeFilePath(found.next());
        files.append({name, kindOfProfileFile(name), found.fileInfo().size()});
    }
    std::sort(files.begin(), files.end(),
              [](const ProfileFile& one, const ProfileFile& other) { return one.name < other.name; });
    return files;
}

QString freeKeptName(const QString& profileDir, KeptBy by)
{
    const QString wanted =
        timeName(by == KeptBy::Restore ? keptByRestore : keptByRepair, QDateTime::currentDateTimeUtc());
    QString name = wanted;
    for (int i = 2; QFileInfo::exists(profileDir + QLatin1Char('/') + name); ++i)
        name = wanted + QLatin1Char('-') + QString::number(i);
    return name;
}

KeptBy makerOfKept(const QString& name)
{
    return name.startsWith(QLatin1String(keptByRestore)) ? KeptBy::Restore : KeptBy::Repair;
}

bool wasProfileKilled(const QString& profileDir)
{
    return QFileInfo(mailFile(profileDir) + QStringLiteral("-wal")).size() > 0;
}

bool syncToDisk(const QString& file)
{
#ifdef Q_OS_WIN
    QFile opened(file);
    return opened.open(QIODevice::ReadWrite) && _commit(opened.handle()) == 0;
#else
    // A directory can be opened for reading only.
    const int handle = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool isSynced = ::fsync(handle) == 0;
    ::close(handle);
    return isSynced;
#endif
}

Result<void> renameOver(const QString& from, const QString& to)
{
    std::error_code failure;
    std::filesystem::rename(pathOf(from), pathOf(to), failure);
    if (failure)
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("%1 cannot become %2: %3")
                              .arg(from, to, QString::fromLocal8Bit(failure.message().c_str())));
#ifndef Q_OS_WIN
    syncToDisk(QFileInfo(to).absolutePath());
#endif
    return {};
}

Result<void> makePrivateDirectory(const QString& dir)
{
    if (!QDir().mkpath(dir))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("The directory %1 cannot be made").arg(dir));
    QFile::setPermissions(dir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

Result<QString> makeKeptByRepair(const QString& profileDir)
{
    const QString kept = profileDir + QLatin1Char('/') + freeKeptName(profileDir, KeptBy::Repair);
    const auto made = makePrivateDirectory(kept);
    return made ? Result<QString>(kept) : unexpected(made.error());
}

} // namespace postaci
