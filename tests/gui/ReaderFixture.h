#pragma once

#include "gui/Desktop.h"
#include "gui/MailDesk.h"
#include "reader/BodyView.h"
#include "reader/ReaderPane.h"
#include "reader/TextBody.h"
#include "widgets/InfoBar.h"
#include "widgets/Theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

#include <memory>

namespace postaci::test {

/// A reader pane on a real engine and store. UI thread.
class ReaderFixture
{
public:
    /// Milliseconds; the first HTML body starts the engine's processes.
    static constexpr int kPatience = 30'000;

    /// Anew: no messages, no pane.
    void renew()
    {
        m_pane.reset();
        m_desk = std::make_unique<MailDesk>();
        m_desktop.opened.clear();
    }
    void close()
    {
        m_pane.reset();
        m_desk.reset();
    }

    /// Call after the messages are added.
    void openPane()
    {
        m_desk->open();
        m_pane = std::make_unique<ReaderPane>(m_desk->engine(), m_desk->settings());
        m_pane->resize(720, 640);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }

    void show(MessageId message)
    {
        QSignalSpy shown(m_pane.get(), &ReaderPane::messageShown);
        m_pane->showMessage(message);
        QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), kPatience);
        QCOMPARE(shown.last().first().value<MessageId>(), message);
        QCOMPARE(m_pane->state(), ReaderPane::State::Ready);
        QVERIFY(m_pane->isSettled());
    }

    [[nodiscard]] MailDesk& desk() { return *m_desk; }
    [[nodiscard]] ReaderPane& pane() { return *m_pane; }
    void closePane() { m_pane.reset(); }
    [[nodiscard]] QList<QUrl>& opened() { return m_desktop.opened; }

    [[nodiscard]] BodyView& body() const { return *m_pane->findChild<BodyView*>(); }
    [[nodiscard]] QString text() const { return body().text()->toPlainText(); }
    /// Null if it is not shown.
    [[nodiscard]] InfoBar* bar(const char* name) const
    {
        auto* found = m_pane->findChild<InfoBar*>(QLatin1String(name));
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    static void press(QWidget* parent, const char* name)
    {
        auto* button = parent->findChild<QAbstractButton*>(QLatin1String(name));
        QVERIFY2(button != nullptr && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    /// Where in the text view these words are.
    [[nodiscard]] QPoint linkPlace(const QString& words) const
    {
        TextBody* view = body().text();
        QTextCursor cursor = view->document()->find(words);
        cursor.setPosition(cursor.selectionStart() + 2);
        return view->cursorRect(cursor).center();
    }

private:
    Desktop m_desktop;
    std::unique_ptr<MailDesk> m_desk;
    std::unique_ptr<ReaderPane> m_pane;
};

/// main() of such a test.
template <typename Test> int runReaderTest(int argc, char** argv)
{
    // As the program's own main does: the HTML view needs it.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    Theme::apply(*qApp, ColorScheme::Light);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace postaci::test
