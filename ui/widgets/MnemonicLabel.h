#pragma once

#include <QFont>
#include <QLabel>

namespace postaci {

/// For a label with a mnemonic: Qt measures its text as one, but draws it in pieces, where no letter moves
/// under the one before it. With kerning "To" would lose the end of its "o".
inline void drawWithoutKerning(QLabel* label)
{
    QFont font; // nothing else of it is set, so that the rest follows the window
    font.setKerning(false);
    label->setFont(font);
}

} // namespace postaci
