#include "message/DeliveryReport.h"

#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"
#include "message/TransferDecoding.h"

#include <QRegularExpression>
#include <QSet>

#include <optional>

namespace postaci {

namespace {

constexpr qsizetype kMostLookedAt = 1 << 20; ///< of one part
constexpr qsizetype kLongestAddress = 400;
constexpr qsizetype kLongestReply = 2000;

QByteArray reportPart(QByteArrayView raw, const MimeNode& node)
{
    const QByteArrayView body = node.body.of(raw);
    return decodeTransfer(body.first(qMin(body.size(), kMostLookedAt * 2)), transferEncoding(node.encoding))
        .left(kMostLookedAt);
}

QString plainText(QByteArrayView value, qsizetype longest)
{
    QString text = QString::fromUtf8(value.first(qMin(value.size(), longest * 4))).simplified();
    text.remove(QChar::Null);
    return text.left(longest);
}

/// "rfc822; ayse@example.org" without its type (RFC 3464 2.1.2).
QByteArrayView withoutType(QByteArrayView value)
{
    const qsizetype semicolon = value.indexOf(';');
    return semicolon < 0 ? value : value.sliced(semicolon + 1);
}

/// Undoes "+XX" (RFC 3461 4) and "\x{HEX}" (RFC 6533 3).
QString decodedAddress(QByteArrayView value, bool isXtext)
{
    constexpr qsizetype kMostEncoded = kLongestAddress * 10; // each character as "\x{10FFFF}"
    const QByteArrayView address = withoutType(value.first(qMin(value.size(), kMostEncoded))).trimmed();
    const QByteArray text = address.toByteArray();
    QString out;
    QByteArray plain;
    const auto flush = [&] { out += QString::fromUtf8(std::exchange(plain, {})); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        const int high = isXtext && c == '+' && i + 2 < text.size() ? hexDigit(text.at(i + 1)) : -1;
        const int low = high >= 0 ? hexDigit(text.at(i + 2)) : -1;
        if (low >= 0) {
            plain += static_cast<char>(high * 16 + low);
            i += 2;
            continue;
        }
        constexpr qsizetype kLongestCode = 6;
        const QByteArrayView written =
            QByteArrayView(text).sliced(i, qMin(text.size() - i, kLongestCode + 4)); // "\x{" and "}"
        const qsizetype end = written.startsWith("\\x{") ? written.indexOf('}') : -1;
        bool isCode = false;
        const uint code = end > 0 ? written.sliced(3, end - 3).toUInt(&isCode, 16) : 0;
        if (isCode && code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)) {
            flush();
            out += QString::fromUcs4(reinterpret_cast<const char32_t*>(&code), 1);
            i += end;
            continue;
        }
        plain += c;
    }
    flush();
    out = out.simplified();
    if (out.startsWith(QLatin1Char('<')) && out.endsWith(QLatin1Char('>')))
        out = out.mid(1, out.size() - 2);
    return out.left(kLongestAddress);
}

DeliveryStatus::Action actionOf(QByteArrayView word)
{
    const QByteArray action = word.trimmed().toByteArray().toLower();
    using Action = DeliveryStatus::Action;
    if (action.startsWith("fail"))
        return Action::Failed;
    if (action.startsWith("delay"))
        return Action::Delayed;
    if (action.startsWith("deliver"))
        return Action::Delivered;
    if (action.startsWith("relay"))
        return Action::Relayed;
    if (action.startsWith("expand"))
        return Action::Expanded;
    return Action::Unknown;
}

/// "5.1.1" at the beginning, whatever follows.
QString statusOf(QByteArrayView value)
{
    static const QRegularExpression code(QStringLiteral("^([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\d)"));
    return code.match(QString::fromLatin1(value.trimmed().first(qMin<qsizetype>(value.trimmed().size(), 20))))
        .captured(1);
}

/// The fields of one block of a delivery-status part.
std::optional<DeliveryStatus> statusOfBlock(QByteArrayView block)
{
    DeliveryStatus status;
    status.action = DeliveryStatus::Action::Unknown;
    QString original;
    QString final;
    HeaderFieldReader fields(block);
    HeaderFieldView field;
    while (fields.next(&field)) {
        const QByteArray value =
            unfolded(field.value.first(qMin<qsizetype>(field.value.size(), kMostLookedAt / 16)));
        if (equalsIgnoringCase(field.name, "Original-Recipient"))
            original = decodedAddress(value, true);
        else if (equalsIgnoringCase(field.name, "Final-Recipient"))
            final = decodedAddress(value, value.toLower().startsWith("utf-8"));
        else if (equalsIgnoringCase(field.name, "Action"))
            status.action = actionOf(value);
        else if (equalsIgnoringCase(field.name, "Status"))
            status.status = statusOf(value);
        else if (equalsIgnoringCase(field.name, "Diagnostic-Code"))
            status.reply = plainText(withoutType(value), kLongestReply);
        else if (equalsIgnoringCase(field.name, "Remote-MTA"))
            status.server = plainText(withoutType(value), kLongestAddress);
    }
    status.recipient = original.contains(QLatin1Char('@')) ? original : final;
    if (status.recipient.isEmpty())
        return std::nullopt;
    return status;
}

/// Blocks of fields with blank lines between them; the first is about the message (RFC 3464 2.1).
void readStatusPart(const QByteArray& text, DeliveryReport* report)
{
    constexpr int kMostBlocks = DeliveryReport::kMostRecipients * 2;
    qsizetype begin = 0;
    for (int blocks = 0; blocks < kMostBlocks && begin < text.size() &&
                         report->recipients.size() < DeliveryReport::kMostRecipients;
         ++blocks) {
        qsizetype end = begin;
        while (end < text.size()) {
            const LineBounds line = lineAt(text, end);
            if (line.text == end && end > begin)
                break;
            end = line.next;
            if (line.text == begin) // blank lines before a block
                begin = end;
        }
        const QByteArrayView block = QByteArrayView(text).sliced(begin, end - begin);
        if (report->envelopeId.isEmpty())
            report->envelopeId = decodedAddress(headerField(block, "Original-Envelope-Id"), true);
        if (const auto status = statusOfBlock(block))
            report->recipients.append(*status);
        begin = end;
    }
}

/// Of the message that came back, or of its header.
void readOriginal(QByteArrayView header, DeliveryReport* report)
{
    if (!report->messageId.isEmpty())
        return;
    const Envelope envelope = decodeEnvelope(header.first(qMin(header.size(), kMostLookedAt)));
    report->messageId = envelope.messageId;
    report->subject = envelope.subject;
}

bool isHeaderPart(const MimeNode& node)
{
    return node.is("text", "rfc822-headers") || node.is("message", "global-headers");
}

bool isMessagePart(const MimeNode& node)
{
    return node.is("message", "rfc822") || node.is("message", "global");
}

std::shared_ptr<DeliveryReport> readStandard(QByteArrayView raw, const MimeTree& tree)
{
    auto report = std::make_shared<DeliveryReport>();
    for (const MimeNode& node : tree.nodes()) {
        if (node.level > 2) // what came back may hold reports of its own
            continue;
        if (node.is("message", "delivery-status") || node.is("message", "global-delivery-status"))
            readStatusPart(reportPart(raw, node), report.get());
        else if (isHeaderPart(node))
            readOriginal(reportPart(raw, node), report.get());
        else if (isMessagePart(node))
            readOriginal(node.isMessage() ? tree.node(node.children.front()).header.of(raw)
                                          : QByteArrayView(reportPart(raw, node)),
                         report.get());
    }
    return report->recipients.isEmpty() ? nullptr : report;
}

QString firstAddress(const QString& line)
{
    static const QRegularExpression address(
        QStringLiteral("<?([^\\s<>()\\[\\]:;,\"]{1,64}@[A-Za-z0-9.-]{1,255}[A-Za-z0-9])>?"));
    return address.match(line.left(1000)).captured(1);
}

QString statusIn(const QString& line)
{
    static const QRegularExpression code(QStringLiteral("\\b([45]\\.\\d{1,3}\\.\\d{1,3})\\b"));
    return code.match(line.left(kLongestReply)).captured(1);
}

/// The sentence with which servers begin the list of those who did not get it.
bool isBeginOfFailures(const QString& line)
{
    static const QRegularExpression begins(
        QStringLiteral("I wasn't able to deliver your message|message that you sent could not be delivered|"
                       "could not be delivered to one or more|did not reach the following recipient|"
                       "Delivery to the following recipients? failed|Delivery has failed to these recipients|"
                       "following addresses? (had|failed)|wasn't delivered to|Your message wasn't delivered|"
                       "permanent fatal errors|teslim edilemedi"),
        QRegularExpression::CaseInsensitiveOption);
    return begins.match(line.left(500)).hasMatch();
}

bool isBeginOfOriginal(const QString& line)
{
    static const QRegularExpression begins(
        QStringLiteral(
            "^-{2,}\\s*(Below this line is a copy|This is a copy of|Original message|The header of)|"
            "^-+ ?Original Message"),
        QRegularExpression::CaseInsensitiveOption);
    return begins.match(line.left(200)).hasMatch();
}

/// qmail ("Hi. This is the qmail-send program"), Exim, Exchange, and Postfix without its report: a sentence,
/// then each address with the words of a server behind it or on the lines below.
std::shared_ptr<DeliveryReport> readText(const QByteArray& text)
{
    auto report = std::make_shared<DeliveryReport>();
    report->isStandard = false;
    constexpr qsizetype kMostLines = 2000;
    const QStringList lines =
        QString::fromUtf8(text.left(kMostLookedAt / 4)).split(QLatin1Char('\n')).mid(0, kMostLines);
    bool isListing = false;
    qsizetype i = 0;
    for (; i < lines.size() && report->recipients.size() < DeliveryReport::kMostRecipients; ++i) {
        const QString line = lines.at(i).trimmed();
        if (isListing && isBeginOfOriginal(line))
            break;
        isListing = isListing || isBeginOfFailures(line);
        if (!isListing || line.isEmpty())
            continue;
        const QString address = firstAddress(line);
        const bool beginsWithIt = !address.isEmpty() && line.indexOf(address) <= 1;
        if (beginsWithIt) {
            DeliveryStatus status;
            status.recipient = address.left(kLongestAddress);
            report->recipients.append(status);
        }
        if (report->recipients.isEmpty())
            continue;
        DeliveryStatus& last = report->recipients.last();
        const QString words =
            beginsWithIt ? line.mid(line.indexOf(address) + address.size()).remove(QLatin1Char('>')) : line;
        if (last.reply.size() < kLongestReply / 4)
            last.reply = (last.reply + QLatin1Char(' ') + words).simplified().left(kLongestReply);
        if (last.status.isEmpty())
            last.status = statusIn(words);
    }
    if (report->recipients.isEmpty())
        return nullptr;
    QByteArray rest = lines.mid(i + 1).join(QLatin1Char('\n')).toUtf8();
    while (rest.startsWith('\n') || rest.startsWith('\r'))
        rest.remove(0, 1);
    readOriginal(rest, report.get());
    return report;
}

/// Of a text report a file may hold the message.
void readAttachedOriginal(QByteArrayView raw, const MimeTree& tree, DeliveryReport* report)
{
    for (const MimeNode& node : tree.nodes()) {
        if (isMessagePart(node) && node.isMessage() && node.level <= 2)
            readOriginal(tree.node(node.children.front()).header.of(raw), report);
    }
}

} // namespace

