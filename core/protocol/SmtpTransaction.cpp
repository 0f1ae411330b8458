#include "protocol/SmtpTransaction.h"

#include "protocol/DotStuffer.h"
#include "protocol/SmtpDialogue.h"

#include <QUrl>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kPieceOfMessage = 64 << 10;
constexpr qsizetype kChunk = 256 << 10;    ///< of BDAT
constexpr qsizetype kPipelined = 100;      ///< RCPT commands that are under way at once
constexpr qsizetype kLongestAddress = 320; // RFC 5321 4.5.3.1: 64 + "@" + 255

bool isAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

/// Whatever could end the path or the line early is no address that we send.
bool isSendable(const QString& address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    return at > 0 && at + 1 < address.size() && address.size() <= kLongestAddress &&
           std::none_of(address.begin(), address.end(), [](QChar c) {
               return c.unicode() <= 0x20 || c.unicode() == 0x7f || c == QLatin1Char('<') ||
                      c == QLatin1Char('>');
           });
}

/// RFC 3461 4: what is not printable ASCII, and "+" and "=", as "+XX".
QByteArray xtext(QByteArrayView text)
{
    QByteArray out;
    for (const char c : text) {
        if (c > 0x20 && c < 0x7f && c != '+' && c != '=')
            out += c;
        else
            out += '+' + QByteArray(1, c).toHex().toUpper();
    }
    return out;
}

/// RFC 6533 3: characters beyond ASCII as "\\x{HEX}", which needs no SMTPUTF8.
QByteArray unitext(const QString& address)
{
    QByteArray out;
    for (const char32_t c : address.toStdU32String()) {
        if (c > 0x20 && c < 0x7f && c != '+' && c != '=' && c != '\\')
            out += static_cast<char>(c);
        else
            out += "\\x{" + QByteArray::number(static_cast<uint>(c), 16).toUpper() + '}';
    }
    return out;
}

QByteArray mailNotices(const DeliveryNotices& notices)
{
    constexpr qsizetype kLongestId = 100; // RFC 3461 4.4
    const QByteArray id = xtext(notices.envelopeId.toUtf8());
    return " RET=HDRS" + (id.isEmpty() || id.size() > kLongestId ? QByteArray() : " ENVID=" + id);
}

QByteArray recipientNotices(const QString& address)
{
    constexpr qsizetype kLongestRecipient = 500; // RFC 3461 4.2
    const QByteArray original =
        isAscii(address) ? "rfc822;" + xtext(address.toLatin1()) : "utf-8;" + unitext(address);
    return " NOTIFY=SUCCESS,FAILURE,DELAY" +
           (original.size() > kLongestRecipient ? QByteArray() : " ORCPT=" + original);
}

Error invalidAddress(const QString& address)
{
    return makeError(ErrorKind::Input, ErrorReason::InvalidAddress,
                     QStringLiteral("%1 cannot be sent to").arg(address));
}

} // namespace

SmtpTransaction::SmtpTransaction(SmtpDialogue& dialogue, const SmtpMail& mail, PieceSource& message)
    : m_dialogue(dialogue), m_mail(mail), m_message(message)
{
    for (const QString& recipient : mail.recipients)
        m_outcome.recipients.append({recipient, false, 0, {}});
}

SmtpOutcome SmtpTransaction::run(const SmtpSteps& steps, RefusedRecipients refused)
{
    if (check() && sendEnvelope() && judgeRecipients(refused) && sendText(steps.progress))
        end(steps);
    return std::move(m_outcome);
}

Result<void> SmtpTransaction::trySender()
{
    m_needsUtf8 = !isAscii(m_mail.from.section(QLatin1Char('@'), 0, -2));
    if (!isSendable(m_mail.from))
        return unexpected(invalidAddress(m_mail.from));
    const auto reply = m_dialogue.command(mailCommand());
    if (!reply)
        return unexpected(reply.error());
    if (!reply->isPositive() && !refuse(*reply, ErrorReason::SenderRefused))
        return unexpected(m_outcome.error);
    m_dialogue.reset();
    return {};
}

bool SmtpTransaction::notSent(Error error)
{
    m_outcome.state = SmtpOutcome::State::NotSent;
    error.host = m_dialogue.socket().options().host;
    error.port = m_dialogue.socket().options().port;
    m_outcome.error = std::move(error);
    return false;
}

