// What one run of the program leaves to the next, whatever ends it: the program itself, on an X server and a
// session bus of the test's own. What is on the screen is asked of the X server.
#include "gui/MailDesk.h"
#include "gui/SampleMail.h"
#include "gui/XWindows.h"
#include "support/PrivateSession.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = 60'000;
constexpr QRect kMainPlace(120, 60, 1000, 700);
constexpr QRect kFilePlace(300, 90, 620, 500);
constexpr QRect kTextPlace(500, 240, 700, 560);

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

} // namespace

class TestProgramSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void windowsComeBack_data();
    void windowsComeBack();
    void aScreenMayBeGone();
    void whatKilledItStaysClosed();

private:
    void launch();
    void start(); ///< and wait for the window
    void hand(const QString& argument);
    void end();
    void crash();
    [[nodiscard]] QByteArray kept(const QString& name) const
    {
        const QSettings settings(m_dir->filePath(u"settings.ini"_s), QSettings::IniFormat);
        return settings.value(u"geometry/"_s + name).toByteArray();
    }
    [[nodiscard]] QString writeFile() const;
    /// Drafts in the store with that subject.
    [[nodiscard]] int drafts(const QString& subject) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    SampleMail m_mail;
    QProcess m_program;
};

void TestProgramSession::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_mail = fillSampleMail(m_dir->path());
    m_program.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
}

void TestProgramSession::cleanup()
{
    crash();
}

void TestProgramSession::launch()
{
    m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program.start(qEnvironmentVariable("POSTACI_PROGRAM"),
                    {u"--profile"_s, m_dir->path(), u"--language"_s, u"en"_s});
    QVERIFY(m_program.waitForStarted(kPatience));
}

void TestProgramSession::start()
{
    launch();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"– Postacı"_s), kPatience);
}

void TestProgramSession::hand(const QString& argument)
{
    // On a busy machine the first one may take longer to answer than another start waits for: it says so in a
    // window then, and whoever reads that tries again.
    constexpr int kOneStart = 20'000;
    QProcess second;
    const auto isHandedOver = [&] {
        second.start(qEnvironmentVariable("POSTACI_PROGRAM"), {u"--profile"_s, m_dir->path(), argument});
        if (second.waitForFinished(kOneStart))
            return second.exitCode() == 0;
        second.kill();
        second.waitForFinished(kPatience);
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isHandedOver(), kPatience);
}

/// By the person, in the main window.
void TestProgramSession::end()
{
    xdotool({u"windowfocus"_s, u"--sync"_s, windowCalled(u"– Postacı"_s)});
    xdotool({u"key"_s, u"ctrl+q"_s});
    QVERIFY(m_program.state() == QProcess::NotRunning || m_program.waitForFinished(kPatience));
    QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
}

void TestProgramSession::crash()
{
    m_program.kill();
    m_program.waitForFinished(kPatience);
}

QString TestProgramSession::writeFile() const
{
    const QString name = m_dir->filePath(u"ileti \"bir\".eml"_s);
    QFile file(name);
    if (file.open(QIODevice::WriteOnly))
        file.write(rawMessage("Dosyadaki ileti", plainPart("Merhaba.\r\n")));
    return name;
}

