#include "sync/HeaderFetch.h"

#include "sync/HeaderIntake.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace postaci {

namespace {

constexpr qsizetype kMostRows = 5000;
constexpr qsizetype kFewestRows = 50;
constexpr qint64 kQuick = 400; ///< milliseconds: a bigger command would do
constexpr qint64 kSlow = 1000; ///< what waits for a pause should not wait longer

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
        if (timer.elapsed() > kSlow)
            size = std::max(size / 2, kFewestRows);
        else if (timer.elapsed() < kQuick)
            size = std::min(size * 4, kMostRows);
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