bool SmtpTransaction::refuse(const SmtpReply& reply, ErrorReason reason)
{
    m_outcome.code = reply.code;
    m_outcome.reply = reply.text();
    if (!reply.isRefusal()) {
        // We do not know any more what the server thinks that we are doing.
        return notSent(
            m_dialogue.broken(makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                                        QStringLiteral("the server answered out of turn"), reply.text())));
    }
    m_dialogue.reset();
    return notSent(tooLarge(smtpError(reply, reason)));
}

Error SmtpTransaction::tooLarge(Error error) const
{
    if (error.reason == ErrorReason::MessageTooLarge) {
        const qint64 limit = m_dialogue.sizeLimit();
        error.messageSize = m_message.size();
        error.sizeLimit = limit < error.messageSize ? limit : 0; // what it has announced is not what it means
    }
    return error;
}

bool SmtpTransaction::check()
{
    const QString& from = m_mail.from;
    m_needsUtf8 = m_mail.hasUtf8Header || !isAscii(from.section(QLatin1Char('@'), 0, -2));
    if (!from.isEmpty() && !isSendable(from))
        return notSent(invalidAddress(from));
    for (const RecipientResult& recipient : m_outcome.recipients) {
        m_needsUtf8 = m_needsUtf8 || !isAscii(recipient.addr.section(QLatin1Char('@'), 0, -2));
        if (!isSendable(recipient.addr))
            return notSent(invalidAddress(recipient.addr));
    }
    if (m_outcome.recipients.isEmpty())
        return notSent(invalidAddress({}));
    if (m_needsUtf8 && !m_dialogue.capabilities().contains("SMTPUTF8")) {
        return notSent(
            makeError(ErrorKind::Input, ErrorReason::InvalidAddress,
                      QStringLiteral("the server takes no addresses with letters outside of ASCII")));
    }
    const qint64 limit = m_dialogue.sizeLimit();
    if (limit > 0 && m_message.size() > limit) {
        return notSent(tooLarge(makeError(ErrorKind::Rejected, ErrorReason::MessageTooLarge,
                                          QStringLiteral("the message has %1 bytes, the server takes %2")
                                              .arg(m_message.size())
                                              .arg(limit))));
    }
    return true;
}

/// A domain in its own script goes as it is where the server knows SMTPUTF8 and it is needed, else in ACE
/// form.
QByteArray SmtpTransaction::wirePath(const QString& address) const
{
    if (address.isEmpty())
        return "<>"; // of a report that nothing may answer (RFC 5321 4.5.5)
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    const QString domain = address.mid(at + 1);
    const QByteArray wireDomain = m_needsUtf8 || isAscii(domain) ? domain.toUtf8() : QUrl::toAce(domain);
    return '<' + address.left(at).toUtf8() + '@' + wireDomain + '>';
}

bool SmtpTransaction::isChunked() const
{
    return !m_mail.byData && m_dialogue.capabilities().contains("CHUNKING");
}

bool SmtpTransaction::wantsNotices() const
{
    return m_mail.notices.wanted && m_dialogue.capabilities().contains("DSN");
}

QByteArray SmtpTransaction::mailCommand() const
{
    const auto& capabilities = m_dialogue.capabilities();
    QByteArray line = "MAIL FROM:" + wirePath(m_mail.from);
    if (capabilities.contains("SIZE"))
        line += " SIZE=" + QByteArray::number(m_message.size());
    if (capabilities.contains("8BITMIME") && m_mail.isEightBit)
        line += " BODY=8BITMIME";
    if (m_needsUtf8)
        line += " SMTPUTF8";
    if (wantsNotices())
        line += mailNotices(m_mail.notices);
    return line;
}

QByteArray SmtpTransaction::rcptCommand(qsizetype index) const
{
    const QString& address = m_outcome.recipients[index].addr;
    return "RCPT TO:" + wirePath(address) + (wantsNotices() ? recipientNotices(address) : QByteArray());
}

bool SmtpTransaction::strayReply()
{
    const auto reply = m_dialogue.readReply();
    if (!reply)
        return notSent(reply.error());
    m_outcome.code = reply->code;
    m_outcome.reply = reply->text();
    return notSent(m_dialogue.broken(smtpError(*reply, ErrorReason::MessageRefused)));
}

