#include "store/ProfileLock.h"

#include "store/StorageError.h"

#include <SQLiteCpp/Database.h>

#include <sqlite3.h>

namespace postaci {

/// An empty database in an exclusive transaction. SQLite takes the kind of lock that each system has, so this
/// is the same code everywhere, and unlike a file with a process number in it there is nothing that could go
/// stale.
struct ProfileLock::Private
{
    explicit Private(const QString& file)
        : database(file.toStdString(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX)
    {
        database.exec("BEGIN EXCLUSIVE");
    }
    SQLite::Database database;
};

ProfileLock::ProfileLock(std::unique_ptr<Private> taken) : d(std::move(taken)) {}

ProfileLock::~ProfileLock() = default;

Result<std::unique_ptr<ProfileLock>> ProfileLock::take(const QString& profileDir)
{
    return withStorageErrors([&]() -> Result<std::unique_ptr<ProfileLock>> {
        auto taken = std::make_unique<Private>(profileDir + QStringLiteral("/profile.lock"));
        return std::unique_ptr<ProfileLock>(new ProfileLock(std::move(taken)));
    });
}

} // namespace postaci
