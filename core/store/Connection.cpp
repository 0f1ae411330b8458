#include "store/Connection.h"

#include <SQLiteCpp/Column.h>

#include <sqlite3.h>

#include <QFileInfo>

namespace postaci {

namespace {

/// Long enough for a checkpoint or a recovery of another process; nothing else ever holds the files for long.
constexpr int busyMilliseconds = 5000;

/// SQLite counts its memory by default, with a lock around every allocation; nobody asks for the figures. It
/// has to be told before its first use.
std::string afterSetUp(const QString& file)
{
    // Where the log is all that is left of a database, SQLite would delete it.
    if (QFileInfo(file).size() == 0 && QFileInfo(file + QStringLiteral("-wal")).size() > 0)
        throw SQLite::Exception("its log is here without it", SQLITE_CORRUPT);
    [[maybe_unused]] static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return file.toStdString();
}

} // namespace

Connection::Connection(const QString& file, Access access)
    : m_database(
          afterSetUp(file),
          (access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
              SQLITE_OPEN_NOMUTEX,
          busyMilliseconds)
{
}

void Connection::execute(const QString& sql)
{
    m_database.exec(sql.toStdString());
}

qint64 Connection::numberOf(const QString& sql)
{
    return m_database.execAndGet(sql.toStdString()).getInt64();
}

void Connection::forgetStatements()
{
    m_statements.clear();
}

bool Connection::isInTransaction() const
{
    return sqlite3_get_autocommit(handle()) == 0;
}

SQLite::Statement& Connection::statement(Sql sql)
{
    std::unique_ptr<SQLite::Statement>& kept = m_statements[sql.text()];
    if (!kept)
        kept = std::make_unique<SQLite::Statement>(m_database, sql.text());
    return *kept;
}

bool fileWasReplaced(const Connection& connection, const char* schema)
{
    int moved = 0;
    const int code = sqlite3_file_control(connection.handle(), schema, SQLITE_FCNTL_HAS_MOVED, &moved);
    return code == SQLITE_OK && moved != 0;
}

} // namespace postaci