bool SmtpTransaction::sendEnvelope()
{
    if (m_dialogue.hasUnread())
        return strayReply();
    const qsizetype count = m_outcome.recipients.size();
    const bool pipelined = m_dialogue.capabilities().contains("PIPELINING");
    const qsizetype window = pipelined ? kPipelined : 1;
    const QByteArray mail = mailCommand();
    m_dialogue.write(mail, mail);
    const qsizetype early = pipelined ? qMin(window, count) : 0; // recipients that go out with MAIL
    for (qsizetype i = 0; i < early; ++i)
        m_dialogue.write(rcptCommand(i), rcptCommand(i));
    const auto reply = m_dialogue.readReply();
    if (!reply)
        return notSent(reply.error());
    if (!reply->isPositive()) {
        for (qsizetype i = 0; i < early && m_dialogue.socket().isOpen(); ++i)
            static_cast<void>(m_dialogue.readReply().has_value()); // their refusals say nothing of them
        return refuse(*reply, ErrorReason::SenderRefused);
    }
    if (!readRecipients(0, early))
        return false;
    for (qsizetype i = early; i < count; i += window) {
        if (!sendRecipients(i, qMin(i + window, count)))
            return false;
    }
    return true;
}

bool SmtpTransaction::sendRecipients(qsizetype first, qsizetype last)
{
    for (qsizetype i = first; i < last; ++i)
        m_dialogue.write(rcptCommand(i), rcptCommand(i));
    return readRecipients(first, last);
}

bool SmtpTransaction::readRecipients(qsizetype first, qsizetype last)
{
    for (qsizetype i = first; i < last; ++i) {
        const auto reply = m_dialogue.readReply();
        if (!reply)
            return notSent(reply.error());
        RecipientResult& result = m_outcome.recipients[i];
        result.accepted = reply->isPositive();
        result.code = reply->code;
        result.reply = reply->text();
        if (reply->code == 421 || !(result.accepted || reply->isRefusal()))
            return refuse(*reply, ErrorReason::RecipientsRefused);
    }
    return true;
}

bool SmtpTransaction::judgeRecipients(RefusedRecipients refused)
{
    const auto& results = m_outcome.recipients;
    const auto isRefused = [](const RecipientResult& result) { return !result.accepted; };
    const auto isLasting = [](const RecipientResult& result) {
        return !result.accepted && result.code >= 500;
    };
    const auto first = std::find_if(results.begin(), results.end(), isRefused);
    const bool noneLeft = std::all_of(results.begin(), results.end(), isRefused);
    if (first == results.end() || (refused == RefusedRecipients::SendToOthers && !noneLeft))
        return true;
    const auto lasting = std::find_if(results.begin(), results.end(), isLasting);
    const RecipientResult& told = lasting != results.end() ? *lasting : *first;
    return refuse({told.code, {told.reply.toUtf8()}}, ErrorReason::RecipientsRefused);
}

std::optional<QByteArray> SmtpTransaction::nextPiece()
{
    auto piece = m_message.next();
    if (piece)
        return *piece;
    // The server waits for the rest: only the end of the connection takes the message back.
    notSent(m_dialogue.broken(piece.error()));
    return std::nullopt;
}

bool SmtpTransaction::sendText(const SmtpProgress& progress)
{
    QtSocket& socket = m_dialogue.socket();
    socket.setReplyTimeout(socket.options().limits.blockMs);
    const bool isOut = isChunked() ? sendChunks(progress) : sendData(progress);
    socket.setReplyTimeout(socket.options().limits.replyMs);
    return isOut;
}

bool SmtpTransaction::sendData(const SmtpProgress& progress)
{
    const auto reply = m_dialogue.command("DATA");
    if (!reply)
        return notSent(reply.error());
    if (reply->code != 354)
        return refuse(*reply, ErrorReason::MessageRefused);
    QtSocket& socket = m_dialogue.socket();
    DotStuffer stuffer;
    qint64 done = 0;
    for (;;) {
        const auto piece = nextPiece();
        if (!piece)
            return false;
        if (piece->isEmpty())
            break;
        for (qsizetype at = 0; at < piece->size(); at += kPieceOfMessage) {
            const QByteArrayView part =
                QByteArrayView(*piece).sliced(at, qMin(kPieceOfMessage, piece->size() - at));
            socket.write(stuffer.take(part));
            if (const auto flushed = socket.flush(); !flushed)
                return notSent(flushed.error());
            if (m_dialogue.hasUnread())
                return strayReply();
            done += part.size();
            if (progress)
                progress(done, m_message.size());
        }
    }
    socket.write(stuffer.finish());
    if (const auto drained = socket.drain(); !drained)
        return notSent(drained.error());
    return !m_dialogue.hasUnread() || strayReply();
}

