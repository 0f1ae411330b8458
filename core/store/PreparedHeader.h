#pragma once

#include "message/Conversations.h"
#include "store/FoldedText.h"
#include "store/MessageColumns.h"

#include <vector>

namespace postaci {

/// A header with all that the store makes of it by itself, so that the one writer thread need not: that is a
/// seventh of the work for a new message.
struct PreparedHeader
{
    NewMessage message; ///< of its envelope only the date
    HeaderTexts texts;
    ConversationKeys keys;
    FoldedText folded;
};
using PreparedHeaders = std::vector<PreparedHeader>;

/// May be called in any thread.
[[nodiscard]] PreparedHeader prepareHeader(NewMessage message);
[[nodiscard]] PreparedHeaders prepareHeaders(const QList<NewMessage>& messages);

} // namespace postaci
