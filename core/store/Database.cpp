#include "store/Database.h"

#include "base/Logging.h"
#include "store/Schema.h"
#include "store/StorageError.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace postaci {

namespace {

/// To be raised with every change of bodies.sql.
constexpr qint64 bodiesVersion = 1;

void removeDatabase(const QString& file)
{
    // The write-ahead log first: it must never be applied to another file.
    for (const auto* suffix : {"-wal", "-shm", ""})
        QFile::remove(file + QLatin1String(suffix));
}

/// Throws when the file is damaged or of another version.
void checkOrMakeBodies(const QString& file)
{
    Connection connection(file, Access::ReadWrite);
    const qint64 tables = connection.numberOf(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    const qint64 version = connection.numberOf(QStringLiteral("PRAGMA user_version"));
    if (tables == 0 && version == 0) {
        connection.execute(QStringLiteral("PRAGMA page_size = 8192"));
        connection.execute(QStringLiteral("PRAGMA journal_mode = WAL"));
        connection.execute(QStringLiteral("BEGIN IMMEDIATE;%1;PRAGMA user_version = %2;COMMIT")
                               .arg(bodiesSchema())
                               .arg(bodiesVersion));
    } else if (version != bodiesVersion) {
        throw SQLite::Exception("bodies.db is of another version");
    }
    connection.execute(QStringLiteral("SELECT stamp, size, complete FROM body LIMIT 1"));
    connection.execute(QStringLiteral("SELECT message, number FROM piece LIMIT 1"));
}

Result<void> makeDirectory(const QString& dir)
{
    if (QFileInfo(dir).isDir())
        return {};
    if (!QDir().mkpath(dir))
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnwritable,
                          QStringLiteral("The directory %1 cannot be made").arg(dir));
    // Mail is nobody else's business on a shared machine.
    QFile::setPermissions(dir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

} // namespace

QString mailFile(const QString& profileDir)
{
    return profileDir + QStringLiteral("/mail.db");
}

QString bodiesFile(const QString& profileDir)
{
    return profileDir + QStringLiteral("/bodies.db");
}

Database::Database(QString profileDir, const Clock& clock)
    : m_profileDir(std::move(profileDir)), m_clock(clock)
{
}

Result<std::unique_ptr<Database>> Database::open(const QString& profileDir, const Clock& clock)
{
    if (const auto made = makeDirectory(profileDir); !made)
        return unexpected(made.error());
    std::unique_ptr<Database> database(new Database(profileDir, clock));
    auto lock = ProfileLock::take(profileDir);
    if (!lock)
        return unexpected(lock.error());
    database->m_lock = std::move(*lock);
    const QFileInfo file(mailFile(profileDir));
    if (file.exists() && (file.size() > 0 || file.isDir())) {
        const auto version = checkVersion(file.filePath(), static_cast<int>(mailSchema().size()));
        if (!version)
            return unexpected(version.error());
    }
    return withStorageErrors([&]() -> Result<std::unique_ptr<Database>> {
        database->connect();
        return std::move(database);
    });
}

void Database::connect()
{
    // A log that is left over means that the last run was killed.
    const bool wasKilled = QFileInfo(mailFile(m_profileDir) + QStringLiteral("-wal")).size() > 0;
    m_connection = std::make_unique<Connection>(mailFile(m_profileDir), Access::ReadWrite);
    // No memory mapping: mapped pages count as the program's memory, and a truncated file would be a signal.
    m_connection->execute(QStringLiteral("PRAGMA page_size = 4096;"
                                         "PRAGMA journal_mode = WAL;"
                                         "PRAGMA synchronous = FULL;"
                                         "PRAGMA journal_size_limit = 16777216;"
                                         "PRAGMA cache_size = -8192;"
                                         "PRAGMA temp_store = MEMORY;"
                                         "PRAGMA trusted_schema = OFF;"
                                         "PRAGMA cell_size_check = ON;"
                                         "PRAGMA foreign_keys = ON"));
    upgrade(*m_connection, mailSchema());
    try {
        attachBodies();
        if (wasKilled)
            removeStaleBodies();
    } catch (const SQLite::Exception& exception) {
        qCWarning(logStore) << "bodies.db is made anew:" << exception.what();
        recreateBodies();
    }
}

void Database::attachBodies()
{
    checkOrMakeBodies(bodiesFile(m_profileDir));
    m_connection->query("ATTACH ? AS bodies", bodiesFile(m_profileDir)).run();
    m_connection->execute(QStringLiteral("PRAGMA bodies.synchronous = NORMAL;"
                                         "PRAGMA bodies.journal_size_limit = 16777216;"
                                         "PRAGMA bodies.cache_size = -4096"));
}

void Database::recreateBodies()
{
    m_connection->forgetStatements();
    if (m_connection->isInTransaction())
        m_connection->execute(QStringLiteral("ROLLBACK"));
    if (m_connection->numberOf(
            QStringLiteral("SELECT count(*) FROM pragma_database_list WHERE name = 'bodies'")) > 0)
        m_connection->execute(QStringLiteral("DETACH bodies"));
    removeDatabase(bodiesFile(m_profileDir));
    attachBodies();
    m_bodiesBroken = false;
}

/// What a kill between the commits of the two files, or in the middle of a download, has left.
void Database::removeStaleBodies()
{
    m_connection->execute(
        QStringLiteral("BEGIN IMMEDIATE;"
                       "DELETE FROM bodies.body WHERE NOT complete OR NOT EXISTS"
                       " (SELECT 1 FROM main.message m WHERE m.id = body.message AND m.stamp = body.stamp);"
                       "DELETE FROM bodies.piece WHERE message NOT IN (SELECT message FROM bodies.body);"
                       "COMMIT"));
}

Result<void> Database::reviveBodies()
{
    if (!m_bodiesBroken && !fileWasReplaced(*m_connection, "bodies"))
        return {};
    qCWarning(logStore) << "bodies.db was found" << (m_bodiesBroken ? "broken" : "deleted")
                        << "and is made anew";
    return withStorageErrors([this]() -> Result<void> {
        recreateBodies();
        return {};
    });
}

} // namespace postaci
