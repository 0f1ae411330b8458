#pragma once

#include <initializer_list>
#include <utility>

class QComboBox;
class QToolButton;
class QWidget;

// What a row of a filter is made of, be it a condition or an action.

namespace postaci {

/// It may be as narrow as some letters, so that a row fits into a small window.
void makeNarrow(QComboBox* combo, const char* name, int letters);

/// Takes the row away; its tool tip is the row's.
[[nodiscard]] QToolButton* removeRowButton(QWidget* row, const char* name);

/// Lays them side by side with their stretches, and `remove` at the end.
void layOutRow(QWidget* row, std::initializer_list<std::pair<QWidget*, int>> parts, QToolButton* remove);

} // namespace postaci
