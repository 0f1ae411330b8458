#include "sync/AccountSync.h"

namespace postaci {

AccountSync::AccountSync(const AccountContext& context)
    : m_context(context), m_incoming(makeIncomingSync(context)),
      m_sender(context, [this] { m_incoming->messageSent(); })
{
}

AccountSync::~AccountSync()
{
    // All are told before any is waited for.
    m_context.cancel.cancel();
    m_incoming->wake();
    m_sender.wake();
    m_sender.stop();
    m_incoming->stop();
}

void AccountSync::start()
{
    m_isFetching = true;
    m_incoming->start();
    m_sender.start();
}

void AccountSync::checkNow()
{
    m_incoming->checkNow();
    retrySignIn();
}

void AccountSync::retrySignIn()
{
    m_incoming->retrySignIn();
    m_sender.retrySignIn();
}

void AccountSync::networkBack()
{
    m_incoming->networkBack();
    m_sender.networkBack();
    // Afterwards: a wait that a wake-up ends must not take the doubt along.
    m_context.doubt.raise(static_cast<int>(m_context.timings.doubt.count()));
}

} // namespace postaci
