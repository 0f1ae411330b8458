#include "sync/BackgroundLoop.h"

#include "base/Logging.h"
#include "sync/AccountPass.h"

namespace postaci {

BackgroundLoop::BackgroundLoop(const AccountContext& context, SignInGate& gate,
                               std::function<void()> passDone)
    : ImapLoop(context, gate, QStringLiteral("background")), m_passDone(std::move(passDone))
{
}

BackgroundLoop::~BackgroundLoop()
{
    stop();
}

void BackgroundLoop::allowStart()
{
    m_allowed = true;
    wake();
}

void BackgroundLoop::connectionFailed(const Error& error)
{
    qCInfo(logSync) << "background connection of account" << m_context.account.id
                    << "ended:" << error.message;
}

Result<void> BackgroundLoop::work(const SyncScope& scope)
{
    while (!m_context.cancel.isCancelled()) {
        AccountPass pass(scope, m_context.bodies, [this](const QString& folder, qint64 done, qint64 total) {
            reportPhase(LoopPhase::Syncing, folder, done, total);
        });
        const auto done = pass.run(InboxShare::OnlyFirstSync, {});
        if (!done)
            return unexpected(done.error());
        passAlerts(scope.session);
        reportPhase(LoopPhase::Watching);
        m_passDone();
        waitAwake(m_context.timings.poll);
    }
    return {};
}

} // namespace postaci
