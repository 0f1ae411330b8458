#include "models/UnreadCounter.h"

namespace postaci {

namespace {

constexpr int kAMoment = 150; ///< milliseconds: news come in bursts

} // namespace

UnreadCounter::UnreadCounter(const QString& profileDir, QObject* parent)
    : QObject(parent), m_loader(profileDir)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kAMoment);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_loader.load({ListQuery::Kind::Unread, 0}, 0); });
    connect(
        &m_loader, &MessageIdLoader::loaded, this,
        [this](quint64, const QList<MessageId>& ids) { Q_EMIT counted(ids.size()); }, Qt::QueuedConnection);
    m_soon.start();
}

void UnreadCounter::storeChanged(const StoreChange& change)
{
    const bool mayDiffer = !change.countsChanged.isEmpty() || change.foldersChanged || change.accountsChanged;
    if (mayDiffer && !m_soon.isActive())
        m_soon.start();
}

} // namespace postaci
