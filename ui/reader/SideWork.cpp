#include "reader/SideWork.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <array>
#include <utility>

namespace postaci {

namespace {

QThreadPool* makeSidePool()
{
    auto* pool = new QThreadPool;
    pool->setMaxThreadCount(1);
    pool->setExpiryTimeout(-1);
    return pool;
}

QThreadPool& sidePool(SideWork kind)
{
    // Never deleted: a pool that goes waits for what is at work.
    static const std::array<QThreadPool*, 5> pools{makeSidePool(), makeSidePool(), makeSidePool(),
                                                   makeSidePool(), makeSidePool()};
    static const auto ends =
        QObject::connect(qApp, &QCoreApplication::aboutToQuit,
                         [files = pools.at(static_cast<size_t>(SideWork::Files))] { files->waitForDone(); });
    Q_UNUSED(ends)
    return *pools.at(static_cast<size_t>(kind));
}

} // namespace

void runAside(SideWork kind, std::function<void()> work)
{
    sidePool(kind).start(std::move(work));
}

} // namespace postaci
