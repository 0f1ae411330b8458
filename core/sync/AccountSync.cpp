#include "sync/AccountSync.h"

namespace postaci {

AccountSync::AccountSync(const AccountContext& context)
    : m_context(context), m_interactive(context, m_gate, [this] { m_background.allowStart(); }),
      m_background(context, m_gate,
                   [this] {
                       // INBOX is complete now: what was told of it meanwhile is compared once.
                       if (!std::exchange(m_firstPassDone, true))
                           m_interactive.checkNow();
                   }),
      m_sender(context, [this] { m_interactive.flushChanges(); })
{
}

AccountSync::~AccountSync()
{
    // All are told before any is waited for.
    m_context.cancel.cancel();
    m_interactive.wake();
    m_background.wake();
    m_sender.wake();
    m_sender.stop();
    m_background.stop();
    m_interactive.stop();
}

void AccountSync::start()
{
    m_interactive.start();
    m_background.start();
    m_sender.start();
}

void AccountSync::checkNow()
{
    m_interactive.checkNow();
    m_interactive.retrySignIn();
    m_background.retrySignIn();
    m_sender.retrySignIn();
}

void AccountSync::networkBack()
{
    m_interactive.wake();
    m_background.wake();
    m_sender.wake();
}

} // namespace postaci
