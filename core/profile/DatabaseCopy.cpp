#include "profile/DatabaseCopy.h"

#include "profile/DatabaseCheck.h"
#include "store/StorageError.h"

#include <QFile>

#include <sqlite3.h>

namespace postaci {

namespace {

/// Pages in one step: 4 MB.
constexpr int copyStep = 1024;

struct BackupHandle
{
    explicit BackupHandle(Connection& target, Connection& source)
        : handle(sqlite3_backup_init(target.handle(), "main", source.handle(), "main"))
    {
        if (handle == nullptr)
            throw SQLite::Exception(target.handle());
    }
    ~BackupHandle() { sqlite3_backup_finish(handle); }
    BackupHandle(const BackupHandle&) = delete;
    BackupHandle& operator=(const BackupHandle&) = delete;
    sqlite3_backup* handle;
};

Unexpected cancelledCopy()
{
    return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
}

} // namespace

Result<std::unique_ptr<DatabaseCopy>> DatabaseCopy::open(const QString& file)
{
    return withStorageErrors([&]() -> Result<std::unique_ptr<DatabaseCopy>> {
        std::unique_ptr<DatabaseCopy> copy(new DatabaseCopy);
        copy->m_file = file;
        copy->m_source = std::make_unique<Connection>(file, Access::ReadOnly);
        copy->m_source->execute(QStringLiteral("BEGIN"));
        // The first read chooses the moment.
        (void)copy->m_source->numberOf(QStringLiteral("SELECT count(*) FROM sqlite_master"));
        copy->m_bytes = copy->m_source->numberOf(QStringLiteral("PRAGMA page_count")) *
                        copy->m_source->numberOf(QStringLiteral("PRAGMA page_size"));
        return copy;
    });
}

void DatabaseCopy::copyPages(Connection& target, const ProfileProgress& progress, const CancelToken& cancel)
{
    const BackupHandle backup(target, *m_source);
    const qint64 pageSize = m_source->numberOf(QStringLiteral("PRAGMA page_size"));
    int outcome = SQLITE_OK;
    while (outcome == SQLITE_OK && !cancel.isCancelled()) {
        outcome = sqlite3_backup_step(backup.handle, copyStep);
        const qint64 pages = sqlite3_backup_pagecount(backup.handle);
        if (progress)
            progress((pages - sqlite3_backup_remaining(backup.handle)) * pageSize, pages * pageSize);
    }
    if (outcome != SQLITE_DONE && outcome != SQLITE_OK)
        throw SQLite::Exception(sqlite3_errstr(outcome), outcome);
}

Result<void> DatabaseCopy::writeTo(const QString& target, const ProfileProgress& progress,
                                   const CancelToken& cancel)
{
    QFile::remove(target);
    return withStorageErrors([&]() -> Result<void> {
        Connection copy(target, Access::ReadWrite);
        QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
        copy.execute(QStringLiteral("PRAGMA synchronous = OFF")); // it is synced where it goes
        copyPages(copy, progress, cancel);
        if (cancel.isCancelled())
            return cancelledCopy();
        copy.execute(QStringLiteral("PRAGMA journal_mode = DELETE"));
        return expectSound(copy, CheckDepth::Quick, cancel);
    });
}

} // namespace postaci
