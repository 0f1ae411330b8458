#include "tasks/SyncTask.h"

#include <QElapsedTimer>
#include <QTimer>

namespace postaci {

namespace {

using SyncDone = std::function<void(const Result<SyncReport>&)>;

Unexpected syncCancelled()
{
    return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
}

void add(SyncReport& total, const SyncReport& report)
{
    total.folders += report.folders;
    total.added += report.added;
    total.changed += report.changed;
    total.removed += report.removed;
    total.bytes += report.bytes;
    total.seconds += report.seconds;
}

/// Passes over the accounts, one after the other; keeps itself alive through its callbacks.
struct PassRun : std::enable_shared_from_this<PassRun>
{
    explicit PassRun(MailEngine& opened) : engine(opened) {}

    void next()
    {
        if (waiting.isEmpty() || cancel.isCancelled()) {
            done(cancel.isCancelled() ? Result<SyncReport>(syncCancelled()) : Result<SyncReport>(total));
            return;
        }
        engine.syncOnce(waiting.takeFirst(), PassScope::Everything, bodies,
                        [self = shared_from_this()](const Result<SyncReport>& report) {
                            if (!report) {
                                self->done(report);
                                return;
                            }
                            add(self->total, *report);
                            self->next();
                        });
    }

    MailEngine& engine;
    QList<AccountId> waiting;
    BodyPolicy bodies = BodyPolicy::OnDemand;
    CancelToken cancel;
    SyncDone done;
    SyncReport total;
};

/// Waits until accounts that a program keeps in sync were looked at. Deletes itself.
class SyncWatch : public QObject
{
public:
    SyncWatch(MailEngine& engine, const QList<AccountId>& accounts, const CancelToken& cancel,
              const TellTask& tell, SyncDone done)
        : QObject(&engine), m_engine(engine), m_waiting(accounts), m_cancel(cancel), m_done(std::move(done)),
          m_begun(QDateTime::currentDateTimeUtc())
    {
        m_timer.start();
        connect(&engine, &MailEngine::storeChanged, this,
                [this](const StoreChange& change) { count(change); });
        connect(&engine, &MailEngine::accountStateChanged, this, [this, tell](const AccountState& state) {
            m_settled.start();
            if (tell && m_waiting.contains(state.account))
                tell({state.done, state.total, state.folder});
        });
        // Both connections of an account report, one after the other: it is done once neither says anything
        // new.
        m_settled.setSingleShot(true);
        m_settled.setInterval(kQuiet);
        connect(&m_settled, &QTimer::timeout, this, &SyncWatch::look);
        m_cancelId = cancel.onCancel([this] {
            QMetaObject::invokeMethod(
                this, [this] { end(syncCancelled()); }, Qt::QueuedConnection);
        });
        for (const AccountId account : accounts)
            engine.checkNow(account);
        m_settled.start();
    }

private:
    static constexpr int kQuiet = 300;

    void count(const StoreChange& change)
    {
        for (const FolderChange& folder : change.folders) {
            m_report.added += folder.added.size();
            m_report.changed += folder.changed.size();
            m_report.removed += folder.removed.size();
        }
    }

    void look()
    {
        for (const AccountId account : std::as_const(m_waiting)) {
            const AccountState state = m_engine.accountState(account);
            const bool isStopped =
                state.activity == AccountActivity::Offline || state.activity == AccountActivity::NeedsUser;
            if (isStopped && state.error) {
                end(unexpected(*state.error));
                return;
            }
            const bool isDone =
                (state.activity == AccountActivity::Idle || state.activity == AccountActivity::Push) &&
                state.lastChecked.isValid() && state.lastChecked >= m_begun && !state.isAsked;
            if (!isDone && state.activity != AccountActivity::Paused) {
                m_settled.start();
                return;
            }
        }
        for (const AccountId account : std::as_const(m_waiting))
            m_report.folders += int(m_engine.reader().folders(account).value_or({}).size());
        m_report.seconds = double(m_timer.elapsed()) / 1000.0;
        end(m_report);
    }

    void end(const Result<SyncReport>& result)
    {
        if (!m_done)
            return;
        m_cancel.forget(m_cancelId);
        std::exchange(m_done, {})(result);
        deleteLater();
    }

    MailEngine& m_engine;
    QList<AccountId> m_waiting;
    CancelToken m_cancel;
    SyncDone m_done;
    QDateTime m_begun;
    QElapsedTimer m_timer;
    QTimer m_settled;
    quint64 m_cancelId = 0;
    SyncReport m_report;
};

} // namespace

QJsonObject toJson(const SyncReport& report)
{
    return {{QStringLiteral("folders"), report.folders}, {QStringLiteral("added"), report.added},
            {QStringLiteral("changed"), report.changed}, {QStringLiteral("removed"), report.removed},
            {QStringLiteral("bytes"), report.bytes},     {QStringLiteral("seconds"), report.seconds}};
}

SyncReport syncReportFrom(const QJsonObject& object)
{
    SyncReport report;
    report.folders = object.value(QStringLiteral("folders")).toInt();
    report.added = object.value(QStringLiteral("added")).toInteger();
    report.changed = object.value(QStringLiteral("changed")).toInteger();
    report.removed = object.value(QStringLiteral("removed")).toInteger();
    report.bytes = object.value(QStringLiteral("bytes")).toInteger();
    report.seconds = object.value(QStringLiteral("seconds")).toDouble();
    return report;
}

void startSync(MailEngine& engine, TaskPlace place, const QList<AccountId>& accounts, BodyPolicy bodies,
               const CancelToken& cancel, const TellTask& tell,
               std::function<void(const Result<SyncReport>&)> done)
{
    if (place == TaskPlace::InRunningProgram) {
        new SyncWatch(engine, accounts, cancel, tell, std::move(done));
        return;
    }
    auto run = std::make_shared<PassRun>(engine);
    run->waiting = accounts;
    run->bodies = bodies;
    run->cancel = cancel;
    run->done = std::move(done);
    run->next();
}

} // namespace postaci
