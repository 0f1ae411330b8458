#pragma once

#include "base/Result.h"
#include "bench/Table.h"

namespace postaci::bench {

/// Completion of recipients over many addresses: making the index, and lookups of what people type. Needs no
/// store. Blocks its thread.
class ContactBench
{
public:
    explicit ContactBench(Table& table) : m_table(table) {}

    [[nodiscard]] Result<void> run(int addresses);

private:
    Table& m_table;
};

} // namespace postaci::bench
