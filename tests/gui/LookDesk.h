#pragma once

#include "account/ProviderTable.h"
#include "gui/MailDesk.h"
#include "mainwindow/MainWindow.h"

#include <QColor>
#include <QPointer>
#include <QString>

#include <memory>

namespace postaci::test {

/// One of the program's windows with something in it, to be looked at. UI thread.
class LookDesk
{
public:
    LookDesk();
    ~LookDesk() { close(); }

    /// With a message, a text with a file and a mistake, an address. Check for a failed test afterwards.
    void open(const QString& window);
    /// The question that the window asks in its bar, where it has one.
    void ask();
    void close();

    [[nodiscard]] QWidget* window() const { return m_window; }
    [[nodiscard]] MainWindow* mainWindow() const { return m_main.get(); }
    [[nodiscard]] MailDesk& desk() { return *m_desk; }

private:
    void prepare(const QString& window);
    [[nodiscard]] QWidget* make(const QString& window);
    void fill(const QString& window);

    std::unique_ptr<MailDesk> m_desk;
    ProviderTable m_providers;
    MessageId m_message = 0;
    std::unique_ptr<MainWindow> m_main;
    QPointer<QWidget> m_window;
};

/// What open() knows.
[[nodiscard]] const QStringList& lookedAtWindows();

/// The colour that a label's words have, and the one behind them.
[[nodiscard]] QColor inkOf(const QWidget* widget);
[[nodiscard]] QColor groundOf(const QWidget* widget);
/// As it is seen: half of it may be the ground.
[[nodiscard]] QColor placeholderInkOf(const QWidget* editor);

/// Empty if all words in the window have room, else the first that have not.
[[nodiscard]] QString cutOffIn(const QWidget* window);
/// Empty if no words in the window lie on others, and everything is in the window or can be scrolled there.
[[nodiscard]] QString coveredIn(const QWidget* window);
/// Whether Tab stops at it.
[[nodiscard]] bool isTabStop(const QWidget* widget);

} // namespace postaci::test
