#pragma once

#include "base/Result.h"
#include "bench/Table.h"

#include <QTemporaryDir>

namespace postaci::bench {

/// Mail from an mbox into a folder on this computer, and out of it again into an mbox: megabytes a second of
/// the file, and whether every message is the same. The mailbox is made up: texts of about 3 KB of common and
/// rare words, a third with an HTML form too, a tenth with a file of 60 KB attached; about 1 GB for 100,000.
/// Blocks its thread.
class TransferBench
{
public:
    explicit TransferBench(Table& table) : m_table(table) {}

    [[nodiscard]] Result<void> run(quint32 messages);

private:
    [[nodiscard]] Result<void> writeMailbox(quint32 messages);
    [[nodiscard]] Result<void> transfer();
    void tellSpeed(const QString& what, double seconds);

    Table& m_table;
    QTemporaryDir m_dir;
    qint64 m_bytes = 0; ///< of the mbox
    quint32 m_messages = 0;
};

} // namespace postaci::bench
