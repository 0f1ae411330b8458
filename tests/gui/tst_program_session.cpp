// What one run of the program leaves to the next, whatever ends it: the program itself, on X servers and a
// session bus of the test's own. What is on the screen is asked of the X server, and what a person does there
// comes from it.
#include "gui/MailDesk.h"
#include "gui/SampleMail.h"
#include "gui/SessionMain.h"
#include "gui/XWindows.h"
#include "support/PrivateSession.h"

#include <QDataStream>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = 60'000;
constexpr QSize kScreen(1920, 1080);
constexpr QSize kSmallScreen(1024, 600);
const QString kMain = u"– Postacı"_s;
const QString kFile = u"Dosyadaki ileti"_s;
const QString kText = u"Taslak"_s;

/// Where the three windows are.
struct Places
{
    QRect main{120, 60, 1000, 700};
    QRect file{300, 90, 620, 500};
    QRect text{500, 240, 700, 560};
};

/// Where a window is that QWidget::saveGeometry() told of.
QRect placeIn(const QByteArray& geometry)
{
    QDataStream stream(geometry);
    quint32 magic = 0;
    quint16 major = 0;
    quint16 minor = 0;
    QRect frame;
    QRect place;
    stream >> magic >> major >> minor >> frame >> place;
    return place;
}

bool waitUntil(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, kPatience);
}

QRect placeIn(const QJsonValue& geometry)
{
    return placeIn(QByteArray::fromBase64(geometry.toString().toLatin1()));
}

} // namespace

class TestProgramSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_display.start(kScreen.width(), kScreen.height())); }
    void init();
    void cleanup() { crash(); }
    void windowsComeBack_data();
    void windowsComeBack();
    void theyFitOnASmallerScreen();
    void whatKilledItStaysClosed();

private:
    void launch();
    void start(); ///< and wait for the window
    void hand(const QString& argument);
    void end();
    void crash();
    void lookAtAMessage(); ///< of the second account's inbox
    void openWindows(const Places& places);
    void lookForWindows(const Places& places) const;
    void writeOn() const;
    [[nodiscard]] QByteArray kept(const QString& name) const
    {
        const QSettings settings(m_dir->filePath(u"settings.ini"_s), QSettings::IniFormat);
        return settings.value(u"geometry/"_s + name).toByteArray();
    }
    [[nodiscard]] QJsonArray keptFiles() const
    {
        return QJsonDocument::fromJson(kept(u"openMessageFiles"_s)).array();
    }
    [[nodiscard]] QJsonObject keptTexts() const
    {
        return QJsonDocument::fromJson(kept(u"openTexts"_s)).object();
    }
    [[nodiscard]] QString writeFile() const;
    /// What is in the store, as its own tool finds it.
    [[nodiscard]] QByteArray ask(const QString& question) const;
    [[nodiscard]] QByteArray drafts(const QByteArray& text) const
    {
        return ask(u"SELECT count(*) FROM draft WHERE instr(CAST(data AS TEXT), '%1') > 0"_s.arg(
            QString::fromUtf8(text)));
    }
    static QString mainTitle() { return windowTitles().filter(kMain).value(0); }

    std::unique_ptr<QTemporaryDir> m_dir;
    SampleMail m_mail;
    PrivateDisplay m_display;
    QProcess m_program;
};

void TestProgramSession::init()
{
    qputenv("DISPLAY", m_display.name().toUtf8());
    m_dir = std::make_unique<QTemporaryDir>();
    m_mail = fillSampleMail(m_dir->path());
}

void TestProgramSession::launch()
{
    m_program.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
    m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program.start(qEnvironmentVariable("POSTACI_PROGRAM"),
                    {u"--profile"_s, m_dir->path(), u"--language"_s, u"en"_s});
    QVERIFY(m_program.waitForStarted(kPatience));
}

void TestProgramSession::start()
{
    launch();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(kMain), kPatience);
}

void TestProgramSession::hand(const QString& argument)
{
    // On a busy machine the first one may take longer to answer than another start waits for: it says so in a
    // window then, and whoever reads that tries again.
    constexpr int kOneStart = 20'000;
    for (int i = 0; i < 3; ++i) {
        QProcess second;
        second.start(qEnvironmentVariable("POSTACI_PROGRAM"), {u"--profile"_s, m_dir->path(), argument});
        if (second.waitForFinished(kOneStart)) {
            QCOMPARE(second.exitCode(), 0);
            return;
        }
        second.kill();
        second.waitForFinished(kPatience);
    }
    QFAIL(qPrintable(u"nobody took "_s + argument));
}

/// By the person, in the main window.
void TestProgramSession::end()
{
    xdotool({u"windowfocus"_s, u"--sync"_s, windowCalled(kMain)});
    xdotool({u"key"_s, u"ctrl+q"_s});
    QVERIFY(m_program.state() == QProcess::NotRunning || m_program.waitForFinished(kPatience));
    QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
}

void TestProgramSession::crash()
{
    m_program.kill();
    m_program.waitForFinished(kPatience);
}

QByteArray TestProgramSession::ask(const QString& question) const
{
    QProcess tool;
    tool.start(u"sqlite3"_s, {u"-readonly"_s, m_dir->filePath(u"mail.db"_s), question});
    tool.waitForFinished(kPatience);
    return tool.readAllStandardOutput().trimmed();
}

QString TestProgramSession::writeFile() const
{
    const QString name = m_dir->filePath(u"ileti \"bir\".eml"_s);
    QFile file(name);
    if (file.open(QIODevice::WriteOnly))
        file.write(rawMessage("Dosyadaki ileti", plainPart("Merhaba.\r\n")));
    return name;
}

