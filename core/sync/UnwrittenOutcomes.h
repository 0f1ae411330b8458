#pragma once

#include "store/Store.h"

#include <QList>

namespace postaci {

/// What became of messages, while the disk takes no writes: it is written as soon as that is possible, before
/// anything else is done, since nobody could find out again. Used by one thread.
class UnwrittenOutcomes
{
public:
    explicit UnwrittenOutcomes(Store& store) : m_store(store) {}

    /// Writes what became of `entry`; on Storage errors it is kept, in the place of what was known before.
    Result<void> write(OutboxId entry, const Store::Work& work);
    /// Tries those that are kept once more, in their order. Errors: of the first that cannot be written yet.
    Result<void> repeat();
    [[nodiscard]] QList<OutboxId> entries() const; ///< whose outcome is not written yet

private:
    struct Kept
    {
        OutboxId entry = 0;
        Store::Work work;
    };

    Store& m_store;
    QList<Kept> m_kept;
};

} // namespace postaci
