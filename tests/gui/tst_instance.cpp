// The program itself, started more than once on one profile, on an X server and a session bus of the test's
// own. What is on the screen is asked of the X server by xdotool, which knows nothing of Qt.
#include "gui/MailDesk.h"
#include "gui/SampleMail.h"
#include "gui/SessionMain.h"
#include "gui/XWindows.h"

#include "profile/ProfileServer.h"
#include "profile/Restore.h"
#include "store/ProfileLock.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLocalServer>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kPatience = 60'000;

} // namespace

class TestInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void composesInTheFirstOne();
    void opensFilesInTheFirstOne();
    void importsMailboxesInTheFirstOne();
    void pipesAreNotWaitedFor();
    void theEndOfTheFirstOneIsWaitedFor();
    void whatWaitsForAStartIsDoneThen();
    void bringsTheWindowUp();
    void twoStartsAtOnceAreOne();
    void aHangingOneIsTold();
    void aLockedProfileIsTold();
    void aCrashedOneIsNoHindrance();
    void aLinkStartsTheProgram();
    void brokenLinksAreTold_data();
    void brokenLinksAreTold();
    void withoutASessionBus();

private:
    void startFirst(const QStringList& arguments = {});
    /// Runs the program to its end; its exit code.
    [[nodiscard]] int runAgain(const QStringList& arguments, QByteArray* said = nullptr);
    [[nodiscard]] QStringList with(const QStringList& arguments) const
    {
        return QStringList{u"--profile"_s, m_dir.path(), u"--language"_s, u"en"_s} + arguments;
    }

    QTemporaryDir m_dir;
    QProcess m_first;
};

void TestInstance::initTestCase()
{
    (void)fillSampleMail(m_dir.path());
}

void TestInstance::cleanup()
{
    m_first.kill();
    m_first.waitForFinished(kPatience);
}

void TestInstance::startFirst(const QStringList& arguments)
{
    m_first.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_first.start(qEnvironmentVariable("POSTACI_PROGRAM"), with(arguments));
    QVERIFY(m_first.waitForStarted(kPatience));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"– Postacı"_s), kPatience);
}

int TestInstance::runAgain(const QStringList& arguments, QByteArray* said)
{
    QProcess second;
    second.start(qEnvironmentVariable("POSTACI_PROGRAM"), with(arguments));
    if (said != nullptr) { // it says it in a window, which somebody has to close
        QElapsedTimer patience;
        patience.start();
        while (!said->contains('\n') && !patience.hasExpired(kPatience)) {
            second.waitForReadyRead(100);
            *said += second.readAllStandardError();
        }
        second.kill();
        second.waitForFinished(kPatience);
        return 1;
    }
    const bool ended = second.waitForFinished(kPatience);
    if (!ended) {
        second.kill();
        second.waitForFinished(kPatience);
    }
    return ended && second.exitStatus() == QProcess::NormalExit ? second.exitCode() : -1;
}

