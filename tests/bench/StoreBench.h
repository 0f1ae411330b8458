#pragma once

#include "base/Result.h"
#include "bench/Table.h"

#include <QList>
#include <QTemporaryDir>

namespace postaci::bench {

/// Makes a profile with one account whose server is not there and `count` messages in its INBOX, newest first
/// and in pieces of `batch` as a first sync writes them. The seconds that the store took. Blocks.
[[nodiscard]] Result<double> fillProfile(const QString& profile, quint32 count, quint32 batch);

/// What the store alone needs, without any server or window: writing headers with conversations and index,
/// upgrading a profile that had neither, searching. Blocks its thread.
class StoreBench
{
public:
    explicit StoreBench(Table& table) : m_table(table) {}

    /// One profile of each size, to be used for other measurements too; `profile(size)` is where it is.
    [[nodiscard]] Result<void> run(const QList<quint32>& sizes);
    [[nodiscard]] QString profile(quint32 size) const;

private:
    [[nodiscard]] Result<void> measureUpgrade(quint32 size);
    [[nodiscard]] Result<void> measureSearch(quint32 size);

    Table& m_table;
    QTemporaryDir m_profiles;
};

} // namespace postaci::bench
