#include "store/SearchIndex.h"

#include "store/IndexTokenizer.h"
#include "store/StorageError.h"

#include <sqlite3.h>

namespace postaci {

template <typename Function> void SearchIndex::guarded(const Function& function)
{
    try {
        function();
    } catch (const SQLite::Exception& exception) {
        if (isDamage(exception))
            m_database.search().markBroken();
        throw;
    }
}

void SearchIndex::put(MessageId message, qint64 stamp, FoldedText text)
{
    m_pending[message] = Entry{stamp, std::move(text)};
}

std::optional<FoldedText> SearchIndex::text(MessageId message, qint64 stamp)
{
    const auto pending = m_pending.find(message);
    if (pending != m_pending.end() && pending->second && pending->second->stamp == stamp)
        return pending->second->text;
    std::optional<FoldedText> text;
    guarded([&] {
        Query row = m_database.connection().query(
            "SELECT z FROM search.folded WHERE message = ? AND stamp = ?", message, stamp);
        if (row.next())
            text = unpackFolded(row.blob(0));
    });
    return text;
}

void SearchIndex::remove(MessageId message)
{
    m_pending[message] = std::nullopt;
}

void SearchIndex::write(MessageId message, const Entry& entry)
{
    const QByteArray packed = packFolded(entry.text);
    const auto tryToInsert = [&] {
        return m_database.connection()
                   .query("INSERT OR IGNORE INTO search.folded (message, stamp, z) VALUES (?, ?, ?)", message,
                          entry.stamp, packed)
                   .run() > 0;
    };
    if (!tryToInsert()) {
        erase(message);
        (void)tryToInsert();
    }
    m_database.connection()
        .query("INSERT INTO search.words (rowid, text) VALUES (?, ?)", message,
               indexedText(m_database.indexTokenizer(), entry.text))
        .run();
}

void SearchIndex::erase(MessageId message)
{
    QByteArray packed;
    {
        Query row = m_database.connection().query("SELECT z FROM search.folded WHERE message = ?", message);
        if (!row.next())
            return;
        packed = row.blob(0);
    }
    const auto text = unpackFolded(packed);
    if (!text) // what cannot be named cannot be deleted
        throw SQLite::Exception("a text in search.db is damaged", SQLITE_CORRUPT);
    m_database.connection()
        .query("INSERT INTO search.words (words, rowid, text) VALUES ('delete', ?, ?)", message,
               indexedText(m_database.indexTokenizer(), *text))
        .run();
    m_database.connection().query("DELETE FROM search.folded WHERE message = ?", message).run();
}

void SearchIndex::finish()
{
    if (m_pending.empty())
        return;
    m_isTouched = true;
    m_database.connection().query("UPDATE main.search_generation SET generation = generation + 1").run();
    guarded([&] {
        m_database.connection()
            .query("UPDATE search.state SET generation = (SELECT generation FROM main.search_generation)")
            .run();
        for (const auto& [message, entry] : m_pending) {
            if (entry)
                write(message, *entry);
            else
                erase(message);
        }
    });
    m_pending.clear();
}

MessageId SearchIndex::position()
{
    MessageId position = 0;
    guarded([&] {
        Query row = m_database.connection().query("SELECT position FROM search.state");
        position = row.next() ? row.number(0) : 0;
    });
    return position;
}

void SearchIndex::setPosition(MessageId position)
{
    guarded([&] { m_database.connection().query("UPDATE search.state SET position = ?", position).run(); });
}

} // namespace postaci
