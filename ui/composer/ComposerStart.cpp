#include "composer/ComposerStart.h"

#include "base/LocalAccount.h"
#include "message/AddressText.h"

namespace postaci {

namespace {

QStringList addressesIn(const AddressList& list)
{
    QStringList addresses;
    for (const Address& address : list)
        addresses << address.addr;
    return addresses;
}

} // namespace

ComposerState stateOf(const OutgoingMessage& message, AccountId account)
{
    ComposerState state;
    state.account = account;
    state.from = message.from.addr;
    state.to = typedForm(message.to);
    state.cc = typedForm(message.cc);
    state.bcc = typedForm(message.bcc);
    state.subject = message.subject;
    state.text = message.text;
    state.messageId = message.messageId;
    state.inReplyTo = message.inReplyTo;
    state.references = message.references;
    state.kind = message.kind;
    state.original = message.original;
    return state;
}

Account senderFor(const MailReader& reader, MessageId original, const MessageContent& content)
{
    const QList<Account> accounts = sendingAccounts(reader.accounts().value_or({}));
    const QList<MessageRow> rows = original == 0 ? QList<MessageRow>() : reader.rows({original}).value_or({});
    const AccountId own = rows.isEmpty() ? 0 : rows.first().account;
    const Envelope& envelope = content.envelope;
    // Who goes on with what they wrote themselves does so as the same person.
    const CameTo cameTo =
        !envelope.from.isEmpty() && isOwnAddress(accounts, envelope.from.first().addr)
            ? CameTo{{}, addressesIn(envelope.from)}
            : CameTo{content.replyAddresses.delivered, addressesIn(envelope.to + envelope.cc)};
    const SenderChoice choice = chooseSender(accounts, own, cameTo);
    for (Account account : accounts) {
        if (account.id != choice.account)
            continue;
        account.identity = choice.identity;
        account.identity.address = choice.address;
        return account;
    }
    return {};
}

} // namespace postaci
