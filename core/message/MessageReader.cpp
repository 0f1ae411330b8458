#include "message/MessageReader.h"

#include "message/Charset.h"
#include "message/FormatFlowed.h"
#include "message/HeaderDecoder.h"
#include "message/HtmlCleaner.h"
#include "message/MessageParts.h"
#include "message/MimeParameters.h"
#include "message/MimeTree.h"
#include "message/TnefFiles.h"
#include "message/TransferDecoding.h"

#include <QList>
#include <QSet>

#include <cctype>
#include <utility>

namespace postaci {

namespace {

/// Bytes of text bodies that are decoded for showing, all parts together.
constexpr qsizetype kMaxTextBytes = 8 * 1024 * 1024;

/// What a part gives to the body, in one or both forms.
struct Fragment
{
    QString text;
    QString html;
    bool hasText = false;
    bool hasHtml = false;
    [[nodiscard]] bool isEmpty() const { return !hasText && !hasHtml; }
};

/// Where a leaf stands decides whether a name makes it an attachment.
enum class Place { Root, Mixed, Chosen };

QString unixLines(QString text)
{
    text.remove(QChar::Null);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    return text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
}

/// The charset that an HTML body names itself, in <meta> or an XML declaration.
/// Ends whatever a part of HTML has left open, and is nothing to be seen where it has not: else what another
/// part says could become the address of an image (the attack known as EFAIL).
constexpr QLatin1String
    kEndOfPart("<!--'\"]]>--></style></script></title></textarea></xmp></iframe></noembed>"
               "</noframes></noscript></template></select></svg></math>");

QByteArray charsetInHtml(const QByteArray& html)
{
    const QByteArray head = html.left(4096).toLower();
    qsizetype at = head.indexOf("charset");
    qsizetype skip = 7;
    if (at < 0 && head.trimmed().startsWith("<?xml")) {
        at = head.indexOf("encoding");
        skip = 8;
    }
    if (at < 0)
        return {};
    qsizetype i = at + skip;
    while (i < head.size() &&
           (head.at(i) == ' ' || head.at(i) == '=' || head.at(i) == '"' || head.at(i) == '\''))
        ++i;
    const qsizetype begin = i;
    while (i < head.size() && (std::isalnum(static_cast<unsigned char>(head.at(i))) || head.at(i) == '-' ||
                               head.at(i) == '_' || head.at(i) == ':' || head.at(i) == '.'))
        ++i;
    return head.mid(begin, i - begin);
}

QString partName(const MimeNode& node)
{
    const QString name = decodedParameter(node.dispositionParameters, "filename");
    return name.isEmpty() ? decodedParameter(node.parameters, "name") : name;
}

bool isShownText(const MimeNode& node)
{
    static const QSet<QByteArray> shown = {"plain",      "html",    "enriched", "richtext",       "markdown",
                                           "x-markdown", "x-patch", "x-diff",   "rfc822-headers", "x-log"};
    return node.type == "text" && shown.contains(node.subtype) && !node.isOpaque;
}

QString paragraphOf(const QString& text)
{
    return QStringLiteral("<div style=\"white-space:pre-wrap\">") + text.toHtmlEscaped() +
           QStringLiteral("</div>");
}

constexpr qint64 kMaxTnef = 64 * 1024 * 1024;

bool isTnef(const MimeNode& node)
{
    return node.is("application", "ms-tnef") || node.is("application", "vnd.ms-tnef") ||
           partName(node).compare(QLatin1String("winmail.dat"), Qt::CaseInsensitive) == 0;
}

QByteArray decodedBody(QByteArrayView raw, const MimeNode& node)
{
    return decodeTransfer(node.body.of(raw), transferEncoding(node.encoding));
}

/// Chooses what is shown, as RFC 2046 says and other clients do; on the stack of one thread.
class Assembler
{
public:
    Assembler(QByteArrayView raw, const MimeTree& tree) : m_raw(raw), m_tree(tree) {}

    MessageContent assemble()
    {
        const Fragment body = walk(0, Place::Root);
        MessageContent content;
        content.envelope = decodeEnvelope(m_tree.root().header.of(m_raw));
        content.invitation = m_invitation;
        content.deliveryReport = readDeliveryReport(m_raw, m_tree);
        content.hasText = body.hasText;
        content.hasHtml = body.hasHtml;
        content.text = body.text;
        content.html = body.html;
        readCircumstances(&content);
        markReferenced(content.html);
        if (!body.hasText && !body.hasHtml && m_invitation != nullptr) {
            content.hasText = true; // all there is to read
            content.text = m_invitation->description;
        }
        content.attachments = std::move(m_attachments);
        content.truncated = m_tree.isTruncated() || m_textCut;
        return content;
    }

private:
    /// What the header says of how the message came and what it asks for.
    void readCircumstances(MessageContent* content) const
    {
        const QByteArrayView header = m_tree.root().header.of(m_raw);
        content->unsubscribe = readListUnsubscribe(header);
        content->receiptTo = parseAddressList(headerField(header, "Disposition-Notification-To"));
        content->replyAddresses = readReplyAddresses(header);
        content->trace = readSenderTrace(header);
        static const QSet<QByteArray> bulk = {"bulk", "list", "junk"};
        const QByteArray automatic = headerField(header, "Auto-Submitted").toLower();
        content->isBulk = !headerField(header, "List-Id").isEmpty() || content->unsubscribe.isOffered() ||
                          bulk.contains(headerField(header, "Precedence").toLower()) ||
                          (!automatic.isEmpty() && automatic != "no");
    }

