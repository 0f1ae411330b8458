// What one run of the program leaves to the next: what was looked at, and which messages in files were open.
#include "gui/MailDesk.h"
#include "gui/WindowDesk.h"

#include "reader/MessageFileWindow.h"
#include "reader/ReaderPane.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = 30'000;

QList<MessageFileWindow*> fileWindows()
{
    QList<MessageFileWindow*> found;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        auto* window = qobject_cast<MessageFileWindow*>(widget);
        if (window != nullptr && window->isVisible())
            found.append(window);
    }
    return found;
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Language::apply(u"en"_s); }
    void cleanup()
    {
        end();
        for (MessageFileWindow* window : fileWindows())
            window->close();
    }
    void theSelectedMessageComesBack();
    void unreadOnesStayUnread();
    void filesComeBack();
    void aHiddenStartOpensNothing();

private:
    void end()
    {
        m_desk.window.reset();
        m_desk.engine.reset();
    }
    /// Ends this run as Quit does, and begins the next.
    void runAgain()
    {
        QEvent quit(QEvent::Quit);
        QCoreApplication::sendEvent(qApp, &quit);
        QTRY_VERIFY_WITH_TIMEOUT(fileWindows().isEmpty(), kPatience);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // as at the end of exec()
        end();
        m_desk.open();
        m_desk.window->begin();
    }
    /// A message in a file; its name.
    [[nodiscard]] QString writtenMessage() const
    {
        const QString name = m_desk.dir.filePath(u"ileti.eml"_s);
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(name));
        file.write(rawMessage("Dosyada", plainPart("Merhaba.\r\n")));
        return name;
    }
    [[nodiscard]] MessageId oneThatIs(bool isRead) const
    {
        for (const MessageId message : m_desk.mail.workMessages) {
            if (m_desk.isRead(message) == isRead && m_desk.shownIn(message) == m_desk.mail.workInbox)
                return message;
        }
        return 0;
    }
    void select(MessageId message)
    {
        m_desk.openInbox();
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk.rows().isLoading() && m_desk.rows().rowOf(message) >= 0, kPatience);
        m_desk.list().selectMessage(message);
    }

    Desk m_desk;
};

void TestSession::theSelectedMessageComesBack()
{
    m_desk.open();
    const MessageId read = oneThatIs(true);
    select(read);
    m_desk.window->resize(1111, 777);
    runAgain();
    QTRY_COMPARE_WITH_TIMEOUT(m_desk.list().selectedMessages(), QList<MessageId>{read}, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_desk.window->reader()->currentMessage(), read, kPatience);
    QCOMPARE(m_desk.window->folderPane()->currentPlace().folder, m_desk.mail.workInbox);
}

void TestSession::unreadOnesStayUnread()
{
    m_desk.open();
    const MessageId unread = oneThatIs(false);
    m_desk.settings->setGeometry(u"mainWindow/selection"_s, QByteArray::number(unread));
    end();
    m_desk.open();
    m_desk.openInbox();
    QTRY_VERIFY_WITH_TIMEOUT(!m_desk.rows().isLoading() && m_desk.rows().rowCount() > 0, kPatience);
    QVERIFY(m_desk.list().selectedMessages().isEmpty());
    QVERIFY(!m_desk.isRead(unread));
}

void TestSession::filesComeBack()
{
    m_desk.open();
    m_desk.window->begin();
    const QString name = writtenMessage();
    auto* window = qobject_cast<MessageFileWindow*>(m_desk.window->openMessageFile(name));
    QTRY_COMPARE_WITH_TIMEOUT(window->windowTitle(), u"Dosyada"_s, kPatience);
    window->resize(640, 555);
    runAgain();
    QTRY_COMPARE_WITH_TIMEOUT(fileWindows().size(), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(fileWindows().first()->windowTitle(), u"Dosyada"_s, kPatience);
    QCOMPARE(fileWindows().first()->size(), QSize(640, 555));
    // What was closed before the end stays closed, and what is gone is not missed.
    fileWindows().first()->close();
    runAgain();
    QVERIFY(fileWindows().isEmpty());
    m_desk.window->openMessageFile(name);
    QVERIFY(QFile::remove(name));
    runAgain();
    QVERIFY(fileWindows().isEmpty());
}

/// What was open waits until the window is wanted, and is not forgotten meanwhile.
void TestSession::aHiddenStartOpensNothing()
{
    m_desk.open();
    m_desk.window->begin();
    const QString name = writtenMessage();
    m_desk.window->openMessageFile(name);
    QEvent quit(QEvent::Quit);
    QCoreApplication::sendEvent(qApp, &quit);
    QTRY_VERIFY_WITH_TIMEOUT(fileWindows().isEmpty(), kPatience);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    for (int run = 0; run < 2; ++run) {
        end();
        m_desk.open();
        m_desk.window->hide();
        m_desk.window->begin();
        QCoreApplication::sendEvent(qApp, &quit); // has what is open kept
        QVERIFY(fileWindows().isEmpty());
    }
    end();
    m_desk.open();
    m_desk.window->hide();
    m_desk.window->begin();
    m_desk.window->show();
    QTRY_COMPARE_WITH_TIMEOUT(fileWindows().size(), 1, kPatience);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    postaci::Theme::apply(app, postaci::ColorScheme::Light);
    postaci::test::TestSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_session.moc"
