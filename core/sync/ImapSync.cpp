#include "sync/ImapSync.h"

namespace postaci {

ImapSync::ImapSync(const AccountContext& context)
    : m_interactive(context, m_gate, [this] { m_background.allowStart(); }),
      m_background(context, m_gate, [this] {
          // INBOX is complete now: what was told of it meanwhile is compared once.
          if (!std::exchange(m_firstPassDone, true))
              m_interactive.checkNow();
      })
{
}

void ImapSync::start()
{
    m_interactive.start();
    m_background.start();
}

void ImapSync::stop()
{
    m_background.stop();
    m_interactive.stop();
}

void ImapSync::wake()
{
    m_interactive.wake();
    m_background.wake();
}

void ImapSync::retrySignIn()
{
    m_interactive.retrySignIn();
    m_background.retrySignIn();
}

} // namespace postaci
