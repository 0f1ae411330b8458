#pragma once

#include <QString>

class QDialog;
class QPushButton;
class QVBoxLayout;

namespace postaci {

/// The last line of a small dialog: Cancel, which rejects it, and the primary button, which is returned.
QPushButton* addDialogButtons(QDialog& dialog, QVBoxLayout& column, const QString& primary);

} // namespace postaci
