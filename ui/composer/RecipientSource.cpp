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
