#include "composer/RecipientSource.h"

#include "MailEngine.h"
#include "message/AddressText.h"

namespace postaci {

RecipientSource recipientSource(const MailEngine& engine)
{
    constexpr qsizetype kMostSuggested = 8;
    return {[&engine](const QString& typed) { return engine.completeRecipient(typed, kMostSuggested); },
            [&engine](const QString& group) {
                return engine.reader().groupMembers(group).value_or(std::nullopt);
            }};
}

RecipientSource asOfNow(const RecipientSource& source)
{
    RecipientSource now = source;
    if (!source.members)
        return now;
    const auto known = std::make_shared<QHash<QString, std::optional<AddressList>>>();
    now.members = [known, members = source.members](const QString& group) {
        const auto asked = known->constFind(group);
        return asked != known->constEnd() ? *asked : *known->insert(group, members(group));
    };
    return now;
}

AddressList unreachableMembers(const QString& typed, const RecipientSource& source)
{
    AddressList unreachable;
    for (const QString& group : parseTypedAddresses(typed).groups) {
        const auto members = source.members ? source.members(group) : std::nullopt;
        for (const Address& member : members.value_or(AddressList())) {
            if (!isMailAddress(member.addr) && !unreachable.contains(member))
                unreachable << member;
        }
    }
    return unreachable;
}

AddressList recipientsOf(const QString& typed, const RecipientSource& source)
{
    const TypedAddresses parsed = parseTypedAddresses(typed);
    AddressList recipients = parsed.good;
    QSet<QString> known;
    for (const Address& address : parsed.good)
        known.insert(address.addr.toLower());
    for (const QString& group : parsed.groups) {
        const auto members = source.members ? source.members(group) : std::nullopt;
        for (const Address& member : members.value_or(AddressList())) {
            if (known.contains(member.addr.toLower()) || !isMailAddress(member.addr))
                continue;
            known.insert(member.addr.toLower());
            recipients << member;
        }
    }
    return recipients;
}

} // namespace postaci
