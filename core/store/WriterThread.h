#pragma once

#include "store/Database.h"
#include "store/Store.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace postaci {

/// The one thread that writes: runs queued work, each piece in a transaction of its own, the user's before
/// the sync's, and while there is none, upkeep of old messages and of the search index. post() may be called
/// from any thread, the rest in that of the Store.
class WriterThread
{
public:
    using Publish = std::function<void(const StoreChange&)>;

    /// `publish` is called in the writer thread after every commit that changed something, before the work's
    /// `done`.
    WriterThread(std::unique_ptr<Database> database, Publish publish);
    ~WriterThread(); ///< finishes what is queued

    /// `done` is called in the writer thread with the outcome of the commit.
    void post(WritePriority priority, Store::Work work, Store::Done done);
    [[nodiscard]] bool isCurrent() const { return std::this_thread::get_id() == m_thread.get_id(); }

private:
    struct Job
    {
        Store::Work work;
        Store::Done done;
        Durability durability = Durability::Full;
    };
    void loop();
    [[nodiscard]] bool take(Job& job);
    [[nodiscard]] Job upkeep();
    [[nodiscard]] Job tidying();
    /// Until there is something to do; false: only what has time.
    [[nodiscard]] bool waitForWork(std::unique_lock<std::mutex>& lock);
    [[nodiscard]] Result<StoreChange> execute(const Job& job);
    [[nodiscard]] Result<void> revive();
    [[nodiscard]] Result<StoreChange> attempt(const Store::Work& work);

    std::unique_ptr<Database> m_database;
    Publish m_publish;
    std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::array<std::deque<Job>, 2> m_queues; // the user's and the sync's; guarded by m_mutex
    bool m_stopping = false;                 // guarded by m_mutex
    // In the writer thread; the first step of each finds out.
    bool m_hasUpkeep = true;
    bool m_isIndexScattered = true;
    bool m_isTidying = false; // the last job was a step of it
    std::thread m_thread;     // last: it uses all others from its start
};

} // namespace postaci
