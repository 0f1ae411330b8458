#include "message/Redirection.h"

#include "message/HeaderFields.h"
#include "message/HeaderWriter.h"

#include <QSet>

namespace postaci {

namespace {

/// Where the header block ends: after its last field, before the blank line.
qsizetype endOfHeader(QByteArrayView raw)
{
    qsizetype at = 0;
    while (at < raw.size()) {
        const LineBounds line = lineAt(raw, at);
        if (line.text == at)
            break;
        at = line.next;
    }
    return at;
}

/// The header without its Bcc fields, which name people that nobody else is to know of.
QByteArray withoutBcc(QByteArrayView header)
{
    QByteArray kept;
    kept.reserve(header.size());
    bool isBcc = false;
    for (qsizetype at = 0; at < header.size();) {
        const LineBounds line = lineAt(header, at);
        if (!isBlank(header.at(at))) {
            const qsizetype name = fieldNameLength(header, at, line.text);
            isBcc = name > 0 && (equalsIgnoringCase(header.sliced(at, name), "Bcc") ||
                                 equalsIgnoringCase(header.sliced(at, name), "Resent-Bcc"));
        }
        if (!isBcc)
            kept += header.sliced(at, line.next - at);
        at = line.next;
    }
    return kept;
}

QByteArray resentFields(const Redirection& redirection, bool withBcc)
{
    const QDateTime date = redirection.date.isValid() ? redirection.date : QDateTime::currentDateTimeUtc();
    HeaderWriter writer;
    writer.addTokens("Resent-Date", dateField(date).split(' '));
    writer.addAddresses("Resent-From", {redirection.from});
    writer.addAddresses("Resent-To", redirection.to);
    writer.addAddresses("Resent-Cc", redirection.cc);
    if (withBcc)
        writer.addAddresses("Resent-Bcc", redirection.bcc);
    writer.addMessageIds("Resent-Message-ID", {redirection.messageId});
    return writer.bytes();
}

} // namespace

Result<BuiltMessage> buildRedirection(const Redirection& redirection, QByteArrayView raw)
{
    BuiltMessage built;
    QSet<QString> seen;
    const AddressList recipients = redirection.to + redirection.cc + redirection.bcc;
    for (const Address& address : AddressList{redirection.from} + recipients) {
        if (!isWritableAddress(address.addr))
            return unexpected(ErrorKind::Input, ErrorReason::InvalidAddress,
                              QStringLiteral("This is no address that a message can be sent to or from."),
                              address.addr);
    }
    for (const Address& address : recipients) {
        const QString addr = wireAddress(address.addr);
        if (!seen.contains(addr.toCaseFolded()))
            built.recipients << addr;
        seen.insert(addr.toCaseFolded());
    }
    const qsizetype end = endOfHeader(raw);
    if (end == 0 || built.recipients.isEmpty() || !isWritableMessageId(redirection.messageId))
        return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                          QStringLiteral("There is nothing that could be sent on."));
    QByteArray rest = withoutBcc(raw.first(end));
    rest += raw.sliced(end);
    built.wire = resentFields(redirection, false) + rest;
    built.sentCopy = resentFields(redirection, true) + rest;
    built.envelopeFrom = wireAddress(redirection.from.addr);
    return built;
}

} // namespace postaci
