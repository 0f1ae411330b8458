#include "store/HeaderInsert.h"
#include "store/MessageColumns.h"
#include "store/MessagePlaces.h"
#include "store/TransactionPrivate.h"

namespace postaci {

Result<QList<MessageId>> Transaction::insertHeaders(FolderId folder, const QList<NewMessage>& messages)
{
    return insertHeaders(folder, prepareHeaders(messages));
}

Result<QList<MessageId>> Transaction::insertHeaders(FolderId folder, std::span<const PreparedHeader> headers,
                                                    Arrival arrival)
{
    QList<MessageId> muted;
    auto ids = d->guarded([&]() -> Result<QList<MessageId>> {
        if (d->accountOf(folder) == 0)
            return missing(ErrorReason::MailboxMissing, QStringLiteral("No folder %1").arg(folder));
        HeaderInsert insert(*d, folder, arrival);
        auto made = insert.run(headers);
        muted = insert.muted();
        return made;
    });
    for (const MessageFlag flag : {MessageFlag::Muted, MessageFlag::Seen}) {
        if (auto marked = ids ? wantFlag(muted, flag, true) : Result<void>(); !marked)
            return unexpected(marked.error());
    }
    return ids;
}

Result<void> Transaction::applyServerFlags(FolderId folder, const QList<ServerFlags>& flags)
{
    return d->guarded([&]() -> Result<void> {
        for (const ServerFlags& news : flags) {
            const QString keywords = joinLines(news.keywords);
            MessageId message = 0;
            bool isNews = false;
            {
                Query row =
                    d->query("SELECT id, flags, keywords, mod_seq FROM message WHERE folder = ? AND uid = ?",
                             folder, news.uid);
                if (row.next()) {
                    message = row.number(0);
                    isNews = readFlags(row, 1) != news.flags || row.text(2) != keywords ||
                             static_cast<quint64>(row.number(3)) != news.modSeq;
                }
            }
            // Brought back by another client: the folder's next comparison fetches it anew.
            if (message == 0 && !news.flags.testFlag(MessageFlag::Deleted))
                d->query("DELETE FROM left_marked WHERE folder = ? AND uid = ?", folder, news.uid).run();
            if (!isNews)
                continue;
            d->query("UPDATE message SET flags = ?, keywords = ?, mod_seq = ? WHERE id = ?",
                     news.flags.toInt(), keywords, news.modSeq, message)
                .run();
            shareFlags(*d, message);
            d->refresh(message, Touch::IfDifferent);
        }
        return {};
    });
}

Result<void> Transaction::learnIdentities(FolderId folder, const QHash<quint32, ServerIdentity>& identities)
{
    return d->guarded([&]() -> Result<void> {
        for (auto it = identities.cbegin(); it != identities.cend(); ++it) {
            MessageId message = 0;
            {
                Query row = d->query("SELECT id FROM message WHERE folder = ? AND uid = ?", folder, it.key());
                message = row.next() ? row.number(0) : 0;
            }
            if (message != 0)
                learnIdentity(*d, message, *it, RowAge::Known);
        }
        return {};
    });
}

Result<void> Transaction::setBodySummary(MessageId message, const BodySummary& summary)
{
    return d->guarded([&]() -> Result<void> {
        d->query("UPDATE message SET preview_source = 2 WHERE id = ? AND preview_source <> 2", message).run();
        const int changed = d->query("UPDATE message SET preview = ?1, has_attachment = ?2"
                                     " WHERE id = ?3 AND (preview <> ?1 OR has_attachment <> ?2)",
                                     summary.preview, summary.hasAttachment, message)
                                .run();
        if (changed > 0)
            d->refresh(message, Touch::Always);
        sharePreview(*d, message);
        d->indexBody(message, summary.folded);
        return {};
    });
}

Result<void> Transaction::setEarlyPreviews(const QHash<MessageId, QString>& previews)
{
    return d->guarded([&]() -> Result<void> {
        for (auto it = previews.cbegin(); it != previews.cend(); ++it) {
            const int changed = d->query("UPDATE message SET preview = ?1, preview_source = 1"
                                         " WHERE id = ?2 AND preview_source = 0",
                                         it.value(), it.key())
                                    .run();
            if (changed > 0 && !it.value().isEmpty())
                d->refresh(it.key(), Touch::Always);
            if (changed > 0)
                sharePreview(*d, it.key());
        }
        return {};
    });
}

} // namespace postaci
