#include "gui/drive/Correspondent.h"

#include "gui/drive/WindowDriver.h"
#include "message/MessageBuilder.h"
#include "message/MessageReader.h"
#include "message/ReplyBuilder.h"
#include "protocol/SmtpSession.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace postaci::test {

namespace {

Result<void> submit(const ConnectionOptions& options, const Credentials& credentials,
                    const BuiltMessage& message)
{
    SmtpSession session(options);
    if (const auto connected = session.connect(); !connected)
        return connected;
    if (const auto loggedIn = session.login(credentials); !loggedIn)
        return loggedIn;
    const SmtpOutcome outcome =
        session.send(message.envelopeFrom, message.recipients, message.wire, [] { return true; });
    if (outcome.state != SmtpOutcome::State::Sent)
        return unexpected(outcome.error);
    session.quit();
    return {};
}

} // namespace

Correspondent::Correspondent(const DovecotServer& server, Address self)
    : m_server(server), m_self(std::move(self))
{
}

QByteArrayList Correspondent::received() const
{
    return m_server.messagesIn(m_self.addr);
}

QByteArray Correspondent::receivedWithSubject(const QString& subject) const
{
    const QByteArrayList messages = received();
    for (const QByteArray& raw : messages) {
        if (readMessage(raw).envelope.subject == subject)
            return raw;
    }
    return {};
}

Result<QString> Correspondent::answer(const QByteArray& raw, const QString& text) const
{
    OutgoingMessage reply =
        makeReply(readMessage(raw), ReplyMode::Sender, {m_self.name, m_self.addr, {}, {}}, 0, {});
    reply.from = m_self;
    reply.text = text + QStringLiteral("\n\n") + reply.text;
    reply.date = QDateTime::currentDateTimeUtc();
    const auto built = buildMessage(reply);
    if (!built)
        return unexpected(built.error());

    ConnectionOptions options;
    options.host = m_server.host();
    options.port = m_server.smtpPort();
    options.security = Security::StartTls;
    options.policy.addedAuthorities = loadAuthorities(m_server.caFile()).value_or({});
    Result<void> sent = notDone(QStringLiteral("The answer was not sent."));
    std::atomic<bool> done = false;
    // A QThread, since name lookup and sockets need an event dispatcher.
    const std::unique_ptr<QThread> sender(QThread::create([&] {
        sent = submit(options, {m_self.addr, QString::fromLatin1(fixturePassword)}, *built);
        done = true;
    }));
    sender->start();
    // The session has limits of its own, so it ends.
    while (!done)
        (void)waitUntil([&done] { return done.load(); }, std::chrono::seconds(1));
    sender->wait();
    if (!sent)
        return unexpected(sent.error());
    return reply.messageId;
}

} // namespace postaci::test
