#pragma once

#include "store/Store.h"

namespace postaci {

/// Carries one outcome from the writer to the thread of whoever asked, and nowhere once that object is gone:
/// the connection knows that, where a pointer looked at from another thread could not. Made in any thread.
class WriteNotifier : public QObject
{
    Q_OBJECT

public:
    WriteNotifier(QObject* context, Store::Done done);
    void notify(const Result<void>& result) { Q_EMIT finished(result); }

Q_SIGNALS:
    void finished(const postaci::Result<void>& result);
};

} // namespace postaci
