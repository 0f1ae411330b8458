// Our own serializer: the bytes are stable, and VMime's would ask the platform for the machine's name.
#include "message/MessageBuilder.h"

#include "message/FormatFlowed.h"
#include "message/HeaderWriter.h"
#include "message/MessageReader.h"

#include <QCryptographicHash>
#include <QList>
#include <QLocale>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMaxLine = 900; ///< RFC 5322 2.1.1 allows 998
constexpr qsizetype kBase64Line = 57;

/// A body part: its fields and its encoded lines.
struct Part
{
    QByteArray header;
    QByteArray body; ///< ends with CRLF unless it is empty
};

QByteArray encodedQp(const QByteArray& text)
{
    QByteArray out;
    qsizetype column = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c == '\n') {
            out += "\r\n";
            column = 0;
            continue;
        }
        const bool isLineEnd = i + 1 == text.size() || text.at(i + 1) == '\n';
        const bool isPlain = (c > ' ' && c < 0x7f && c != '=') || (c == ' ' && !isLineEnd);
        const bool isTouched = column == 0 && c == '.'; // by transports that get dot-stuffing wrong
        const QByteArray piece =
            isPlain && !isTouched ? QByteArray(1, c) : '=' + QByteArray(1, c).toHex().toUpper();
        if (column + piece.size() > 75) {
            out += "=\r\n";
            column = 0;
        }
        out += piece;
        column += piece.size();
    }
    return out;
}

QByteArray encodedBase64(const QByteArray& data)
{
    QByteArray out;
    out.reserve(data.size() / kBase64Line * 78 + 80);
    for (qsizetype i = 0; i < data.size(); i += kBase64Line) {
        out += QByteArray::fromRawData(data.constData() + i, qMin(kBase64Line, data.size() - i)).toBase64();
        out += "\r\n";
    }
    return out;
}

bool isPlainAscii(const QByteArray& text)
{
    qsizetype length = 0;
    for (const char c : text) {
        length = c == '\n' ? 0 : length + 1;
        if (static_cast<unsigned char>(c) >= 0x7f || (c < ' ' && c != '\n' && c != '\r' && c != '\t') ||
            length > kMaxLine)
            return false;
    }
    return true;
}

QString cleanText(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    return text.remove(QChar::Null);
}

Part textPart(const QString& text, const QByteArray& boundary)
{
    QByteArray bytes = encodeFlowed(cleanText(text)).toUtf8();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    const bool isPlain = isPlainAscii(bytes) && !bytes.contains(boundary);
    HeaderWriter writer;
    writer.addTokens("Content-Type", {"text/plain;", "charset=utf-8;", "format=flowed"});
    writer.addTokens("Content-Transfer-Encoding", {isPlain ? "7bit" : "quoted-printable"});
    return {writer.bytes(), isPlain ? bytes.replace("\n", "\r\n") : encodedQp(bytes)};
}

bool isToken(QStringView text)
{
    static const QString allowed = QStringLiteral("!#$&-^_.+");
    return !text.isEmpty() && text.size() <= 60 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || allowed.contains(c));
    });
}

/// A type that may be sent as base64: RFC 2046 5.2.1 forbids it for messages and multiparts.
QByteArray attachmentType(const QString& mimeType)
{
    const QString lower = mimeType.trimmed().toLower();
    const QStringList pieces = lower.split(QLatin1Char('/'));
    const bool isUsable = pieces.size() == 2 && isToken(pieces.at(0)) && isToken(pieces.at(1)) &&
                          pieces.at(0) != QLatin1String("multipart") &&
                          pieces.at(0) != QLatin1String("message");
    return isUsable ? lower.toLatin1() : QByteArray("application/octet-stream");
}

/// A message may go as what it is when it needs no encoding and its bytes stay the same.
bool isSendableMessage(const OutgoingAttachment& attachment, const QByteArray& boundary)
{
    if (attachment.mimeType.compare(QLatin1String("message/rfc822"), Qt::CaseInsensitive) != 0)
        return false;
    const QByteArray& data = attachment.data;
    return data.endsWith("\r\n") && isPlainAscii(data) && !data.contains(boundary) &&
           data.count('\n') == data.count("\r\n") && data.count('\r') == data.count("\r\n");
}

/// `value` and its parameters as tokens with the semicolons between them.
QList<QByteArray> structuredTokens(const QByteArray& value, const QList<QByteArray>& parameters)
{
    QList<QByteArray> tokens{value};
    for (const QByteArray& parameter : parameters) {
        tokens.last() += ';';
        tokens += parameter;
    }
    return tokens;
}

