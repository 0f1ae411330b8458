// The program itself by the keyboard alone, from the first start to the end, on an X server and a session bus
// of the test's own. The keys come from the X server.
#include "gui/SessionMain.h"
#include "gui/XWindows.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = 60'000;
constexpr int kMessages = 6;
const QString kMain = u"– Postacı"_s;

void press(const QString& keys)
{
    xdotool({u"key"_s, keys});
}

void type(const QString& text)
{
    xdotool({u"type"_s, text});
}

/// Waits for the window and gives it the keyboard, as whoever manages windows does; nobody does on this
/// server.
bool focus(const QString& window)
{
    const bool isThere = QTest::qWaitFor([&] { return isShown(window); }, kPatience);
    xdotool({u"windowfocus"_s, u"--sync"_s, windowCalled(window)});
    return isThere;
}

} // namespace

class TestProgramKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fromTheFirstStartToTheEnd();

private:
    void trySampleMailbox();
    void importMailbox();
    void exportSelection();
    void backUp();
    void readLogAndHelp();
    /// Finds it by words, and waits for its window.
    void runCommand(const QString& words, const QString& window);
    void closeWindow(const QString& window);
    [[nodiscard]] QString path(const QString& name) const { return m_dir.filePath(name); }
    [[nodiscard]] int lettersIn(const QString& name) const;

    QTemporaryDir m_dir;
    QProcess m_program;
};

void TestProgramKeys::init()
{
    QFile mailbox(path(u"eski.mbox"_s));
    QVERIFY(mailbox.open(QIODevice::WriteOnly));
    for (int i = 0; i < kMessages; ++i)
        mailbox.write("From a@example.org Sat Jan  1 10:00:00 2022\nFrom: a@example.org\nMessage-ID: <" +
                      QByteArray::number(i) + "@example.org>\nSubject: Mektup\n\nMerhaba.\n\n");
    mailbox.close();
    m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program.start(qEnvironmentVariable("POSTACI_PROGRAM"),
                    {u"--profile"_s, path(u"profile"_s), u"--language"_s, u"en"_s});
    QVERIFY(m_program.waitForStarted(kPatience));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Postacı"_s), kPatience);
}

void TestProgramKeys::cleanup()
{
    m_program.kill();
    m_program.waitForFinished(kPatience);
}

int TestProgramKeys::lettersIn(const QString& name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? int(file.readAll().count("\nSubject: Mektup\n")) : 0;
}

void TestProgramKeys::runCommand(const QString& words, const QString& window)
{
    QVERIFY(focus(kMain));
    press(u"ctrl+k"_s);
    type(words);
    press(u"Return"_s);
    QVERIFY2(focus(window), qPrintable(window));
}

void TestProgramKeys::closeWindow(const QString& window)
{
    press(u"Escape"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(!isShown(window), qPrintable(window), kPatience);
}

void TestProgramKeys::trySampleMailbox()
{
    QVERIFY(focus(u"Postacı"_s));
    press(u"Tab"_s); // from what most people begin with
    press(u"space"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Inbox"_s), kPatience);
}

void TestProgramKeys::importMailbox()
{
    runCommand(u"import mail"_s, u"Import mail"_s);
    if (QTest::currentTestFailed())
        return;
    press(u"alt+a"_s);
    QVERIFY(focus(u"Files with mail"_s));
    type(path(u"eski.mbox"_s));
    press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(u"Files with mail"_s), kPatience);
    QVERIFY(focus(u"Import mail"_s));
    press(u"Return"_s);
    // What came is there to be gone to.
    const auto isThere = [this] {
        QProcess tool;
        tool.start(u"sqlite3"_s, {u"-readonly"_s, path(u"profile/mail.db"_s),
                                  u"SELECT count(*) FROM message WHERE folder = (SELECT id FROM folder WHERE "
                                  "path = 'Imported')"_s});
        tool.waitForFinished(kPatience);
        return tool.readAllStandardOutput().trimmed().toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(isThere(), kMessages, kPatience);
    closeWindow(u"Import mail"_s);
    runCommand(u"imported"_s, u"Imported"_s);
}

void TestProgramKeys::exportSelection()
{
    press(u"ctrl+a"_s);
    runCommand(u"export mail"_s, u"Export mail"_s);
    if (QTest::currentTestFailed())
        return;
    press(u"alt+i"_s);
    type(path(u"yeni.mbox"_s));
    press(u"Return"_s);
    QTRY_COMPARE_WITH_TIMEOUT(lettersIn(u"yeni.mbox"_s), kMessages, kPatience);
    closeWindow(u"Export mail"_s);
}

void TestProgramKeys::backUp()
{
    runCommand(u"back up"_s, u"Settings"_s);
    if (QTest::currentTestFailed())
        return;
    press(u"space"_s);
    QVERIFY(focus(u"Back up"_s));
    type(path(u"yedek.zip"_s));
    press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path(u"yedek.zip"_s)), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(u"Back up"_s), kPatience);
    QVERIFY(focus(u"Settings"_s));
    closeWindow(u"Settings"_s);
}

void TestProgramKeys::readLogAndHelp()
{
    runCommand(u"connection log"_s, u"Connection log"_s);
    if (QTest::currentTestFailed())
        return;
    closeWindow(u"Connection log"_s);
    QVERIFY(focus(kMain));
    press(u"F1"_s);
    QVERIFY(focus(u"Help"_s));
    closeWindow(u"Help"_s);
}

void TestProgramKeys::fromTheFirstStartToTheEnd()
{
    using Step = void (TestProgramKeys::*)();
    for (const Step step :
         {&TestProgramKeys::trySampleMailbox, &TestProgramKeys::importMailbox,
          &TestProgramKeys::exportSelection, &TestProgramKeys::backUp, &TestProgramKeys::readLogAndHelp}) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(focus(kMain));
    press(u"ctrl+q"_s);
    QVERIFY(m_program.state() == QProcess::NotRunning || m_program.waitForFinished(kPatience));
    QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_program.exitCode(), 0);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::mainBesideProgram<postaci::test::TestProgramKeys>(argc, argv);
}
#include "tst_program_keys.moc"
