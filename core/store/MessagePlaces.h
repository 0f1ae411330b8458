#pragma once

#include "base/ServerIdentity.h"
#include "store/WriteContext.h"

#include <vector>

namespace postaci {

// The places of one message: rows of an account that the server calls by one id (server_message). One body is
// kept for all of them, by the row that it came with, and one row of the search index, that of the first
// place. All of it lives in the writer thread, within one transaction.

/// As server_message.thread has it: what conversations go by; never empty for a message that has an identity.
[[nodiscard]] QString threadName(const ServerIdentity& identity);

/// The other rows of the message that `message` is a place of, ascending.
[[nodiscard]] std::vector<MessageId> otherPlaces(WriteContext& context, MessageId message);
/// Those of them that have the same flags at the server.
[[nodiscard]] std::vector<MessageId> placesWithItsFlags(WriteContext& context, MessageId message);
/// Whether the search index has the message by this row.
[[nodiscard]] bool isFirstPlace(WriteContext& context, MessageId message);

/// New: it was just inserted, and put() of the search index is still to come, for a first place.
enum class RowAge { New, Known };
/// To be called when the server has told the row's flags too.
void learnIdentity(WriteContext& context, MessageId message, const ServerIdentity& identity, RowAge age);
/// A row that was just made as a copy: a COPY keeps the id (RFC 8474 4).
bool joinPlaces(WriteContext& context, MessageId copy, MessageId source); ///< false: there is no id
/// Before a row is deleted: what is kept by it for the other places goes to one of them.
void leavePlaces(WriteContext& context, MessageId message);

/// The server has told `message`'s flags: those of the other places are the same where they are Gmail's. To
/// be refreshed with it.
void shareFlags(WriteContext& context, MessageId message);
/// Gmail knows a message once in a folder, and one in the trash or in junk nowhere else. So this place is not
/// shown in `folder`: another is there already, or is on its way to one of those two.
[[nodiscard]] bool isShownElsewhere(WriteContext& context, MessageId message, FolderId folder);
/// The place that is shown in `folder`, of a message of Gmail's; 0: none.
[[nodiscard]] MessageId placeIn(WriteContext& context, MessageId message, FolderId folder);
/// Whether another place of Gmail's is on its way to the trash or to junk: all go then.
[[nodiscard]] bool isThrownAway(WriteContext& context, MessageId message);
/// Gmail has put `message` into the trash or junk, so it has left its other folders; their syncs will see it.
void leaveOtherPlaces(WriteContext& context, MessageId message);

/// Gives the preview of `message` to the places that have none as good.
void sharePreview(WriteContext& context, MessageId message);
/// `message` has got a whole body, which counts for all: those of the others go.
void keepOneBody(WriteContext& context, MessageId message);

} // namespace postaci
