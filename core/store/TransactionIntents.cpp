#include "store/KeptMail.h"
#include "store/LocalMail.h"
#include "store/MessageColumns.h"
#include "store/MessagePlaces.h"
#include "store/MoveIntents.h"
#include "store/Reminders.h"
#include "store/TransactionPrivate.h"

namespace postaci {

namespace {

/// The server's and the user's side of one flag.
struct FlagState
{
    bool exists = false;
    bool atServer = false;
    std::optional<bool> wanted;
};

FlagState flagState(WriteContext& context, MessageId message, MessageFlag flag)
{
    FlagState state;
    {
        Query row =
            context.query("SELECT flags, (SELECT is_on FROM intent_flag WHERE message = ?1 AND flag = ?2)"
                          " FROM message WHERE id = ?1",
                          message, static_cast<quint32>(flag));
        state.exists = row.next();
        if (!state.exists)
            return state;
        state.atServer = readFlags(row, 0).testFlag(flag);
        if (!row.isNull(1))
            state.wanted = row.truth(1);
    }
    if (state.wanted || flag == MessageFlag::Deleted)
        return state;
    for (const MessageId other : placesWithItsFlags(context, message)) {
        Query row = context.query("SELECT is_on FROM intent_flag WHERE message = ? AND flag = ?", other,
                                  static_cast<quint32>(flag));
        if (row.next())
            state.wanted = row.truth(0);
    }
    return state;
}

void writeFlagIntent(WriteContext& context, MessageId message, MessageFlag flag, std::optional<bool> wanted)
{
    const auto number = static_cast<quint32>(flag);
    for (const MessageId other :
         flag == MessageFlag::Deleted ? std::vector<MessageId>() : placesWithItsFlags(context, message))
        context.query("DELETE FROM intent_flag WHERE message = ? AND flag = ?", other, number).run();
    if (wanted)
        context
            .query("INSERT OR REPLACE INTO intent_flag (message, flag, is_on) VALUES (?, ?, ?)", message,
                   number, *wanted)
            .run();
    else
        context.query("DELETE FROM intent_flag WHERE message = ? AND flag = ?", message, number).run();
}

FolderRole roleOf(WriteContext& context, FolderId folder)
{
    Query row = context.query("SELECT role FROM folder WHERE id = ?", folder);
    return row.next() ? static_cast<FolderRole>(row.number(0)) : FolderRole::None;
}

/// What was not sent yet and is not wanted any more needs no server; true if it was that.
bool dropUnsentCopy(WriteContext& context, MessageId message)
{
    if (!context.query("SELECT 1 FROM copy_log WHERE copy = ? AND state = 0", message).next())
        return false;
    context.query("DELETE FROM append_log WHERE copy = ?", message).run();
    context.remove(message);
    return true;
}

/// EXPUNGE deletes at Gmail only in the trash and in junk; elsewhere it takes a label away, and the message
/// stays. So it goes to the trash first; 0: it can be expunged.
FolderId trashInstead(WriteContext& context, MessageId message)
{
    Query row =
        context.query("SELECT t.id FROM message m JOIN message_place p ON p.message = m.id"
                      " JOIN server_message s ON s.id = p.server_message AND s.is_gmails"
                      " JOIN folder f ON f.id = m.shown_folder AND f.role NOT IN (?2, ?3)"
                      " JOIN folder t ON t.account = s.account AND t.role = ?2 AND NOT t.removing"
                      " WHERE m.id = ?1",
                      message, static_cast<int>(FolderRole::Trash), static_cast<int>(FolderRole::Junk));
    return row.next() ? row.number(0) : 0;
}

/// Another folder that a message of Gmail's is shown in, the trash and junk aside; 0: none.
FolderId otherFolderOf(WriteContext& context, MessageId message)
{
    Query row = context.query(
        "SELECT m.shown_folder FROM message_place p CROSS JOIN message_place o"
        " ON o.server_message = p.server_message AND o.message <> p.message"
        " CROSS JOIN message m ON m.id = o.message CROSS JOIN folder f ON f.id = m.shown_folder"
        " WHERE p.message = ?1 AND f.role NOT IN (?2, ?3)"
        " AND f.id <> (SELECT shown_folder FROM message WHERE id = ?1) ORDER BY o.message LIMIT 1",
        message, static_cast<int>(FolderRole::Trash), static_cast<int>(FolderRole::Junk));
    return row.next() ? row.number(0) : 0;
}

/// For the way back out of the trash.
void rememberOrigin(WriteContext& context, MessageId message, FolderId target)
{
    if (roleOf(context, target) == FolderRole::Trash)
        context
            .query("UPDATE message SET came_from = coalesce((SELECT s.folder FROM snooze s"
                   " WHERE s.message = ?1), shown_folder) WHERE id = ?1",
                   message)
            .run();
    else
        context.query("UPDATE message SET came_from = NULL WHERE id = ? AND came_from IS NOT NULL", message)
            .run();
}

/// Where a message goes that is brought back from `trash`; 0: it is not there.
FolderId originOf(WriteContext& context, MessageId message)
{
    Query row = context.query(
        "SELECT coalesce((SELECT o.id FROM folder o WHERE o.id = m.came_from AND NOT o.removing),"
        " (SELECT i.id FROM folder i WHERE i.account = t.account AND i.role = ?2), 0)"
        " FROM message m JOIN folder t ON t.id = m.shown_folder WHERE m.id = ?1 AND t.role = ?3",
        message, static_cast<int>(FolderRole::Inbox), static_cast<int>(FolderRole::Trash));
    return row.next() ? row.number(0) : 0;
}

} // namespace

Result<void> Transaction::wantFlag(const QList<MessageId>& messages, MessageFlag flag, bool on)
{
    return d->guarded([&]() -> Result<void> {
        if (kOwnFlags.testFlag(flag)) {
            setOwnFlag(*d, messages, flag, on);
            return {};
        }
        for (const MessageId message : messages) {
            const FlagState state = flagState(*d, message, flag);
            if (!state.exists || state.wanted.value_or(state.atServer) == on)
                continue;
            // A wish that is taken back may have been sent, with the answer lost: what the server has is not
            // known then.
            const bool isNeeded = state.atServer != on || state.wanted;
            writeFlagIntent(*d, message, flag, isNeeded ? std::optional<bool>(on) : std::nullopt);
            d->refresh(message, Touch::Always);
            settleLocally(*d, message);
        }
        return {};
    });
}

Result<void> Transaction::flagDone(MessageId message, MessageFlag flag, bool on)
{
    return d->guarded([&]() -> Result<void> {
        const FlagState state = flagState(*d, message, flag);
        if (!state.exists)
            return {};
        d->query("UPDATE message SET flags = CASE WHEN ?3 THEN flags | ?2 ELSE flags & ~?2 END WHERE id = ?1",
                 message, static_cast<quint32>(flag), on)
            .run();
        shareFlags(*d, message);
        // No intent any more: the user took it back while it was on its way, so now the way back is wanted.
        const bool wanted = state.wanted.value_or(state.atServer);
        writeFlagIntent(*d, message, flag, wanted == on ? std::nullopt : std::optional<bool>(wanted));
        d->refresh(message, Touch::Always);
        return {};
    });
}

Result<void> Transaction::rejectFlag(MessageId message, MessageFlag flag)
{
    return d->guarded([&]() -> Result<void> {
        writeFlagIntent(*d, message, flag, std::nullopt);
        d->refresh(message, Touch::Always);
        return {};
    });
}

Result<void> Transaction::wantMove(const QList<MessageId>& messages, FolderId target)
{
    return d->guarded([&]() -> Result<void> {
        if (auto usable = checkTarget(*d, messages, target); !usable)
            return usable;
        for (const MessageId id : messages) {
            const PlacedMessage message = placedMessage(*d, id);
            if (message.id == 0 || message.isExpunged)
                continue;
            if (message.move.wantedFolder(message.folder) == target) {
                endSnooze(*d, id);
                continue;
            }
            if (isApartFromConversations(roleOf(*d, target)) && isThrownAway(*d, id))
                continue; // with another place of it
            rememberOrigin(*d, id, target);
            endSnooze(*d, id);
            writeMove(*d, id, moveTowards(message, target));
            d->refresh(id, Touch::Always);
            settleLocally(*d, id);
        }
        return {};
    });
}

Result<void> Transaction::beginMoveByCopy(const QList<MessageId>& messages, FolderId target,
                                          quint32 targetUidNext)
{
    for (const MessageId message : messages) {
        if (auto begun = setMoveState(message, MoveState::Copying, target); !begun)
            return begun;
    }
    return d->guarded([&]() -> Result<void> {
        for (const MessageId message : messages)
            d->query("UPDATE intent_move SET target_uid_next = ? WHERE message = ?", targetUidNext, message)
                .run();
        return {};
    });
}

Result<void> Transaction::setMoveState(MessageId message, MoveState state, FolderId target)
{
    return d->guarded([&]() -> Result<void> {
        const PlacedMessage placed = placedMessage(*d, message);
        const FolderId reached = target != 0 ? target : placed.move.target;
        if (placed.id == 0 || reached == 0)
            return {};
        if (state == MoveState::AwaitingUid)
            return moveDone(message, reached, 0);
        const FolderId wanted = placed.move.wantedFolder(placed.folder);
        if (state == MoveState::Wanted)
            writeMove(*d, message, {wanted == placed.folder ? 0 : wanted, state, 0});
        else
            writeMove(*d, message, {reached, state, wanted == reached ? 0 : wanted});
        d->refresh(message, Touch::Always);
        return {};
    });
}

Result<void> Transaction::moveDone(MessageId message, FolderId target, quint32 uid)
{
    return d->guarded([&]() -> Result<void> {
        const PlacedMessage before = placedMessage(*d, message);
        if (before.id == 0)
            return {};
        if (d->accountOf(target) == 0) {
            keepRemoved(*d, message);
            d->remove(message); // the folder it went to is gone, and the message with it
            return {};
        }
        // As with flags: where the user wants it may have changed on the way, back to where it was too.
        const FolderId wanted = before.move.wantedFolder(before.folder);
        writeMove(*d, message, {});
        relocate(*d, message, target, uid);
        if (isApartFromConversations(roleOf(*d, target)))
            leaveOtherPlaces(*d, message);
        PlacedMessage after = placedMessage(*d, message);
        if (after.id != 0 && after.move.target == 0 && !after.isExpunged)
            writeMove(*d, message, moveTowards(after, wanted));
        d->refresh(message, Touch::Always);
        return {};
    });
}

Result<void> Transaction::rejectMove(MessageId message)
{
    return d->guarded([&]() -> Result<void> {
        writeMove(*d, message, {});
        d->refresh(message, Touch::Always);
        return {};
    });
}

Result<void> Transaction::wantExpunge(const QList<MessageId>& messages)
{
    return d->guarded([&]() -> Result<void> {
        for (const MessageId id : messages) {
            const PlacedMessage message = placedMessage(*d, id);
            if (message.id == 0 || message.isExpunged)
                continue;
            if (dropUnsentCopy(*d, id))
                continue;
            if (const FolderId trash = trashInstead(*d, id); trash != 0) {
                if (auto moved = wantMove({id}, trash); !moved)
                    return moved;
                continue;
            }
            // It is expunged where it is; but a move that was begun has to end first.
            if (message.move.isBegun())
                writeMove(*d, id, {message.move.target, message.move.state, 0});
            else
                writeMove(*d, id, {});
            d->query("INSERT INTO intent_expunge (message) VALUES (?)", id).run();
            d->refresh(id, Touch::Always);
            settleLocally(*d, id);
        }
        return {};
    });
}

Result<void> Transaction::wantNoCopy(const QList<MessageId>& copies)
{
    return d->guarded([&]() -> Result<void> {
        for (const MessageId copy : copies) {
            if (dropUnsentCopy(*d, copy))
                continue;
            if (trashInstead(*d, copy) == 0) {
                if (auto expunged = wantExpunge({copy}); !expunged)
                    return expunged;
                continue;
            }
            // Moved to where it lies anyway it loses this label.
            const FolderId other = otherFolderOf(*d, copy);
            if (other == 0)
                continue;
            if (auto moved = wantMove({copy}, other); !moved)
                return moved;
        }
        return {};
    });
}

Result<void> Transaction::wantUndelete(const QList<MessageId>& messages)
{
    for (const MessageId message : messages) {
        if (auto kept = rejectExpunge(message); !kept)
            return kept;
        if (auto unmarked = wantFlag({message}, MessageFlag::Deleted, false); !unmarked)
            return unmarked;
        FolderId origin = 0;
        const auto looked = d->guarded([&]() -> Result<void> {
            origin = originOf(*d, message);
            return {};
        });
        if (!looked)
            return looked;
        if (origin == 0)
            continue;
        if (auto moved = wantMove({message}, origin); !moved)
            return moved;
    }
    return {};
}

Result<void> Transaction::expungeDone(MessageId message)
{
    return d->guarded([&]() -> Result<void> {
        keepRemoved(*d, message);
        d->remove(message);
        return {};
    });
}

Result<void> Transaction::rejectExpunge(MessageId message)
{
    return d->guarded([&]() -> Result<void> {
        d->query("DELETE FROM intent_expunge WHERE message = ?", message).run();
        d->refresh(message, Touch::Always);
        return {};
    });
}

} // namespace postaci
