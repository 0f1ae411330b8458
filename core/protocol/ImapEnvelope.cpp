#include "protocol/ImapFetchData.h"

#include "message/HeaderDecoder.h"

namespace postaci {

namespace {

constexpr qsizetype kMostAddresses = 10'000;

/// What servers write where a message has half an address; it must never be shown or answered to.
bool isPlaceholder(QByteArrayView text)
{
    return text.compare("MISSING_MAILBOX", Qt::CaseInsensitive) == 0 ||
           text.compare("MISSING_DOMAIN", Qt::CaseInsensitive) == 0 ||
           text.compare(".MISSING-HOST-NAME.", Qt::CaseInsensitive) == 0 ||
           text.compare("MISSING-HOST-NAME", Qt::CaseInsensitive) == 0;
}

/// (name route mailbox host); nothing for the begin and the end of a group.
std::optional<Address> parseAddress(const ImapValue& value)
{
    const ImapValue name = value.first();
    const ImapValue mailbox = name.next().next();
    const ImapValue host = mailbox.next();
    const bool namesHost = !host.bytes().isEmpty();
    if (!namesHost && name.bytes().isEmpty())
        return std::nullopt;
    Address address;
    address.name = decodeHeaderText(name.bytes());
    const bool usable = namesHost && !mailbox.bytes().isEmpty() && !isPlaceholder(mailbox.bytes()) &&
                        !isPlaceholder(host.bytes());
    if (usable)
        address.addr = decodeHeaderText(mailbox.bytes()) + QLatin1Char('@') + decodeHeaderText(host.bytes());
    if (address.name.isEmpty() && address.addr.isEmpty())
        return std::nullopt;
    return address;
}

AddressList parseAddresses(const ImapValue& list)
{
    AddressList addresses;
    for (ImapValue value = list.first(); value.exists() && addresses.size() < kMostAddresses;
         value = value.next()) {
        if (const auto address = parseAddress(value))
            addresses.append(*address);
    }
    return addresses;
}

QString firstMessageId(const ImapValue& value)
{
    const QStringList ids = parseMessageIds(value.bytes());
    return ids.isEmpty() ? QString() : ids.first();
}

} // namespace

Envelope parseEnvelope(const ImapValue& list)
{
    Envelope envelope;
    ImapValue value = list.first();
    const auto take = [&value] {
        const ImapValue taken = value;
        value = value.next();
        return taken;
    };
    envelope.date = parseDate(take().bytes());
    envelope.subject = decodeHeaderText(take().bytes());
    envelope.from = parseAddresses(take());
    envelope.sender = parseAddresses(take());
    envelope.replyTo = parseAddresses(take());
    envelope.to = parseAddresses(take());
    envelope.cc = parseAddresses(take());
    envelope.bcc = parseAddresses(take());
    envelope.inReplyTo = firstMessageId(take());
    envelope.messageId = firstMessageId(take());
    return envelope;
}

} // namespace postaci
