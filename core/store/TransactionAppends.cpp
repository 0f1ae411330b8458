#include "store/LocalMail.h"
#include "store/MessageColumns.h"
#include "store/MessageCopies.h"
#include "store/MoveIntents.h"
#include "store/TransactionPrivate.h"

namespace postaci {

namespace {

/// What is known of one upload when it has ended.
struct Upload
{
    MessageId replaces = 0;
    MessageId copy = 0;
    FolderId folder = 0;
    MessageFlags flags; ///< that were sent
    QDateTime internalDate;
    bool hasBytes = false;
};

std::optional<Upload> uploadOf(WriteContext& context, AppendId id)
{
    Query row = context.query("SELECT replaces, copy, folder, flags, internal_date, EXISTS"
                              " (SELECT 1 FROM append_bytes WHERE append = ?1) FROM append_log WHERE id = ?1",
                              id);
    if (!row.next())
        return std::nullopt;
    return Upload{row.number(0), row.number(1), row.number(2), readFlags(row, 3), row.time(4), row.truth(5)};
}

/// As the message looked here, which its tags and changed flags have to be brought up to at the server.
struct Wished
{
    MessageFlags flags;
    QStringList keywords;
};

Wished wishedOf(WriteContext& context, MessageId message)
{
    Query row = context.query("SELECT shown_flags, shown_keywords FROM message WHERE id = ?", message);
    return row.next() ? Wished{readFlags(row, 0) & ~kOwnFlags, splitLines(row.text(1))} : Wished();
}

/// The row is a server's from here on: what it says is what the server was told.
void settleAtServer(WriteContext& context, MessageId message, const Upload& upload, qint64 size)
{
    context
        .query("UPDATE message SET flags = ?, keywords = '', size = ?, internal_date = ? WHERE id = ?",
               upload.flags.toInt(), size, upload.internalDate, message)
        .run();
}

/// Nothing of it is left on this computer but what is known of any message of a server. What was fetched by
/// POP3 counts as deleted here.
void moveToServer(WriteContext& context, const Upload& upload, quint32 uid, qint64 size)
{
    const MessageId message = upload.replaces;
    giveCopiesTheirText(context, message);
    context.query("DELETE FROM local_body WHERE message = ?", message).run();
    context.query("UPDATE uidl SET message = NULL WHERE message = ?", message).run();
    settleAtServer(context, message, upload, size);
    context.leaveConversation(message); // which is one of the other account
    relocate(context, message, upload.folder, uid);
    context.refresh(message, Touch::Always);
}

Result<void> wantKeywords(Transaction& transaction, MessageId message, const QStringList& keywords)
{
    for (const QString& keyword : keywords)
        if (auto tagged = transaction.wantKeyword({message}, keyword, true); !tagged)
            return tagged;
    return {};
}

/// Of a message that has moved: its text goes into the cache, and what the server was not told of it yet is
/// wanted.
Result<void> bringUpTo(Transaction& transaction, MessageId message, MessageFlags told, const Wished& wished,
                       const QByteArray& raw)
{
    if (auto stored = transaction.putBody(message, raw); !stored)
        return stored;
    for (const MessageFlag flag :
         {MessageFlag::Seen, MessageFlag::Answered, MessageFlag::Flagged, MessageFlag::Deleted,
          MessageFlag::Draft, MessageFlag::Forwarded, MessageFlag::Junk, MessageFlag::NotJunk}) {
        const bool on = wished.flags.testFlag(flag);
        if (auto wanted =
                on == told.testFlag(flag) ? Result<void>() : transaction.wantFlag({message}, flag, on);
            !wanted)
            return wanted;
    }
    return wantKeywords(transaction, message, wished.keywords);
}

} // namespace

/// Without bytes it is the message that it replaces which goes up, and whose text is on this computer: that
/// is read when its turn comes, so that many of them do not take their place twice.
Result<AppendId> Transaction::addAppend(const AppendEntry& entry, const QByteArray& raw)
{
    return d->guarded([&]() -> Result<AppendId> {
        if (d->accountOf(entry.folder) == 0)
            return noFolder(entry.folder);
        const bool hasBytes = !raw.isEmpty() || entry.replaces == 0;
        d->query("INSERT INTO append_log (account, folder, state, flags, internal_date, size, message_id,"
                 " subject, replaces, copy) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?)",
                 d->accountOf(entry.folder), entry.folder, entry.flags.toInt(), entry.internalDate,
                 hasBytes ? qint64{raw.size()} : entry.size, entry.messageId, entry.subject, entry.replaces,
                 entry.copy)
            .run();
        const AppendId id = d->lastInsertId();
        if (hasBytes)
            d->query("INSERT INTO append_bytes (append, raw) VALUES (?, ?)", id, raw).run();
        return id;
    });
}

Result<MessageId> Transaction::addAppendedCopy(const AppendEntry& entry)
{
    AppendEntry upload = entry;
    Wished wished;
    const auto made = d->guarded([&]() -> Result<void> {
        if (d->accountOf(entry.folder) == 0)
            return noFolder(entry.folder);
        wished = wishedOf(*d, entry.replaces);
        upload.copy = insertCopy(*d, entry.replaces, entry.folder);
        if (upload.copy == 0)
            return missing(ErrorReason::MessageMissing, QStringLiteral("No message %1").arg(entry.replaces));
        settleAtServer(*d, upload.copy, {0, 0, 0, entry.flags, entry.internalDate}, entry.size);
        d->query("INSERT INTO copy_log (copy, source, state) VALUES (?, ?, 0)", upload.copy, entry.replaces)
            .run();
        d->refresh(upload.copy, Touch::Always);
        return {};
    });
    if (!made)
        return unexpected(made.error());
    if (const auto added = addAppend(upload, {}); !added)
        return unexpected(added.error());
    const auto tagged = wantKeywords(*this, upload.copy, wished.keywords);
    return tagged ? Result<MessageId>(upload.copy) : unexpected(tagged.error());
}

Result<void> Transaction::beginAppend(AppendId id, quint32 targetUidNext)
{
    return d->guarded([&]() -> Result<void> {
        const int found =
            d->query("UPDATE append_log SET state = 1, target_uid_next = ? WHERE id = ?", targetUidNext, id)
                .run();
        if (found == 0)
            return missing(ErrorReason::MessageMissing, QStringLiteral("No upload %1").arg(id));
        d->query("UPDATE copy_log SET state = 1, target_uid_next = ?"
                 " WHERE copy = (SELECT copy FROM append_log WHERE id = ?)",
                 targetUidNext, id)
            .run();
        return {};
    });
}

Result<void> Transaction::appendDone(AppendId id, quint32 uid, const QByteArray& raw)
{
    Upload upload;
    Wished wished;
    bool hasMoved = false;
    const auto ended = d->guarded([&]() -> Result<void> {
        upload = uploadOf(*d, id).value_or(Upload());
        d->query("DELETE FROM append_log WHERE id = ?", id).run();
        hasMoved = !upload.hasBytes && upload.copy == 0 && upload.replaces != 0 &&
                   isLocalMessage(*d, upload.replaces);
        if (hasMoved) {
            wished = wishedOf(*d, upload.replaces);
            moveToServer(*d, upload, uid, raw.size());
        } else if (upload.copy != 0) {
            d->query("UPDATE message SET size = ? WHERE id = ?", qint64{raw.size()}, upload.copy).run();
        }
        return {};
    });
    if (!ended)
        return ended;
    if (hasMoved)
        return bringUpTo(*this, upload.replaces, upload.flags, wished, raw);
    if (upload.copy != 0)
        return copyDone(upload.copy, uid);
    return upload.hasBytes && upload.replaces != 0 ? wantExpunge({upload.replaces}) : Result<void>();
}

Result<void> Transaction::rejectAppend(AppendId id)
{
    MessageId copy = 0;
    const auto removed = d->guarded([&]() -> Result<void> {
        copy = uploadOf(*d, id).value_or(Upload()).copy;
        d->query("DELETE FROM append_log WHERE id = ?", id).run();
        return {};
    });
    return removed && copy != 0 ? rejectCopy(copy) : removed;
}

Result<void> Transaction::cancelAppendOf(MessageId message)
{
    QList<MessageId> unwanted;
    const auto cancelled = d->guarded([&]() -> Result<void> {
        d->query("DELETE FROM append_log WHERE replaces = ? AND copy = 0 AND state = 0"
                 " AND id NOT IN (SELECT append FROM append_bytes)",
                 message)
            .run();
        std::vector<std::pair<AppendId, FolderId>> begun;
        {
            Query rows = d->query("SELECT id, folder FROM append_log WHERE replaces = ? AND copy = 0"
                                  " AND folder IS NOT NULL AND id NOT IN (SELECT append FROM append_bytes)",
                                  message);
            while (rows.next())
                begun.emplace_back(rows.number(0), rows.number(1));
        }
        // It may be there already, or come: then as a copy, which is not wanted.
        for (const auto& [id, folder] : begun) {
            const MessageId copy = insertCopy(*d, message, folder);
            d->query("INSERT INTO copy_log (copy, source, state, target_uid_next)"
                     " SELECT ?1, ?2, 1, target_uid_next FROM append_log WHERE id = ?3",
                     copy, message, id)
                .run();
            d->query("UPDATE append_log SET copy = ? WHERE id = ?", copy, id).run();
            unwanted.append(copy);
        }
        return {};
    });
    return cancelled && !unwanted.isEmpty() ? wantExpunge(unwanted) : cancelled;
}

} // namespace postaci
