#include "rules/RuleReader.h"

#include "rules/RuleJson.h"

namespace postaci {

Result<QList<Rule>> readRules(const MailReader& reader)
{
    const auto stored = reader.rules();
    if (!stored)
        return unexpected(stored.error());
    QList<Rule> rules;
    for (const StoredRule& one : *stored) {
        if (auto rule = fromStored(one))
            rules.append(*std::move(rule));
    }
    return rules;
}

Result<RuleFacts> ruleFacts(const MailReader& reader, const MessageRow& row, bool withRaw)
{
    const auto envelope = reader.envelope(row.id);
    if (!envelope)
        return unexpected(envelope.error());
    const auto contact = reader.contactOf(envelope->from.value(0).addr);
    if (!contact)
        return unexpected(contact.error());
    RuleFacts facts{row.account,
                    *envelope,
                    row.size,
                    row.hasAttachment,
                    *contact != 0,
                    QDateTime::fromSecsSinceEpoch(sortSeconds(row.id), Qt::UTC),
                    {}};
    if (withRaw)
        facts.raw = reader.body(row.id).value_or({});
    return facts;
}

} // namespace postaci
