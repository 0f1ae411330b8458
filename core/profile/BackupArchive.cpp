#include "profile/BackupArchive.h"

#include "base/WriteFailure.h"
#include "profile/ProfileFiles.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>

namespace postaci {

namespace {

constexpr qint64 kPiece = 256 * 1024;
constexpr size_t kReadBlock = 64 * 1024;

struct EntryDeleter
{
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using OwnEntry = std::unique_ptr<archive_entry, EntryDeleter>;

OwnEntry entryOf(const QString& name, qint64 size, const QDateTime& changed)
{
    OwnEntry entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), name.toUtf8().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_size(entry.get(), size);
    archive_entry_set_mtime(entry.get(), changed.toSecsSinceEpoch(), 0);
    return entry;
}

Unexpected unreadableArchive(const QString& why)
{
    return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable, why);
}

} // namespace

struct ArchiveWriter::Private
{
    explicit Private(const QString& path) : file(path), handle(archive_write_new()) {}
    ~Private() { archive_write_free(handle); }
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    static la_ssize_t write(archive* handle, void* self, const void* bytes, size_t count)
    {
        auto* d = static_cast<Private*>(self);
        errno = 0;
        const qint64 written = d->file.write(static_cast<const char*>(bytes), qint64(count));
        if (written == qint64(count))
            return la_ssize_t(written);
        d->failed = reasonOfWriteFailure(d->file);
        archive_set_error(handle, EIO, "%s", d->file.errorString().toUtf8().constData());
        return -1;
    }

    [[nodiscard]] Unexpected failure() const
    {
        return unexpected(
            ErrorKind::Storage, failed,
            QStringLiteral("%1: %2").arg(file.fileName(), QString::fromUtf8(archive_error_string(handle))));
    }

    QFile file;
    archive* handle;
    ErrorReason failed = ErrorReason::FileUnwritable;
};

ArchiveWriter::ArchiveWriter(std::unique_ptr<Private> opened) : d(std::move(opened)) {}

ArchiveWriter::~ArchiveWriter() = default;

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::create(const QString& file)
{
    auto d = std::make_unique<Private>(file);
    if (!d->file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("%1: %2").arg(file, d->file.errorString()));
    // Mail is nobody else's business, and neither is a copy of it.
    d->file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    archive_write_set_format_zip(d->handle);
    // Pages of a database shrink to a third at the lowest level already; the highest takes eight times as
    // long for a tenth less.
    archive_write_set_options(d->handle, "zip:compression=deflate,zip:compression-level=1,hdrcharset=UTF-8");
    archive_write_set_bytes_per_block(d->handle, int(kPiece));
    archive_write_set_bytes_in_last_block(d->handle, 1);
    if (archive_write_open(d->handle, d.get(), nullptr, &Private::write, nullptr) != ARCHIVE_OK)
        return d->failure();
    return std::unique_ptr<ArchiveWriter>(new ArchiveWriter(std::move(d)));
}

Result<void> ArchiveWriter::addFile(const QString& name, const QString& from, const PieceSeen& seen)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnreadable,
                          QStringLiteral("%1: %2").arg(from, source.errorString()));
    const qint64 size = source.size();
    const OwnEntry entry = entryOf(name, size, QFileInfo(source).fileTime(QFileDevice::FileModificationTime));
    if (archive_write_header(d->handle, entry.get()) < ARCHIVE_WARN)
        return d->failure();
    for (qint64 done = 0; done < size;) {
        const QByteArray piece = source.read(qMin(kPiece, size - done));
        if (piece.isEmpty())
            return unexpected(ErrorKind::Storage, ErrorReason::FileUnreadable,
                              QStringLiteral("%1: %2").arg(from, source.errorString()));
        if (!seen(piece))
            return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
        if (archive_write_data(d->handle, piece.constData(), size_t(piece.size())) < 0)
            return d->failure();
        done += piece.size();
    }
    return {};
}

Result<void> ArchiveWriter::addBytes(const QString& name, const QByteArray& bytes)
{
    const OwnEntry entry = entryOf(name, bytes.size(), QDateTime::currentDateTimeUtc());
    if (archive_write_header(d->handle, entry.get()) < ARCHIVE_WARN ||
        archive_write_data(d->handle, bytes.constData(), size_t(bytes.size())) < 0)
        return d->failure();
    return {};
}

Result<void> ArchiveWriter::finish()
{
    if (archive_write_close(d->handle) != ARCHIVE_OK)
        return d->failure();
    d->file.close();
    if (!syncToDisk(d->file.fileName()))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("%1 could not be brought to the disk").arg(d->file.fileName()));
    return {};
}

struct ArchiveReader::Private
{
    Private() : handle(archive_read_new()) {}
    ~Private() { archive_read_free(handle); }
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    [[nodiscard]] Unexpected failure() const
    {
        return unreadableArchive(QString::fromUtf8(archive_error_string(handle)));
    }

    archive* handle;
    archive_entry* entry = nullptr;
};

ArchiveReader::ArchiveReader(std::unique_ptr<Private> opened) : d(std::move(opened)) {}

ArchiveReader::~ArchiveReader() = default;

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const QString& file)
{
    auto d = std::make_unique<Private>();
    archive_read_support_format_zip_seekable(d->handle);
#ifdef Q_OS_WIN
    const int opened = archive_read_open_filename_w(d->handle, file.toStdWString().c_str(), kReadBlock);
#else
    const int opened = archive_read_open_filename(d->handle, QFile::encodeName(file).constData(), kReadBlock);
#endif
    if (opened != ARCHIVE_OK)
        return d->failure();
    return std::unique_ptr<ArchiveReader>(new ArchiveReader(std::move(d)));
}

Result<bool> ArchiveReader::next(Entry& entry)
{
    const int found = archive_read_next_header(d->handle, &d->entry);
    if (found == ARCHIVE_EOF)
        return false;
    if (found < ARCHIVE_WARN)
        return d->failure();
    const char* name = archive_entry_pathname_utf8(d->entry);
    entry.name = QString::fromUtf8(name != nullptr ? name : archive_entry_pathname(d->entry));
    entry.size = archive_entry_size(d->entry);
    entry.isFile = archive_entry_filetype(d->entry) == AE_IFREG;
    return true;
}

Result<QByteArray> ArchiveReader::read()
{
    QByteArray piece(qsizetype(kReadBlock), Qt::Uninitialized);
    const la_ssize_t count = archive_read_data(d->handle, piece.data(), kReadBlock);
    if (count < 0)
        return d->failure();
    piece.truncate(count);
    return piece;
}

} // namespace postaci
