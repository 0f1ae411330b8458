#pragma once

#include "store/Connection.h"
#include "store/FoldedText.h"
#include "store/StoreTypes.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace postaci {

/// Reads search.db, which may be deleted, damaged or replaced at any time: then nothing is found, and the
/// index is not complete. Lives in the thread of its MailSearch.
class IndexReader
{
public:
    explicit IndexReader(QString file) : m_file(std::move(file)) {}
    ~IndexReader() { end(); }

    /// To be called before a search: follows the file when it was replaced, and sees one moment of it until
    /// end().
    void begin();
    void end();

    [[nodiscard]] Connection* connection() const
    {
        return m_connection.get();
    } ///< nullptr: nothing can be found
    [[nodiscard]] bool isComplete() const;
    /// Whether the index knows the message as `stamp` says it is.
    [[nodiscard]] bool knows(MessageId message, qint64 stamp) const;
    /// The row of the index that has the message.
    [[nodiscard]] std::optional<qint64> lineOf(MessageId message) const;
    /// One that is above those of all messages before this one.
    [[nodiscard]] qint64 lineAfter(MessageId message) const;
    /// What the index was given of a message; nothing where it knows nothing.
    [[nodiscard]] std::optional<FoldedText> text(MessageId message) const;
    /// The indexed words that begin so, in their order; nothing where there are more than `most`.
    [[nodiscard]] std::optional<std::vector<std::string>> wordsBeginning(const std::string& beginning,
                                                                         size_t most) const;

private:
    QString m_file;
    std::unique_ptr<Connection> m_connection;
};

} // namespace postaci
