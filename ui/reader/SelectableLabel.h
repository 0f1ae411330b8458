#pragma once

class QLabel;
class QWidget;

namespace postaci {

/// Text from outside, shown as it is, in as many lines as it needs, and to be copied.
[[nodiscard]] QLabel* selectableLabel(const char* name, QWidget* parent);

} // namespace postaci
