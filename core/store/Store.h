#pragma once

#include "base/CancelToken.h"
#include "base/Clock.h"
#include "base/Result.h"
#include "store/StoreChange.h"

#include <QObject>

#include <functional>
#include <future>
#include <memory>

namespace postaci {

class Transaction;

/// Whose work goes first in the writer, and how it is committed. Refetchable goes with Sync, but a loss of
/// power may take it back, with nothing else before it: only for what a server has still and the next sync
/// finds missing.
enum class WritePriority { User, Sync, Refetchable };

/// Owns a profile's databases and the one thread that writes to them. Lives in the thread that made it (the
/// UI's); write() and writeAsync() may be called from any thread.
class Store : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<Result<void>(Transaction&)>;
    using Done = std::function<void(Result<void>)>;

    /// Makes `profileDir` and the databases where they are missing, upgrades older ones, and takes the
    /// profile's lock. Errors: Storage with DatabaseTooNew, DatabaseBroken, DatabaseLocked, FileUnwritable.
    static Result<std::unique_ptr<Store>> open(const QString& profileDir, const Clock& clock);
    ~Store() override; ///< finishes the queued work first

    [[nodiscard]] QString profileDir() const;

    /// Runs `work` in one transaction in the writer thread and waits for the commit. Rolled back when it
    /// returns an error. Never call it from the UI thread.
    Result<void> write(WritePriority priority, Work work);
    /// The same without waiting yet: the future gets the outcome. Not in the writer thread.
    [[nodiscard]] std::future<Result<void>> beginWrite(WritePriority priority, Work work);
    /// The same without waiting; `done` (may be empty) runs in the thread of `context`, unless that is gone
    /// by then.
    void writeAsync(WritePriority priority, Work work, QObject* context, Done done);

Q_SIGNALS:
    /// After every commit that changed something; emitted from the writer thread.
    void changed(const postaci::StoreChange& change);

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace postaci
