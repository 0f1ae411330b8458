#include "store/StorageError.h"

#include "base/WriteFailure.h"

#include <sqlite3.h>

namespace postaci {

namespace {

ErrorReason reasonOf(int code)
{
    switch (code) {
    case SQLITE_FULL:
        return ErrorReason::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorReason::DatabaseBroken;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorReason::DatabaseLocked;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorReason::FileUnwritable;
    default:
        return ErrorReason::Unspecified;
    }
}

/// SQLite says SQLITE_FULL to ENOSPC alone. What it says to a quota or a limit is what it says to a broken
/// disk.
ErrorReason reasonOf(const SQLite::Exception& exception, int systemError)
{
    const ErrorReason byCode = reasonOf(exception.getErrorCode() & 0xff);
    const int extended = exception.getExtendedErrorCode();
    switch (extended >= 0 ? extended : exception.getErrorCode()) {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC: // disks that are elsewhere say it late
    case SQLITE_IOERR_CLOSE:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_IOERR_SHMMAP: {
        const ErrorReason reason = reasonOfWriteFailure(systemError);
        return isWantOfRoom(reason) ? reason : byCode;
    }
    case SQLITE_IOERR_SHMSIZE: { // a piece of shared memory of the log is a file that has to grow first
        const ErrorReason reason = reasonOfWriteFailure(systemError);
        return isWantOfRoom(reason) ? reason : ErrorReason::DiskFull;
    }
    default:
        return byCode;
    }
}

} // namespace

Error storageError(const SQLite::Exception& exception, int systemError)
{
    return makeError(ErrorKind::Storage, reasonOf(exception, systemError),
                     QStringLiteral("The local database failed: %1 (%2)")
                         .arg(QString::fromUtf8(exception.what()))
                         .arg(exception.getExtendedErrorCode()));
}

bool isDamage(const SQLite::Exception& exception)
{
    return reasonOf(exception.getErrorCode() & 0xff) == ErrorReason::DatabaseBroken;
}

} // namespace postaci
