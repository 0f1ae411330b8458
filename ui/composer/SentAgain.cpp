#include "composer/SentAgain.h"

#include "message/AddressText.h"
#include "message/MessageBuilder.h"

#include <QSet>

namespace postaci {

QByteArray takenBack(const QByteArray& form, const OutboxEntry& entry)
{
    auto state = composerStateFromJson(form);
    if (!state)
        return form;
    state->sendAt = entry.state == OutboxState::Scheduled ? entry.due : QDateTime();
    if (entry.unsettled.isValid())
        state->messageId = makeMessageId(state->messageId); // at the same domain
    return toJson(*state);
}

std::optional<ComposerState> stateForRefused(const QByteArray& form, const OutboxEntry& entry)
{
    auto state = composerStateFromJson(form);
    if (!state)
        return state;
    QSet<QString> refused;
    for (const RefusedRecipient& one : entry.refused)
        refused.insert(one.addr.toCaseFolded());
    // Each stays where it was: those of Bcc do not see each other now either.
    for (QString* field : {&state->to, &state->cc, &state->bcc}) {
        AddressList kept = parseTypedAddresses(*field).good;
        kept.removeIf(
            [&refused](const Address& address) { return !refused.remove(address.addr.toCaseFolded()); });
        *field = typedForm(kept);
    }
    const QStringList others(refused.begin(), refused.end()); // of a group, say
    if (!others.isEmpty())
        state->bcc +=
            (state->bcc.isEmpty() ? QString() : QStringLiteral(", ")) + others.join(QStringLiteral(", "));
    state->hasOwnRecipients = true; // what it answers would fill in the others again
    state->messageId = makeMessageId(entry.envelopeFrom);
    return state;
}

} // namespace postaci