Part attachmentPart(const OutgoingAttachment& attachment, const QByteArray& boundary)
{
    const bool isMessage = isSendableMessage(attachment, boundary);
    const QByteArray type = isMessage ? QByteArray("message/rfc822") : attachmentType(attachment.mimeType);
    const QString name = safeFileName(attachment.name, attachment.mimeType);
    HeaderWriter writer;
    writer.addTokens("Content-Type", structuredTokens(type, {fileNameParameters("name", name).first()}));
    writer.addTokens("Content-Transfer-Encoding", {isMessage ? "7bit" : "base64"});
    writer.addTokens("Content-Disposition",
                     structuredTokens("attachment", fileNameParameters("filename", name)));
    return {writer.bytes(), isMessage ? attachment.data : encodedBase64(attachment.data)};
}

QByteArray boundaryFor(const OutgoingMessage& message)
{
    // "=_" cannot be in quoted-printable or base64; the hash keeps builds of the same message equal.
    const QByteArray seed = message.messageId.toUtf8() + message.subject.toUtf8() + message.text.toUtf8();
    return "=_" + QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().left(32);
}

/// Header fields of the content, the blank line, and the body.
QByteArray contentOf(const OutgoingMessage& message)
{
    const QByteArray boundary = boundaryFor(message);
    const Part text = textPart(message.text, boundary);
    if (message.attachments.isEmpty())
        return text.header + "\r\n" + text.body;
    HeaderWriter writer;
    writer.addTokens("Content-Type", {"multipart/mixed;", "boundary=\"" + boundary + '"'});
    QByteArray out = writer.bytes() + "\r\n--" + boundary + "\r\n" + text.header + "\r\n" + text.body;
    for (const OutgoingAttachment& attachment : message.attachments) {
        const Part part = attachmentPart(attachment, boundary);
        out += "\r\n--" + boundary + "\r\n" + part.header + "\r\n" + part.body;
    }
    return out + "\r\n--" + boundary + "--\r\n";
}

/// The same of a report about having read a message.
QByteArray reportOf(const OutgoingMessage& message, const QByteArray& report)
{
    const QByteArray boundary = boundaryFor(message);
    const Part text = textPart(message.text, boundary);
    HeaderWriter writer;
    writer.addTokens("Content-Type", {"multipart/report;", "report-type=disposition-notification;",
                                      "boundary=\"" + boundary + '"'});
    HeaderWriter part;
    part.addTokens("Content-Type", {"message/disposition-notification"});
    const QByteArray delimiter = "\r\n--" + boundary;
    return writer.bytes() + delimiter + "\r\n" + text.header + "\r\n" + text.body + delimiter + "\r\n" +
           part.bytes() + "\r\n" + report + delimiter + "--\r\n";
}

/// The same of an answer to an invitation.
QByteArray calendarReplyOf(const OutgoingMessage& message, const QByteArray& calendar)
{
    const QByteArray boundary = boundaryFor(message);
    const Part text = textPart(message.text, boundary);
    QByteArray lines = calendar;
    lines.replace("\r\n", "\n");
    const bool isPlain = isPlainAscii(lines);
    HeaderWriter writer;
    writer.addTokens("Content-Type", {"multipart/alternative;", "boundary=\"" + boundary + '"'});
    HeaderWriter part;
    part.addTokens("Content-Type", {"text/calendar;", "charset=utf-8;", "method=REPLY"});
    part.addTokens("Content-Transfer-Encoding", {isPlain ? "7bit" : "quoted-printable"});
    const QByteArray delimiter = "\r\n--" + boundary;
    return writer.bytes() + delimiter + "\r\n" + text.header + "\r\n" + text.body + delimiter + "\r\n" +
           part.bytes() + "\r\n" + (isPlain ? calendar : encodedQp(lines)) + delimiter + "--\r\n";
}

