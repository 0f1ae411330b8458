#include "composer/SenderList.h"

#include "message/AddressText.h"

#include <algorithm>

namespace postaci {

SenderList::SenderList(const QList<Account>& accounts)
{
    for (const Account& account : accounts)
        for (const Identity& identity : identitiesOf(account))
            m_entries.append({account, identity});
}

Account SenderList::at(qsizetype index) const
{
    if (index < 0 || index >= m_entries.size())
        return {};
    Account account = m_entries.at(index).account;
    account.identity = m_entries.at(index).identity;
    return account;
}

QString SenderList::text(qsizetype index) const
{
    const Account account = at(index);
    const QString address = typedForm({{account.identity.name, account.identity.address}});
    const bool isLabelTelling =
        !account.label.isEmpty() && !isSameAddress(account.label, account.identity.address);
    return isLabelTelling ? address + QStringLiteral("  ·  ") + account.label : address;
}

qsizetype SenderList::find(AccountId account, const QString& address) const
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& each) {
        return (account == 0 || each.account.id == account) && isSameAddress(each.identity.address, address);
    });
    return entry == m_entries.end() ? -1 : entry - m_entries.begin();
}

qsizetype SenderList::choose(AccountId account, const QString& address)
{
    const auto first = std::find_if(m_entries.begin(), m_entries.end(), [account](const Entry& each) {
        return account == 0 || each.account.id == account;
    });
    if (first == m_entries.end())
        return -1;
    const qsizetype exact = address.isEmpty() ? first - m_entries.begin() : find(account, address);
    if (exact >= 0)
        return exact;
    const qsizetype base = find(account, withoutTag(address));
    if (base < 0 || withoutTag(address) == address)
        return first - m_entries.begin();
    Entry tagged = m_entries.at(base);
    tagged.identity.address = address;
    m_entries.insert(base + 1, tagged);
    return base + 1;
}

void addCopyToSelf(OutgoingMessage* message, const Identity& identity)
{
    const auto isSelf = [&identity](const Address& address) {
        return isSameAddress(address.addr, identity.address);
    };
    const AddressList all = message->to + message->cc + message->bcc;
    if (identity.bccSelf && std::none_of(all.begin(), all.end(), isSelf))
        message->bcc.append({identity.name, identity.address});
}

} // namespace postaci