void TestInstance::composesInTheFirstOne()
{
    startFirst();
    QCOMPARE(runAgain({u"mailto:zeynep@example.org?subject=Bulusma%20yeri"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Bulusma yeri"_s), kPatience);
    QCOMPARE(m_first.state(), QProcess::Running);
    QCOMPARE(runAgain({u"--compose"_s, u"mailto:a@example.org?subject=Ikinci"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Ikinci"_s), kPatience);
}

void TestInstance::opensFilesInTheFirstOne()
{
    startFirst();
    const QString name = m_dir.filePath(u"ileti.eml"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(rawMessage("Dosyadaki ileti", plainPart("Merhaba.\r\n")));
    file.close();
    QCOMPARE(runAgain({name}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Dosyadaki ileti"_s), kPatience);
    QCOMPARE(m_first.state(), QProcess::Running);
}

void TestInstance::importsMailboxesInTheFirstOne()
{
    const QString name = m_dir.filePath(u"eski posta"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const char* subject : {"Bir", "Iki"})
        file.write("From a@example.org Sat Jan  1 10:00:00 2022\n" +
                   rawMessage(subject, plainPart("Merhaba.\r\n")).replace("\r\n", "\n") + "\n");
    file.close();
    startFirst({name}); // and at a cold start
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Import mail"_s), kPatience);
    m_first.kill();
    QVERIFY(m_first.waitForFinished(kPatience));
    startFirst();
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(u"Import mail"_s), kPatience);
    QCOMPARE(runAgain({name}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Import mail"_s), kPatience);
    QCOMPARE(m_first.state(), QProcess::Running);
}

void TestInstance::pipesAreNotWaitedFor()
{
    const QString pipe = m_dir.filePath(u"boru"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    startFirst();
    QCOMPARE(runAgain({pipe}), 0);
    QCOMPARE(runAgain({u"mailto:a@example.org?subject=Donmadi"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Donmadi"_s), kPatience);
}

/// Started again while it ends, the program is there again.
void TestInstance::theEndOfTheFirstOneIsWaitedFor()
{
    auto ending = std::make_unique<ProfileServer>();
    ending->refuseAll(makeError(ErrorKind::Storage, ErrorReason::DatabaseLocked, u"ending"_s));
    auto lock = ProfileLock::take(m_dir.path());
    QVERIFY(lock.has_value());
    QVERIFY(ending->listen(m_dir.path()));
    const QSignalSpy asked(ending->findChild<QLocalServer*>(), &QLocalServer::newConnection);
    m_first.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_first.start(qEnvironmentVariable("POSTACI_PROGRAM"), with({}));
    QTRY_VERIFY_WITH_TIMEOUT(asked.size() > 1, kPatience);
    ending.reset();
    lock->reset();
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"– Postacı"_s), kPatience);
}

/// Also where the profile was still held at the beginning of the start.
void TestInstance::whatWaitsForAStartIsDoneThen()
{
    const QTemporaryDir place;
    const QString profile = place.filePath(u"profile"_s);
    const QString backup = place.filePath(u"yedek.zip"_s);
    QVERIFY(QDir().mkpath(profile));
    (void)fillSampleMail(profile);
    QVERIFY(makeBackup({profile, backup, false}, {}, {}));
    QVERIFY(stageRestore(backup, profile, {}, {}));
    auto ending = std::make_unique<ProfileServer>();
    ending->refuseAll(makeError(ErrorKind::Storage, ErrorReason::DatabaseLocked, u"ending"_s));
    auto lock = ProfileLock::take(profile);
    QVERIFY(lock.has_value());
    QVERIFY(ending->listen(profile));
    const QSignalSpy asked(ending->findChild<QLocalServer*>(), &QLocalServer::newConnection);
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(qEnvironmentVariable("POSTACI_PROGRAM"),
                  {u"--profile"_s, profile, u"--language"_s, u"en"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!asked.isEmpty(), kPatience);
    ending.reset();
    lock->reset();
    QTRY_VERIFY_WITH_TIMEOUT(!stagedRestore(profile), kPatience);
    program.kill();
    QVERIFY(program.waitForFinished(kPatience));
}

void TestInstance::bringsTheWindowUp()
{
    startFirst();
    QCOMPARE(runAgain({u"mailto:a@example.org?subject=Davet"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(windowWithFocus().contains(u"Davet"_s), kPatience);
    QCOMPARE(runAgain({u"--background"_s}), 0);
    QCOMPARE(runAgain({u"--fetch"_s}), 0);
    QVERIFY2(windowWithFocus().contains(u"Davet"_s), "nobody wanted a window");
    QCOMPARE(runAgain({}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(windowWithFocus().contains(u"– Postacı"_s), kPatience);
}

void TestInstance::twoStartsAtOnceAreOne()
{
    QProcess second;
    for (QProcess* process : {&m_first, &second})
        process->start(qEnvironmentVariable("POSTACI_PROGRAM"), with({}));
    const auto isOver = [](const QProcess& process) { return process.state() == QProcess::NotRunning; };
    QTRY_VERIFY_WITH_TIMEOUT(isOver(m_first) || isOver(second), kPatience);
    const QProcess& ended = isOver(m_first) ? m_first : second;
    QProcess& stays = isOver(m_first) ? second : m_first;
    QCOMPARE(ended.exitCode(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"– Postacı"_s), kPatience);
    QCOMPARE(windowTitles().filter(u"– Postacı"_s).size(), 1);
    QCOMPARE(stays.state(), QProcess::Running);
    stays.kill();
    QVERIFY(stays.waitForFinished(kPatience));
}

void TestInstance::aHangingOneIsTold()
{
    startFirst();
    QCOMPARE(::kill(static_cast<pid_t>(m_first.processId()), SIGSTOP), 0);
    QByteArray said;
    (void)runAgain({u"--compose"_s}, &said);
    QVERIFY2(said.contains("runs already, but it does not answer"), said.constData());
    QCOMPARE(::kill(static_cast<pid_t>(m_first.processId()), SIGCONT), 0);
}

void TestInstance::aLockedProfileIsTold()
{
    const auto lock = ProfileLock::take(m_dir.path()); // as postaci-cli does
    QVERIFY(lock.has_value());
    QByteArray said;
    (void)runAgain({}, &said);
    QVERIFY2(said.contains("probably by postaci-cli"), said.constData());
}

void TestInstance::aCrashedOneIsNoHindrance()
{
    startFirst();
    m_first.kill();
    QVERIFY(m_first.waitForFinished(kPatience));
    QVERIFY(QFile::exists(m_dir.filePath(u"profile.socket"_s))); // is left behind
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(u"– Postacı"_s), kPatience);
    startFirst();
    QCOMPARE(runAgain({u"mailto:a@example.org?subject=Yine"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Yine"_s), kPatience);
}

void TestInstance::aLinkStartsTheProgram()
{
    startFirst({u"mailto:a@example.org?subject=Soguk%20baslangic&body=Selam"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Soguk baslangic"_s), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(windowWithFocus().contains(u"Soguk baslangic"_s), kPatience);
    QCOMPARE(m_first.state(), QProcess::Running);
}

void TestInstance::brokenLinksAreTold_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("title");
    QTest::newRow("nothing") << u"mailto:"_s << u"New message"_s;
    QTest::newRow("wrong bytes") << u"mailto:%zz%FF@x?subject=%"_s << u"%"_s;
    QTest::newRow("another scheme") << u"xmpp:a@example.org"_s << u"a@example.org"_s;
    QTest::newRow("no such file") << u"/nirgends/x.eml"_s << u"x.eml"_s;
}

/// Each has a window that says it; the program goes on.
void TestInstance::brokenLinksAreTold()
{
    QFETCH(QString, argument);
    QFETCH(QString, title);
    startFirst();
    QCOMPARE(runAgain({argument}), 0);
    QTRY_VERIFY2_WITH_TIMEOUT(isShown(title), qPrintable(windowTitles().join(u'|')), kPatience);
    QCOMPARE(m_first.state(), QProcess::Running);
    QCOMPARE(runAgain({u"mailto:a@example.org?subject=Sonra"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Sonra"_s), kPatience);
}

void TestInstance::withoutASessionBus()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nirgends/bus"_s);
    m_first.setProcessEnvironment(environment);
    startFirst();
    QCOMPARE(runAgain({u"mailto:a@example.org?subject=Otobussuz"_s}), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(u"Otobussuz"_s), kPatience);
    m_first.kill();
    QVERIFY(m_first.waitForFinished(kPatience));
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(u"– Postacı"_s), kPatience);
    // Without a tray to be in, it must not be hidden for ever.
    startFirst({u"--background"_s});
    m_first.setProcessEnvironment(QProcessEnvironment::systemEnvironment());
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::mainBesideProgram<postaci::test::TestInstance>(argc, argv);
}
#include "tst_instance.moc"
