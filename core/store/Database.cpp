#include "store/Database.h"

#include "base/Logging.h"
#include "store/Schema.h"
#include "store/StorageError.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace postaci {

namespace {

SideDatabase::Kind bodiesKind(const QString& profileDir)
{
    return {QStringLiteral("bodies"),
            bodiesFile(profileDir),
            bodiesSchema(),
            bodiesVersion,
            8192,
            4096,
            QStringLiteral("SELECT stamp, size, complete FROM body LIMIT 1;"
                           "SELECT message, number FROM piece LIMIT 1"),
            true};
}

SideDatabase::Kind searchKind(const QString& profileDir)
{
    return {
        QStringLiteral("search"),
        searchFile(profileDir),
        searchSchema(),
        searchVersion,
        4096,
        8192,
        QStringLiteral("SELECT generation, position FROM state; SELECT line, stamp, z FROM folded LIMIT 1;"
                       "SELECT rowid FROM words WHERE words MATCH 'x' LIMIT 1")};
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

QString searchFile(const QString& profileDir)
{
    return profileDir + QStringLiteral("/search.db");
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
    // Deleted text is wiped only where that needs no further page: ON, as Debian's SQLite has it, writes
    // every page that a merge within the search index sets free.
    m_connection->execute(QStringLiteral("PRAGMA page_size = 4096;"
                                         "PRAGMA journal_mode = WAL;"
                                         "PRAGMA synchronous = FULL;"
                                         "PRAGMA journal_size_limit = 16777216;"
                                         "PRAGMA wal_autocheckpoint = 4000;" // pages, the same 16 MB
                                         "PRAGMA cache_size = -16384;"
                                         "PRAGMA secure_delete = FAST;"
                                         "PRAGMA temp_store = MEMORY;"
                                         "PRAGMA trusted_schema = OFF;"
                                         "PRAGMA cell_size_check = ON;"
                                         "PRAGMA foreign_keys = ON"));
    upgrade(*m_connection, mailSchema());
    // What a download that was broken off has left: it begins anew.
    m_connection->execute(QStringLiteral("DELETE FROM local_body WHERE NOT complete"));
    m_bodies = std::make_unique<SideDatabase>(*m_connection, bodiesKind(m_profileDir));
    m_search = std::make_unique<SideDatabase>(*m_connection, searchKind(m_profileDir));
    orAnew(*m_bodies, [&] {
        m_bodies->attach();
        if (wasKilled)
            removeStaleBodies();
    });
    orAnew(*m_search, [&] {
        m_search->attach();
        notePartsLostToSearch();
    });
}

void Database::orAnew(SideDatabase& side, const std::function<void()>& attach)
{
    try {
        attach();
    } catch (const SQLite::Exception& exception) {
        qCWarning(logStore) << "a file beside mail.db is made anew:" << exception.what();
        makeAnew(side);
    }
}

void Database::makeAnew(SideDatabase& side)
{
    side.makeAnew();
    if (&side == m_search.get())
        notePartsLostToSearch();
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

/// search.db commits after mail.db and, after a loss of power, later than it: then the generations differ,
/// and all messages have to be looked through.
void Database::notePartsLostToSearch()
{
    m_connection->execute(
        QStringLiteral("UPDATE search.state SET position = max("
                       "  coalesce((SELECT max(id) FROM main.message), 0),"
                       "  coalesce((SELECT max(message) FROM search.folded), 0)) + 1,"
                       " generation = (SELECT generation FROM main.search_generation)"
                       " WHERE generation <> (SELECT generation FROM main.search_generation)"));
}

const IndexTokenizer& Database::indexTokenizer()
{
    if (!m_indexTokenizer)
        m_indexTokenizer = std::make_unique<IndexTokenizer>(*m_connection);
    return *m_indexTokenizer;
}

Result<void> Database::setDurability(Durability durability)
{
    if (durability == m_durability)
        return {};
    return withStorageErrors([&]() -> Result<void> {
        m_connection->execute(durability == Durability::Full
                                  ? QStringLiteral("PRAGMA main.synchronous = FULL")
                                  : QStringLiteral("PRAGMA main.synchronous = NORMAL"));
        m_durability = durability;
        return {};
    });
}

Result<bool> Database::revive()
{
    return withStorageErrors([&]() -> Result<bool> {
        bool revived = false;
        for (SideDatabase* side : {m_bodies.get(), m_search.get()}) {
            if (!side->isLost())
                continue;
            qCWarning(logStore) << "a file beside mail.db was" << (side->isBroken() ? "broken" : "deleted")
                                << "and is made anew";
            makeAnew(*side);
            revived = true;
        }
        return revived;
    });
}

} // namespace postaci
