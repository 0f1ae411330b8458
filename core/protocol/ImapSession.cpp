#include "protocol/ImapSession.h"

#include "protocol/ImapDialogue.h"

#include <QDeadlineTimer>

namespace postaci {

namespace {

/// While it lives the server has less time to answer.
class QuickAnswer
{
public:
    explicit QuickAnswer(QtSocket& socket) : m_socket(socket)
    {
        m_socket.setReplyTimeout(m_socket.options().limits.idleEndMs);
    }
    ~QuickAnswer() { m_socket.setReplyTimeout(m_socket.options().limits.replyMs); }
    QuickAnswer(const QuickAnswer&) = delete;
    QuickAnswer& operator=(const QuickAnswer&) = delete;

private:
    QtSocket& m_socket;
};

} // namespace

ImapSession::ImapSession(ConnectionOptions options)
    : m_dialogue(std::make_unique<ImapDialogue>(std::move(options)))
{
}

ImapSession::~ImapSession() = default;

Result<void> ImapSession::connect()
{
    return m_dialogue->open();
}

bool ImapSession::isConnected() const
{
    return m_dialogue->isOpen();
}

const QSet<QByteArray>& ImapSession::capabilities() const
{
    return m_dialogue->capabilities();
}

bool ImapSession::has(const char* capability) const
{
    return m_dialogue->has(capability);
}

QString ImapSession::serverName() const
{
    return m_serverName;
}

Result<void> ImapSession::noop()
{
    const QuickAnswer quick(m_dialogue->socket());
    const auto done = m_dialogue->runOk(ImapCommand("NOOP"));
    return done ? Result<void>() : unexpected(done.error());
}

void ImapSession::logout() noexcept
{
    if (!isConnected())
        return;
    m_dialogue->socket().setReplyTimeout(m_dialogue->socket().options().limits.logoutMs);
    m_dialogue->expectBye();
    // Whatever the answer is, the connection ends here.
    static_cast<void>(m_dialogue->run(ImapCommand("LOGOUT")).has_value());
    m_dialogue->socket().close();
}

void ImapSession::wake()
{
    m_dialogue->socket().wake();
}

qint64 ImapSession::bytesRead() const
{
    return m_dialogue->socket().bytesRead();
}

bool ImapSession::isCompressed() const
{
    return m_dialogue->socket().isCompressed();
}

QStringList ImapSession::takeAlerts()
{
    return std::exchange(m_dialogue->alerts(), {});
}

MailboxUpdates ImapSession::takeUpdates()
{
    return std::exchange(m_dialogue->updates(), {});
}

Result<IdleOutcome> ImapSession::idle(int maxMs)
{
    ImapDialogue& dialogue = *m_dialogue;
    IdleOutcome outcome;
    const auto sent = dialogue.send(ImapCommand("IDLE"));
    if (!sent)
        return unexpected(sent.error());
    for (;;) {
        const auto event = dialogue.receive({});
        if (!event)
            return unexpected(event.error());
        if (*event == ImapDialogue::Event::Completed)
            return unexpected(imapError(dialogue.completion(), "IDLE"));
        if (*event == ImapDialogue::Event::Continuation)
            break;
    }
    if (const auto waited = waitForNews(maxMs, outcome); !waited)
        return unexpected(waited.error());
    // The peer may have gone without a word, as after sleep or in another network.
    const QuickAnswer quick(dialogue.socket());
    dialogue.sendLine("DONE", "DONE");
    for (;;) {
        const auto event = dialogue.receive({});
        if (!event)
            return unexpected(event.error());
        if (*event == ImapDialogue::Event::Completed)
            break;
    }
    outcome.changed = !dialogue.updates().isEmpty();
    return outcome;
}

Result<void> ImapSession::waitForNews(int maxMs, IdleOutcome& outcome)
{
    ImapDialogue& dialogue = *m_dialogue;
    const QDeadlineTimer deadline(qMin(maxMs, dialogue.socket().options().limits.idleMs));
    // Keep-alives such as "* OK Still here" change nothing: the wait goes on.
    while (dialogue.updates().isEmpty()) {
        if (!dialogue.reader().hasBuffered()) {
            const auto event = dialogue.socket().waitReadable(static_cast<int>(deadline.remainingTime()));
            if (!event)
                return unexpected(event.error());
            outcome.woken = *event == QtSocket::Wait::Woken;
            if (*event != QtSocket::Wait::Readable)
                return {};
        }
        if (const auto received = dialogue.receive({}); !received)
            return unexpected(received.error());
    }
    return {};
}

} // namespace postaci
