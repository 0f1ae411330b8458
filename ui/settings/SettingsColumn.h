#pragma once

#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace postaci {

// How a page of the settings is set: a column of headings, controls and sentences that explain them. UI
// thread.

template <typename Control> Control* namedControl(const char* name, QWidget* parent)
{
    auto* control = new Control(parent);
    control->setObjectName(QLatin1String(name));
    return control;
}

/// A line under a control, and under its words where that is a box to tick.
inline void addHelp(QVBoxLayout& column, QLabel* help, bool isUnderBox = true)
{
    help->setWordWrap(true);
    help->setContentsMargins(isUnderBox ? Theme::kSpace6 : 0, 0, 0, 0);
    setInk(help, Ink::Meta);
    column.addWidget(help);
    column.addSpacing(Theme::kSpace2);
}

inline void addHeading(QVBoxLayout& column, QLabel* heading)
{
    heading->setFont(Theme::semibold(heading->font()));
    if (column.count() > 0)
        column.addSpacing(Theme::kSpace4);
    column.addWidget(heading);
    column.addSpacing(Theme::kSpace1);
}

} // namespace postaci
