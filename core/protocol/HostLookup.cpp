#include "protocol/HostLookup.h"

#include <QThreadPool>

namespace postaci {

std::shared_ptr<HostLookup> HostLookup::start(const QString& host, std::function<void()> answered)
{
    auto lookup = std::make_shared<HostLookup>();
    // Qt's own pool: the application waits for it before the libraries that a lookup uses go.
    QThreadPool* const pool = QThreadPool::globalInstance();
    pool->start([pool, lookup, host, answered = std::move(answered)] {
        pool->releaseThread(); // waiting for a name server takes nobody's turn
        const QHostInfo info = QHostInfo::fromName(host);
        pool->reserveThread();
        {
            const std::lock_guard lock(lookup->m_mutex);
            lookup->m_answer = info;
        }
        answered();
    });
    return lookup;
}

std::optional<QHostInfo> HostLookup::answer() const
{
    const std::lock_guard lock(m_mutex);
    return m_answer;
}

} // namespace postaci
