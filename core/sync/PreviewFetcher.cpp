#include "sync/PreviewFetcher.h"

namespace postaci {

Result<void> fetchMissingPreviews(const SyncScope& scope, FolderId folder, int rows)
{
    const auto missing = scope.reader.withoutPreview(folder, rows);
    if (!missing || missing->isEmpty())
        return missing ? Result<void>() : unexpected(missing.error());
    QHash<quint32, MessageId> ids;
    for (const MessageLocation& message : *missing)
        ids.insert(message.uid, message.id);
    QHash<MessageId, QString> previews;
    const auto fetched =
        scope.session.fetchPreviews(UidSet::fromList(ids.keys()), [&](quint32 uid, const QString& preview) {
            if (ids.contains(uid))
                previews.insert(ids.value(uid), preview);
        });
    if (!fetched && !concernsOneItem(scope, fetched.error()))
        return fetched;
    // Of what the server kept silent about nothing is to be expected the next time either.
    if (fetched) {
        for (const MessageId message : std::as_const(ids)) {
            if (!previews.contains(message))
                previews.insert(message, QString());
        }
    }
    return scope.write([&](Transaction& transaction) { return transaction.setEarlyPreviews(previews); });
}

} // namespace postaci
