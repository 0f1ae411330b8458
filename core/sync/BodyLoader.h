#pragma once

#include "base/CancelToken.h"
#include "base/Result.h"
#include "message/MessageContent.h"
#include "store/StoreTypes.h"
#include "sync/SenderJudge.h"
#include "sync/WakeSignal.h"

#include <QByteArray>
#include <QThread>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace postaci {

class MailReader;

/// Reads cached bodies and takes them apart in a thread of its own, the last request first. Made and
/// destroyed in the UI thread.
class BodyLoader
{
public:
    /// Called from the loader's thread with the content, or with Gone/MessageMissing when the body is not
    /// cached.
    using Loaded = std::function<void(MessageId, const Result<MessageContent>&, const QByteArray& raw)>;

    BodyLoader(const QString& profileDir, Loaded loaded);
    ~BodyLoader();

    void request(MessageId message); ///< any thread

private:
    void run();
    void load(const MailReader& reader, MessageId message);

    const QString m_profileDir;
    const Loaded m_loaded;
    CancelToken m_cancel;
    WakeSignal m_wake;
    std::mutex m_mutex;
    std::deque<MessageId> m_requests; ///< newest first
    SenderJudge m_judge;              ///< used by the thread alone
    std::unique_ptr<QThread> m_thread;
};

} // namespace postaci