    // Recursion is bounded by MimeTree::kMaxLevels.
    Fragment walk(int index, Place place)
    {
        const MimeNode& node = m_tree.node(index);
        if (!node.isMultipart())
            return leaf(node, place);
        if (node.subtype == "alternative")
            return alternative(node);
        if (node.subtype == "related")
            return related(node);
        return mixed(node);
    }

    Fragment leaf(const MimeNode& node, Place place)
    {
        const bool isBrokenMultipart = node.type == "multipart" && !node.isOpaque;
        if (isBrokenMultipart || (isShownText(node) && !isNamedFile(node, place))) {
            m_bodySeen = true;
            return textOf(node);
        }
        readCalendarPart(node);
        addAttachment(node);
        return {};
    }

    /// The first event counts; programs often send it once more as a file.
    void readCalendarPart(const MimeNode& node)
    {
        constexpr qint64 kMaxCalendarPart = 1024 * 1024;
        const bool isCalendar = node.is("text", "calendar") || node.is("application", "ics") ||
                                partName(node).endsWith(QLatin1String(".ics"), Qt::CaseInsensitive);
        if (!isCalendar || m_invitation != nullptr || node.isOpaque ||
            decodedSize(node.body.of(m_raw), transferEncoding(node.encoding)) > kMaxCalendarPart)
            return;
        QByteArray calendar = decodedBody(m_raw, node);
        const QByteArray charset = node.parameter("charset").toLower();
        if (!charset.isEmpty() && charset != "utf-8" && charset != "us-ascii")
            calendar = decodeCharset(calendar, charset).toUtf8();
        m_invitation = readInvitation(calendar, QString::fromLatin1(node.path));
    }

    /// A text part that the sender meant as a file. The first text of a message is its body even if it has a
    /// name.
    [[nodiscard]] bool isNamedFile(const MimeNode& node, Place place) const
    {
        const bool hasFileName = !decodedParameter(node.dispositionParameters, "filename").isEmpty();
        if (node.disposition == "attachment")
            return place != Place::Root || hasFileName;
        if (place != Place::Mixed)
            return false;
        return hasFileName || (m_bodySeen && !decodedParameter(node.parameters, "name").isEmpty());
    }

    Fragment textOf(const MimeNode& node)
    {
        const qsizetype room = kMaxTextBytes - m_textBytes;
        QByteArrayView body = node.body.of(m_raw);
        if (body.size() > room) {
            body = body.first(room);
            m_textCut = true;
        }
        m_textBytes += body.size();
        const QByteArray bytes = decodeTransfer(body, transferEncoding(node.encoding));
        QByteArray charset = node.parameter("charset");
        Fragment result;
        if (node.is("text", "html")) {
            if (charset.isEmpty())
                charset = charsetInHtml(bytes);
            result.hasHtml = true;
            result.html = unixLines(decodeCharset(bytes, charset));
            return result;
        }
        result.hasText = true;
        result.text = unixLines(decodeCharset(bytes, charset));
        if (node.parameter("format").toLower() == "flowed")
            result.text = decodeFlowed(result.text,
                                       node.parameter("delsp").toLower() == "yes" ? DelSp::Yes : DelSp::No);
        return result;
    }

    /// The richest form, which comes last, and the plain one beside it.
    Fragment alternative(const MimeNode& node)
    {
        Fragment result;
        for (const int child : node.children) {
            const MimeNode& choice = m_tree.node(child);
            if (choice.is("text", "x-amp-html") || choice.is("text", "watch-html"))
                continue; // the same once more, for other programs
            const Fragment fragment = walk(child, Place::Chosen);
            if (fragment.hasHtml) {
                result.html = fragment.html;
                result.hasHtml = true;
            }
            if (fragment.hasText && (!fragment.hasHtml || !result.hasText)) {
                result.text = fragment.text;
                result.hasText = true;
            }
        }
        return result;
    }

    /// The root is shown, the rest belongs to it.
    Fragment related(const MimeNode& node)
    {
        QByteArray start = node.parameter("start");
        start.replace('<', "").replace('>', "");
        int root = node.children.front();
        for (const int child : node.children) {
            if (!start.isEmpty() && m_tree.node(child).contentId == start)
                root = child;
        }
        Fragment result = walk(root, Place::Chosen);
        for (const int child : node.children) {
            if (child != root)
                addRelated(child, result.isEmpty());
        }
        return result;
    }

