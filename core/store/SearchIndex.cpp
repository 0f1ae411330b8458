#include "store/SearchIndex.h"

#include "store/IndexRows.h"
#include "store/IndexTokenizer.h"
#include "store/StorageError.h"

#include <sqlite3.h>

#include <QRandomGenerator>

#include <algorithm>
#include <vector>

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
    m_pending[message] = Entry{stamp, std::move(text), false};
}

void SearchIndex::putNew(MessageId message, qint64 stamp, FoldedText text)
{
    m_pending[message] = Entry{stamp, std::move(text), true};
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

/// The row of the texts; nothing where there is nothing to change.
std::optional<SearchIndex::Change> SearchIndex::changeText(MessageId message,
                                                           const std::optional<Entry>& entry)
{
    Connection& connection = m_database.connection();
    const QByteArray packed = entry ? packFolded(entry->text) : QByteArray();
    Change change;
    change.after = entry ? &entry->text : nullptr;
    // Mostly nobody has the row of a new message, which the insertion itself finds out.
    if (entry && entry->isNew && insertText(firstIndexRow(message), message, *entry, packed)) {
        change.line = firstIndexRow(message);
        return change;
    }
    {
        Query row = connection.query("SELECT line, z FROM search.folded WHERE message = ?", message);
        if (row.next()) {
            change.line = row.number(0);
            change.before = row.blob(1);
        }
    }
    if (change.line == 0 && !entry)
        return std::nullopt;
    if (change.line == 0)
        change.line = addText(message, *entry, packed);
    else if (entry)
        connection
            .query("UPDATE search.folded SET stamp = ?, z = ? WHERE line = ?", entry->stamp, packed,
                   change.line)
            .run();
    else
        connection.query("DELETE FROM search.folded WHERE line = ?", change.line).run();
    return change;
}

/// False: the row or the message has its text.
bool SearchIndex::insertText(qint64 line, MessageId message, const Entry& entry, const QByteArray& packed)
{
    return m_database.connection()
               .query("INSERT OR IGNORE INTO search.folded (line, message, stamp, z) VALUES (?, ?, ?, ?)",
                      line, message, entry.stamp, packed)
               .run() > 0;
}

/// A new row, as near to its first one as there is place.
qint64 SearchIndex::addText(MessageId message, const Entry& entry, const QByteArray& packed)
{
    const qint64 first = firstIndexRow(message);
    constexpr int triesAtOnce = 4;
    // Where very many are of one moment, as after a move to another server, all rows near to it are taken.
    if (first < m_crowd || first - m_crowd > m_reach) {
        m_crowd = first;
        m_reach = nearestRows;
    }
    for (; m_reach < quint32{1} << 30U; m_reach *= 2) {
        for (int attempt = 0; attempt < triesAtOnce; ++attempt) {
            const bool isFirst = m_reach == nearestRows && attempt == 0;
            const qint64 line = first + (isFirst ? 0 : QRandomGenerator::global()->bounded(m_reach));
            if (!insertText(line, message, entry, packed))
                continue;
            if (!isFirst)
                m_database.connection()
                    .query("UPDATE search.state SET furthest = max(furthest, ?1) WHERE furthest < ?1",
                           line - first)
                    .run();
            return line;
        }
    }
    throw SQLite::Exception("there is no place in search.db", SQLITE_FULL);
}

void SearchIndex::changeWords(const Change& change)
{
    if (!change.before.isEmpty()) {
        const auto text = unpackFolded(change.before);
        if (!text) // what cannot be named cannot be deleted
            throw SQLite::Exception("a text in search.db is damaged", SQLITE_CORRUPT);
        m_database.connection()
            .query("INSERT INTO search.words (words, rowid, text) VALUES ('delete', ?, ?)", change.line,
                   indexedText(m_database.indexTokenizer(), *text))
            .run();
    }
    if (change.after)
        m_database.connection()
            .query("INSERT INTO search.words (rowid, text) VALUES (?, ?)", change.line,
                   indexedText(m_database.indexTokenizer(), *change.after))
            .run();
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
        std::vector<Change> changes;
        for (const auto& [message, entry] : m_pending) {
            if (auto change = changeText(message, entry))
                changes.push_back(std::move(*change));
        }
        std::sort(changes.begin(), changes.end(),
                  [](const Change& one, const Change& other) { return one.line < other.line; });
        for (const Change& change : changes)
            changeWords(change);
        m_haveWordsChanged = m_haveWordsChanged || !changes.empty();
    });
    m_pending.clear();
}

bool SearchIndex::joinPieces()
{
    constexpr int pagesAtOnce = 200;
    bool isJoining = false;
    m_isTouched = true;
    guarded([&] {
        sqlite3* const handle = m_database.connection().handle();
        const int before = sqlite3_total_changes(handle);
        m_database.connection()
            .query("INSERT INTO search.words (words, rank) VALUES ('merge', ?)", pagesAtOnce)
            .run();
        // FTS5's own measure: a merge that had nothing to do changes one row at most.
        isJoining = sqlite3_total_changes(handle) - before >= 2;
    });
    return isJoining;
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
