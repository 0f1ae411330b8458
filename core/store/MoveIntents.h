#pragma once

#include "store/WriteContext.h"

namespace postaci {

/// A row of intent_move. Whether it waits for its UID is not stored: that is the message's missing UID.
struct StoredMove
{
    FolderId target = 0;                 ///< 0: no move is wanted
    MoveState state = MoveState::Wanted; ///< all but AwaitingUid
    FolderId next = 0; ///< where it is wanted after it has arrived in the target; 0: it stays there

    /// It may be in the target already: forgetting that would leave it in two folders, or a later wish
    /// behind.
    [[nodiscard]] bool isBegun() const { return state != MoveState::Wanted; }

    /// Where the user sees it, given the folder that the server has it in.
    [[nodiscard]] FolderId wantedFolder(FolderId serverFolder) const
    {
        return next != 0 ? next : target != 0 ? target : serverFolder;
    }
};

/// The server's side of one message in a move.
struct PlacedMessage
{
    MessageId id = 0; ///< 0: there is no such message
    FolderId folder = 0;
    StoredMove move;
    bool isExpunged = false; ///< wanted so by the user
};

[[nodiscard]] PlacedMessage placedMessage(WriteContext& context, MessageId message);
void writeMove(WriteContext& context, MessageId message, const StoredMove& move);

/// Errors: Gone without such a folder, Input when one of `messages` is of another account.
Result<void> checkTarget(WriteContext& context, const QList<MessageId>& messages, FolderId target);
/// What to store when `message` is to end up in `target`.
[[nodiscard]] StoredMove moveTowards(const PlacedMessage& message, FolderId target);

/// Makes `message` the one that the server has as (folder, uid), or, with uid 0, one of the folder that waits
/// for it. A row that the sync has already made of the same message is merged into it.
void relocate(WriteContext& context, MessageId message, FolderId folder, quint32 uid);

} // namespace postaci
