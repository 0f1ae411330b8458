#pragma once

#include "composer/ComposerWindow.h"
#include "composer/RecipientField.h"
#include "gui/MailDesk.h"
#include "gui/drive/WindowDriver.h"
#include "widgets/BarStack.h"
#include "widgets/FileChip.h"
#include "widgets/InfoBar.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QTextEdit>
#include <QTimer>

#include <functional>
#include <memory>

namespace postaci::test {

/// Composers on a real engine and store; nothing connects, so what is sent stays in the outbox. UI thread.
class ComposerFixture
{
public:
    /// Anew: no messages, no window, in English.
    void renew()
    {
        Language::apply(QStringLiteral("en"));
        m_desk = std::make_unique<MailDesk>();
        m_files = std::make_unique<QTemporaryDir>();
    }

    void close()
    {
        QList<QPointer<QWidget>> windows; // deleting one takes its dialogs with it
        for (QWidget* window : QApplication::topLevelWidgets())
            if (qobject_cast<ComposerWindow*>(window) != nullptr)
                windows << window;
        for (const auto& window : windows)
            delete window.data();
        m_desk.reset();
    }

    [[nodiscard]] MailDesk& desk() { return *m_desk; }
    [[nodiscard]] MailEngine& engine() { return m_desk->engine(); }
    [[nodiscard]] AppSettings& settings() { return m_desk->settings(); }
    [[nodiscard]] QList<Draft> drafts() { return engine().reader().drafts().value_or({}); }
    /// What the newest draft keeps.
    [[nodiscard]] ComposerState saved()
    {
        return composerStateFromJson(drafts().value(0).data).value_or(ComposerState{});
    }
    [[nodiscard]] QList<OutboxEntry> outbox() { return engine().reader().outbox().value_or({}); }
    /// The bytes that the only message in the outbox is sent with.
    [[nodiscard]] QByteArray wire()
    {
        return engine().reader().outboxWire(outbox().value(0).id).value_or({});
    }

    /// Makes it the window that the rest speaks of.
    void take(ComposerWindow* window)
    {
        m_window = window;
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
    }
    void openNew(const QString& to = {}) { take(ComposerWindow::openNew(engine(), settings(), to)); }
    void openReply(MessageId original, ReplyMode mode = ReplyMode::Sender)
    {
        take(ComposerWindow::openReply(engine(), settings(), original, mode));
    }
    void openForward(MessageId original)
    {
        take(ComposerWindow::openForward(engine(), settings(), original));
    }
    /// A text that is ready to be sent, typed into a new window.
    void openFilled()
    {
        openNew();
        typeText(edit("toEdit"), QStringLiteral("ayse@ornek.com.tr"));
        typeText(edit("subjectEdit"), QStringLiteral("Konu"));
        typeText(body(), QStringLiteral("Merhaba"));
    }

    [[nodiscard]] ComposerWindow& window() { return *m_window; }
    [[nodiscard]] bool isGone() const { return m_window.isNull(); }
    [[nodiscard]] QTextEdit* body() const
    {
        return m_window->findChild<QTextEdit*>(QStringLiteral("bodyEdit"));
    }
    [[nodiscard]] QString text() const { return body()->toPlainText(); }
    [[nodiscard]] QLineEdit* edit(const char* name) const
    {
        return m_window->findChild<QLineEdit*>(QLatin1String(name));
    }
    /// What a field for recipients has, as it was typed: "toEdit".
    [[nodiscard]] QString recipients(const char* name) const
    {
        return m_window->findChild<RecipientField*>(QLatin1String(name) + QStringLiteral("Field"))->text();
    }
    [[nodiscard]] QComboBox* from() const
    {
        return m_window->findChild<QComboBox*>(QStringLiteral("fromCombo"));
    }
    [[nodiscard]] QList<FileChip*> chips() const { return m_window->findChildren<FileChip*>(); }
    /// Null if it is not shown.
    [[nodiscard]] InfoBar* bar(ComposerWindow::Bar which) const
    {
        return m_window->bars()->visibleBar(which);
    }
    static void press(QWidget* parent, const char* name)
    {
        auto* button = parent->findChild<QAbstractButton*>(QLatin1String(name));
        QVERIFY2(button != nullptr && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void press(const char* name) { press(m_window, name); }
    void press(ComposerWindow::Bar which, const char* name)
    {
        QVERIFY2(bar(which) != nullptr, name);
        press(bar(which), name);
    }

    /// Runs the program's event loop as its main() does, does `ending` in it, and says whether that ended it.
    [[nodiscard]] static bool endsBy(const std::function<void()>& ending)
    {
        constexpr int kTooLate = 1;
        QTimer limit;
        limit.setSingleShot(true);
        QObject::connect(&limit, &QTimer::timeout, qApp, [] { QCoreApplication::exit(kTooLate); });
        limit.start(20'000);
        QTimer::singleShot(0, qApp, ending);
        QApplication::setQuitOnLastWindowClosed(true);
        const int code = QApplication::exec();
        QApplication::setQuitOnLastWindowClosed(false);
        return code != kTooLate;
    }

    [[nodiscard]] QString makeFile(const QString& name, const QByteArray& data)
    {
        QFile file(m_files->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(data) != data.size())
            qFatal("no file");
        return file.fileName();
    }
    [[nodiscard]] QTemporaryDir& files() { return *m_files; }

private:
    std::unique_ptr<MailDesk> m_desk;
    std::unique_ptr<QTemporaryDir> m_files;
    QPointer<ComposerWindow> m_window;
};

/// main() of such a test.
template <typename Test> int runComposerTest(int argc, char** argv)
{
    const QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    Theme::apply(*qApp, ColorScheme::Light);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace postaci::test
