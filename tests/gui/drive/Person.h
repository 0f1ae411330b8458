#pragma once

#include "base/Ids.h"
#include "base/Result.h"
#include "mainwindow/MainWindow.h"

#include <QString>

#include <chrono>

namespace postaci::test {

/// A person at the main window: does the steps of the main job with mouse and keys, and sees whether they
/// worked. Every step waits at most the given limit and says in a sentence what did not happen. UI thread.
class Person
{
public:
    explicit Person(MainWindow& window, std::chrono::milliseconds limit = std::chrono::seconds(20));

    // The wizard, which the first start opens by itself
    /// Types who they are; the servers have to appear by themselves. The value is the line that names them.
    Result<QString> fillWizard(const QString& name, const QString& address, const QString& password);
    /// Presses Next and waits for the end of the login test. Fails with what the window says about the first
    /// failed step.
    Result<void> passLoginTest();
    /// Presses Next and waits until a step has failed. The value is the sentence under it.
    Result<QString> failLoginTest();
    Result<void> finishWizard();
    [[nodiscard]] QWidget* wizard() const;

    // Reading
    Result<void> waitForMessages(int atLeast);
    /// 0 while no row has that subject.
    [[nodiscard]] MessageId findMessage(const QString& subject) const;
    Result<MessageId> waitForMessage(const QString& subject);
    /// Clicks its row and waits until the reader shows it.
    Result<void> openMessage(MessageId message);

    // Writing
    /// Presses Reply in the reader; the composer is there then.
    Result<void> reply();
    [[nodiscard]] QWidget* composer() const;
    /// Types at the cursor of the text being written.
    Result<void> write(const QString& text);
    /// Presses Send; the composer has to close by itself.
    Result<void> send();

    /// The sentence of the bar that speaks of an account's trouble; empty while there is none.
    [[nodiscard]] QString barText() const;
    /// Presses what that bar proposes.
    enum class BarButton { Primary, Secondary };
    Result<void> pressBarButton(BarButton which);

private:
    [[nodiscard]] QString stepFailure() const;

    MainWindow& m_window;
    std::chrono::milliseconds m_limit;
};

} // namespace postaci::test
