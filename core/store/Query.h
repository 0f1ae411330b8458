#pragma once

#include <SQLiteCpp/Statement.h>

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <string>

namespace postaci {

/// SQL text that lives as long as the program does, so that its address can be the key of a statement cache.
class Sql
{
public:
    template <size_t Size> consteval Sql(const char (&text)[Size]) : m_text(text) {}
    [[nodiscard]] const char* text() const { return m_text; }

private:
    const char* m_text;
};

/// One run of a cached statement, which is reset when this goes; SQLite's errors are thrown. Lives in the
/// thread of its Connection; the same SQL cannot be run twice at a time.
class Query
{
public:
    /// Binds `values` in order.
    template <typename... Values>
    explicit Query(SQLite::Statement& statement, const Values&... values) : m_statement(statement)
    {
        bind(values...);
    }
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// Binds the values to the parameters that follow those already bound.
    template <typename... Values> Query& bind(const Values&... values)
    {
        (bindOne(values), ...);
        return *this;
    }

    /// The same without a copy: `utf8` has to stay as it is until this goes.
    Query& bindInPlace(const std::string& utf8);

    bool next();     ///< true: there is a row
    int run();       ///< for statements without rows: the number of rows changed
    void runAgain(); ///< back to the beginning, with parameters to be bound anew

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 number(int column) const; ///< NULL is 0
    [[nodiscard]] quint32 number32(int column) const { return static_cast<quint32>(number(column)); }
    [[nodiscard]] bool truth(int column) const { return number(column) != 0; }
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] std::string utf8(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] QDateTime time(int column) const; ///< UTC; NULL is invalid

private:
    void bindOne(bool value) { bindNumber(value ? 1 : 0); }
    void bindOne(int value) { bindNumber(value); }
    void bindOne(quint32 value) { bindNumber(value); }
    void bindOne(qint64 value) { bindNumber(value); }
    void bindOne(quint64 value) { bindNumber(static_cast<qint64>(value)); }
    void bindOne(const std::optional<qint64>& value);
    void bindOne(const QString& text);
    void bindOne(const std::string& utf8);
    void bindOne(const QByteArray& blob);
    void bindOne(const QDateTime& time);
    void bindNumber(qint64 value);

    SQLite::Statement& m_statement;
    int m_bound = 0;
};

/// For columns where 0 means none and must be NULL for the foreign key's sake.
[[nodiscard]] inline std::optional<qint64> orNull(qint64 id)
{
    return id == 0 ? std::nullopt : std::optional<qint64>(id);
}

} // namespace postaci