int TestProgramSession::drafts(const QString& subject) const
{
    QProcess tool;
    tool.start(u"sqlite3"_s, {u"-readonly"_s, m_dir->filePath(u"mail.db"_s),
                              u"SELECT count(*) FROM draft WHERE subject = '%1'"_s.arg(subject)});
    tool.waitForFinished(kPatience);
    return tool.readAllStandardOutput().trimmed().toInt();
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
    // A message of the inbox is selected from the beginning: only one that has been read is opened again.
    {
        QSettings settings(m_dir->filePath(u"settings.ini"_s), QSettings::IniFormat);
        QProcess tool;
        tool.start(u"sqlite3"_s,
                   {m_dir->filePath(u"mail.db"_s),
                    u"SELECT id FROM message WHERE folder = %1 AND flags & 1 ORDER BY id DESC"_s.arg(
                        m_mail.workInbox)});
        QVERIFY(tool.waitForFinished(kPatience));
        const QByteArray read = tool.readLine().trimmed();
        QVERIFY2(read.toLongLong() != 0, tool.readAllStandardError().constData());
        settings.setValue(u"geometry/mainWindow/selection"_s, read);
    }
    const QByteArray selected = kept(u"mainWindow/selection"_s);
    start();
    // The program keeps where its windows are, while it runs.
    place(u"– Postacı"_s, kMainPlace);
    QTRY_COMPARE_WITH_TIMEOUT(placeIn(kept(u"mainWindow/geometry"_s)), kMainPlace, kPatience);
    hand(writeFile());
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Dosyadaki ileti"_s), kPatience);
    place(u"Dosyadaki ileti"_s, kFilePlace);
    const auto filePlace = [this] {
        const QJsonArray files = QJsonDocument::fromJson(kept(u"openMessageFiles"_s)).array();
        return placeIn(
            QByteArray::fromBase64(files.at(0).toObject().value(u"place"_s).toString().toLatin1()));
    };
    QTRY_COMPARE_WITH_TIMEOUT(filePlace(), kFilePlace, kPatience);
    hand(u"mailto:a@example.org?subject=Taslak"_s);
    QTRY_VERIFY_WITH_TIMEOUT(windowWithFocus().contains(u"Taslak"_s), kPatience);
    place(u"Taslak"_s, kTextPlace);
    xdotool({u"type"_s, u"yarim kalan metin"_s});
    QTRY_COMPARE_WITH_TIMEOUT(drafts(u"Taslak"_s), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(QJsonDocument::fromJson(kept(u"openTexts"_s)).object().size(), 1, kPatience);
    const auto textPlace = [this] {
        const QJsonObject texts = QJsonDocument::fromJson(kept(u"openTexts"_s)).object();
        return placeIn(QByteArray::fromBase64(texts.constBegin().value().toString().toLatin1()));
    };
    QTRY_COMPARE_WITH_TIMEOUT(textPlace(), kTextPlace, kPatience);
    QCOMPARE(kept(u"mainWindow/selection"_s), selected);
    QTRY_VERIFY_WITH_TIMEOUT(kept(u"reopening"_s).isEmpty(), kPatience);
    const QString title = windowTitles().filter(u"– Postacı"_s).value(0);
    if (isKilled)
        crash();
    else
        end();
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(u"– Postacı"_s), kPatience);

    start();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Dosyadaki ileti"_s) && isShown(u"Taslak"_s), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(placeOf(u"Taslak"_s), kTextPlace, kPatience);
    QCOMPARE(placeOf(u"Dosyadaki ileti"_s), kFilePlace);
    QCOMPARE(placeOf(u"– Postacı"_s), kMainPlace);
    QTRY_COMPARE_WITH_TIMEOUT(windowTitles().filter(u"– Postacı"_s).value(0), title, kPatience);
    QCOMPARE(drafts(u"Taslak"_s), 1);
    // It is selected again: moving a window keeps everything anew.
    place(u"– Postacı"_s, kMainPlace.translated(10, 10));
    QTRY_COMPARE_WITH_TIMEOUT(placeIn(kept(u"mainWindow/geometry"_s)), kMainPlace.translated(10, 10),
                              kPatience);
    QCOMPARE(kept(u"mainWindow/selection"_s), selected);
}

void TestProgramSession::aScreenMayBeGone()
{
    start();
    constexpr QRect far(690, 440, 700, 450);
    place(u"– Postacı"_s, far);
    QTRY_COMPARE_WITH_TIMEOUT(placeIn(kept(u"mainWindow/geometry"_s)), far, kPatience);
    crash();
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(u"– Postacı"_s), kPatience);
    PrivateDisplay small;
    QVERIFY(small.start(800, 500));
    const QByteArray display = qgetenv("DISPLAY");
    qputenv("DISPLAY", small.name().toUtf8());
    m_program.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
    start();
    QTRY_VERIFY2_WITH_TIMEOUT(QRect(0, 0, 800, 500).contains(placeOf(u"– Postacı"_s)),
                              qPrintable(QDebug::toString(placeOf(u"– Postacı"_s))), kPatience);
    crash();
    qputenv("DISPLAY", display);
}

void TestProgramSession::whatKilledItStaysClosed()
{
    start();
    hand(writeFile());
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Dosyadaki ileti"_s), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(kept(u"openMessageFiles"_s).contains("ileti"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(kept(u"reopening"_s).isEmpty(), kPatience);
    crash();
    launch();
    QTRY_VERIFY_WITH_TIMEOUT(!kept(u"reopening"_s).isEmpty(), kPatience);
    crash(); // at once, as by a message that no program survives
    start();
    hand(u"mailto:a@example.org?subject=Baslamis"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Baslamis"_s), kPatience);
    QVERIFY(!isShown(u"Dosyadaki ileti"_s));
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (!postaci::test::isInPrivateSession()) {
        postaci::test::PrivateSession session;
        session.environment = {{u"QTWEBENGINE_DISABLE_SANDBOX"_s, u"1"_s}};
        return postaci::test::runInPrivateSession(session);
    }
    postaci::test::TestProgramSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_program_session.moc"
