#pragma once

#include "protocol/Pop3Session.h"
#include "store/StoreTypes.h"

#include <QHash>
#include <QList>

namespace postaci {

/// Which messages of a maildrop have been here before. UIDLs are compared by value; where they are missing,
/// repeated, used again or all changed at once, the messages' headers decide. A plain value, used by one
/// thread.
class MaildropMatch
{
public:
    enum class State {
        New,   ///< never seen
        Known, ///< `known` says what became of it
        Unsure ///< its headers have to be looked at: settle()
    };
    struct Entry
    {
        Pop3Item item;
        State state = State::New;
        KnownUidl known; ///< as it is stored
    };

    MaildropMatch(const QList<Pop3Item>& items, QList<KnownUidl> known);

    [[nodiscard]] const QList<Entry>& entries() const { return m_entries; }
    /// The UIDL to be stored for an entry: empty if the server's cannot be relied on.
    [[nodiscard]] QByteArray storedUidl(qsizetype index) const;
    /// Decides an Unsure entry by the fingerprint of its headers (or makes it New without one).
    void settle(qsizetype index, const QByteArray& fingerprint);
    /// What was known and is not in the list. Whole once every entry is settled.
    [[nodiscard]] QList<KnownUidl> missing() const;

private:
    void matchByUidl();
    void doubtNewOnes();
    [[nodiscard]] bool mayBe(const Entry& entry, const KnownUidl& known) const;
    void claim(Entry& entry, qsizetype known);

    QList<Entry> m_entries;
    QList<KnownUidl> m_known;
    QList<bool> m_claimed; ///< by place in m_known
    QHash<QByteArray, QList<qsizetype>> m_byUidl;
    QHash<QByteArray, QList<qsizetype>> m_byFingerprint;
    QHash<QByteArray, int> m_listed; ///< how often each UIDL is in the list
    bool m_numbersOnly = false;      ///< the UIDLs are the messages' numbers, which say nothing
};

} // namespace postaci
