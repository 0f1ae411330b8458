#include "message/ReplyBuilder.h"

#include "message/HtmlCleaner.h"
#include "message/MessageBuilder.h"
#include "message/MessageParts.h"
#include "message/MessageReader.h"
#include "message/SignatureText.h"
#include "message/Subject.h"

#include <QSet>

#include <algorithm>

namespace postaci {

namespace {

/// So that a header stays under the limits of servers; RFC 5537 3.4.4 keeps the first and the newest.
constexpr qsizetype kMaxReferences = 50;

OutgoingMessage startOf(const Identity& identity, OutgoingKind kind, MessageId original)
{
    OutgoingMessage message;
    message.from = {identity.name, identity.address};
    if (!identity.replyTo.isEmpty())
        message.replyTo = {{QString(), identity.replyTo}};
    message.messageId = makeMessageId(identity.address);
    message.kind = kind;
    message.original = original;
    return message;
}

QString signatureOf(const Identity& identity)
{
    const QString lines = signatureLines(identity);
    return lines.isEmpty() ? QString() : QStringLiteral("\n\n") + lines;
}

QString bodyText(const MessageContent& content)
{
    const bool isTextUseful = content.hasText && !content.text.trimmed().isEmpty();
    QString text = isTextUseful || !content.hasHtml ? content.text : htmlToText(content.html);
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

QString trimmedEnd(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

QString withoutSignature(const QString& text)
{
    const qsizetype at =
        text.startsWith(QLatin1String("-- \n")) ? 0 : text.lastIndexOf(QLatin1String("\n-- \n"));
    if (at < 0)
        return text;
    QString kept = text.left(at);
    while (!kept.isEmpty() && kept.back().isSpace())
        kept.chop(1);
    return kept;
}

QString addressKey(const QString& addr)
{
    return addr.toCaseFolded();
}

/// Adds addresses that are no one's yet.
void appendNew(const AddressList& from, QSet<QString>* seen, AddressList* to)
{
    for (const Address& address : from) {
        const QString key = addressKey(address.addr);
        if (address.addr.isEmpty() || seen->contains(key))
            continue;
        seen->insert(key);
        to->append(address);
    }
}

/// RFC 5322 3.6.4: the parent's References, or its In-Reply-To if it has none, and the parent itself.
QStringList referencesFor(const Envelope& parent)
{
    QStringList references = parent.references;
    if (references.isEmpty() && !parent.inReplyTo.isEmpty())
        references.append(parent.inReplyTo);
    references.removeAll(parent.messageId);
    if (!parent.messageId.isEmpty())
        references.append(parent.messageId);
    if (references.size() > kMaxReferences)
        references.erase(references.begin() + 1, references.end() - (kMaxReferences - 1));
    return references;
}

bool isOurs(const AddressList& addresses, const QSet<QString>& own)
{
    return !addresses.isEmpty() &&
           std::all_of(addresses.begin(), addresses.end(),
                       [&own](const Address& address) { return own.contains(addressKey(address.addr)); });
}

/// Where an answer to the author alone goes.
const AddressList& authorOf(const MessageContent& content, ReplyMode mode)
{
    const Envelope& envelope = content.envelope;
    const ReplyAddresses& asked = content.replyAddresses;
    if (!asked.mailReplyTo.isEmpty())
        return asked.mailReplyTo;
    const bool hasReplyTo = std::any_of(envelope.replyTo.begin(), envelope.replyTo.end(),
                                        [](const Address& address) { return !address.addr.isEmpty(); });
    const bool isListsOwn = mode == ReplyMode::Sender && asked.isFromList() &&
                            isOurs(envelope.replyTo, {addressKey(asked.listPost)});
    return hasReplyTo && !isListsOwn ? envelope.replyTo : envelope.from;
}

void setRecipients(const MessageContent& content, ReplyMode mode, const QSet<QString>& own,
                   OutgoingMessage* reply)
{
    const Envelope& envelope = content.envelope;
    if (mode == ReplyMode::List && content.replyAddresses.isFromList()) {
        reply->to = {{QString(), content.replyAddresses.listPost}};
        return;
    }
    QSet<QString> seen;
    if (mode == ReplyMode::All && !content.replyAddresses.mailFollowup.isEmpty()) {
        seen = own;
        appendNew(content.replyAddresses.mailFollowup, &seen, &reply->to);
        if (!reply->to.isEmpty())
            return;
        seen.clear();
    }
    const AddressList& author = authorOf(content, mode);
    if (isOurs(envelope.from, own) && !envelope.to.isEmpty()) {
        appendNew(envelope.to, &seen, &reply->to); // going on with what we wrote ourselves
    } else if (mode != ReplyMode::List) { // a list that is not known is not asked for by its members' names
        appendNew(author, &seen, &reply->to);
        seen.unite(own);
        if (mode == ReplyMode::All)
            appendNew(envelope.to, &seen, &reply->to);
    }
    seen.unite(own);
    if (mode == ReplyMode::All)
        appendNew(envelope.cc, &seen, &reply->cc);
}

enum class Files { All, NotReferenced };

QList<OutgoingAttachment> filesOf(const MessageContent& content, QByteArrayView raw, Files which)
{
    QList<OutgoingAttachment> files;
    const MessageParts parts(raw);
    for (const AttachmentInfo& info : content.attachments)
        if (which == Files::All || !info.isReferenced)
            files.append({info.name, info.mimeType, parts.data(info.path)});
    return files;
}

} // namespace

QString quoteText(const QString& text)
{
    QString out;
    out.reserve(text.size() + text.size() / 16 + 2);
    const QList<QStringView> lines = QStringView(text).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            out += QLatin1Char('\n');
        const bool isTight = lines.at(i).isEmpty() || lines.at(i).startsWith(QLatin1Char('>'));
        out += isTight ? QLatin1String(">") : QLatin1String("> ");
        out += lines.at(i);
    }
    return out;
}

OutgoingMessage makeNew(const Identity& identity)
{
    OutgoingMessage message = startOf(identity, OutgoingKind::New, 0);
    message.text = signatureOf(identity);
    return message;
}

OutgoingMessage makeReply(const MessageContent& content, ReplyMode mode, const Identity& identity,
                          MessageId original, const QString& attribution, const QStringList& ownAddresses)
{
    OutgoingMessage reply = startOf(identity, OutgoingKind::Reply, original);
    QSet<QString> own{addressKey(identity.address)};
    for (const QString& addr : ownAddresses)
        own.insert(addressKey(addr));
    setRecipients(content, mode, own, &reply);
    reply.subject = replySubject(content.envelope.subject);
    reply.inReplyTo = content.envelope.messageId;
    reply.references = referencesFor(content.envelope);
    const ReplyText text = replyText(content, identity, attribution, {});
    reply.text = text.above + text.below;
    return reply;
}

namespace {

/// What is answered as quoted lines, with who has written it above.
QString quotedLines(const MessageContent& content, const QString& attribution, const QString& selected)
{
    const QString words = selected.isEmpty() ? withoutSignature(bodyText(content)) : trimmedEnd(selected);
    return (attribution.isEmpty() ? QString() : attribution + QLatin1Char('\n')) + quoteText(words);
}

} // namespace

ReplyText replyText(const MessageContent& content, const Identity& identity, const QString& attribution,
                    const ReplyStyle& style, const QString& selected)
{
    const QString signature = signatureOf(identity);
    if (!style.quotes && selected.isEmpty())
        return {{}, signature.isEmpty() ? QStringLiteral("\n\n") : signature};
    const QString quoted = quotedLines(content, attribution, selected);
    if (style.isBelow)
        return {quoted + QStringLiteral("\n\n"), signature};
    if (style.signatureAboveQuote)
        return {{}, signature + QStringLiteral("\n\n") + quoted};
    return {{}, QStringLiteral("\n\n") + quoted + signature};
}

OutgoingMessage makeAgain(const MessageContent& content, QByteArrayView raw)
{
    const Envelope& envelope = content.envelope;
    OutgoingMessage again;
    again.from = envelope.from.value(0);
    again.to = envelope.to;
    again.cc = envelope.cc;
    again.bcc = envelope.bcc;
    again.subject = envelope.subject;
    again.text = bodyText(content);
    again.inReplyTo = envelope.inReplyTo;
    again.references = envelope.references;
    again.messageId = makeMessageId(again.from.addr);
    again.attachments = filesOf(content, raw, Files::All);
    return again;
}

OutgoingMessage makeForward(const MessageContent& content, QByteArrayView raw, const Identity& identity,
                            MessageId original, const QString& header)
{
    OutgoingMessage forward = startOf(identity, OutgoingKind::Forward, original);
    forward.subject = forwardSubject(content.envelope.subject);
    forward.references = referencesFor(content.envelope);
    forward.text =
        QStringLiteral("\n\n") + header + QStringLiteral("\n\n") + bodyText(content) + signatureOf(identity);
    forward.attachments = filesOf(content, raw, Files::NotReferenced);
    return forward;
}

namespace {

/// The same in formatted form, with the original's own HTML where there is any.
RichText richQuote(const MessageContent& content, const QuotedHtml& quoted, const QString& attribution,
                   const QString& selected)
{
    if (quoted.body.isEmpty() || !selected.isEmpty())
        return richFromPlainText(quotedLines(content, attribution, selected));
    RichText text;
    if (!attribution.isEmpty())
        text = richFromPlainText(attribution);
    appendSealed(quoted.body, 1, &text);
    text.sealStyles = quoted.styles;
    return text;
}

} // namespace

RichReplyText richReplyText(const MessageContent& content, const QuotedHtml& quoted,
                            const QString& attribution, const Identity& identity, const ReplyStyle& style,
                            const QString& selected)
{
    const QList<RichNode> gap{RichNode()};
    const QList<RichNode> nodes = signatureNodes(identity);
    // What is below begins with the rest of the line that one writes in.
    const QList<RichNode> signature = nodes.isEmpty() ? nodes : gap + nodes;
    RichReplyText around;
    if (!style.quotes && selected.isEmpty()) {
        around.below.nodes = gap + (signature.isEmpty() ? gap + gap : signature);
        return around;
    }
    RichText quote = richQuote(content, quoted, attribution, selected);
    RichText& holder = style.isBelow ? around.above : around.below;
    holder = quote;
    if (style.isBelow) {
        around.above.nodes += gap;
        around.below.nodes = gap + signature;
    } else if (style.signatureAboveQuote) {
        around.below.nodes = gap + signature + gap + quote.nodes;
    } else {
        around.below.nodes = gap + gap + quote.nodes + signature;
    }
    return around;
}

RichText richForward(const OutgoingMessage& plain, const QuotedHtml& quoted, const QString& header,
                     const Identity& identity)
{
    const QList<RichNode> signature = signatureNodes(identity);
    const QString above = QStringLiteral("\n\n") + header + QLatin1Char('\n');
    RichText text;
    if (quoted.body.isEmpty()) {
        QString words = plain.text;
        if (const QString lines = signatureOf(identity); words.endsWith(lines))
            words.chop(lines.size());
        text = richFromPlainText(words);
    } else {
        text = richFromPlainText(above);
        appendSealed(quoted.body, 0, &text);
        text.sealStyles = quoted.styles;
    }
    if (!signature.isEmpty())
        text.nodes += QList<RichNode>{RichNode()} + signature;
    return normalized(std::move(text));
}

RichText richNew(const QString& words, const Identity& identity)
{
    RichText text = richFromPlainText(words);
    if (const QList<RichNode> signature = signatureNodes(identity); !signature.isEmpty())
        text.nodes += QList<RichNode>{RichNode()} + signature;
    return normalized(std::move(text));
}

MessageContent withOnlyText(MessageContent content, const QString& selection)
{
    content.hasText = true;
    content.text = selection;
    content.hasHtml = false;
    content.html.clear();
    return content;
}

} // namespace postaci
