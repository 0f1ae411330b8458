#include "protocol/SmtpSession.h"

#include "protocol/SaslClient.h"
#include "protocol/SmtpDialogue.h"
#include "protocol/SmtpTransaction.h"

#include <algorithm>

namespace postaci {

SmtpSession::SmtpSession(ConnectionOptions options)
    : m_dialogue(std::make_unique<SmtpDialogue>(std::move(options)))
{
}

SmtpSession::~SmtpSession() = default;

Result<void> SmtpSession::connect()
{
    return m_dialogue->open();
}

bool SmtpSession::isConnected() const
{
    return m_dialogue->socket().isOpen();
}

const QSet<QByteArray>& SmtpSession::capabilities() const
{
    return m_dialogue->capabilities();
}

bool SmtpSession::has(const char* capability) const
{
    return m_dialogue->capabilities().contains(capability);
}

const QSet<QByteArray>& SmtpSession::mechanisms() const
{
    return m_dialogue->mechanisms();
}

qint64 SmtpSession::sizeLimit() const
{
    return m_dialogue->sizeLimit();
}

Result<void> SmtpSession::login(const Credentials& credentials)
{
    SmtpDialogue& dialogue = *m_dialogue;
    const ConnectionOptions& options = dialogue.socket().options();
    const QByteArray mechanism =
        SaslClient::chooseMechanism(dialogue.mechanisms(), credentials.kind, dialogue.socket().isEncrypted());
    if (mechanism.isEmpty()) {
        const bool wantsTls = has("STARTTLS") && !dialogue.socket().isEncrypted();
        Error error = wantsTls ? makeError(ErrorKind::Input, ErrorReason::CleartextRefused,
                                           QStringLiteral("the server takes logins only with encryption"))
                               : noCommonMechanism(credentials.kind);
        error.host = options.host;
        error.port = options.port;
        return unexpected(std::move(error));
    }
    SaslClient sasl(mechanism, credentials, "smtp", options);
    QByteArray line = "AUTH " + mechanism;
    if (sasl.isClientFirst()) {
        const auto first = sasl.step({});
        if (!first)
            return unexpected(first.error());
        line += ' ' + (first->isEmpty() ? QByteArray("=") : first->toBase64());
    }
    auto reply = dialogue.command(line, "AUTH " + mechanism + " ***");
    while (reply && reply->code == 334) {
        const auto answer = sasl.step(QByteArray::fromBase64(reply->lines.first()));
        if (!answer)
            return unexpected(dialogue.broken(answer.error()));
        reply = dialogue.command(answer->toBase64(), "***");
    }
    if (!reply)
        return unexpected(reply.error());
    if (reply->code == 235 && sasl.isComplete())
        return {};
    if (!reply->isRefusal()) {
        return unexpected(
            dialogue.broken(makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                                      QStringLiteral("the server ended the login before its time"))));
    }
    Error error = refusedLogin(smtpLoginError(*reply), credentials.kind);
    error.host = options.host;
    error.port = options.port;
    return unexpected(std::move(error));
}

SmtpOutcome SmtpSession::send(const SmtpMail& mail, PieceSource& message, const SmtpSteps& steps,
                              RefusedRecipients refused)
{
    return SmtpTransaction(*m_dialogue, mail, message).run(steps, refused);
}

SmtpOutcome SmtpSession::send(const QString& from, const QStringList& recipients, QByteArrayView message,
                              const std::function<bool()>& beforeEnd, RefusedRecipients refused)
{
    ViewPieces pieces(message);
    SmtpMail mail;
    mail.from = from;
    mail.recipients = recipients;
    mail.isEightBit = std::any_of(message.begin(), message.end(), [](char c) { return (c & 0x80) != 0; });
    const auto asked = [&beforeEnd](const QList<RecipientResult>&) { return beforeEnd(); };
    return send(mail, pieces, {asked, {}}, refused);
}

Result<void> SmtpSession::trySender(const QString& address)
{
    ViewPieces nothing({});
    SmtpMail mail;
    mail.from = address;
    return SmtpTransaction(*m_dialogue, mail, nothing).trySender();
}

void SmtpSession::quit() noexcept
{
    if (!isConnected())
        return;
    m_dialogue->socket().setReplyTimeout(m_dialogue->socket().options().limits.logoutMs);
    static_cast<void>(m_dialogue->command("QUIT").has_value());
    m_dialogue->socket().close();
}

} // namespace postaci
