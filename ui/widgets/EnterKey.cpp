#include "widgets/EnterKey.h"

#include <QApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QPushButton>

namespace postaci {

namespace {

void makeNoDefaultByItself(QPushButton& button)
{
    if (button.autoDefault())
        button.setAutoDefault(false);
}

} // namespace

void EnterKey::install(QApplication& app)
{
    if (app.findChild<EnterKey*>() == nullptr)
        new EnterKey(app);
}

EnterKey::EnterKey(QApplication& app) : QObject(&app)
{
    app.installEventFilter(this);
}

bool EnterKey::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Polish: // of a button that comes later
        if (auto* button = qobject_cast<QPushButton*>(watched))
            makeNoDefaultByItself(*button);
        break;
    case QEvent::Show: // Qt looks for a default button after this, among the hidden ones too
        if (const auto* dialog = qobject_cast<QDialog*>(watched))
            for (QPushButton* button : dialog->findChildren<QPushButton*>())
                makeNoDefaultByItself(*button);
        break;
    case QEvent::KeyPress:
        if (auto* button = qobject_cast<QPushButton*>(watched))
            return press(*button, *static_cast<QKeyEvent*>(event));
        break;
    default:
        break;
    }
    return false;
}

bool EnterKey::press(QPushButton& button, const QKeyEvent& key)
{
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (!isEnter || (key.modifiers() & ~Qt::KeypadModifier) != 0 || !button.isEnabled())
        return false;
    if (!key.isAutoRepeat()) // a key held down presses once
        button.click();
    return true;
}

} // namespace postaci
