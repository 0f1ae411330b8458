#include "message/MailFiles.h"

#include "message/MessageReader.h"

#include "message/MboxReader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace postaci {

namespace {

struct NamedFile
{
    QByteArray name; ///< compared byte by byte, so the order is the same everywhere
    QString path;
};

void addFiles(std::vector<NamedFile>& files, const QString& folder, const QStringList& patterns)
{
    const QDir dir(folder);
    const QStringList names = dir.entryList(patterns, QDir::Files, QDir::Unsorted);
    for (const QString& name : names)
        files.push_back({name.toUtf8(), dir.filePath(name)});
}

std::vector<NamedFile> messageFiles(const QString& folder)
{
    std::vector<NamedFile> files;
    const QDir dir(folder);
    if (dir.exists(QStringLiteral("cur")) || dir.exists(QStringLiteral("new"))) {
        addFiles(files, dir.filePath(QStringLiteral("cur")), {});
        addFiles(files, dir.filePath(QStringLiteral("new")), {});
    } else {
        addFiles(files, folder, {QStringLiteral("*.eml")}); // in any case
        if (files.empty())
            addFiles(files, folder, {});
    }
    std::sort(files.begin(), files.end(),
              [](const NamedFile& one, const NamedFile& other) { return one.name < other.name; });
    return files;
}

Result<void> readOneFile(const QString& path, const std::function<void(const QByteArray&)>& take)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    QByteArray header;
    MboxReader mbox(file);
    if (mbox.isMbox()) {
        while (mbox.next(&header))
            take(header);
    } else if (file.size() > 0) {
        file.seek(0);
        take(readHeaderBlock(file));
    }
    return {};
}

} // namespace

Result<void> forEachHeaderBlock(const QString& path, const std::function<void(const QByteArray&)>& take)
{
    if (!QFileInfo(path).isDir())
        return readOneFile(path, take);
    if (!QFileInfo(path).isReadable())
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          QStringLiteral("%1 cannot be read").arg(path));
    for (const NamedFile& named : messageFiles(path)) {
        QFile file(named.path);
        take(file.open(QIODevice::ReadOnly) ? readHeaderBlock(file) : QByteArray());
    }
    return {};
}

Result<void> writeWhole(const QByteArray& data, const QString& file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(data) != data.size() || !out.commit())
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("The file could not be written"), out.errorString());
    return {};
}

Result<void> writeAttachment(const QByteArray& raw, const QString& partPath, const QString& file)
{
    const QByteArray data = attachmentData(raw, partPath);
    if (data.isNull())
        return unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                          QStringLiteral("The message has no such part"));
    return writeWhole(data, file);
}

} // namespace postaci
