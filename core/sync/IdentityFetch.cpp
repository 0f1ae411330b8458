#include "sync/IdentityFetch.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kIdentitiesAtOnce = 2000;
constexpr int kFreshLabels = 100;

Result<void> fetchIdentities(const SyncScope& scope, FolderId folder, const QList<quint32>& uids)
{
    QHash<quint32, ServerIdentity> identities;
    const auto fetched =
        scope.session.fetchIdentities(UidSet::fromList(uids), [&](quint32 uid, ServerIdentity&& identity) {
            identities.insert(uid, identity);
        });
    if (!fetched)
        return fetched;
    return scope.write(
        [&](Transaction& transaction) { return transaction.learnIdentities(folder, identities); });
}

} // namespace

Result<void> fetchMissingIdentities(const SyncScope& scope, FolderId folder, const SyncBreak& pause,
                                    const std::function<Result<void>()>& selectAgain)
{
    auto missing = scope.reader.withoutIdentity(folder);
    if (!missing)
        return unexpected(missing.error());
    while (!missing->isEmpty()) {
        if (scope.cancel.isCancelled())
            return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                              QStringLiteral("The sync was cancelled"));
        const QList<quint32> uids = missing->last(std::min(kIdentitiesAtOnce, missing->size()));
        missing->resize(missing->size() - uids.size());
        if (auto fetched = fetchIdentities(scope, folder, uids); !fetched)
            return fetched;
        if (!pause || missing->isEmpty())
            continue;
        const auto left = pause();
        if (!left)
            return unexpected(left.error());
        if (*left)
            if (auto selected = selectAgain(); !selected)
                return selected;
    }
    return {};
}

Result<void> refreshLabels(const SyncScope& scope, FolderId folder)
{
    const auto newest = scope.reader.lastByUid(folder, kFreshLabels);
    if (!newest)
        return unexpected(newest.error());
    QList<quint32> uids;
    for (const MessageLocation& message : *newest)
        uids.prepend(message.uid);
    return fetchIdentities(scope, folder, uids);
}

} // namespace postaci
