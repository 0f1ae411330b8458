#pragma once

#include <QList>
#include <QString>

class QDialog;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace postaci {

/// The last line of a small dialog: Cancel, which rejects it, and the primary button, which is returned.
QPushButton* addDialogButtons(QDialog& dialog, QVBoxLayout& column, const QString& primary);

/// Tab comes to these after all else in their window: to be called when the rest is there, since what is made
/// first is reached first.
void putLastInTabOrder(const QList<QWidget*>& widgets);

} // namespace postaci
