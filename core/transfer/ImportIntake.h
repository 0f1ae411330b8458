#pragma once

#include "base/Flags.h"
#include "base/Ids.h"
#include "base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <memory>

namespace postaci {

class Store;

/// A message as it was read from a file.
struct ReadMessage
{
    QByteArray raw;
    MessageFlags flags;
    QStringList keywords;
    /// UTC, for one that says nothing of its date; asked for in another thread, and only then.
    std::function<QDateTime()> otherDate;
};

/// Messages on their way from files into local folders. While one batch is being written others are prepared,
/// a processor each (four at most), and the next is read. A batch is one transaction, so what is there is
/// whole whenever the program ends. 36 to 60 MB are under way at most, and one message of any size. Lives in
/// the thread that reads.
class ImportIntake
{
public:
    explicit ImportIntake(Store& store);
    ~ImportIntake(); ///< waits
    ImportIntake(const ImportIntake&) = delete;
    ImportIntake& operator=(const ImportIntake&) = delete;

    /// Errors are the store's, of a batch before; nothing more is taken then.
    Result<void> add(FolderId folder, ReadMessage&& message);
    /// Returns when everything is committed.
    Result<void> finish();
    [[nodiscard]] qint64 messages() const { return m_messages; } ///< that are committed
    [[nodiscard]] qint64 bytes() const { return m_bytes; }       ///< of them

private:
    struct Batch;
    void handOver();
    void awaitFirst();

    Store& m_store;
    QThreadPool m_pool;
    std::shared_ptr<Batch> m_current;
    std::deque<std::shared_ptr<Batch>> m_underWay;
    qint64 m_messages = 0;
    qint64 m_bytes = 0;
    Result<void> m_outcome;
};

} // namespace postaci
