#include "cli/SpooledFiles.h"

#include "cli/CommandLine.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace postaci::cli {

namespace {

Result<void> copy(QFile& from, QFile& to)
{
    constexpr qint64 piece = 1 << 20;
    for (QByteArray bytes = from.read(piece); !bytes.isEmpty(); bytes = from.read(piece)) {
        if (to.write(bytes) != bytes.size())
            break;
    }
    if (from.error() != QFileDevice::NoError)
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          CommandLine::tr("%1 cannot be read: %2").arg(from.fileName(), from.errorString()));
    if (!to.flush() || to.error() != QFileDevice::NoError)
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          CommandLine::tr("%1 cannot be written: %2").arg(to.fileName(), to.errorString()));
    return {};
}

} // namespace

Result<void> SpooledFiles::take(QStringList& paths)
{
    for (QString& path : paths) {
        if (auto taken = take(path); !taken)
            return taken;
    }
    return {};
}

Result<void> SpooledFiles::take(QString& path)
{
    const QFileInfo info(path);
    // Of standard input it is the file behind it, if there is one: its own name is another file elsewhere.
    const QString whole = info.canonicalFilePath();
    if (path.isEmpty() || (info.isFile() && !whole.isEmpty())) {
        path = whole;
        return {};
    }
    QFile from(path);
    if (info.isDir() || !from.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          CommandLine::tr("%1 cannot be read: %2").arg(path, from.errorString()));
    if (!m_dir)
        m_dir = std::make_unique<QTemporaryDir>();
    const QDir place(m_dir->filePath(QString::number(m_count++)));
    QFile to(place.filePath(info.fileName()));
    if (!m_dir->isValid() || !place.mkpath(QStringLiteral(".")) ||
        !to.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          CommandLine::tr("%1 cannot be written: %2").arg(to.fileName(), to.errorString()));
    if (auto copied = copy(from, to); !copied)
        return copied;
    path = to.fileName();
    return {};
}

} // namespace postaci::cli
