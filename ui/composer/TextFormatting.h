#pragma once

#include "message/RichText.h"

#include <QTextCursor>

#include <functional>

class QTextTable;

namespace postaci {

// What can be done to a formatted text. Each is one step for undo. UI thread.

/// Changes the look of all characters in the selection; images take on the link alone.
void changeStyle(const QTextCursor& cursor, const std::function<void(RichStyle* style)>& change);

/// Makes the paragraphs of the selection items of such a list; plain ones if they are that already.
void toggleList(const QTextCursor& cursor, RichList list);
/// The list that all paragraphs of the selection are in.
[[nodiscard]] RichList listAt(const QTextCursor& cursor);
/// One level of a list, or else of quoting, more (1) or less (-1).
void changeLevel(const QTextCursor& cursor, int step);
/// No lists, alignment, colours and the like; links, quotes and tables stay.
void clearFormatting(const QTextCursor& cursor);

/// The link at the cursor as a selection; nothing selected where there is none.
[[nodiscard]] QTextCursor linkAt(const QTextCursor& cursor);
/// An address as it is typed, with "https://" or "mailto:" before it where that is missing; empty unless it
/// is http, https or mailto.
[[nodiscard]] QString linkTarget(const QString& typed);

/// What can be done to a table.
enum class TableChange {
    RowAbove,
    RowBelow,
    ColumnBefore,
    ColumnAfter,
    RemoveRow,
    RemoveColumn,
    RemoveTable
};
/// Whether the cursor is in a table that may become so.
[[nodiscard]] bool canChangeTable(const QTextCursor& cursor, TableChange change);
/// Nothing where it can't be.
void changeTable(const QTextCursor& cursor, TableChange change);
/// Leaves the cursor in the first cell. Not inside of another table.
void insertTable(QTextCursor* cursor, int rows, int columns);

/// Ends the quote at the cursor, which stands in an unquoted paragraph then; what was behind it is still
/// quoted. For the two forms of text.
void splitRichQuote(QTextCursor* cursor);
void splitPlainQuote(QTextCursor* cursor);
/// Whether the cursor stands before the first letter of an item, with nothing selected.
[[nodiscard]] bool isAtItemStart(const QTextCursor& cursor);
/// Whether the cursor's line is one of a plain quote.
[[nodiscard]] bool isInPlainQuote(const QTextCursor& cursor);

} // namespace postaci