bool mayBeDeliveryReport(const QString& senderAddress)
{
    static const QSet<QString> names = {
        QStringLiteral("mailer-daemon"),     QStringLiteral("postmaster"),   QStringLiteral("mdaemon"),
        QStringLiteral("mail-daemon"),       QStringLiteral("mailerdaemon"), QStringLiteral("mailsystem"),
        QStringLiteral("microsoftexchange"), QStringLiteral("bounce"),       QStringLiteral("bounces")};
    QString local = senderAddress.section(QLatin1Char('@'), 0, 0).trimmed().toLower();
    if (local.startsWith(QLatin1String("microsoftexchange")))
        return true;
    return senderAddress.isEmpty() || names.contains(local);
}

std::shared_ptr<const DeliveryReport> readDeliveryReport(QByteArrayView raw, const MimeTree& tree)
{
    const MimeNode& root = tree.root();
    if (root.is("multipart", "report")) {
        const QByteArray type = root.parameter("report-type").toLower();
        return type.isEmpty() || type == "delivery-status" || type == "global-delivery-status"
                   ? readStandard(raw, tree)
                   : nullptr;
    }
    const QByteArrayView header = root.header.of(raw);
    const AddressList from = parseAddressList(headerField(header, "From"));
    const QByteArray returnPath = headerField(header, "Return-Path").trimmed();
    const bool isFromServer =
        mayBeDeliveryReport(from.value(0).addr) || !headerField(header, "X-Failed-Recipients").isEmpty();
    if (!isFromServer || (!returnPath.isEmpty() && returnPath != "<>" &&
                          !mayBeDeliveryReport(parseAddressList(returnPath).value(0).addr)))
        return nullptr;
    if (auto standard = readStandard(raw, tree)) // as some wrote it before RFC 3462
        return standard;
    for (const MimeNode& node : tree.nodes()) {
        if (!node.is("text", "plain") || node.isOpaque)
            continue;
        auto report = readText(reportPart(raw, node));
        if (report == nullptr)
            return nullptr;
        readAttachedOriginal(raw, tree, report.get());
        return report;
    }
    return nullptr;
}

} // namespace postaci
