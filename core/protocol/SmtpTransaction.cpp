#include "protocol/SmtpTransaction.h"

#include "protocol/DotStuffer.h"
#include "protocol/SmtpDialogue.h"

#include <QUrl>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kPieceOfMessage = 64 << 10;
constexpr qsizetype kPipelined = 100;      ///< RCPT commands that are under way at once
constexpr qsizetype kLongestAddress = 320; // RFC 5321 4.5.3.1: 64 + "@" + 255

bool isAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

bool isEightBit(QByteArrayView bytes)
{
    return std::any_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
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

Error invalidAddress(const QString& address)
{
    return makeError(ErrorKind::Input, ErrorReason::InvalidAddress,
                     QStringLiteral("%1 cannot be sent to").arg(address));
}

} // namespace

SmtpTransaction::SmtpTransaction(SmtpDialogue& dialogue, const QString& from, const QStringList& recipients,
                                 QByteArrayView message)
    : m_dialogue(dialogue), m_from(from), m_message(message)
{
    for (const QString& recipient : recipients)
        m_outcome.recipients.append({recipient, false, 0, {}});
}

SmtpOutcome SmtpTransaction::run(const std::function<bool()>& beforeEnd, RefusedRecipients refused)
{
    if (check(m_from) && sendEnvelope() && judgeRecipients(refused) && beginData() && sendBody())
        end(beforeEnd);
    return std::move(m_outcome);
}

Result<void> SmtpTransaction::trySender()
{
    m_needsUtf8 = !isAscii(m_from.section(QLatin1Char('@'), 0, -2));
    if (!isSendable(m_from))
        return unexpected(invalidAddress(m_from));
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
    return notSent(smtpError(reply, reason));
}

bool SmtpTransaction::check(const QString& from)
{
    m_needsUtf8 = !isAscii(from.section(QLatin1Char('@'), 0, -2));
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
        return notSent(makeError(ErrorKind::Rejected, ErrorReason::MessageTooLarge,
                                 QStringLiteral("the message has %1 bytes, the server takes %2")
                                     .arg(m_message.size())
                                     .arg(limit)));
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

QByteArray SmtpTransaction::mailCommand() const
{
    const auto& capabilities = m_dialogue.capabilities();
    QByteArray line = "MAIL FROM:" + wirePath(m_from);
    if (capabilities.contains("SIZE"))
        line += " SIZE=" + QByteArray::number(m_message.size());
    if (capabilities.contains("8BITMIME") && isEightBit(m_message))
        line += " BODY=8BITMIME";
    if (m_needsUtf8)
        line += " SMTPUTF8";
    return line;
}

QByteArray SmtpTransaction::rcptCommand(qsizetype index) const
{
    return "RCPT TO:" + wirePath(m_outcome.recipients[index].addr);
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

bool SmtpTransaction::beginData()
{
    const auto reply = m_dialogue.command("DATA");
    if (!reply)
        return notSent(reply.error());
    return reply->code == 354 || refuse(*reply, ErrorReason::MessageRefused);
}

bool SmtpTransaction::sendBody()
{
    QtSocket& socket = m_dialogue.socket();
    DotStuffer stuffer;
    for (qsizetype sent = 0; sent < m_message.size(); sent += kPieceOfMessage) {
        socket.write(stuffer.take(m_message.sliced(sent, qMin(kPieceOfMessage, m_message.size() - sent))));
        if (const auto flushed = socket.flush(); !flushed)
            return notSent(flushed.error());
        if (m_dialogue.hasUnread())
            return strayReply();
    }
    socket.write(stuffer.finish());
    if (const auto drained = socket.drain(); !drained)
        return notSent(drained.error());
    return !m_dialogue.hasUnread() || strayReply();
}

bool SmtpTransaction::end(const std::function<bool()>& beforeEnd)
{
    QtSocket& socket = m_dialogue.socket();
    const CancelToken& cancel = socket.options().cancel;
    if (cancel.isCancelled() || !beforeEnd() || cancel.isCancelled()) {
        return notSent(m_dialogue.broken(
            makeError(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"))));
    }
    if (!socket.isOpen()) {
        return notSent(makeError(ErrorKind::Offline, ErrorReason::ConnectionLost,
                                 QStringLiteral("the connection was lost before the end of the message")));
    }
    m_dialogue.write(".", "(message of " + QByteArray::number(m_message.size()) + " bytes) .");
    socket.setReplyTimeout(socket.options().limits.endMs);
    const auto reply = m_dialogue.readReply();
    socket.setReplyTimeout(socket.options().limits.replyMs);
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
