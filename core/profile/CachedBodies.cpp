#include "profile/CachedBodies.h"

#include "store/Database.h"
#include "store/StorageError.h"

#include <QFileInfo>

namespace postaci {

namespace {

/// Messages in one transaction, and pages given back in one: some milliseconds each.
constexpr int kAtOnce = 50;
constexpr int kPagesAtOnce = 500;

Unexpected cleaningCancelled()
{
    return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
}

/// Gives free pages at the end of the file back. A file from before that was possible keeps them for new
/// texts.
Result<void> giveRoomBack(Connection& bodies, const CancelToken& cancel)
{
    for (;;) {
        const qint64 free = bodies.numberOf(QStringLiteral("PRAGMA freelist_count"));
        if (cancel.isCancelled() || free == 0)
            break;
        bodies.execute(QStringLiteral("PRAGMA incremental_vacuum(%1)").arg(kPagesAtOnce));
        if (bodies.numberOf(QStringLiteral("PRAGMA freelist_count")) >= free)
            break;
    }
    // Into the file itself, as far as no reader stands in the way.
    bodies.query("PRAGMA wal_checkpoint(PASSIVE)").next();
    return {};
}

} // namespace

Result<qint64> removeCachedBodies(const QString& profileDir, const QDateTime& before,
                                  const ProfileProgress& progress, const CancelToken& cancel)
{
    if (!QFileInfo::exists(bodiesFile(profileDir)))
        return qint64(0);
    return withStorageErrors([&]() -> Result<qint64> {
        Connection bodies(bodiesFile(profileDir), Access::ReadWrite);
        bodies.execute(QStringLiteral("PRAGMA synchronous = NORMAL"));
        // The id of a message begins with its date.
        const qint64 limit = before.toSecsSinceEpoch() << 20;
        const qint64 total =
            bodies.numberOf(QStringLiteral("SELECT count(*) FROM body WHERE message < %1").arg(limit));
        qint64 removed = 0;
        for (;;) {
            if (cancel.isCancelled())
                return cleaningCancelled();
            bodies.execute(QStringLiteral("BEGIN IMMEDIATE"));
            bodies
                .query("DELETE FROM piece WHERE message IN"
                       " (SELECT message FROM body WHERE message < ? ORDER BY message LIMIT ?)",
                       limit, kAtOnce)
                .run();
            const int gone =
                bodies
                    .query("DELETE FROM body WHERE message IN"
                           " (SELECT message FROM body WHERE message < ? ORDER BY message LIMIT ?)",
                           limit, kAtOnce)
                    .run();
            bodies.execute(QStringLiteral("COMMIT"));
            removed += gone;
            if (progress)
                progress(removed, qMax(removed, total));
            if (gone == 0)
                break;
        }
        if (auto given = giveRoomBack(bodies, cancel); !given)
            return unexpected(given.error());
        return removed;
    });
}

} // namespace postaci