bool SmtpTransaction::sendChunks(const SmtpProgress& progress)
{
    const bool isPipelined = m_dialogue.capabilities().contains("PIPELINING");
    DotStuffer lines(DotStuffer::Dots::AsTheyAre);
    qint64 done = 0;
    bool isUnanswered = false;
    for (bool isLast = false; !isLast;) {
        QByteArray chunk;
        while (!isLast && chunk.size() < kChunk) {
            const auto piece = nextPiece();
            if (!piece)
                return false;
            isLast = piece->isEmpty();
            chunk += isLast ? lines.finish() : lines.take(*piece);
            done += piece->size();
        }
        if (chunk.isEmpty())
            break;
        if (!sendChunk(chunk))
            return false;
        // While one is under way the one before it is judged.
        if (isUnanswered && !readChunkReply(1))
            return false;
        if (!isPipelined && !readChunkReply(0))
            return false;
        isUnanswered = isPipelined;
        if (progress)
            progress(done, m_message.size());
    }
    if (isUnanswered && !readChunkReply(0))
        return false;
    return !m_dialogue.hasUnread() || strayReply();
}

bool SmtpTransaction::sendChunk(const QByteArray& chunk)
{
    QtSocket& socket = m_dialogue.socket();
    const QByteArray command = "BDAT " + QByteArray::number(chunk.size());
    m_dialogue.write(command, command);
    for (qsizetype at = 0; at < chunk.size(); at += kPieceOfMessage) {
        socket.write(QByteArrayView(chunk).sliced(at, qMin(kPieceOfMessage, chunk.size() - at)));
        if (const auto flushed = socket.flush(); !flushed)
            return notSent(flushed.error());
    }
    return true;
}

bool SmtpTransaction::readChunkReply(int underWay)
{
    const auto reply = m_dialogue.readReply();
    if (!reply)
        return notSent(reply.error());
    if (reply->isPositive()) {
        m_isBdatKnown = true;
        return true;
    }
    if (!m_isBdatKnown && (reply->code == 500 || reply->code == 502))
        return bdatUnknown(*reply);
    for (; underWay > 0 && m_dialogue.socket().isOpen(); --underWay)
        static_cast<void>(m_dialogue.readReply().has_value()); // a refusal too, which says nothing of its own
    return refuse(*reply, ErrorReason::MessageRefused);
}

/// What followed was taken for commands, and nobody knows which of its lines are answered yet.
bool SmtpTransaction::bdatUnknown(const SmtpReply& reply)
{
    m_outcome.isBdatUnknown = true;
    m_outcome.code = reply.code;
    m_outcome.reply = reply.text();
    return notSent(m_dialogue.broken(makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                                               QStringLiteral("the server offers BDAT and does not know it"),
                                               reply.text())));
}

bool SmtpTransaction::end(const SmtpSteps& steps)
{
    QtSocket& socket = m_dialogue.socket();
    const CancelToken& cancel = socket.options().cancel;
    if (cancel.isCancelled() || !steps.beforeEnd(m_outcome.recipients) || cancel.isCancelled()) {
        return notSent(m_dialogue.broken(
            makeError(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"))));
    }
    if (!socket.isOpen()) {
        return notSent(makeError(ErrorKind::Offline, ErrorReason::ConnectionLost,
                                 QStringLiteral("the connection was lost before the end of the message")));
    }
    const QByteArray shown = "(message of " + QByteArray::number(m_message.size()) + " bytes) ";
    if (isChunked())
        m_dialogue.write("BDAT 0 LAST", shown + "BDAT 0 LAST");
    else
        m_dialogue.write(".", shown + '.');
    socket.setReplyTimeout(socket.options().limits.endMs);
    socket.setPatient(true); // giving up early would leave it uncertain whether the message was sent
    const auto reply = m_dialogue.readReply();
    socket.setPatient(false);
    socket.setReplyTimeout(socket.options().limits.replyMs);
    return judgeEnd(reply);
}

bool SmtpTransaction::judgeEnd(const Result<SmtpReply>& reply)
{
    if (reply && reply->isRefusal())
        return refuse(*reply, ErrorReason::MessageRefused);
    if (reply) {
        m_outcome.code = reply->code;
        m_outcome.reply = reply->text();
    }
    if (reply && reply->isPositive()) {
        m_outcome.state = SmtpOutcome::State::Sent;
        return true;
    }
    m_outcome.state = SmtpOutcome::State::Uncertain;
    m_outcome.error =
        reply ? m_dialogue.broken(makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                                            QStringLiteral("the server answered out of turn"), reply->text()))
              : reply.error();
    return false;
}

} // namespace postaci
