#include "models/UnreadCounter.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr int kAMoment = 100; ///< milliseconds: news come in bursts
/// Times as long as a count takes the next one waits, so that a first sync does not wait for them.
constexpr int kRest = 10;

} // namespace

UnreadCounter::UnreadCounter(const QString& profileDir, QObject* parent)
    : QObject(parent), m_loader(profileDir)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kAMoment);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_counting.start();
        m_loader.load({ListQuery::Kind::Unread, 0}, 0);
    });
    connect(
        &m_loader, &MessageIdLoader::loaded, this,
        [this](quint64, const QList<MessageId>& ids) { taken(ids); }, Qt::QueuedConnection);
    m_soon.start();
}

void UnreadCounter::taken(const QList<MessageId>& ids)
{
    m_soon.setInterval(std::max(kAMoment, static_cast<int>(m_counting.elapsed()) * kRest));
    Q_EMIT counted(ids.size());
}

void UnreadCounter::storeChanged(const StoreChange& change)
{
    const bool mayDiffer = !change.countsChanged.isEmpty() || change.foldersChanged || change.accountsChanged;
    if (mayDiffer && !m_soon.isActive())
        m_soon.start();
}

} // namespace postaci
