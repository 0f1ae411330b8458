#pragma once

#include "store/Database.h"
#include "store/FoldedText.h"
#include "store/StoreTypes.h"

namespace postaci {

/// The writing side of search.db: every message of mail.db has its row there by the time the transaction is
/// committed. Damage found on the way is marked at the SideDatabase and thrown. Lives in the writer thread,
/// within one transaction; batches are fastest with ascending ids.
class SearchIndex
{
public:
    explicit SearchIndex(Database& database) : m_database(database) {}

    /// `stamp` is that of the message's row: a search takes only what has the row's own.
    void put(MessageId message, qint64 stamp, const FoldedText& text);
    void remove(MessageId message); ///< it need not be there
    /// Lets both files know of this transaction; the last thing before the commit.
    void finish();
    [[nodiscard]] bool isTouched() const { return m_isTouched; }

    /// How far messages from before have been looked through: everything from it up is done. 0: all.
    [[nodiscard]] MessageId position();
    void setPosition(MessageId position);

private:
    template <typename Function> void guarded(const Function& function);
    void insert(MessageId message, const FoldedText& text);

    Database& m_database;
    bool m_isTouched = false;
};

} // namespace postaci
