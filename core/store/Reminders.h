#pragma once

#include "store/WriteContext.h"

namespace postaci {

// What only this program knows of messages: flags of its own, and when they come back or are asked after. All
// of it lives in the writer thread, within one transaction.

/// The account's folder where messages are shown that are put off; made where there is none yet.
[[nodiscard]] FolderId snoozedFolder(WriteContext& context, AccountId account);
/// Sets one of kOwnFlags, for all places of each message; unknown messages are ignored.
void setOwnFlag(WriteContext& context, const QList<MessageId>& messages, MessageFlag flag, bool on);
/// The message is shown where it is from now on; false: it was not put off.
bool endSnooze(WriteContext& context, MessageId message);
/// `twin` is a row of the same message and about to go.
void handOverReminders(WriteContext& context, MessageId message, MessageId twin);
/// Whether one of the last messages of its conversation is muted.
[[nodiscard]] bool isInMutedConversation(WriteContext& context, MessageId message);

} // namespace postaci
