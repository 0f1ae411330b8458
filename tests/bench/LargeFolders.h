#pragma once

#include "base/Result.h"
#include "bench/StoreBench.h"
#include "bench/Table.h"

namespace postaci::bench {

/// What the program with its window needs on the cached folders that a StoreBench has made: that a folder of
/// a million costs what one of ten thousand costs. UI thread.
class LargeFolders
{
public:
    LargeFolders(const StoreBench& store, Table& table) : m_store(store), m_table(table) {}

    /// Starts the program on each of them; `sizes` ascending.
    [[nodiscard]] Result<void> measureOpening(const QList<quint32>& sizes);
    /// Asks the list's model for everything that a view scrolled from end to end paints.
    [[nodiscard]] Result<void> measureScrolling(quint32 size);

private:
    const StoreBench& m_store;
    Table& m_table;
};

/// All of it on new profiles of these sizes: the store alone, then the window. Blocks.
[[nodiscard]] Result<void> measureLargeFolders(Table& table, const QList<quint32>& sizes);

} // namespace postaci::bench
