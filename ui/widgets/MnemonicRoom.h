#pragma once

#include <QLabel>

namespace postaci {

/// A label with a mnemonic is measured as one text, but drawn in pieces, where no letter moves under the one
/// before it: "To" would lose the end of its "o".
inline void leaveRoomForMnemonic(QLabel* label)
{
    constexpr int kKerning = 2; // pixels; more only in letters of another size
    label->setContentsMargins(0, 0, kKerning, 0);
}

} // namespace postaci
