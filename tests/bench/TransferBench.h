#pragma once

#include "base/Result.h"
#include "bench/Table.h"

#include <QTemporaryDir>

#include <functional>

namespace postaci::bench {

/// Mail from an mbox into a folder on this computer, and out of it again into an mbox: megabytes a second of
/// the file, processor time, how often the same file could have been read meanwhile, the most memory, and
/// whether every message is the same. The mailbox is made up: texts of about 3 KB of common and rare words, a
/// third with an HTML form too, a tenth with a file of 60 KB attached; about 1 GB for 100,000. Blocks its
/// thread.
class TransferBench
{
public:
    explicit TransferBench(Table& table) : m_table(table) {}

    [[nodiscard]] Result<void> run(quint32 messages);
    /// The same with an mbox that is there; of its messages none may be there twice, for the comparison's
    /// sake.
    [[nodiscard]] Result<void> run(const QString& mbox);

private:
    [[nodiscard]] Result<void> writeMailbox(const QString& path, quint32 messages);
    /// `work` returns the number of messages.
    [[nodiscard]] Result<void> measure(const QString& what, const std::function<Result<qint64>()>& work);
    void compare(const QString& before, const QString& after);

    Table& m_table;
    QTemporaryDir m_dir;
    qint64 m_bytes = 0;   ///< of the mbox
    double m_reading = 0; ///< seconds for reading the mbox and nothing else
};

} // namespace postaci::bench
