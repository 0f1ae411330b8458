#include "sync/Pop3Loop.h"

#include "sync/LocalSentCopies.h"
#include "sync/Pop3Visit.h"

#include <algorithm>

namespace postaci {

Pop3Loop::Pop3Loop(const AccountContext& context, SignInGate& gate)
    : ConnectionLoop(context, gate, QStringLiteral("pop3"))
{
}

Pop3Loop::~Pop3Loop()
{
    stop();
}

void Pop3Loop::requestBody(MessageId message)
{
    {
        const std::lock_guard lock(m_requestsMutex);
        std::erase(m_bodies, message);
        m_bodies.push_front(message);
    }
    wake();
}

std::optional<MessageId> Pop3Loop::nextBody()
{
    const std::lock_guard lock(m_requestsMutex);
    if (m_bodies.empty())
        return std::nullopt;
    const MessageId message = m_bodies.front();
    m_bodies.pop_front();
    return message;
}

void Pop3Loop::connectionFailed(const Error& error)
{
    // Nobody is left waiting for a body that does not come.
    while (const auto message = nextBody())
        m_context.events.bodyFailed(*message, error);
}

Result<void> Pop3Loop::runConnection(const MailReader& reader)
{
    // What the last run sent and could not file any more; no server is needed for it.
    (void)fileLocalSentCopies(m_context, reader);
    QString inbox;
    if (const auto id = reader.folderByRole(m_context.account.id, FolderRole::Inbox)) {
        if (const auto folder = reader.folder(*id))
            inbox = folder->path;
    }
    connectionBegins();
    VisitEvents events;
    events.phase = [&](LoopPhase phase) {
        reportPhase(phase, phase == LoopPhase::Syncing ? inbox : QString());
    };
    events.signedIn = [this] { loginSucceeded(); };
    events.maildrop.progress = [&](qint64 done, qint64 total) {
        reportPhase(LoopPhase::Syncing, inbox, done, total);
    };
    events.maildrop.nextWanted = [this] { return nextBody(); };
    events.maildrop.bodyProgress = m_context.events.bodyProgress;
    events.maildrop.bodyStored = m_context.events.bodyStored;
    events.maildrop.bodyFailed = m_context.events.bodyFailed;
    const auto visit = visitMaildrop(m_context, reader, events);
    if (!visit)
        return unexpected(visit.error());
    isWell();
    reportPhase(LoopPhase::Watching);
    const auto pause =
        std::max<std::chrono::milliseconds>(m_context.timings.poll, std::chrono::seconds(visit->loginDelay));
    waitAwake(pause);
    return {};
}

} // namespace postaci
