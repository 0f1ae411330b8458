#include "store/MessageColumns.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace postaci {

namespace {

/// Stored for Sender and Reply-To where they are those of From, as an IMAP server fills them in.
constexpr const char* sameAsFrom = "=";

/// A row shows only the first of many.
constexpr int mostShownNames = 12;
constexpr qsizetype longestShownName = 80;

void appendJson(std::string& json, const QString& text)
{
    json += '"';
    for (const char byte : text.toUtf8()) {
        const auto code = static_cast<uchar>(byte);
        if (byte == '"' || byte == '\\') {
            json += '\\';
            json += byte;
        } else if (code < 0x20) {
            constexpr const char* digits = "0123456789abcdef";
            json += "\\u00";
            json += digits[code >> 4];
            json += digits[code & 15];
        } else {
            json += byte;
        }
    }
    json += '"';
}

std::string unlessAsFrom(const AddressList& addresses, const AddressList& from)
{
    return addresses == from && !from.isEmpty() ? std::string(sameAsFrom) : encodeAddresses(addresses);
}

QString shownNames(const AddressList& addresses)
{
    QStringList names;
    for (const Address& address : addresses.first(qMin<qsizetype>(addresses.size(), mostShownNames)))
        names.append(address.shownName().left(longestShownName));
    return names.join(QStringLiteral(", "));
}

/// Mail to nobody in sight goes to those who are: a list of it shows them.
const AddressList& whomToShow(const Envelope& envelope)
{
    return !envelope.to.isEmpty() ? envelope.to : !envelope.cc.isEmpty() ? envelope.cc : envelope.bcc;
}

bool isSensible(const QDateTime& time, qint64 now)
{
    constexpr qint64 year1990 = 631152000;
    constexpr qint64 twoDays = 2 * 24 * 3600;
    return time.isValid() && time.toSecsSinceEpoch() >= year1990 && time.toSecsSinceEpoch() <= now + twoDays;
}

} // namespace

std::string encodeAddresses(const AddressList& addresses)
{
    if (addresses.isEmpty())
        return {};
    std::string json = "[";
    for (const Address& address : addresses) {
        json += json.size() > 1 ? ",[" : "[";
        appendJson(json, address.name);
        json += ',';
        appendJson(json, address.addr);
        json += ']';
    }
    json += ']';
    return json;
}

AddressList decodeAddresses(const QByteArray& json)
{
    AddressList addresses;
    const QJsonArray pairs = QJsonDocument::fromJson(json).array();
    for (const auto& pair : pairs)
        addresses.append({pair.toArray().at(0).toString(), pair.toArray().at(1).toString()});
    return addresses;
}

QString joinLines(const QStringList& texts)
{
    QStringList lines;
    for (const QString& text : texts) {
        if (!text.isEmpty() && !text.contains(QLatin1Char('\n')))
            lines.append(text);
    }
    return lines.join(QLatin1Char('\n'));
}

QStringList splitLines(const QString& lines)
{
    return lines.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

HeaderTexts headerTexts(const Envelope& envelope)
{
    const Address from = envelope.from.value(0);
    return {envelope.messageId.toStdString(),
            envelope.inReplyTo.toStdString(),
            joinLines(envelope.references).toStdString(),
            envelope.subject.toStdString(),
            from.name.toStdString(),
            from.addr.toStdString(),
            encodeAddresses(envelope.from.mid(1)),
            unlessAsFrom(envelope.sender, envelope.from),
            unlessAsFrom(envelope.replyTo, envelope.from),
            shownNames(whomToShow(envelope)).toStdString(),
            encodeAddresses(envelope.to),
            encodeAddresses(envelope.cc),
            encodeAddresses(envelope.bcc)};
}

Envelope readEnvelope(const Query& row, int first)
{
    const auto list = [&](int column) {
        return decodeAddresses(QByteArray::fromStdString(row.utf8(first + column)));
    };
    Envelope envelope;
    envelope.messageId = row.text(first);
    envelope.inReplyTo = row.text(first + 1);
    envelope.references = splitLines(row.text(first + 2));
    envelope.subject = row.text(first + 3);
    const Address from{row.text(first + 4), row.text(first + 5)};
    if (from != Address())
        envelope.from.append(from);
    envelope.from += list(6);
    envelope.sender = row.utf8(first + 7) == sameAsFrom ? envelope.from : list(7);
    envelope.replyTo = row.utf8(first + 8) == sameAsFrom ? envelope.from : list(8);
    envelope.to = list(10);
    envelope.cc = list(11);
    envelope.bcc = list(12);
    envelope.date = row.time(first + 13);
    return envelope;
}

MessageFlags readFlags(const Query& row, int column)
{
    return MessageFlags::fromInt(static_cast<MessageFlags::Int>(row.number(column)));
}

qint64 sortDate(const NewMessage& message, const QDateTime& now)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    for (const QDateTime& time : {message.internalDate, message.envelope.date}) {
        if (isSensible(time, seconds))
            return time.toSecsSinceEpoch();
    }
    return qMax<qint64>(seconds, 0);
}

} // namespace postaci
