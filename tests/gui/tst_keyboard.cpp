// The main job by keys alone: every step begins where the focus is.
#include "gui/drive/Correspondent.h"
#include "gui/drive/Person.h"
#include "gui/drive/Program.h"
#include "gui/drive/WindowDriver.h"
#include "message/MessageReader.h"
#include "messagelist/MessageListView.h"
#include "reader/ReaderPane.h"
#include "widgets/Language.h"

#include <QApplication>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

QString focused()
{
    const QWidget* widget = QApplication::focusWidget();
    return widget == nullptr ? QString() : widget->objectName();
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QVERIFY(QApplication::focusWidget() != nullptr);
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

void type(const QString& text)
{
    QVERIFY(QApplication::focusWidget() != nullptr);
    typeText(QApplication::focusWidget(), text);
}

/// Presses the key until that widget has the focus, at most as often as a person would.
void pressUntil(Qt::Key key, const QString& name)
{
    constexpr int kPatience = 12;
    for (int i = 0; i < kPatience && focused() != name; ++i)
        press(key);
    QCOMPARE(focused(), name);
}

} // namespace

class TestKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromWizardToSentReply();

private:
    void setUpAccount(const Program& program);
    void openFirstMessage(Program& program);
    void reply();

    DovecotServer m_server;
    QTemporaryDir m_files;
    ProgramOptions m_options;
    const QString m_address = u"deniz@keyboard.example"_s;
};

void TestKeyboard::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    m_options.providers = m_files.filePath(u"providers.json"_s);
    m_options.ca = m_server.caFile();
    m_options.timings = quickTimings();
    QVERIFY(writeProvidersFile(m_options.providers, u"Tuş"_s, u"keyboard.example"_s, {incomingOf(m_server)},
                               outgoingOf(m_server)));
}

void TestKeyboard::setUpAccount(const Program& program)
{
    QTRY_COMPARE(focused(), u"emptyStatePrimaryButton"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(focused(), u"nameEdit"_s);
    const QWidget* wizard = QApplication::activeWindow();
    type(u"Deniz"_s);
    pressUntil(Qt::Key_Tab, u"addressEdit"_s);
    type(m_address);
    QTRY_VERIFY(visibleWidget(wizard, u"providerLine"_s) != nullptr);
    pressUntil(Qt::Key_Tab, u"passwordEdit"_s);
    type(QString::fromLatin1(fixturePassword));
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(visibleWidget(wizard, u"labelEdit"_s) != nullptr, 20'000);
    press(Qt::Key_Return);
    QTRY_VERIFY(visibleWindow(u"accountWizard"_s) == nullptr);
    QTRY_VERIFY(program.account().id != 0);
}

void TestKeyboard::openFirstMessage(Program& program)
{
    MainWindow& window = program.window();
    window.activateWindow(); // as a window manager does when the one before it closes
    QTRY_COMPARE(QApplication::activeWindow(), &window);
    QTRY_VERIFY_WITH_TIMEOUT(window.messageList()->messageModel()->rowCount() == 1, 20'000);
    pressUntil(Qt::Key_F6, window.messageList()->objectName());
    press(Qt::Key_J);
    QTRY_VERIFY_WITH_TIMEOUT(window.isSettled() && window.reader()->currentMessage() != 0, 20'000);
}

void TestKeyboard::reply()
{
    press(Qt::Key_R);
    QTRY_COMPARE(focused(), u"bodyEdit"_s);
    const QWidget* composer = QApplication::activeWindow();
    QTRY_VERIFY(visibleTexts(composer).join(u'\n').contains(u"> Gelir misin?"_s));
    type(u"Gelirim"_s);
    pressUntil(Qt::Key_Tab, u"sendButton"_s);
    press(Qt::Key_Space);
    QTRY_VERIFY(visibleWindow(u"composerWindow"_s) == nullptr);
}

void TestKeyboard::fromWizardToSentReply()
{
    const Correspondent ayse(m_server, {u"Ayşe"_s, u"ayse@keyboard.example"_s});
    QVERIFY(m_server.deliver(m_address, "From: ayse@keyboard.example\r\nTo: deniz@keyboard.example\r\n"
                                        "Subject: Davet\r\nMessage-ID: <davet@keyboard.example>\r\n"
                                        "Date: Mon, 23 Nov 2026 10:00:00 +0300\r\n\r\nGelir misin?\r\n"));
    InMemorySecretStore secrets;
    const auto program = Program::open(m_options, secrets);
    QVERIFY(program);
    (*program)->start();
    setUpAccount(**program);
    if (QTest::currentTestFailed())
        return;
    openFirstMessage(**program);
    if (QTest::currentTestFailed())
        return;
    reply();
    if (QTest::currentTestFailed())
        return;
    QByteArray raw;
    QTRY_VERIFY_WITH_TIMEOUT(!(raw = ayse.receivedWithSubject(u"Re: Davet"_s)).isEmpty(), 20'000);
    QVERIFY(readMessage(raw).text.startsWith(u"Gelirim"_s));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const QApplication app(argc, argv);
    postaci::Language::apply(u"en"_s);
    postaci::test::TestKeyboard test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keyboard.moc"
