#include "sync/ImapSync.h"

#include <algorithm>

namespace postaci {

ImapSync::ImapSync(const AccountContext& context)
    : m_context(context), m_interactive(context, m_share, interactiveCallbacks()),
      m_background(context, m_share, backgroundCallbacks())
{
}

InteractiveLoop::Callbacks ImapSync::interactiveCallbacks()
{
    return {[this] { m_background.allowStart(); },
            [this](MessageId message) { return m_background.takeBody(message); }};
}

BackgroundLoop::Callbacks ImapSync::backgroundCallbacks()
{
    return {[this] {
                // INBOX is complete now: what was told of it meanwhile is compared once.
                if (!std::exchange(m_firstPassDone, true))
                    m_interactive.checkInbox();
                // Changes may have waited for a folder to be made, matched or listed.
                m_interactive.flushChanges();
            },
            [this] { m_interactive.wake(); },
            [this](MessageId message) { m_interactive.requestBody(message); }};
}

void ImapSync::start()
{
    m_interactive.start();
    m_background.start();
}

void ImapSync::stop()
{
    m_listeners.clear();
    m_background.stop();
    m_interactive.stop();
}

void ImapSync::wake()
{
    m_interactive.wake();
    m_background.wake();
    for (const auto& listener : m_listeners)
        listener->wake();
}

void ImapSync::networkBack()
{
    m_interactive.networkBack();
    m_background.networkBack();
    for (const auto& listener : m_listeners)
        listener->networkBack();
}

void ImapSync::retrySignIn()
{
    m_share.gate.userActed();
    wake();
}

void ImapSync::checkNow()
{
    m_context.fetching->ask();
    m_interactive.checkNow();
    if (m_context.fetching->pushes()) // else the first connection calls it when it is in
        m_background.checkNow();
}

void ImapSync::changesQueued()
{
    m_interactive.flushChanges();
    m_background.wake(); // uploads
}

void ImapSync::setPushedFolders(const QList<FolderId>& folders)
{
    if (!m_share.pushed.set(folders))
        return;
    std::erase_if(m_listeners, [&](const auto& listener) { return !folders.contains(listener->folder()); });
    for (const FolderId folder : folders) {
        const bool listens = std::any_of(m_listeners.begin(), m_listeners.end(),
                                         [&](const auto& known) { return known->folder() == folder; });
        if (listens)
            continue;
        m_listeners.push_back(std::make_unique<PushLoop>(m_context, m_share, folder));
        m_listeners.back()->start();
    }
    m_interactive.wake();
    m_background.wake();
}

} // namespace postaci
