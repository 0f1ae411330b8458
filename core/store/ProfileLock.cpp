#include "store/ProfileLock.h"

#include "store/StorageError.h"

#include <SQLiteCpp/Database.h>

#include <sqlite3.h>

#include <QFile>

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
        const QString file = profileDir + QStringLiteral("/profile.lock");
        std::unique_ptr<Private> taken;
        try {
            taken = std::make_unique<Private>(file);
        } catch (const SQLite::Exception& exception) {
            if (!isDamage(exception))
                throw;
            // Nothing is ever in it, and who holds it would have been met before its damage. It is emptied
            // rather than deleted: whoever comes at the same time meets the same file.
            QFile::resize(file, 0);
            taken = std::make_unique<Private>(file);
        }
        return std::unique_ptr<ProfileLock>(new ProfileLock(std::move(taken)));
    });
}

} // namespace postaci
