#include "store/WriterThread.h"

#include "base/Logging.h"
#include "base/ThreadPriority.h"
#include "store/Transaction.h"

namespace postaci {

WriterThread::WriterThread(std::unique_ptr<Database> database, Publish publish)
    : m_database(std::move(database)), m_publish(std::move(publish)), m_thread([this] { loop(); })
{
}

WriterThread::~WriterThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wakeUp.notify_one();
    m_thread.join();
}

void WriterThread::post(WritePriority priority, Store::Work work, Store::Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        const bool mayBeLost = priority == WritePriority::Refetchable;
        m_queues.at(priority == WritePriority::User ? 0 : 1)
            .push_back({std::move(work), std::move(done),
                        mayBeLost ? Durability::AfterCheckpoint : Durability::Full});
    }
    m_wakeUp.notify_one();
}

bool WriterThread::waitForWork(std::unique_lock<std::mutex>& lock)
{
    // Between two pieces of a sync the processor is others'.
    constexpr std::chrono::milliseconds quiet(500);
    const auto isWanted = [this] {
        return m_stopping || !m_queues[0].empty() || !m_queues[1].empty() || m_hasUpkeep;
    };
    if (m_isIndexScattered)
        return m_wakeUp.wait_for(lock, m_isTidying ? std::chrono::milliseconds(0) : quiet, isWanted);
    m_wakeUp.wait(lock, isWanted);
    return true;
}

bool WriterThread::take(Job& job)
{
    std::unique_lock lock(m_mutex);
    m_isTidying = !waitForWork(lock);
    for (auto& queue : m_queues) {
        if (!queue.empty()) {
            job = std::move(queue.front());
            queue.pop_front();
            return true;
        }
    }
    if (m_stopping)
        return false;
    job = m_isTidying ? tidying() : upkeep();
    return true;
}

WriterThread::Job WriterThread::tidying()
{
    m_isIndexScattered = false; // nor again before the next change if it fails
    return {[this](Transaction& transaction) -> Result<void> {
                const auto more = transaction.tidyIndex();
                m_isIndexScattered = more.value_or(false);
                return more ? Result<void>() : unexpected(more.error());
            },
            {},
            Durability::AfterCheckpoint};
}

WriterThread::Job WriterThread::upkeep()
{
    m_hasUpkeep = false; // nor again in this run if it fails
    return {[this](Transaction& transaction) -> Result<void> {
                const auto more = transaction.keepUp();
                m_hasUpkeep = more.value_or(false);
                return more ? Result<void>() : unexpected(more.error());
            },
            {},
            Durability::AfterCheckpoint}; // it would be done again
}

void WriterThread::loop()
{
    // A first sync keeps it busy for seconds; what a person has changed is shown by then.
    letOthersGoFirst(Standing::BehindPeople);
    Job job;
    while (take(job)) {
        const Result<StoreChange> outcome = execute(job);
        if (outcome && !outcome->isEmpty())
            m_publish(*outcome);
        if (!outcome && outcome.error().kind == ErrorKind::Storage)
            qCWarning(logStore) << "a write was rolled back:" << outcome.error().message;
        if (job.done)
            job.done(outcome ? Result<void>() : Result<void>(unexpected(outcome.error())));
        job = {}; // what the functions hold goes now, not with the next job
    }
}

Result<StoreChange> WriterThread::execute(const Job& job)
{
    if (const auto revived = revive(); !revived)
        return unexpected(revived.error());
    if (const auto set = m_database->setDurability(job.durability); !set)
        return unexpected(set.error());
    Result<StoreChange> outcome = attempt(job.work);
    if (outcome || !m_database->isASideBroken())
        return outcome;
    // A file that can be made again was found damaged: once more with a new one.
    if (const auto revived = revive(); !revived)
        return unexpected(revived.error());
    return attempt(job.work);
}

Result<void> WriterThread::revive()
{
    const auto revived = m_database->revive();
    if (!revived)
        return unexpected(revived.error());
    m_hasUpkeep = m_hasUpkeep || *revived; // a new search.db has to be filled
    return {};
}

Result<StoreChange> WriterThread::attempt(const Store::Work& work)
{
    Transaction transaction(*m_database, [this] {
        const std::lock_guard lock(m_mutex);
        return !m_queues[0].empty();
    });
    if (const auto begun = transaction.begin(); !begun)
        return unexpected(begun.error());
    if (const auto worked = work(transaction); !worked) {
        transaction.rollback();
        return unexpected(worked.error());
    }
    Result<StoreChange> change = transaction.commit();
    if (!change)
        transaction.rollback();
    m_isIndexScattered = m_isIndexScattered || transaction.haveWordsChanged();
    return change;
}

} // namespace postaci
