#pragma once

#include "base/CancelToken.h"
#include "search/MailSearch.h"
#include "sync/WakeSignal.h"

#include <QThread>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace postaci {

/// Searches in a thread of its own, the last question only: a new one ends the one that runs, since people
/// search while they type. The thread starts with the first question. Made and destroyed in the UI thread.
class SearchLoop
{
public:
    /// Called from the loop's thread, once for every question that was not overtaken by another.
    using Found = std::function<void(quint64 id, const Result<SearchPage>&)>;

    SearchLoop(QString profileDir, Found found);
    ~SearchLoop(); ///< ends the question that runs

    void request(quint64 id, const SearchQuestion& question); ///< the thread that made this
    void cancel(); ///< no answer follows, unless it is on its way already

private:
    struct Request
    {
        quint64 id = 0;
        SearchQuestion question;
        CancelToken cancel;
    };
    void run();
    [[nodiscard]] std::optional<Request> take();

    const QString m_profileDir;
    const Found m_found;
    CancelToken m_stop;
    WakeSignal m_wake;
    std::mutex m_mutex;
    std::optional<Request> m_waiting; ///< guarded by m_mutex
    CancelToken m_current;            ///< of the last question; guarded by m_mutex
    std::unique_ptr<QThread> m_thread;
};

} // namespace postaci
