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

/// Waits for bodies that were asked for, until all are answered, nothing has come for long, or it is deleted;
/// what is left then is withdrawn. In the UI thread.
class Gathering final : public QObject
{
public:
    using Withdraw = std::function<void(const QList<MessageId>&)>;

    Gathering(MailEngine& engine, const QList<MessageId>& messages, Withdraw withdraw,
              std::shared_ptr<Waiting> waiting)
        : QObject(&engine), m_engine(&engine), m_withdraw(std::move(withdraw)), m_waiting(std::move(waiting)),
          m_left(messages.begin(), messages.end())
    {
        m_patience.setSingleShot(true);
        m_patience.setInterval(kFetchPatience);
        connect(&engine, &MailEngine::bodyReady, this, [this](MessageId message) {
            if (m_left.contains(message))
                m_waiting->noteCame();
            answered(message);
        });
        connect(&engine, &MailEngine::bodyFailed, this, [this](MessageId message, const Error& error) {
            if (m_left.contains(message) && error.kind != ErrorKind::Gone)
                m_waiting->noteUnreachable();
            answered(message);
        });
        connect(&engine, &MailEngine::bodyProgress, &m_patience, [this] { m_patience.start(); });
        connect(&m_patience, &QTimer::timeout, this, [this] {
            m_waiting->noteUnreachable();
            deleteLater();
        });
        m_patience.start();
    }
    ~Gathering() override
    {
        if (m_engine) // it is not on its way out
            m_withdraw(m_left.values());
        m_waiting->end();
    }

private:
    void answered(MessageId message)
    {
        if (!m_left.remove(message))
            return;
        m_patience.start();
        if (m_left.isEmpty())
            deleteLater();
    }

    const QPointer<MailEngine> m_engine;
    const Withdraw m_withdraw;
    const std::shared_ptr<Waiting> m_waiting;
    QSet<MessageId> m_left;
    QTimer m_patience;
};

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

void MailEngine::Private::gatherBodies(const QList<MessageId>& messages)
{
    for (const MessageId message : messages) {
        gatheredBodies.insert(message);
        bodies->request(message);
    }
}

void MailEngine::Private::withdrawGathered(const QList<MessageId>& messages)
{
    QList<MessageId> unwanted;
    for (const MessageId message : messages) {
        const auto one = gatheredBodies.find(message);
        if (one != gatheredBodies.end())
            gatheredBodies.erase(one);
        if (!gatheredBodies.contains(message) && !wantedBodies.contains(message) &&
            !wantedReports.contains(message))
            unwanted.append(message);
    }
    const auto rows = reader->rows(unwanted);
    for (const MessageRow& row : rows.value_or(QList<MessageRow>())) {
        if (const auto sync = accounts.find(row.account); sync != accounts.end())
            sync->second->withdrawBody(row.id);
    }
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
            const auto gathering = std::make_shared<QPointer<QObject>>(); // used in the UI thread alone
            p->inUiThread([p, messages, waiting, gathering] {
                const QList<MessageId> wanted = withoutPaused(*p->engine, messages);
                if (wanted.isEmpty()) {
                    waiting->end();
                    return;
                }
                p->gatherBodies(wanted);
                const auto withdraw = [p](const QList<MessageId>& left) { p->withdrawGathered(left); };
                *gathering = new Gathering(*p->engine, wanted, withdraw, waiting);
            });
            waiting->wait(cancel);
            if (cancel.isCancelled())
                p->inUiThread([gathering] { delete gathering->data(); });
            return waiting->isWorthMore();
        };
        return postaci::exportMail(**reader, options, mayFetch ? fetch : FetchBodies(), cancel, tell);
    });
}

} // namespace postaci
