#pragma once

#include "message/RichText.h"

#include <QHash>
#include <QTextBlock>
#include <QTextCharFormat>
#include <QTextCursor>

class QTextDocument;
class QTextTable;

namespace postaci {

// Between the model and the editor's document. The document holds nothing of how the program looks: colours
// of the theme are laid over it (TextHighlighter), so they can't get into what is sent. UI thread.

/// Properties of formats that Qt has no name for.
enum RichProperty {
    SealProperty = QTextFormat::UserProperty + 1, ///< int, of blocks and tables: RichNode::seal
    ColorProperty,                                ///< QString, of characters: RichStyle::color
    UnderlineProperty,                            ///< bool, as chosen: a link is underlined anyway
    ImageTextProperty                             ///< QString: what describes the image
};

[[nodiscard]] QTextCharFormat charFormatOf(const RichStyle& style);
[[nodiscard]] RichStyle styleOf(const QTextCharFormat& format);
/// Characters of another look; of an image only its link changes.
[[nodiscard]] QTextCharFormat withStyle(const QTextCharFormat& format, const RichStyle& style);
/// Quote, seal, alignment and direction; lists are no part of it.
[[nodiscard]] QTextBlockFormat blockFormatOf(const RichBlock& block, int seal = 0);

/// The whole document anew, with nothing to undo.
void fillDocument(const RichText& text, QTextDocument* document);
/// Puts nodes in the place of the cursor's selection; in one piece for undo. The first and the last paragraph
/// join what is around them. Seals are not kept.
void insertRich(const RichText& text, QTextCursor* cursor);
/// Between what is before the cursor and what is behind it; the cursor must not be in a table.
QTextTable* insertTableAt(const RichNode& table, QTextCursor cursor);
/// What the document says; `seals` and `sealStyles` are left to the caller. `whole`: by number the nodes of
/// seals that nothing has touched.
[[nodiscard]] RichText richOf(const QTextDocument& document, const QHash<int, QList<RichNode>>& whole = {});
[[nodiscard]] RichText richOf(const QTextCursor& selection);

/// The number of the seal that a paragraph, or the table around it, belongs to; 0: none.
[[nodiscard]] int sealAt(const QTextBlock& block);
/// The quote level of the place: of the paragraph, or of the table around it.
[[nodiscard]] int quoteLevelAt(const QTextCursor& cursor);

} // namespace postaci
