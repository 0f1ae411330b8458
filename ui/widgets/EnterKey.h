#pragma once

#include <QObject>

class QApplication;
class QKeyEvent;
class QPushButton;

namespace postaci {

/// What Enter does, in every window of the program: on a push button that has the keyboard it presses that
/// one, in windows as in dialogs; elsewhere in a dialog the default button, where one was made that by
/// setDefault() or stands first in the box of the dialog's buttons. Qt by itself makes the first button of a
/// dialog the default one, whatever it does. UI thread.
class EnterKey final : public QObject
{
    Q_OBJECT

public:
    /// From now on, in windows that are made from now on. Once is enough.
    static void install(QApplication& app);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit EnterKey(QApplication& app);
    static bool press(QPushButton& button, const QKeyEvent& key);
};

} // namespace postaci
