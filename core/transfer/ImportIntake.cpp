#include "transfer/ImportIntake.h"

#include "store/Store.h"
#include "store/Transaction.h"
#include "store/WholeMessage.h"

#include <algorithm>
#include <future>
#include <span>
#include <utility>
#include <vector>

namespace postaci {

namespace {

/// Pages of indexes that a commit changes are many rows' each, see HeaderIntake.
constexpr size_t kMostMessages = 2000;
constexpr qint64 kMostBytes = 12 << 20;
/// Two are as fast as the one writer; each more holds another batch.
constexpr int kMostPreparers = 4;
/// About 20 ms of writing, so that a click never waits longer for the writer.
constexpr size_t kMessagesAtOnce = 200;

LocalMessage prepared(const ReadMessage& read)
{
    LocalMessage message = localMessage(read.raw, read.flags);
    message.row.keywords = read.keywords;
    if (!message.row.internalDate.isValid() && !message.row.envelope.date.isValid())
        message.row.internalDate = read.otherDate();
    return message;
}

} // namespace

/// Of one folder; what is read of it goes as soon as it is prepared.
struct ImportIntake::Batch : std::enable_shared_from_this<Batch>
{
    FolderId folder = 0;
    qint64 bytes = 0;
    std::vector<ReadMessage> read;
    WholeMessages messages;
    size_t committed = 0;
    size_t reached = 0; ///< in the transaction under way
    std::promise<void> begun;
    Result<void> outcome;
    std::future<Result<void>> written; ///< invalid where `outcome` is an error

    /// In a thread of the pool.
    void prepare(Store& store)
    {
        auto whole = prepareWhole(read.size(), [this](size_t i) {
            return prepared(std::exchange(read[i], {})); // its bytes go when it is packed
        });
        read = {};
        if (whole) {
            messages = std::move(*whole);
            write(store);
        } else {
            outcome = unexpected(whole.error());
        }
        begun.set_value();
    }

    void write(Store& store)
    {
        written =
            store.beginWrite(WritePriority::Sync, [self = shared_from_this()](Transaction& transaction) {
                return self->writePart(transaction);
            });
    }

    /// Ends early when the user waits for the writer.
    Result<void> writePart(Transaction& transaction)
    {
        const std::span<const PreparedHeader> headers(messages.headers);
        const std::span<const StoredBody> bodies(messages.bodies);
        reached = committed; // again from there if it was tried before
        do {
            const size_t count = std::min(kMessagesAtOnce, headers.size() - reached);
            const auto ids = transaction.importMessages(folder, headers.subspan(reached, count),
                                                        bodies.subspan(reached, count));
            if (!ids)
                return unexpected(ids.error());
            reached += count;
        } while (reached < headers.size() && !transaction.isUserWaiting());
        return {};
    }

    [[nodiscard]] bool isDone() const { return committed == messages.headers.size(); }
};

ImportIntake::ImportIntake(Store& store, int processors) : m_store(store)
{
    m_pool.setMaxThreadCount(qBound(1, processors, kMostPreparers));
}

ImportIntake::~ImportIntake()
{
    m_pool.waitForDone();
    while (!m_underWay.empty())
        awaitFirst();
}

Result<void> ImportIntake::add(FolderId folder, ReadMessage&& message)
{
    const qint64 size = message.raw.size();
    if (m_current && (m_current->folder != folder || m_current->bytes + size > kMostBytes ||
                      m_current->read.size() >= kMostMessages))
        handOver();
    // A very large message is alone.
    while (size > kMostBytes && !m_underWay.empty())
        awaitFirst();
    if (!m_outcome)
        return m_outcome;
    if (!m_current) {
        m_current = std::make_shared<Batch>();
        m_current->folder = folder;
    }
    m_current->bytes += size;
    m_current->read.push_back(std::move(message));
    return m_outcome;
}

void ImportIntake::handOver()
{
    while (m_underWay.size() >= mostUnderWay())
        awaitFirst();
    const auto batch = std::exchange(m_current, nullptr);
    if (!batch || !m_outcome)
        return;
    m_underWay.push_back(batch);
    m_pool.start([batch, &store = m_store] { batch->prepare(store); });
    while (batch->bytes > kMostBytes && !m_underWay.empty())
        awaitFirst();
}

void ImportIntake::awaitFirst()
{
    const std::shared_ptr<Batch> batch = m_underWay.front();
    m_underWay.pop_front();
    batch->begun.get_future().wait();
    while (batch->outcome && !batch->isDone()) {
        batch->outcome = batch->written.get();
        if (!batch->outcome)
            break;
        for (size_t i = batch->committed; i < batch->reached; ++i)
            m_bytes += batch->messages.bodies[i].size;
        m_messages += static_cast<qint64>(batch->reached - batch->committed);
        batch->committed = batch->reached;
        if (!batch->isDone())
            batch->write(m_store); // the user's work came first
    }
    if (m_outcome)
        m_outcome = batch->outcome;
}

Result<void> ImportIntake::finish()
{
    handOver();
    while (!m_underWay.empty())
        awaitFirst();
    return m_outcome;
}

} // namespace postaci
