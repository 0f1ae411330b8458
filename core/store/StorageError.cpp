#include "store/StorageError.h"

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

} // namespace

Error storageError(const SQLite::Exception& exception)
{
    // A piece of shared memory of the log is a file that has to grow first.
    const bool hasNoRoom = exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE;
    return makeError(ErrorKind::Storage,
                     hasNoRoom ? ErrorReason::DiskFull : reasonOf(exception.getErrorCode() & 0xff),
                     QStringLiteral("The local database failed: %1 (%2)")
                         .arg(QString::fromUtf8(exception.what()))
                         .arg(exception.getExtendedErrorCode()));
}

bool isDamage(const SQLite::Exception& exception)
{
    return reasonOf(exception.getErrorCode() & 0xff) == ErrorReason::DatabaseBroken;
}

} // namespace postaci
