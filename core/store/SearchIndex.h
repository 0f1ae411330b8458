#pragma once

#include "store/Database.h"
#include "store/FoldedText.h"
#include "store/StoreTypes.h"

#include <map>
#include <optional>

namespace postaci {

/// The writing side of search.db: every message of mail.db has its row there by the time the transaction is
/// committed. All is written at the end, the words in the order of rows: FTS5 would write its pages out at
/// every savepoint of another statement in between, and at every row that is lower than the one before.
/// Damage found on the way is marked at the SideDatabase and thrown. Lives in the writer thread, within one
/// transaction.
class SearchIndex
{
public:
    explicit SearchIndex(Database& database) : m_database(database) {}

    /// `stamp` is that of the message's row: a search takes only what has the row's own.
    void put(MessageId message, qint64 stamp, FoldedText text);
    /// The same of a message that mail.db did not have before.
    void putNew(MessageId message, qint64 stamp, FoldedText text);
    /// What the row with this stamp has, or had before this transaction took it away; nothing where it is not
    /// known.
    [[nodiscard]] std::optional<FoldedText> text(MessageId message, qint64 stamp);
    void remove(MessageId message); ///< it need not be there
    /// Writes, and lets both files know of this transaction; the last thing before the commit.
    void finish();
    /// Some of what finish() would write was begun.
    [[nodiscard]] bool isTouched() const { return m_isTouched; }
    /// Words came or went, so their lists are in more pieces than before.
    [[nodiscard]] bool haveWordsChanged() const { return m_haveWordsChanged; }
    /// Joins some of the pieces that transactions have left, each of which every search would have to look
    /// into; true if there are more.
    [[nodiscard]] bool joinPieces();

    /// How far messages from before have been looked through: everything from it up is done. 0: all.
    [[nodiscard]] MessageId position();
    void setPosition(MessageId position);

private:
    struct Entry
    {
        qint64 stamp = 0;
        FoldedText text;
        bool isNew = false; ///< which search.db, that may be older, need not know
    };
    /// What is to be done to one row of the words.
    struct Change
    {
        qint64 line = 0;
        QByteArray before;                 ///< packed; empty: nothing
        const FoldedText* after = nullptr; ///< null: nothing
    };
    template <typename Function> void guarded(const Function& function);
    [[nodiscard]] std::optional<Change> changeText(MessageId message, const std::optional<Entry>& entry);
    bool insertText(qint64 line, MessageId message, const Entry& entry, const QByteArray& packed);
    [[nodiscard]] qint64 addText(MessageId message, const Entry& entry, const QByteArray& packed);
    void changeWords(const Change& change);

    Database& m_database;
    std::map<MessageId, std::optional<Entry>> m_pending; ///< without an entry: to be removed
    bool m_isTouched = false;
    bool m_haveWordsChanged = false;
    // The last message's first row, and how far from it there was place.
    static constexpr quint32 nearestRows = 16;
    qint64 m_crowd = 0;
    quint32 m_reach = nearestRows;
};

} // namespace postaci
