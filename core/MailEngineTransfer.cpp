#include "MailEnginePrivate.h"

#include "transfer/MailExport.h"
#include "transfer/MailImport.h"

#include <condition_variable>
#include <mutex>

namespace postaci {

namespace {

constexpr int kFetchPatience = 90'000; ///< milliseconds without a byte

/// Its thread sees no more of it than a token and a context that may be gone.
class RunningTransfer final : public Transfer
{
public:
    ~RunningTransfer() override { m_cancel.cancel(); }
    [[nodiscard]] CancelToken token() const { return m_cancel; }
    void cancel() override { m_cancel.cancel(); }

private:
    CancelToken m_cancel;
};

/// What a thread waits for that the UI thread does.
struct Waiting
{
    std::mutex mutex;
    std::condition_variable changed;
    bool isOver = false;
    bool hasAnyCome = false;    ///< one of the bodies
    bool isUnreachable = false; ///< one did not come, and not since it is gone

    void noteCame()
    {
        const std::lock_guard lock(mutex);
        hasAnyCome = true;
    }
    void noteUnreachable()
    {
        const std::lock_guard lock(mutex);
        isUnreachable = true;
    }
    [[nodiscard]] bool isWorthMore()
    {
        const std::lock_guard lock(mutex);
        return hasAnyCome || !isUnreachable;
    }
    void end()
    {
        {
            const std::lock_guard lock(mutex);
            isOver = true;
        }
        changed.notify_all();
    }
    void wait(const CancelToken& cancel)
    {
        const quint64 id = cancel.onCancel([this] { end(); });
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [this] { return isOver; });
        }
        cancel.forget(id);
    }
};

/// Asks for the bodies as somebody does who opens the messages. In the UI thread.
void gather(MailEngine& engine, const QList<MessageId>& messages, const std::shared_ptr<Waiting>& waiting)
{
    auto* context = new QObject(&engine);
    auto* patience = new QTimer(context);
    patience->setSingleShot(true);
    patience->setInterval(kFetchPatience);
    const auto left = std::make_shared<QSet<MessageId>>(messages.begin(), messages.end());
    const auto end = [context, waiting] {
        waiting->end();
        context->deleteLater();
    };
    const auto answered = [left, patience, end](MessageId message) {
        if (!left->remove(message))
            return;
        patience->start();
        if (left->isEmpty())
            end();
    };
    QObject::connect(&engine, &MailEngine::bodyReady, context, [left, waiting, answered](MessageId message) {
        if (left->contains(message))
            waiting->noteCame();
        answered(message);
    });
    QObject::connect(&engine, &MailEngine::bodyFailed, context,
                     [left, waiting, answered](MessageId message, const Error& error) {
                         if (left->contains(message) && error.kind != ErrorKind::Gone)
                             waiting->noteUnreachable();
                         answered(message);
                     });
    QObject::connect(&engine, &MailEngine::bodyProgress, patience, [patience] { patience->start(); });
    QObject::connect(patience, &QTimer::timeout, context, [waiting, end] {
        waiting->noteUnreachable();
        end();
    });
    patience->start();
    for (const MessageId message : messages)
        engine.requestBody(message);
}

/// A paused account fetches nothing, and says nothing to who asks it.
QList<MessageId> withoutPaused(const MailEngine& engine, const QList<MessageId>& messages)
{
    QList<MessageId> wanted;
    for (const MessageRow& row : engine.reader().rows(messages).value_or(QList<MessageRow>())) {
        if (!engine.isPaused(row.account))
            wanted.append(row.id);
    }
    return wanted;
}

} // namespace

Transfer* MailEngine::Private::runTransfer(const TransferWork& work)
{
    auto* transfer = new RunningTransfer;
    const QPointer<Transfer> watched(transfer);
    transfers.start([this, watched, token = transfer->token(), work] {
        const auto tell = [this, watched](auto function) {
            inUiThread([watched, function = std::move(function)] {
                if (watched)
                    function(*watched);
            });
        };
        const auto report = work(token, [&](const TransferProgress& progress) {
            tell([progress](Transfer& running) { Q_EMIT running.progressed(progress); });
        });
        tell([report](Transfer& running) {
            if (report)
                Q_EMIT running.finished(*report);
            else
                Q_EMIT running.failed(report.error());
        });
    });
    const quint64 id = cancel.onCancel([token = transfer->token()] { token.cancel(); });
    connect(transfer, &QObject::destroyed, engine, [this, id] { cancel.forget(id); });
    return transfer;
}

Transfer* MailEngine::importMail(const ImportOptions& options)
{
    return d->runTransfer([p = d.get(), options](const CancelToken& cancel, const TellProgress& tell) {
        return postaci::importMail(*p->store, options, cancel, tell);
    });
}

Transfer* MailEngine::exportMail(const ExportOptions& options)
{
    // Where nothing is started there is no connection to fetch over.
    const bool mayFetch = d->started;
    return d->runTransfer([p = d.get(), options, mayFetch](
                              const CancelToken& cancel, const TellProgress& tell) -> Result<TransferReport> {
        const auto reader = MailReader::open(p->options.profileDir);
        if (!reader)
            return unexpected(reader.error());
        const FetchBodies fetch = [p, cancel](const QList<MessageId>& messages) {
            const auto waiting = std::make_shared<Waiting>();
            p->inUiThread([p, messages, waiting] {
                const QList<MessageId> wanted = withoutPaused(*p->engine, messages);
                if (wanted.isEmpty())
                    waiting->end();
                else
                    gather(*p->engine, wanted, waiting);
            });
            waiting->wait(cancel);
            return waiting->isWorthMore();
        };
        return postaci::exportMail(**reader, options, mayFetch ? fetch : FetchBodies(), cancel, tell);
    });
}

} // namespace postaci
