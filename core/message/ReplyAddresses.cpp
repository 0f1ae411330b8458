#include "message/ReplyAddresses.h"

#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"

#include <QUrl>

namespace postaci {

namespace {

constexpr qsizetype kMostAddresses = 100;

AddressList usable(const AddressList& addresses)
{
    AddressList kept;
    for (const Address& address : addresses) {
        if (!address.addr.isEmpty() && kept.size() < kMostAddresses)
            kept << address;
    }
    return kept;
}

/// The first mailto: between angle brackets. "NO" is a list that nobody can post to, and has none.
QString postAddress(const QByteArray& value)
{
    qsizetype begin = value.indexOf('<');
    while (begin >= 0) {
        const qsizetype end = value.indexOf('>', begin);
        if (end < 0)
            break;
        const QUrl link(QString::fromUtf8(value.mid(begin + 1, end - begin - 1).trimmed()));
        if (link.scheme() == QLatin1String("mailto")) {
            const AddressList parsed = usable(parseAddressList(link.path(QUrl::FullyDecoded).toUtf8()));
            if (parsed.size() == 1)
                return parsed.first().addr;
        }
        begin = value.indexOf('<', end);
    }
    return {};
}

} // namespace

ReplyAddresses readReplyAddresses(QByteArrayView headerBlock)
{
    ReplyAddresses found;
    found.listPost = postAddress(headerField(headerBlock, "List-Post"));
    found.mailReplyTo = usable(parseAddressList(headerField(headerBlock, "Mail-Reply-To")));
    found.mailFollowup = usable(parseAddressList(headerField(headerBlock, "Mail-Followup-To")));
    HeaderFieldReader fields(headerBlock);
    HeaderFieldView field;
    while (found.delivered.size() < kMostAddresses && fields.next(&field)) {
        const bool isDelivery = equalsIgnoringCase(field.name, "X-Original-To") ||
                                equalsIgnoringCase(field.name, "Envelope-To") ||
                                equalsIgnoringCase(field.name, "Delivered-To");
        if (!isDelivery)
            continue;
        for (const Address& address : usable(parseAddressList(unfolded(field.value)))) {
            if (!found.delivered.contains(address.addr))
                found.delivered << address.addr;
        }
    }
    return found;
}

} // namespace postaci
