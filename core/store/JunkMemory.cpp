#include "store/JunkMemory.h"

#include "store/Connection.h"
#include "store/Schema.h"
#include "store/StorageError.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

namespace postaci {

namespace {

constexpr qint64 junkVersion = 1;

QByteArray packed(const QList<quint64>& tokens)
{
    QByteArray bytes(tokens.size() * qsizetype(sizeof(quint64)), Qt::Uninitialized);
    qToLittleEndian<quint64>(tokens.constData(), tokens.size(), bytes.data());
    return bytes;
}

QList<quint64> unpacked(const QByteArray& bytes)
{
    QList<quint64> tokens(bytes.size() / qsizetype(sizeof(quint64)));
    qFromLittleEndian<quint64>(bytes.constData(), tokens.size(), tokens.data());
    return tokens;
}

std::unique_ptr<Connection> connected(const QString& file)
{
    auto connection = std::make_unique<Connection>(file, Access::ReadWrite);
    connection->execute(QStringLiteral("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                                       "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON"));
    connection->execute(QStringLiteral("BEGIN IMMEDIATE"));
    if (connection->numberOf(QStringLiteral("PRAGMA user_version")) == 0) {
        connection->execute(junkSchema());
        connection->execute(QStringLiteral("PRAGMA user_version = %1").arg(junkVersion));
    }
    connection->execute(QStringLiteral("COMMIT"));
    return connection;
}

/// Whether the file is one that this program can use.
bool isUsable(Connection& connection)
{
    return connection.numberOf(QStringLiteral("PRAGMA user_version")) == junkVersion &&
           connection.numberOf(QStringLiteral("SELECT count(*) FROM total")) == 1;
}

void removeFile(const QString& file)
{
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(file + QLatin1String(suffix));
}

} // namespace

QString junkFile(const QString& profileDir)
{
    return QDir(profileDir).filePath(QStringLiteral("junk.db"));
}

struct JunkMemory::Private
{
    std::unique_ptr<Connection> connection;

    template <typename... Values> Query query(Sql sql, const Values&... values)
    {
        return connection->query(sql, values...);
    }

    /// Runs `work` as a whole or not at all.
    template <typename Work> Result<void> transaction(const Work& work)
    {
        return withStorageErrors([&]() -> Result<void> {
            connection->execute(QStringLiteral("BEGIN IMMEDIATE"));
            try {
                work();
                connection->execute(QStringLiteral("COMMIT"));
            } catch (const SQLite::Exception&) {
                if (connection->isInTransaction())
                    connection->execute(QStringLiteral("ROLLBACK"));
                throw;
            }
            return {};
        });
    }

    void add(const QList<quint64>& tokens, JunkCounts by)
    {
        for (const quint64 token : tokens)
            query("INSERT INTO token (token, good, junk) VALUES (?1, max(?2, 0), max(?3, 0))"
                  " ON CONFLICT (token) DO UPDATE SET good = max(good + ?2, 0), junk = max(junk + ?3, 0)",
                  token, by.good, by.junk)
                .run();
        query("UPDATE total SET good = max(good + ?, 0), junk = max(junk + ?, 0)", by.good, by.junk).run();
    }

    void takeBack(qint64 messageKey)
    {
        bool isJunk = false;
        QList<quint64> tokens;
        {
            Query row = query("SELECT is_junk, tokens FROM learnt WHERE message_key = ?", messageKey);
            if (!row.next())
                return;
            isJunk = row.truth(0);
            tokens = unpacked(row.blob(1));
        }
        add(tokens, isJunk ? JunkCounts{0, -1} : JunkCounts{-1, 0});
        for (const quint64 token : std::as_const(tokens))
            query("DELETE FROM token WHERE token = ? AND good = 0 AND junk = 0", token).run();
        query("DELETE FROM learnt WHERE message_key = ?", messageKey).run();
    }
};

JunkMemory::JunkMemory(std::unique_ptr<Private> opened) : d(std::move(opened)) {}

JunkMemory::~JunkMemory() = default;

Result<std::unique_ptr<JunkMemory>> JunkMemory::open(const QString& profileDir)
{
    const QString file = junkFile(profileDir);
    return withStorageErrors([&]() -> Result<std::unique_ptr<JunkMemory>> {
        auto opened = std::make_unique<Private>();
        try {
            opened->connection = connected(file);
            if (!isUsable(*opened->connection))
                opened->connection.reset();
        } catch (const SQLite::Exception& exception) {
            if (!isDamage(exception))
                throw;
            opened->connection.reset();
        }
        if (!opened->connection) {
            removeFile(file);
            opened->connection = connected(file);
        }
        return std::unique_ptr<JunkMemory>(new JunkMemory(std::move(opened)));
    });
}

Result<JunkCounts> JunkMemory::totals() const
{
    return withStorageErrors([&]() -> Result<JunkCounts> {
        Query row = d->query("SELECT good, junk FROM total");
        return row.next() ? JunkCounts{row.number(0), row.number(1)} : JunkCounts();
    });
}

Result<QHash<quint64, JunkCounts>> JunkMemory::counts(const QList<quint64>& tokens) const
{
    return withStorageErrors([&]() -> Result<QHash<quint64, JunkCounts>> {
        QHash<quint64, JunkCounts> counts;
        for (const quint64 token : tokens) {
            Query row = d->query("SELECT good, junk FROM token WHERE token = ?", token);
            if (row.next())
                counts.insert(token, {row.number(0), row.number(1)});
        }
        return counts;
    });
}

Result<std::optional<bool>> JunkMemory::learntAsJunk(qint64 messageKey) const
{
    return withStorageErrors([&]() -> Result<std::optional<bool>> {
        Query row = d->query("SELECT is_junk FROM learnt WHERE message_key = ?", messageKey);
        return row.next() ? std::optional<bool>(row.truth(0)) : std::nullopt;
    });
}

Result<void> JunkMemory::learn(qint64 messageKey, bool isJunk, const QList<quint64>& tokens)
{
    return d->transaction([&] {
        d->takeBack(messageKey);
        d->add(tokens, isJunk ? JunkCounts{0, 1} : JunkCounts{1, 0});
        d->query("INSERT INTO learnt (message_key, is_junk, tokens) VALUES (?, ?, ?)", messageKey, isJunk,
                 packed(tokens))
            .run();
    });
}

Result<void> JunkMemory::forget(qint64 messageKey)
{
    return d->transaction([&] { d->takeBack(messageKey); });
}

Result<void> JunkMemory::forgetAll()
{
    return d->transaction([&] {
        d->query("DELETE FROM token").run();
        d->query("DELETE FROM learnt").run();
        d->query("UPDATE total SET good = 0, junk = 0").run();
    });
}

} // namespace postaci
