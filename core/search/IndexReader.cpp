#include "search/IndexReader.h"

#include "base/Logging.h"
#include "store/Database.h"
#include "store/IndexRows.h"

#include <SQLiteCpp/Exception.h>

#include <QFile>

namespace postaci {

void IndexReader::begin()
{
    try {
        if (m_connection && fileWasReplaced(*m_connection, "main"))
            m_connection.reset();
        if (!m_connection && QFile::exists(m_file)) {
            m_connection = std::make_unique<Connection>(m_file, Access::ReadOnly);
            if (m_connection->numberOf(QStringLiteral("PRAGMA user_version")) != searchVersion) {
                m_connection.reset(); // of another program, or not made yet
                return;
            }
            m_connection->execute(QStringLiteral("PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY;"
                                                 "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                                                 "CREATE VIRTUAL TABLE temp.indexed_word"
                                                 " USING fts5vocab(main, words, instance)"));
        }
        if (m_connection)
            m_connection->query("BEGIN").run();
    } catch (const SQLite::Exception& exception) {
        qCWarning(logStore) << "search.db cannot be read:" << exception.what();
        m_connection.reset();
    }
}

void IndexReader::end()
{
    try {
        if (m_connection && m_connection->isInTransaction())
            m_connection->query("COMMIT").run();
    } catch (const SQLite::Exception& exception) {
        qCWarning(logStore) << "search.db cannot be read:" << exception.what();
        m_connection.reset();
    }
}

bool IndexReader::isComplete() const
{
    return m_connection && m_connection->query("SELECT 1 FROM state WHERE position = 0").next();
}

bool IndexReader::knows(MessageId message, qint64 stamp) const
{
    return m_connection &&
           m_connection->query("SELECT 1 FROM folded WHERE message = ? AND stamp = ?", message, stamp).next();
}

std::optional<qint64> IndexReader::lineOf(MessageId message) const
{
    Query row = m_connection->query("SELECT line FROM folded WHERE message = ?", message);
    return row.next() ? std::optional(row.number(0)) : std::nullopt;
}

qint64 IndexReader::lineAfter(MessageId message) const
{
    Query row = m_connection->query("SELECT furthest FROM state");
    return firstIndexRow(message) + (row.next() ? row.number(0) : 0) + 1;
}

std::optional<FoldedText> IndexReader::text(MessageId message) const
{
    if (!m_connection)
        return std::nullopt;
    Query row = m_connection->query("SELECT z FROM folded WHERE message = ?", message);
    return row.next() ? unpackFolded(row.blob(0)) : std::nullopt;
}

std::optional<std::vector<std::string>> IndexReader::wordsBeginning(const std::string& beginning,
                                                                    size_t most) const
{
    std::vector<std::string> words;
    std::string from = beginning;
    for (;;) {
        // A word has a row for each message that has it: one step for each word, not one for each row.
        Query row = m_connection->query("SELECT term FROM temp.indexed_word WHERE term >= ? LIMIT 1",
                                        QString::fromStdString(from));
        if (!row.next())
            return words;
        const std::string word = row.text(0).toStdString();
        // A damaged file may have anything.
        if (!word.starts_with(beginning))
            return words;
        if (words.size() == most || word < from || word.find('"') != std::string::npos)
            return std::nullopt;
        words.push_back(word);
        from = word + '\x01';
    }
}

} // namespace postaci
