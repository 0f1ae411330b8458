#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace postaci {

/// What is called with each piece of a file on its way; false ends it.
using PieceSeen = std::function<bool(const QByteArray& piece)>;

/// Writes a zip file (libarchive; of any size), so that people can look into a backup with any tool. Lives in
/// one thread.
class ArchiveWriter
{
public:
    /// Errors: Storage with FileUnwritable, DiskFull; as all here.
    static Result<std::unique_ptr<ArchiveWriter>> create(const QString& file);
    ~ArchiveWriter();

    /// The bytes of `from` under `name`. Errors also: FileUnreadable; Cancelled when `seen` says so.
    Result<void> addFile(const QString& name, const QString& from, const PieceSeen& seen);
    Result<void> addBytes(const QString& name, const QByteArray& bytes);
    /// Nothing of it can be read before; whole and on the disk afterwards.
    Result<void> finish();

private:
    struct Private;
    explicit ArchiveWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Goes through a zip file from its beginning. Any bytes may come; what is taken is bounded by the caller.
class ArchiveReader
{
public:
    struct Entry
    {
        QString name; ///< as it is written there: not to be believed
        qint64 size = 0;
        bool isFile = false;
    };

    /// Errors: Input with FileUnreadable where it is no such file; as all here.
    static Result<std::unique_ptr<ArchiveReader>> open(const QString& file);
    ~ArchiveReader();

    /// False at the end.
    [[nodiscard]] Result<bool> next(Entry& entry);
    /// The next piece of the entry, of at most 64 KB or so; empty at its end.
    [[nodiscard]] Result<QByteArray> read();

private:
    struct Private;
    explicit ArchiveReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace postaci
