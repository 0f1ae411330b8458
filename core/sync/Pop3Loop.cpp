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

bool Pop3Loop::waitsToConnect() const
{
    const std::lock_guard lock(m_requestsMutex);
    return !m_isAsked && m_bodies.empty() && !m_context.fetching->isDue();
}

void Pop3Loop::withdrawBody(MessageId message)
{
    const std::lock_guard lock(m_requestsMutex);
    std::erase(m_bodies, message);
}

void Pop3Loop::checkNow()
{
    m_isAsked = true;
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
    const bool wasAsked = m_isAsked.exchange(false);
    VisitEvents events;
    // Opening a message asks for that one, not for new mail where that is to come by hand or later only.
    events.maildrop.onlyWanted = !wasAsked && !m_context.fetching->mayFetch();
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
    if (!visit) {
        m_isAsked = m_isAsked || wasAsked;
        return unexpected(visit.error());
    }
    isWell();
    if (!events.maildrop.onlyWanted) {
        m_context.fetching->fetched();
        LoopReport state;
        state.phase = LoopPhase::Watching;
        state.nextAttempt = m_context.fetching->next();
        report(state);
    }
    // Some servers want to be left alone for so long, but a user who asks is heard.
    waitAwake(std::chrono::seconds(visit->loginDelay));
    return {};
}

} // namespace postaci
