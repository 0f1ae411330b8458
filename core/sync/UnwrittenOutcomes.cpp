#include "sync/UnwrittenOutcomes.h"

namespace postaci {

namespace {

/// Anything else will not become better: the entry is gone, say.
bool isWorthRepeating(const Result<void>& written)
{
    return !written && written.error().kind == ErrorKind::Storage;
}

} // namespace

Result<void> UnwrittenOutcomes::write(OutboxId entry, const Store::Work& work)
{
    m_kept.removeIf([entry](const Kept& kept) { return kept.entry == entry; });
    auto written = m_store.write(WritePriority::User, work);
    if (isWorthRepeating(written))
        m_kept.append({entry, work});
    return written;
}

QList<OutboxId> UnwrittenOutcomes::entries() const
{
    QList<OutboxId> entries;
    for (const Kept& kept : m_kept)
        entries.append(kept.entry);
    return entries;
}

Result<void> UnwrittenOutcomes::repeat()
{
    while (!m_kept.isEmpty()) {
        if (auto written = m_store.write(WritePriority::User, m_kept.first().work); isWorthRepeating(written))
            return written;
        m_kept.removeFirst();
    }
    return {};
}

} // namespace postaci
