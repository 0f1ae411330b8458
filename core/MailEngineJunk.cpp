#include "MailEnginePrivate.h"

#include "base/Logging.h"

// What the user says of junk, and what is done with it.

namespace postaci {

JunkMode MailEngine::junkMode(AccountId account) const
{
    return d->reader->junkMode(account).value_or(JunkMode::Off);
}

void MailEngine::setJunkMode(AccountId account, JunkMode mode)
{
    d->change([=](Transaction& transaction) { return transaction.setJunkMode(account, mode); });
}

JunkCounts MailEngine::junkLearnt() const
{
    const auto memory = JunkMemory::open(d->options.profileDir);
    return memory ? (*memory)->totals().value_or({}) : JunkCounts();
}

qint64 MailEngine::junkEnough()
{
    return JunkFilter::enough;
}

void MailEngine::forgetJunkLearnt()
{
    d->learn([](JunkLearning& learning) { return learning.forgetAll(); });
}

void MailEngine::Private::learn(const Learning& work)
{
    lessons.setMaxThreadCount(1); // in the order in which it was said
    lessons.start([this, work] {
        const auto memory = JunkLearning::open(options.profileDir);
        const auto learnt = memory ? work(**memory) : Result<void>(unexpected(memory.error()));
        // The mail itself is as the user wants it: what the filter has not learnt it learns from others.
        if (!learnt)
            qCWarning(logStore) << "nothing was learnt about junk:" << learnt.error().message;
        inUiThread([this] { Q_EMIT engine->junkLearntChanged(); });
    });
}

} // namespace postaci
