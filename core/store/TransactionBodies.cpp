#include "store/BodyPiece.h"
#include "store/LocalMail.h"
#include "store/MessagePlaces.h"
#include "store/TransactionPrivate.h"

namespace postaci {

namespace {

Unexpected noMessage(MessageId message)
{
    return missing(ErrorReason::MessageMissing, QStringLiteral("No message %1").arg(message));
}

/// Bodies of server mail are a cache, what exists only here is in mail.db.
enum class BodyPlace { Cache, Local };

BodyPlace bodyPlace(WriteContext& context, MessageId message)
{
    return isLocalMessage(context, message) ? BodyPlace::Local : BodyPlace::Cache;
}

template <typename Function> void atPlace(WriteContext& context, BodyPlace place, const Function& function)
{
    if (place == BodyPlace::Cache)
        context.onBodies(function);
    else
        function();
}

void openBody(WriteContext& context, BodyPlace place, MessageId message, qint64 stamp)
{
    if (place == BodyPlace::Local) {
        context.query("DELETE FROM local_body WHERE message = ?", message).run();
        context.query("INSERT INTO local_body (message, size, complete) VALUES (?, 0, 0)", message).run();
        return;
    }
    if (context.query("DELETE FROM bodies.body WHERE message = ?", message).run() > 0)
        context.query("DELETE FROM bodies.piece WHERE message = ?", message).run();
    context
        .query("INSERT INTO bodies.body (message, stamp, size, complete) VALUES (?, ?, 0, 0)", message, stamp)
        .run();
}

/// False if no body was begun, or if it is whole already.
bool growBody(WriteContext& context, BodyPlace place, MessageId message, qsizetype by)
{
    const Sql sql = place == BodyPlace::Local
                        ? Sql("UPDATE local_body SET size = size + ? WHERE message = ? AND NOT complete")
                        : Sql("UPDATE bodies.body SET size = size + ? WHERE message = ? AND NOT complete");
    return context.query(sql, qint64{by}, message).run() > 0;
}

void writePiece(WriteContext& context, BodyPlace place, MessageId message, QByteArrayView rest)
{
    const Sql sql =
        place == BodyPlace::Local
            ? Sql("INSERT INTO local_piece (message, number, data)"
                  " SELECT ?1, coalesce(max(number) + 1, 0), ?2 FROM local_piece WHERE message = ?1")
            : Sql("INSERT INTO bodies.piece (message, number, data)"
                  " SELECT ?1, coalesce(max(number) + 1, 0), ?2 FROM bodies.piece WHERE message = ?1");
    context.query(sql, message, packBodyPiece(rest)).run();
}

bool closeBody(WriteContext& context, BodyPlace place, MessageId message)
{
    const Sql sql = place == BodyPlace::Local
                        ? Sql("UPDATE local_body SET complete = 1 WHERE message = ? AND NOT complete")
                        : Sql("UPDATE bodies.body SET complete = 1 WHERE message = ? AND NOT complete");
    if (context.query(sql, message).run() == 0)
        return false;
    // The size that was announced may have been an estimate.
    if (place == BodyPlace::Local)
        context
            .query("UPDATE message SET size = (SELECT size FROM local_body WHERE message = ?1) WHERE id = ?1",
                   message)
            .run();
    return true;
}

} // namespace

Result<void> Transaction::putBody(MessageId message, const QByteArray& raw)
{
    const auto attempt = beginBody(message);
    if (!attempt)
        return unexpected(attempt.error());
    if (auto stored = appendBodyPiece(*attempt, raw); !stored)
        return stored;
    return finishBody(*attempt);
}

Result<BodyAttempt> Transaction::beginBody(MessageId message)
{
    return d->guarded([&]() -> Result<BodyAttempt> {
        qint64 stamp = 0;
        {
            Query row = d->query("SELECT stamp FROM message WHERE id = ?", message);
            if (!row.next())
                return noMessage(message);
            stamp = row.number(0);
        }
        const BodyPlace place = bodyPlace(*d, message);
        atPlace(*d, place, [&] { openBody(*d, place, message, stamp); });
        return d->database().bodyAttempts().begin(message);
    });
}

Result<void> Transaction::appendBodyPiece(const BodyAttempt& attempt, const QByteArray& piece)
{
    return d->guarded([&]() -> Result<void> {
        const MessageId message = attempt.message;
        if (!d->database().bodyAttempts().isLast(attempt))
            return noMessage(message);
        bool isOpen = true;
        const BodyPlace place = bodyPlace(*d, message);
        atPlace(*d, place, [&] {
            isOpen = growBody(*d, place, message, piece.size());
            for (qsizetype start = 0; isOpen && start < piece.size(); start += bodyPieceSize)
                writePiece(*d, place, message, QByteArrayView(piece).sliced(start));
        });
        // The cache was deleted between two pieces, or the message is gone: to be fetched from the start
        // again.
        return isOpen ? Result<void>() : Result<void>(noMessage(message));
    });
}

Result<void> Transaction::finishBody(const BodyAttempt& attempt)
{
    return d->guarded([&]() -> Result<void> {
        const MessageId message = attempt.message;
        if (!d->database().bodyAttempts().isLast(attempt))
            return noMessage(message);
        bool isOpen = true;
        const BodyPlace place = bodyPlace(*d, message);
        atPlace(*d, place, [&] {
            isOpen = closeBody(*d, place, message);
            if (isOpen)
                keepOneBody(*d, message);
        });
        if (!isOpen)
            return noMessage(message);
        d->bodyFinished(attempt);
        std::vector<MessageId> places = otherPlaces(*d, message);
        places.push_back(message);
        for (const MessageId one : places) {
            d->changes().bodyArrived(one);
            d->refresh(one, Touch::Always);
        }
        return {};
    });
}

} // namespace postaci
