#include "store/Store.h"

#include "store/Database.h"
#include "store/WriteNotifier.h"
#include "store/WriterThread.h"

namespace postaci {

struct Store::Private
{
    QString profileDir;
    std::unique_ptr<Database> database; // until the writer has it
    std::unique_ptr<WriterThread> writer;
};

Store::Store(std::unique_ptr<Private> opened) : d(std::move(opened))
{
    d->writer = std::make_unique<WriterThread>(std::move(d->database),
                                               [this](const StoreChange& change) { Q_EMIT changed(change); });
}

Store::~Store()
{
    d->writer.reset(); // while the signal can still be emitted
}

Result<std::unique_ptr<Store>> Store::open(const QString& profileDir, const Clock& clock)
{
    qRegisterMetaType<StoreChange>();
    auto database = Database::open(profileDir, clock);
    if (!database)
        return unexpected(database.error());
    auto opened = std::make_unique<Private>();
    opened->profileDir = profileDir;
    opened->database = std::move(*database);
    return std::unique_ptr<Store>(new Store(std::move(opened)));
}

QString Store::profileDir() const
{
    return d->profileDir;
}

Result<void> Store::write(WritePriority priority, Work work)
{
    // Work and slots of changed() run in the writer thread: waiting for it there would be for ever.
    if (d->writer->isCurrent())
        return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                          QStringLiteral("Store::write() was called from the writer thread"));
    return beginWrite(priority, std::move(work)).get();
}

std::future<Result<void>> Store::beginWrite(WritePriority priority, Work work)
{
    // Shared, since the writer may still be inside set_value() when the waiting thread goes on.
    const auto outcome = std::make_shared<std::promise<Result<void>>>();
    auto future = outcome->get_future();
    d->writer->post(priority, std::move(work),
                    [outcome](const Result<void>& result) { outcome->set_value(result); });
    return future;
}

void Store::writeAsync(WritePriority priority, Work work, QObject* context, Done done)
{
    if (!done) {
        d->writer->post(priority, std::move(work), {});
        return;
    }
    const auto notifier = std::make_shared<WriteNotifier>(context, std::move(done));
    d->writer->post(priority, std::move(work),
                    [notifier](const Result<void>& result) { notifier->notify(result); });
}

} // namespace postaci
