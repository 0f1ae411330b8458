#pragma once

#include "base/Identities.h"
#include "message/OutgoingMessage.h"

#include <QList>
#include <QString>

namespace postaci {

/// Who a message can be from: every identity of every account, and tagged forms of their addresses that mail
/// came to. A plain value.
class SenderList
{
public:
    SenderList() = default;
    explicit SenderList(const QList<Account>& accounts);

    [[nodiscard]] qsizetype size() const { return m_entries.size(); }
    /// The account with that identity as its own, from the address that was chosen. id 0: there is none.
    [[nodiscard]] Account at(qsizetype index) const;
    /// As the choice shows it.
    [[nodiscard]] QString text(qsizetype index) const;
    /// Of an account (0: any) by the address; a tagged form of an identity's is added where it is missing.
    /// The account's default where it has no such address, -1 where there is no such account.
    qsizetype choose(AccountId account, const QString& address);

private:
    struct Entry
    {
        Account account;
        Identity identity;
    };

    [[nodiscard]] qsizetype find(AccountId account, const QString& address) const;

    QList<Entry> m_entries;
};

/// Who wants a copy of all that they send gets one.
void addCopyToSelf(OutgoingMessage* message, const Identity& identity);

} // namespace postaci
