#include "sync/HeaderFetch.h"

#include "sync/HeaderIntake.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace postaci {

namespace {

constexpr qsizetype kMostRows = 20'000;
constexpr qsizetype kFewestRows = 50;
/// Milliseconds that a command should take: what waits for a pause should not wait for more than a second,
/// and between two commands the server has nothing to do.
constexpr double kWanted = 600;

/// How many rows to ask for next.
qsizetype nextSize(qsizetype size, qint64 elapsed)
{
    const double factor = std::clamp(kWanted / double(std::max<qint64>(elapsed, 1)), 0.5, 4.0);
    return std::clamp(qsizetype(double(size) * factor), kFewestRows, kMostRows);
}

} // namespace

Result<void> HeaderFetch::missing(QList<quint32> ascending, const SyncProgress& progress,
                                  const SyncBreak& pause, const std::function<Result<void>()>& selectAgain)
{
    const qsizetype total = ascending.size();
    qsizetype size = firstPageRows;
    HeaderIntake writer(m_scope.store, m_folder);
    while (!ascending.isEmpty()) {
        if (m_scope.cancel.isCancelled())
            return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                              QStringLiteral("The sync was cancelled"));
        QElapsedTimer timer;
        timer.start();
        const QList<quint32> uids = ascending.last(std::min(size, ascending.size()));
        ascending.resize(ascending.size() - uids.size());
        const auto fetched = m_scope.session.fetchHeaders(
            UidSet::fromList(uids), [&](ImapHeader&& header) { writer.add(std::move(header)); });
        if (auto written = writer.handOverIfDue(); !written)
            return written;
        if (!fetched)
            return fetched;
        size = nextSize(size, timer.elapsed());
        if (progress)
            progress(total - ascending.size(), total);
        if (!pause || ascending.isEmpty())
            continue;
        const auto left = pause();
        if (!left)
            return unexpected(left.error());
        if (*left)
            if (auto selected = selectAgain(); !selected)
                return selected;
    }
    return writer.finish();
}

Result<quint32> HeaderFetch::newFrom(quint32 from)
{
    quint32 highest = 0;
    HeaderIntake writer(m_scope.store, m_folder);
    const auto fetched =
        m_scope.session.fetchHeaders(UidSet::fromRange(from, UidSet::kGreatest), [&](ImapHeader&& header) {
            if (header.uid < from) // "n:*" answers with the last message even when none is new
                return;
            highest = std::max(highest, header.uid);
            writer.add(std::move(header));
        });
    if (auto written = writer.finish(); !written)
        return unexpected(written.error());
    if (!fetched)
        return unexpected(fetched.error());
    return highest;
}

} // namespace postaci
