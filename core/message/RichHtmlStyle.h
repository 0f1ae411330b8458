#pragma once

#include "message/HtmlTree.h"
#include "message/RichText.h"

#include <QHash>

namespace postaci {

// What HTML says of the look of a text, for reading it into a RichText. Pure functions for any thread.

/// An element's style="…" by property, lower case.
using RichDeclarations = QHash<QString, QString>;
[[nodiscard]] RichDeclarations declarationsOf(const GumboNode* element);

[[nodiscard]] bool isBlockElement(const QByteArray& name);

/// Where text stands in its line. Left and Right become Start and End once the direction is known.
enum class RichSide { Start, Center, End, Justify, Left, Right };

/// What becomes of blanks and line ends.
enum class RichBlanks {
    Fold,  ///< both are one blank
    Lines, ///< line ends stay
    Keep   ///< all stay
};

/// What an element hands down to what is in it.
struct RichSurroundings
{
    RichStyle style;
    RichSide side = RichSide::Start;
    RichDirection direction = RichDirection::Auto;
    RichBlanks blanks = RichBlanks::Fold;
    int quoteLevel = 0;
    bool isInCell = false;
};

/// Adds what an element called `name` asks for. Colours count in `source` OwnDraft alone: a stranger's were
/// chosen for another ground.
void inheritRichStyle(const GumboNode* element, const QByteArray& name, const RichDeclarations& style,
                      RichSource source, RichSurroundings* around);

/// Whether a block element has room above and below.
struct RichRoom
{
    bool above = false;
    bool below = false;
};
[[nodiscard]] RichRoom richRoom(const QByteArray& name, const RichDeclarations& style, bool isNestedList);

} // namespace postaci