QByteArray dateField(const QDateTime& date)
{
    const QDateTime utc = date.isValid() ? date.toUTC() : QDateTime::currentDateTimeUtc();
    return QLocale::c().toString(utc, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() + " +0000";
}

/// The fields above the content; with Bcc only in the sender's own copy.
QByteArray headerOf(const OutgoingMessage& message, bool withBcc)
{
    HeaderWriter writer;
    writer.addTokens("Date", dateField(message.date).split(' '));
    writer.addAddresses("From", {message.from});
    writer.addAddresses("Reply-To", message.replyTo);
    writer.addAddresses("To", message.to);
    writer.addAddresses("Cc", message.cc);
    if (withBcc)
        writer.addAddresses("Bcc", message.bcc);
    else if (message.to.isEmpty() && message.cc.isEmpty())
        writer.addTokens("To", {"undisclosed-recipients:;"});
    writer.addText("Subject", message.subject);
    writer.addMessageIds("Message-ID", {message.messageId});
    writer.addMessageIds("In-Reply-To", {message.inReplyTo});
    writer.addMessageIds("References", message.references);
    writer.addTokens("User-Agent", {"Postaci"});
    writer.addTokens("MIME-Version", {"1.0"});
    return writer.bytes();
}

Unexpected invalidAddress(const QString& addr)
{
    return unexpected(ErrorKind::Input, ErrorReason::InvalidAddress,
                      QStringLiteral("This is no address that a message can be sent to or from."), addr);
}

/// The first address that cannot be written; null if all can.
const Address* unwritable(const OutgoingMessage& message)
{
    if (!isWritableAddress(message.from.addr))
        return &message.from;
    for (const AddressList* list : {&message.replyTo, &message.to, &message.cc, &message.bcc}) {
        for (const Address& address : *list) {
            if (!isWritableAddress(address.addr))
                return &address;
        }
    }
    return nullptr;
}

QStringList recipientsOf(const OutgoingMessage& message)
{
    QStringList recipients;
    QSet<QString> seen;
    for (const AddressList* list : {&message.to, &message.cc, &message.bcc}) {
        for (const Address& address : *list) {
            const QString addr = wireAddress(address.addr);
            // The domain has no case; the local part may have (RFC 5321 2.4).
            const qsizetype at = addr.lastIndexOf(QLatin1Char('@'));
            const QString key = addr.left(at) + addr.mid(at).toLower();
            if (!seen.contains(key))
                recipients.append(addr);
            seen.insert(key);
        }
    }
    return recipients;
}

/// The message with what was left to be made up, if it can be written at all.
Result<OutgoingMessage> completed(const OutgoingMessage& message)
{
    if (const Address* bad = unwritable(message))
        return invalidAddress(bad->addr);
    OutgoingMessage complete = message;
    if (complete.messageId.isEmpty())
        complete.messageId = makeMessageId(message.from.addr);
    if (!isWritableMessageId(complete.messageId))
        return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                          QStringLiteral("The Message-ID cannot be written."));
    if (!complete.date.isValid())
        complete.date = QDateTime::currentDateTimeUtc();
    return complete;
}

BuiltMessage assembled(const OutgoingMessage& message, const QByteArray& content)
{
    BuiltMessage built;
    built.wire = headerOf(message, false) + content;
    built.sentCopy = message.bcc.isEmpty() ? built.wire : headerOf(message, true) + content;
    built.envelopeFrom = wireAddress(message.from.addr);
    built.recipients = recipientsOf(message);
    return built;
}

} // namespace

QString makeMessageId(const QString& fromAddress)
{
    const QString domain = wireAddress(fromAddress).section(QLatin1Char('@'), -1);
    const QString uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString id = uuid + QLatin1Char('@') + domain.toLower();
    const bool hasDomain =
        fromAddress.contains(QLatin1Char('@')) && !domain.isEmpty() && isWritableMessageId(id);
    return hasDomain ? id : uuid + QStringLiteral("@localhost.invalid");
}

Result<BuiltMessage> buildMessage(const OutgoingMessage& message)
{
    const auto complete = completed(message);
    if (!complete)
        return unexpected(complete.error());
    return assembled(*complete, contentOf(*complete));
}

Result<BuiltMessage> buildDispositionReport(const OutgoingMessage& message, const QByteArray& report)
{
    const auto complete = completed(message);
    if (!complete)
        return unexpected(complete.error());
    BuiltMessage built = assembled(*complete, reportOf(*complete, report));
    built.envelopeFrom.clear();
    return built;
}

Result<BuiltMessage> buildCalendarReply(const OutgoingMessage& message, const QByteArray& calendar)
{
    const auto complete = completed(message);
    if (!complete)
        return unexpected(complete.error());
    return assembled(*complete, calendarReplyOf(*complete, calendar));
}

bool needsSmtpUtf8(const BuiltMessage& message)
{
    const auto isAscii = [](const QString& text) {
        return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    };
    if (!isAscii(message.envelopeFrom) ||
        !std::all_of(message.recipients.begin(), message.recipients.end(), isAscii))
        return true;
    const qsizetype headerEnd = message.wire.indexOf("\r\n\r\n");
    const QByteArrayView header =
        QByteArrayView(message.wire).first(headerEnd < 0 ? message.wire.size() : headerEnd);
    return std::any_of(header.begin(), header.end(), [](char c) { return (c & 0x80) != 0; });
}

} // namespace postaci
