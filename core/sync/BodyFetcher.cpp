#include "sync/BodyFetcher.h"

#include "message/MessageReader.h"
#include "sync/MessageSummary.h"

namespace postaci {

namespace {

/// What is held in memory at once; a store piece has the same size.
constexpr qsizetype kPiece = 1 << 20;

Result<void> storePiece(const SyncScope& scope, MessageId message, QByteArray& piece)
{
    const auto written =
        scope.write([&](Transaction& transaction) { return transaction.appendBodyPiece(message, piece); });
    piece.clear();
    return written;
}

Result<void> storePreview(const SyncScope& scope, MessageId message)
{
    const auto raw = scope.reader.body(message);
    if (!raw)
        return unexpected(raw.error());
    const MessageSummary summary = summaryOf(readMessage(*raw));
    return scope.write([&](Transaction& transaction) {
        return transaction.setPreview(message, summary.preview, summary.hasAttachment);
    });
}

} // namespace

Result<void> fetchBody(const SyncScope& scope, const MessageLocation& message, const SyncProgress& progress,
                       const std::function<void()>& between)
{
    if (scope.reader.body(message.id)) // it may have come for another place of the message
        return {};
    auto stored = scope.write([&](Transaction& transaction) { return transaction.beginBody(message.id); });
    if (!stored)
        return stored;
    QByteArray piece;
    const auto fetched = scope.session.fetchBody(
        message.uid,
        [&](QByteArrayView chunk, qint64 offset, qint64 total) {
            piece.append(chunk);
            if (piece.size() >= kPiece)
                stored = storePiece(scope, message.id, piece);
            if (progress)
                progress(offset + chunk.size(), total);
            return stored.has_value() && !scope.cancel.isCancelled();
        },
        between);
    if (!stored)
        return stored;
    if (!fetched)
        return fetched;
    stored = scope.write([&](Transaction& transaction) -> Result<void> {
        if (!piece.isEmpty())
            if (auto appended = transaction.appendBodyPiece(message.id, piece); !appended)
                return appended;
        return transaction.finishBody(message.id);
    });
    if (!stored)
        return stored;
    return storePreview(scope, message.id);
}

} // namespace postaci