    void addRelated(int index, bool isBodyMissing)
    {
        const MimeNode& node = m_tree.node(index);
        if (node.isMultipart() || isBodyMissing) {
            const Fragment ignored = walk(index, Place::Mixed);
            Q_UNUSED(ignored)
            return;
        }
        const qsizetype before = m_attachments.size();
        addAttachment(node);
        for (qsizetype i = before; i < m_attachments.size() && node.disposition != "attachment"; ++i)
            m_attachments[i].isInline = !isTnef(node);
    }

    /// In order, one after the other; the plain pieces join the HTML if there is any, and the other way
    /// round.
    Fragment mixed(const MimeNode& node)
    {
        QList<Fragment> fragments;
        for (const int child : node.children) {
            const Fragment fragment = walk(child, Place::Mixed);
            if (!fragment.isEmpty())
                fragments.append(fragment);
        }
        Fragment result;
        for (const Fragment& fragment : fragments) {
            result.hasText = result.hasText || fragment.hasText;
            result.hasHtml = result.hasHtml || fragment.hasHtml;
        }
        for (const Fragment& fragment : fragments) {
            if (!result.html.isEmpty())
                result.html += kEndOfPart;
            if (result.hasHtml)
                result.html += fragment.hasHtml ? fragment.html : paragraphOf(fragment.text);
            if (result.hasText)
                appendText(fragment.hasText ? fragment.text : htmlToText(fragment.html), &result.text);
        }
        return result;
    }

    static void appendText(const QString& text, QString* target)
    {
        if (!target->isEmpty() && !text.isEmpty())
            *target += target->endsWith(QLatin1Char('\n')) ? QStringLiteral("\n") : QStringLiteral("\n\n");
        *target += text;
    }

    /// False: it holds none, or is too large to be looked into.
    bool addFilesOfTnef(const MimeNode& node)
    {
        if (decodedSize(node.body.of(m_raw), transferEncoding(node.encoding)) > kMaxTnef)
            return false;
        const QByteArray data = decodedBody(m_raw, node);
        int number = 0;
        for (const TnefFile& file : tnefFiles(data)) {
            AttachmentInfo info;
            info.path =
                QString::fromLatin1(node.path) + QLatin1Char(kTnefFileMark) + QString::number(++number);
            info.mimeType = QStringLiteral("application/octet-stream");
            info.name = safeFileName(file.name, info.mimeType);
            info.size = file.data.size();
            m_attachments.append(info);
        }
        return number > 0;
    }

    void addAttachment(const MimeNode& node)
    {
        if (isTnef(node) && addFilesOfTnef(node))
            return;
        AttachmentInfo info;
        info.path = QString::fromLatin1(node.path);
        const bool isUnknown = node.isOpaque || (node.type == "text" && !node.hasContentType);
        info.mimeType =
            QString::fromLatin1(isUnknown ? QByteArray("application/octet-stream") : node.mimeType());
        QString name = partName(node);
        if (name.isEmpty() && node.isMessage())
            name = innerSubject(node);
        info.name = safeFileName(name, info.mimeType);
        info.contentId = decodeCharset(node.contentId, {});
        info.size = decodedSize(node.body.of(m_raw), transferEncoding(node.encoding));
        info.isInline = node.disposition == "inline";
        m_attachments.append(info);
    }

    [[nodiscard]] QString innerSubject(const MimeNode& node) const
    {
        const MimeNode& inner = m_tree.node(node.children.front());
        QString subject = decodeHeaderText(headerField(inner.header.of(m_raw), "Subject"));
        if (subject.isEmpty())
            return {};
        return subject.replace(QLatin1Char('/'), QLatin1Char('_'))
                   .replace(QLatin1Char('\\'), QLatin1Char('_')) +
               QStringLiteral(".eml");
    }

    void markReferenced(const QString& html)
    {
        const QSet<QString> used = contentIdsIn(html);
        for (AttachmentInfo& info : m_attachments) {
            info.isReferenced = !info.contentId.isEmpty() && used.contains(info.contentId);
            info.isInline = info.isInline || info.isReferenced;
        }
    }

    const QByteArrayView m_raw;
    const MimeTree& m_tree;
    QList<AttachmentInfo> m_attachments;
    std::shared_ptr<const Invitation> m_invitation;
    bool m_bodySeen = false;
    bool m_textCut = false;
    qsizetype m_textBytes = 0;
};

} // namespace

MessageContent readMessage(QByteArrayView raw)
{
    const MimeTree tree = MimeTree::parse(raw);
    return Assembler(raw, tree).assemble();
}

QByteArray attachmentData(QByteArrayView raw, const QString& partPath)
{
    return MessageParts(raw).data(partPath);
}

QByteArray partCharset(QByteArrayView raw, const QString& partPath)
{
    return MessageParts(raw).charset(partPath);
}

QByteArray inlinePart(QByteArrayView raw, const QString& contentId, QString* mimeType)
{
    return MessageParts(raw).inlineData(contentId, mimeType);
}

} // namespace postaci
