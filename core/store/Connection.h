#pragma once

#include "store/Query.h"

#include <SQLiteCpp/Database.h>

#include <QString>

#include <memory>
#include <unordered_map>

namespace postaci {

/// What may be done over a Connection.
enum class Access { ReadOnly, ReadWrite };

/// A SQLite connection with its prepared statements kept; SQLite's errors are thrown as SQLite::Exception.
/// Lives in one thread at a time.
class Connection
{
public:
    /// ReadWrite makes the file where it is missing.
    Connection(const QString& file, Access access);

    /// A prepared run of `sql` with `values` bound in order.
    template <typename... Values> Query query(Sql sql, const Values&... values)
    {
        return Query(statement(sql), values...);
    }

    void execute(const QString& sql);                  ///< one or more statements without results, not kept
    [[nodiscard]] qint64 numberOf(const QString& sql); ///< the first column of the first row
    void forgetStatements();                           ///< after the schema behind them has been replaced
    [[nodiscard]] qint64 lastInsertId() const { return m_database.getLastInsertRowid(); }
    [[nodiscard]] bool isInTransaction() const;
    [[nodiscard]] sqlite3* handle() const { return m_database.getHandle(); }

private:
    SQLite::Statement& statement(Sql sql);

    SQLite::Database m_database;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// Whether the file behind `schema` of this connection was deleted or replaced since it was opened.
[[nodiscard]] bool fileWasReplaced(const Connection& connection, const char* schema);

} // namespace postaci
