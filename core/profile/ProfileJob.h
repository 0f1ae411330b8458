#pragma once

#include "profile/ProfileFiles.h"

#include <QObject>

class QThread;

namespace postaci {

/// Long work on a profile in a thread of its own, one at a time, behind those that a person waits for.
/// Deleted, it cancels and waits for the end. Lives in the UI thread.
class ProfileJob : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ProfileJob() override;

    /// `work` runs in the thread, then `done` in that of this, unless this is gone by then. Nothing happens
    /// while another runs.
    template <typename T>
    void start(std::function<Result<T>(const ProfileProgress&, const CancelToken&)> work,
               std::function<void(const Result<T>&)> done)
    {
        run([this, work = std::move(work), done = std::move(done)](const ProfileProgress& progress,
                                                                   const CancelToken& cancel) {
            const auto outcome = std::make_shared<const Result<T>>(work(progress, cancel));
            finishLater([done, outcome] { done(*outcome); });
        });
    }
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }
    /// Whether what runs, or else the last that did, was asked to stop; it may have come to its end all the
    /// same.
    [[nodiscard]] bool wasCancelled() const { return m_cancel.isCancelled(); }

Q_SIGNALS:
    void runningChanged(bool isRunning);
    void progressed(qint64 done, qint64 total); ///< at most some times a second

private:
    void run(std::function<void(const ProfileProgress&, const CancelToken&)> work);
    void finishLater(std::function<void()> done);

    QThread* m_thread = nullptr;
    CancelToken m_cancel;
};

} // namespace postaci
