// Our own serializer: the bytes are stable, and VMime's would ask the platform for the machine's name.
#include "message/MessageBuilder.h"

#include "message/FormatFlowed.h"
#include "message/HeaderWriter.h"
#include "message/MessageParts.h"
#include "message/MessageReader.h"
#include "message/PartEncoding.h"
#include "message/SevenBitMessage.h"

#include <QCryptographicHash>
#include <QHash>
#include <QList>
#include <QSet>
#include <QUuid>

#include <algorithm>
#include <functional>

namespace postaci {

namespace {

constexpr qsizetype kUnencodedHtml = 78; ///< columns: longer lines are folded by an encoding

/// A body part: its fields and its encoded lines.
struct Part
{
    QByteArray header;
    QByteArray body; ///< ends with CRLF unless it is empty
};

QString cleanText(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    return text.remove(QChar::Null);
}

QByteArray encodedQp(const QByteArray& text)
{
    QByteArray out;
    appendQuotedPrintable(text, &out);
    return out;
}

Part encodedText(QByteArray bytes, const QList<QByteArray>& type, const QByteArray& boundary,
                 qsizetype columns)
{
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    const bool isPlain = isPlainAscii(bytes, columns) && !bytes.contains(boundary);
    HeaderWriter writer;
    writer.addTokens("Content-Type", type);
    writer.addTokens("Content-Transfer-Encoding", {isPlain ? "7bit" : "quoted-printable"});
    return {writer.bytes(), isPlain ? bytes.replace("\n", "\r\n") : encodedQp(bytes)};
}

Part textPart(const QString& text, const QByteArray& boundary)
{
    return encodedText(encodeFlowed(cleanText(text)).toUtf8(),
                       {"text/plain;", "charset=utf-8;", "format=flowed"}, boundary, kMostColumns);
}

Part htmlPart(const QString& html, const QByteArray& boundary)
{
    return encodedText(cleanText(html).toUtf8(), {"text/html;", "charset=utf-8"}, boundary, kUnencodedHtml);
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

bool isMessageFile(const OutgoingAttachment& attachment)
{
    return attachment.mimeType.compare(QLatin1String("message/rfc822"), Qt::CaseInsensitive) == 0;
}

/// What attached messages go as; nothing for those that are none.
using AttachedMessages = QHash<qsizetype, QByteArray>;

AttachedMessages attachedMessagesOf(const OutgoingMessage& message)
{
    AttachedMessages messages;
    for (qsizetype i = 0; i < message.attachments.size(); ++i) {
        if (!isMessageFile(message.attachments.at(i)))
            continue;
        if (const auto bytes = sevenBitMessage(message.attachments.at(i).data))
            messages.insert(i, *bytes);
    }
    return messages;
}

/// The beginning of all boundaries of a message. "=_" cannot be in quoted-printable or base64; the hash keeps
/// builds of the same message equal.
QByteArray boundaryFor(const OutgoingMessage& message, const AttachedMessages& attached = {})
{
    const QByteArray seed = message.messageId.toUtf8() + message.subject.toUtf8() + message.text.toUtf8();
    for (int attempt = 0;; ++attempt) {
        const QByteArray salted = attempt == 0 ? seed : seed + QByteArray::number(attempt);
        QByteArray boundary =
            "=_" + QCryptographicHash::hash(salted, QCryptographicHash::Sha256).toHex().left(32);
        const bool isFree =
            std::none_of(attached.begin(), attached.end(), [&boundary](const QByteArray& bytes) {
                return bytes.contains(boundary); // built by this program from the same text
            });
        if (isFree)
            return boundary;
    }
}

/// Images that the HTML shows, each once.
QList<const OutgoingAttachment*> shownImages(const OutgoingMessage& message)
{
    QList<const OutgoingAttachment*> images;
    QSet<QString> seen;
    const QSet<QString> shown = contentIdsIn(message.html);
    for (const OutgoingAttachment& image : message.inlineImages) {
        const bool isShown = isWritableMessageId(image.contentId) && !seen.contains(image.contentId) &&
                             shown.contains(image.contentId);
        if (isShown)
            images.append(&image);
        seen.insert(image.contentId);
    }
    return images;
}

/// Writes the content of a message straight into its bytes: with 50 MB attached every copy counts. On the
/// stack of one thread.
class ContentWriter
{
public:
    ContentWriter(const OutgoingMessage& message, QByteArray* out)
        : m_message(message), m_out(*out), m_attached(attachedMessagesOf(message)),
          m_boundary(boundaryFor(message, m_attached)), m_images(shownImages(message))
    {
    }

    /// Header fields of the content, the blank line, and the body.
    void write()
    {
        m_out.reserve(m_out.size() + expectedSize());
        if (m_message.attachments.isEmpty()) {
            writeText();
            return;
        }
        const QByteArray boundary = m_boundary + "=m";
        begin("mixed", boundary, {});
        delimit(boundary);
        writeText();
        for (qsizetype i = 0; i < m_message.attachments.size(); ++i) {
            delimit(boundary);
            writeAttachment(i);
        }
        end(boundary);
    }

private:
    /// About; more than is needed by a little.
    [[nodiscard]] qsizetype expectedSize() const
    {
        constexpr qsizetype aPart = 1024;
        qsizetype size = 2 * aPart + 2 * (m_message.text.size() + m_message.html.size());
        for (qsizetype i = 0; i < m_message.attachments.size(); ++i)
            size += aPart + (m_attached.contains(i) ? m_attached[i].size()
                                                    : base64Size(m_message.attachments.at(i).data.size()));
        for (const OutgoingAttachment* image : m_images)
            size += aPart + base64Size(image->data.size());
        return size;
    }

    void writeText()
    {
        const QByteArray boundary = m_boundary + "=a";
        if (m_message.html.isEmpty()) {
            append(textPart(m_message.text, m_boundary));
            return;
        }
        const QByteArray related = m_boundary + "=r";
        if (!m_images.isEmpty()) {
            begin("related", related, {"type=\"multipart/alternative\";"});
            delimit(related);
        }
        begin("alternative", boundary, {});
        delimit(boundary);
        append(textPart(m_message.text, m_boundary));
        delimit(boundary);
        append(htmlPart(m_message.html, m_boundary));
        end(boundary);
        if (m_images.isEmpty())
            return;
        for (const OutgoingAttachment* image : m_images) {
            delimit(related);
            writeImage(*image);
        }
        end(related);
    }

    void begin(const QByteArray& subtype, const QByteArray& boundary, const QList<QByteArray>& more)
    {
        HeaderWriter writer;
        writer.addTokens("Content-Type", QList<QByteArray>{"multipart/" + subtype + ';'} + more +
                                             QList<QByteArray>{"boundary=\"" + boundary + '"'});
        m_out += writer.bytes();
    }

    void delimit(const QByteArray& boundary)
    {
        m_out += "\r\n--";
        m_out += boundary;
        m_out += "\r\n";
    }

    void end(const QByteArray& boundary)
    {
        m_out += "\r\n--";
        m_out += boundary;
        m_out += "--\r\n";
    }

    void append(const Part& part)
    {
        m_out += part.header;
        m_out += "\r\n";
        m_out += part.body;
    }

    void writeAttachment(qsizetype index)
    {
        const OutgoingAttachment& attachment = m_message.attachments.at(index);
        const auto message = m_attached.constFind(index);
        const bool isMessage = message != m_attached.constEnd();
        writeFileHeader(attachment,
                        isMessage ? QByteArray("message/rfc822") : attachmentType(attachment.mimeType),
                        isMessage ? "7bit" : "base64", "attachment");
        if (isMessage)
            m_out += *message;
        else
            appendBase64(attachment.data, &m_out);
    }

    void writeImage(const OutgoingAttachment& image)
    {
        writeFileHeader(image, attachmentType(image.mimeType), "base64", "inline");
        appendBase64(image.data, &m_out);
    }

    void writeFileHeader(const OutgoingAttachment& file, const QByteArray& type, const QByteArray& encoding,
                         const QByteArray& disposition)
    {
        const QString name = safeFileName(file.name, file.mimeType);
        HeaderWriter writer;
        writer.addTokens("Content-Type", structuredTokens(type, {fileNameParameters("name", name).first()}));
        writer.addTokens("Content-Transfer-Encoding", {encoding});
        if (!file.contentId.isEmpty() && disposition == "inline")
            writer.addMessageIds("Content-ID", {file.contentId});
        // Python's older parser takes "filename" where "filename*" is there too, so the name in ASCII for
        // programs that know no RFC 2231 stands in Content-Type alone.
        const QList<QByteArray> names = fileNameParameters("filename", name);
        writer.addTokens("Content-Disposition",
                         structuredTokens(disposition, names.size() > 1 ? names.mid(1) : names));
        m_out += writer.bytes();
        m_out += "\r\n";
    }

    const OutgoingMessage& m_message;
    QByteArray& m_out;
    const AttachedMessages m_attached;
    const QByteArray m_boundary;
    const QList<const OutgoingAttachment*> m_images;
};

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

/// The fields above the content; with Bcc only in the sender's own copy.
QByteArray headerOf(const OutgoingMessage& message, bool withBcc)
{
    HeaderWriter writer;
    const QDateTime date = message.date.isValid() ? message.date : QDateTime::currentDateTimeUtc();
    writer.addTokens("Date", dateField(date).split(' '));
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

/// `writeContent` appends header fields of the content, the blank line, and the body.
BuiltMessage assembled(const OutgoingMessage& message,
                       const std::function<void(QByteArray* out)>& writeContent)
{
    BuiltMessage built;
    const QByteArray header = headerOf(message, false);
    built.wire = header;
    writeContent(&built.wire);
    if (message.bcc.isEmpty()) {
        built.sentCopy = built.wire;
    } else {
        const QByteArray own = headerOf(message, true);
        built.sentCopy.reserve(own.size() + built.wire.size() - header.size());
        built.sentCopy += own;
        built.sentCopy += QByteArrayView(built.wire).sliced(header.size());
    }
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
    return assembled(*complete, [&](QByteArray* out) { ContentWriter(*complete, out).write(); });
}

Result<MessageSize> sizeOf(const OutgoingMessage& message)
{
    OutgoingMessage bare = message;
    qint64 files = 0;
    const QByteArray least("Subject: x\r\n\r\n"); // what is none would be encoded like a file
    for (OutgoingAttachment& attachment : bare.attachments) {
        const bool isMessage = isMessageFile(attachment) && attachment.data.size() > least.size();
        files += isMessage ? attachment.data.size() - least.size() : base64Size(attachment.data.size());
        attachment.data = isMessage ? least : QByteArray();
    }
    for (const OutgoingAttachment* image : shownImages(message))
        files += base64Size(image->data.size());
    for (OutgoingAttachment& image : bare.inlineImages)
        image.data.clear();
    const auto built = buildMessage(bare);
    if (!built)
        return unexpected(built.error());
    return MessageSize{built->wire.size() + files, built->sentCopy.size() + files};
}

Result<BuiltMessage> buildDispositionReport(const OutgoingMessage& message, const QByteArray& report)
{
    const auto complete = completed(message);
    if (!complete)
        return unexpected(complete.error());
    BuiltMessage built = assembled(*complete, [&](QByteArray* out) { *out += reportOf(*complete, report); });
    built.envelopeFrom.clear();
    return built;
}

Result<BuiltMessage> buildCalendarReply(const OutgoingMessage& message, const QByteArray& calendar)
{
    const auto complete = completed(message);
    if (!complete)
        return unexpected(complete.error());
    return assembled(*complete, [&](QByteArray* out) { *out += calendarReplyOf(*complete, calendar); });
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
