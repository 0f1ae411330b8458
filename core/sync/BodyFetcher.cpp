#include "sync/BodyFetcher.h"

#include "message/MessageReader.h"

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

/// A body of one piece, and what the list and searches keep of it.
Result<void> storeWhole(const SyncScope& scope, MessageId message, const QByteArray& raw)
{
    const BodySummary summary = summaryOf(readMessage(raw));
    return scope.write([&](Transaction& transaction) -> Result<void> {
        if (auto appended = transaction.appendBodyPiece(message, raw); !appended)
            return appended;
        if (auto finished = transaction.finishBody(message); !finished)
            return finished;
        return transaction.setBodySummary(message, summary);
    });
}

/// The same where all but the last piece was stored before.
Result<void> storeLastPiece(const SyncScope& scope, MessageId message, const QByteArray& piece)
{
    const auto finished = scope.write([&](Transaction& transaction) -> Result<void> {
        if (!piece.isEmpty())
            if (auto appended = transaction.appendBodyPiece(message, piece); !appended)
                return appended;
        return transaction.finishBody(message);
    });
    if (!finished)
        return finished;
    const auto raw = scope.reader.body(message);
    if (!raw)
        return unexpected(raw.error());
    const BodySummary summary = summaryOf(readMessage(*raw));
    return scope.write(
        [&](Transaction& transaction) { return transaction.setBodySummary(message, summary); });
}

} // namespace

Result<void> fetchBody(const SyncScope& scope, const MessageLocation& message, const SyncProgress& progress,
                       const std::function<bool()>& between)
{
    if (scope.reader.body(message.id)) // it may have come for another place of the message
        return {};
    auto stored = scope.write([&](Transaction& transaction) { return transaction.beginBody(message.id); });
    if (!stored)
        return stored;
    QByteArray piece;
    bool isOnePiece = true;
    const auto fetched = scope.session.fetchBody(
        message.uid,
        [&](QByteArrayView chunk, qint64 offset, qint64 total) {
            piece.append(chunk);
            if (piece.size() >= kPiece) {
                isOnePiece = false;
                stored = storePiece(scope, message.id, piece);
            }
            if (progress)
                progress(offset + chunk.size(), total);
            return stored.has_value() && !scope.cancel.isCancelled();
        },
        between);
    if (!stored)
        return stored;
    if (!fetched)
        return fetched;
    return isOnePiece ? storeWhole(scope, message.id, piece) : storeLastPiece(scope, message.id, piece);
}

} // namespace postaci
