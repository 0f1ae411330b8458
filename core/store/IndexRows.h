#pragma once

#include "base/Ids.h"

namespace postaci {

// Row numbers of the search index. They grow with the date, as ids of messages do, but are close together: an
// index is mostly differences of row numbers, and with those of ids it was three times as large. Where many
// messages came at once, some have a number further up than their date says.

/// The lowest row that a message may have; later messages have the same or a higher one.
[[nodiscard]] constexpr qint64 firstIndexRow(MessageId message)
{
    constexpr qint64 secondsOfARow = 16;
    return sortSeconds(message) / secondsOfARow + 1;
}

} // namespace postaci
