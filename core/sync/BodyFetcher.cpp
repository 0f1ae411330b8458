#include "sync/BodyFetcher.h"

#include "message/MessageReader.h"
#include "store/BodyAttempts.h"

namespace postaci {

namespace {

/// What is held in memory at once; a store piece has the same size.
constexpr qsizetype kPiece = 1 << 20;

Result<void> storePiece(const SyncScope& scope, const BodyAttempt& attempt, QByteArray& piece)
{
    const auto written =
        scope.write([&](Transaction& transaction) { return transaction.appendBodyPiece(attempt, piece); });
    piece.clear();
    return written;
}

/// A body of one piece, and what the list and searches keep of it.
Result<void> storeWhole(const SyncScope& scope, const BodyAttempt& attempt, const QByteArray& raw)
{
    const BodySummary summary = summaryOf(readMessage(raw));
    return scope.write([&](Transaction& transaction) -> Result<void> {
        if (auto appended = transaction.appendBodyPiece(attempt, raw); !appended)
            return appended;
        if (auto finished = transaction.finishBody(attempt); !finished)
            return finished;
        return transaction.setBodySummary(attempt.message, summary);
    });
}

/// The same where all but the last piece was stored before.
Result<void> storeLastPiece(const SyncScope& scope, const BodyAttempt& attempt, const QByteArray& piece)
{
    const auto finished = scope.write([&](Transaction& transaction) -> Result<void> {
        if (!piece.isEmpty())
            if (auto appended = transaction.appendBodyPiece(attempt, piece); !appended)
                return appended;
        return transaction.finishBody(attempt);
    });
    if (!finished)
        return finished;
    const auto raw = scope.reader.body(attempt.message);
    if (!raw)
        return unexpected(raw.error());
    const BodySummary summary = summaryOf(readMessage(*raw));
    return scope.write(
        [&](Transaction& transaction) { return transaction.setBodySummary(attempt.message, summary); });
}

} // namespace

Result<void> fetchBody(const SyncScope& scope, const MessageLocation& message, const SyncProgress& progress,
                       const std::function<bool()>& between)
{
    if (scope.reader.body(message.id)) // it may have come for another place of the message
        return {};
    BodyAttempt attempt;
    auto stored = scope.write([&](Transaction& transaction) -> Result<void> {
        const auto begun = transaction.beginBody(message.id);
        if (!begun)
            return unexpected(begun.error());
        attempt = *begun;
        return {};
    });
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
                stored = storePiece(scope, attempt, piece);
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
    return isOnePiece ? storeWhole(scope, attempt, piece) : storeLastPiece(scope, attempt, piece);
}

} // namespace postaci
