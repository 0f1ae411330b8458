#pragma once

#include "palette/FuzzyMatch.h"

#include <QAction>
#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

namespace postaci {

/// Something that the palette finds.
struct PaletteEntry
{
    QString key;              ///< by which it is remembered, for example "folder/12"
    FuzzyText title;          ///< in the language that is shown
    FuzzyText detail;         ///< where it belongs; may be empty
    QList<FuzzyText> aliases; ///< other names, of the other language for example
    QString iconName;
    QString hindrance;               ///< why it cannot be done now; empty: it can be
    QPointer<QAction> action;        ///< whose keys and tick are shown; may be null
    std::function<QString()> unread; ///< number, empty for none; asked when shown; may be empty
    std::function<void()> run;
};

/// In the order that decides among equally good ones. Shared, so that thousands of folders are prepared once.
using PaletteEntries = std::vector<std::shared_ptr<const PaletteEntry>>;

} // namespace postaci
