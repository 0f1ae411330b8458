#include "gui/drive/WindowDriver.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QEventLoop>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTest>
#include <QTextEdit>
#include <QTimer>

namespace postaci::test {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks(10);

QString withoutMnemonic(QString text)
{
    return text.remove(QLatin1Char('&'));
}

/// The words one widget itself shows; empty if it shows none.
QString ownText(const QWidget* widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        return withoutMnemonic(label->text());
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        return withoutMnemonic(button->text());
    if (const auto* edit = qobject_cast<const QLineEdit*>(widget))
        return edit->displayText();
    if (const auto* combo = qobject_cast<const QComboBox*>(widget))
        return combo->currentText();
    if (const auto* text = qobject_cast<const QTextEdit*>(widget))
        return text->toPlainText();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
        return text->toPlainText();
    return {};
}

/// Brings it into sight where it is in a scrolled area, as a person would.
void bringIntoSight(QWidget* widget)
{
    for (QWidget* up = widget->parentWidget(); up; up = up->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(up))
            area->ensureWidgetVisible(widget);
    }
}

} // namespace

bool waitUntil(const std::function<bool()>& condition, std::chrono::milliseconds limit)
{
    if (condition())
        return true;
    // A loop as the program's own: QTest's sleeps between rounds, of which the HTML engine needs hundreds for
    // one page.
    QEventLoop loop;
    bool isMet = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        isMet = condition();
        if (isMet)
            loop.quit();
    });
    look.start(kBetweenLooks);
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    loop.exec();
    return isMet || condition();
}

QWidget* visibleWidget(const QWidget* root, const QString& name)
{
    if (!root)
        return nullptr;
    const auto candidates = root->findChildren<QWidget*>(name);
    for (QWidget* candidate : candidates) {
        if (candidate->isVisible())
            return candidate;
    }
    return nullptr;
}

QWidget* visibleWindow(const QString& name)
{
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) {
        if (window->isVisible() && window->objectName() == name)
            return window;
    }
    return nullptr;
}

Result<void> click(QWidget* widget, const QString& name)
{
    if (!widget)
        return notDone(QStringLiteral("\"%1\" is not on the screen.").arg(name));
    if (!widget->isEnabled())
        return notDone(QStringLiteral("\"%1\" cannot be pressed now.").arg(name));
    bringIntoSight(widget);
    QTest::mouseClick(widget, Qt::LeftButton);
    return {};
}

Result<void> typeInto(QWidget* field, const QString& name, const QString& text)
{
    if (!field)
        return notDone(QStringLiteral("The field \"%1\" is not on the screen.").arg(name));
    bringIntoSight(field);
    QTest::mouseClick(field, Qt::LeftButton);
    QTest::keySequence(field, QKeySequence::SelectAll);
    QTest::keyClick(field, Qt::Key_Delete);
    typeText(field, text);
    return {};
}

void typeText(QWidget* widget, const QString& text)
{
    for (const QChar letter : text) {
        if (letter == QLatin1Char('\n'))
            QTest::keyClick(widget, Qt::Key_Return);
        else // keyClicks() knows no letters beyond Latin-1
            QTest::sendKeyEvent(QTest::Click, widget, Qt::Key_unknown, QString(letter), Qt::NoModifier);
    }
}

QStringList visibleTexts(const QWidget* root)
{
    QStringList texts;
    const auto widgets = root->findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisible())
            continue;
        if (const QString text = ownText(widget); !text.isEmpty())
            texts << text;
        if (const auto* bar = qobject_cast<const QMenuBar*>(widget)) {
            const auto actions = bar->actions();
            for (const QAction* action : actions)
                texts << withoutMnemonic(action->text());
        }
    }
    return texts;
}

Unexpected notDone(const QString& sentence)
{
    return unexpected(ErrorKind::Input, ErrorReason::Unspecified, sentence);
}

} // namespace postaci::test
