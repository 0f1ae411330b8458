#pragma once

#include "message/HtmlTree.h"

#include <QList>

#include <optional>

namespace postaci {

/// Which cells a table has, as a grid. Points into the parse that it was read from.
struct RichTableShape
{
    const GumboNode* caption = nullptr; ///< null: none
    /// Every row is of the same length; null where a cell above or to the left goes on.
    QList<QList<const GumboNode*>> rows;
};

/// The shape of a table that holds data in rows and columns; nothing for one that is the layout of a page, or
/// is larger than the editor could show (`isBounded`). Any thread.
[[nodiscard]] std::optional<RichTableShape> dataTableOf(const GumboNode* table, bool isBounded);

} // namespace postaci
