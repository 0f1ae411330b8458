#include "store/BodyPiece.h"
#include "store/TransactionPrivate.h"

namespace postaci {

namespace {

Unexpected noMessage(MessageId message)
{
    return missing(ErrorReason::MessageMissing, QStringLiteral("No message %1").arg(message));
}

void dropBody(WriteContext& context, MessageId message)
{
    if (context.query("DELETE FROM bodies.body WHERE message = ?", message).run() > 0)
        context.query("DELETE FROM bodies.piece WHERE message = ?", message).run();
}

} // namespace

Result<void> Transaction::putBody(MessageId message, const QByteArray& raw)
{
    if (auto begun = beginBody(message); !begun)
        return begun;
    if (auto stored = appendBodyPiece(message, raw); !stored)
        return stored;
    return finishBody(message);
}

Result<void> Transaction::beginBody(MessageId message)
{
    return d->guarded([&]() -> Result<void> {
        qint64 stamp = 0;
        {
            Query row = d->query("SELECT stamp FROM message WHERE id = ?", message);
            if (!row.next())
                return noMessage(message);
            stamp = row.number(0);
        }
        d->onBodies([&] {
            dropBody(*d, message);
            d->query("INSERT INTO bodies.body (message, stamp, size, complete) VALUES (?, ?, 0, 0)", message,
                     stamp)
                .run();
        });
        return {};
    });
}

Result<void> Transaction::appendBodyPiece(MessageId message, const QByteArray& piece)
{
    return d->guarded([&]() -> Result<void> {
        bool isOpen = true;
        d->onBodies([&] {
            isOpen = d->query("UPDATE bodies.body SET size = size + ? WHERE message = ? AND NOT complete",
                              qint64{piece.size()}, message)
                         .run() > 0;
            for (qsizetype start = 0; isOpen && start < piece.size(); start += bodyPieceSize) {
                d->query("INSERT INTO bodies.piece (message, number, data)"
                         " SELECT ?1, coalesce(max(number) + 1, 0), ?2 FROM bodies.piece WHERE message = ?1",
                         message, packBodyPiece(QByteArrayView(piece).sliced(start)))
                    .run();
            }
        });
        // The cache was deleted between two pieces, or the message is gone: to be fetched from the start
        // again.
        return isOpen ? Result<void>() : Result<void>(noMessage(message));
    });
}

Result<void> Transaction::finishBody(MessageId message)
{
    return d->guarded([&]() -> Result<void> {
        bool isOpen = true;
        d->onBodies([&] {
            isOpen =
                d->query("UPDATE bodies.body SET complete = 1 WHERE message = ? AND NOT complete", message)
                    .run() > 0;
        });
        if (!isOpen)
            return noMessage(message);
        d->changes().bodyArrived(message);
        d->refresh(message, Touch::Always);
        return {};
    });
}

} // namespace postaci