void TestProgramSession::lookAtAMessage()
{
    const QString before = mainTitle();
    xdotool({u"windowfocus"_s, u"--sync"_s, windowCalled(kMain)});
    xdotool({u"key"_s, u"ctrl+k"_s});
    xdotool({u"type"_s, u"inbox home"_s});
    xdotool({u"key"_s, u"Return"_s});
    QTRY_VERIFY_WITH_TIMEOUT(mainTitle() != before, kPatience);
    // Only what has been read is opened again by itself, as most of the inbox has been.
    const auto isReadThere = [this] {
        return ask(u"SELECT count(*) FROM message WHERE folder = %1 AND flags & 1 AND id = %2"_s.arg(
                   QString::number(m_mail.homeInbox),
                   QString::fromLatin1(kept(u"mainWindow/selection"_s)))) == "1";
    };
    xdotool({u"key"_s, u"j"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isReadThere(), kPatience);
}

/// A message in a file and a text, and waits until the program has kept them and where they are.
void TestProgramSession::openWindows(const Places& places)
{
    place(kMain, places.main);
    QVERIFY(waitUntil([&] { return placeIn(kept(u"mainWindow/geometry"_s)) == places.main; }));
    hand(writeFile());
    QVERIFY(waitUntil([] { return isShown(kFile); }));
    place(kFile, places.file);
    QVERIFY(
        waitUntil([&] { return placeIn(keptFiles().at(0).toObject().value(u"place"_s)) == places.file; }));
    hand(u"mailto:a@example.org?subject=Taslak"_s);
    QVERIFY(waitUntil([] { return windowWithFocus().contains(kText); }));
    place(kText, places.text);
    xdotool({u"type"_s, u"yarim kalan metin"_s});
    QVERIFY(waitUntil([this] { return drafts("yarim kalan metin") == "1"; }));
    QVERIFY(
        waitUntil([&] { return placeIn(keptTexts().value(keptTexts().keys().value(0))) == places.text; }));
    QCOMPARE(keptTexts().size(), 1);
    // They have done no harm.
    QVERIFY(waitUntil([this] { return kept(u"reopening"_s).isEmpty(); }));
}

void TestProgramSession::windowsComeBack_data()
{
    QTest::addColumn<bool>("isKilled");
    QTest::newRow("ended") << false;
    QTest::newRow("killed") << true;
}

void TestProgramSession::windowsComeBack()
{
    QFETCH(bool, isKilled);
    const Places places;
    start();
    lookAtAMessage();
    if (QTest::currentTestFailed())
        return;
    openWindows(places);
    if (QTest::currentTestFailed())
        return;
    const QByteArray selected = kept(u"mainWindow/selection"_s);
    const QString title = mainTitle();
    if (isKilled)
        crash();
    else
        end();
    QVERIFY(waitUntil([] { return !isShown(kMain); }));

    start();
    lookForWindows(places);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(waitUntil([&] { return mainTitle() == title; }));
    writeOn();
    // The message is selected again: moving a window keeps everything anew.
    const QRect moved = places.main.translated(10, 10);
    place(kMain, moved);
    QVERIFY(waitUntil([&] { return placeIn(kept(u"mainWindow/geometry"_s)) == moved; }));
    QCOMPARE(kept(u"mainWindow/selection"_s), selected);
}

void TestProgramSession::lookForWindows(const Places& places) const
{
    QVERIFY(waitUntil([] { return isShown(kFile) && isShown(kText); }));
    QTRY_COMPARE_WITH_TIMEOUT(placeOf(kText), places.text, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(placeOf(kFile), places.file, kPatience);
    QCOMPARE(placeOf(kMain), places.main);
    QCOMPARE(windowTitles().size(), 3);
}

/// The text is there, to be gone on with, and once.
void TestProgramSession::writeOn() const
{
    xdotool({u"windowfocus"_s, u"--sync"_s, windowCalled(kText)});
    xdotool({u"key"_s, u"ctrl+End"_s});
    xdotool({u"type"_s, u" devam"_s});
    QVERIFY(waitUntil([this] { return drafts("yarim kalan metin devam") == "1"; }));
    QCOMPARE(ask(u"SELECT count(*) FROM draft"_s), QByteArray("1"));
}

void TestProgramSession::theyFitOnASmallerScreen()
{
    start();
    openWindows({{20, 10, 1880, 1060}, {1200, 80, 700, 980}, {900, 560, 1010, 510}});
    if (QTest::currentTestFailed())
        return;
    crash();
    PrivateDisplay small;
    QVERIFY(small.start(kSmallScreen.width(), kSmallScreen.height()));
    qputenv("DISPLAY", small.name().toUtf8());
    start();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(kFile) && isShown(kText), kPatience);
    for (const QString& window : {kMain, kFile, kText}) {
        const QRect screen(QPoint(), kSmallScreen);
        QTRY_VERIFY2_WITH_TIMEOUT(screen.contains(placeOf(window)),
                                  qPrintable(window + QDebug::toString(placeOf(window))), kPatience);
    }
    crash();
}

void TestProgramSession::whatKilledItStaysClosed()
{
    start();
    hand(writeFile());
    QTRY_VERIFY_WITH_TIMEOUT(isShown(kFile), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!keptFiles().isEmpty(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(kept(u"reopening"_s).isEmpty(), kPatience);
    crash();
    launch();
    QTRY_VERIFY_WITH_TIMEOUT(!kept(u"reopening"_s).isEmpty(), kPatience);
    crash(); // at once, as by a message that no program survives
    start();
    hand(u"mailto:a@example.org?subject=Baslamis"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Baslamis"_s), kPatience);
    QVERIFY(!isShown(kFile));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::mainBesideProgram<postaci::test::TestProgramSession>(argc, argv);
}
#include "tst_program_session.moc"
