#include "store/WriteNotifier.h"

namespace postaci {

WriteNotifier::WriteNotifier(QObject* context, Store::Done done)
{
    Q_ASSERT(context);
    connect(
        this, &WriteNotifier::finished, context,
        [done = std::move(done)](const Result<void>& result) { done(result); }, Qt::QueuedConnection);
}

} // namespace postaci
