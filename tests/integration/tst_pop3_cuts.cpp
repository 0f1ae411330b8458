// A POP3 session that is cut anywhere, and a program that is killed between commit and DELE: nothing is lost,
// nothing doubled, and one more pass writes nothing.
#include "EngineFixture.h"
#include "support/CuttingProxy.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace postaci;
using namespace postaci::test;
using Way = CuttingProxy::Direction;

namespace {

constexpr auto kWorkerSwitch = "--pop3-worker";
constexpr quint32 kSeed = 20261126;

} // namespace

class Pop3CutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anyByteWhileFetching_data();
    void anyByteWhileFetching();
    void anyLineWhileDeleting();
    void anyAnswerIsLost();
    void randomMailThroughRandomPackets();
    void killedBetweenCommitAndDele();
    void killedAnywhere();

private:
    /// `count` messages, the third of them with that many lines.
    QString mailbox(const QString& name, int count, int lines = 20'000);
    void runWorker(QProcess& child, const EngineFixture& fixture);
    /// Everything that was delivered is here once, byte for byte, and is known by the next pass.
    void verifyWhole(EngineFixture& fixture);

    DovecotServer m_server;
    QByteArrayList m_delivered; ///< of the running test, sorted
};

void Pop3CutsTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

QString Pop3CutsTest::mailbox(const QString& name, int count, int lines)
{
    const QString user = name + QStringLiteral("@example.org");
    QList<test::NewMessage> messages;
    m_delivered.clear();
    for (int i = 0; i < count; ++i) {
        const QByteArray body =
            i == 2 ? QByteArray("..satır\r\n").repeated(lines) : QByteArray("metin\r\n.\r\n");
        messages.append({sampleMessage(QStringLiteral("%1 %2").arg(name).arg(i), body), "S", {}});
        m_delivered.append(messages.last().raw);
    }
    std::sort(m_delivered.begin(), m_delivered.end());
    return m_server.deliver(user, messages) ? user : QString();
}

void Pop3CutsTest::verifyWhole(EngineFixture& fixture)
{
    QByteArrayList here;
    for (const MessageId id : fixture.shown(fixture.folder(FolderRole::Inbox)))
        here.append(fixture.reader().body(id).value_or(QByteArray()));
    std::sort(here.begin(), here.end());
    QCOMPARE(here.size(), m_delivered.size());
    QVERIFY(here == m_delivered);
    const auto again = fixture.pass();
    QVERIFY2(again, again ? "" : qPrintable(again.error().message + again.error().detail));
    QCOMPARE(again->added + again->changed + again->removed, 0);
}

void Pop3CutsTest::anyByteWhileFetching_data()
{
    QTest::addColumn<int>("step"); // bytes between two cuts
    QTest::newRow("small steps at the begin") << 7;
    QTest::newRow("large steps") << 30'011;
}

void Pop3CutsTest::anyByteWhileFetching()
{
    QFETCH(int, step);
    const QString user = mailbox(QStringLiteral("cut-fetch%1").arg(step), 6);
    CuttingProxy proxy(m_server.pop3Port());
    EngineFixture fixture(m_server, user);
    fixture.usePop3(m_server, proxy.port());
    QVERIFY(fixture.open());
    // Each session gets a little further than the one before, until one ends well.
    bool whole = false;
    int sessions = 0;
    for (qint64 bytes = 1; !whole && sessions < 120; bytes += step, ++sessions) {
        proxy.cutAfterBytes(Way::Down, bytes);
        whole = fixture.pass().has_value();
    }
    proxy.cutAfterBytes(Way::Down, std::numeric_limits<qint64>::max());
    QVERIFY(sessions > 5);
    if (!whole)
        QVERIFY(fixture.pass());
    verifyWhole(fixture);
    QCOMPARE(m_server.messagesIn(user).size(), 6);
}

void Pop3CutsTest::anyLineWhileDeleting()
{
    // Of what the server says in the whole session, and of what it is told.
    for (const Way direction : {Way::Down, Way::Up}) {
        const bool down = direction == Way::Down;
        const QString user = mailbox(QStringLiteral("cut-delete%1").arg(int(down)), 5, 3);
        CuttingProxy proxy(m_server.pop3Port());
        EngineFixture fixture(m_server, user);
        fixture.usePop3(m_server, proxy.port());
        fixture.account.pop3.leaveOnServer = false;
        QVERIFY(fixture.open());
        bool ended = false;
        for (int lines = 1; !ended && lines < 300; ++lines) {
            proxy.cutAfterLines(direction, lines);
            const int cuts = proxy.cuts();
            (void)fixture.pass().has_value();
            ended = proxy.cuts() == cuts;
        }
        proxy.cutAfterLines(direction, std::numeric_limits<int>::max());
        QVERIFY(fixture.pass());
        verifyWhole(fixture);
        QCOMPARE(m_server.messagesIn(user).size(), 0);
    }
}

void Pop3CutsTest::anyAnswerIsLost()
{
    // The server has done it and we never hear of it.
    for (const char* const command : {"UIDL", "RETR 2", "DELE 3", "QUIT"}) {
        const QString user = mailbox(QStringLiteral("lost-%1").arg(QLatin1String(command).left(4)), 4);
        CuttingProxy proxy(m_server.pop3Port());
        EngineFixture fixture(m_server, user);
        fixture.usePop3(m_server, proxy.port());
        fixture.account.pop3.leaveOnServer = false;
        QVERIFY(fixture.open());
        proxy.cutReplyTo(command);
        QVERIFY(!fixture.pass());
        QCOMPARE(proxy.cuts(), 1);
        QVERIFY(fixture.pass());
        verifyWhole(fixture);
        QCOMPARE(m_server.messagesIn(user).size(), 0);
    }
}

void Pop3CutsTest::randomMailThroughRandomPackets()
{
    QRandomGenerator random(kSeed);
    const QString user = QStringLiteral("packets@example.org");
    QList<test::NewMessage> messages;
    m_delivered.clear();
    for (int i = 0; i < 300; ++i) {
        QByteArray body;
        for (auto lines = random.bounded(40U); lines > 0; --lines)
            body +=
                QByteArray("...").first(random.bounded(4)) + QByteArray::number(random.generate()) + "\r\n";
        if (random.bounded(4U) == 0)
            body += "no line end";
        messages.append({sampleMessage(QStringLiteral("paket %1").arg(i), body), "", {}});
        m_delivered.append(messages.last().raw);
    }
    std::sort(m_delivered.begin(), m_delivered.end());
    QVERIFY(m_server.deliver(user, messages));
    CuttingProxy proxy(m_server.pop3Port());
    proxy.cutPackets(kSeed, 2000);
    EngineFixture fixture(m_server, user);
    fixture.usePop3(m_server, proxy.port());
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    verifyWhole(fixture);
}

void Pop3CutsTest::runWorker(QProcess& child, const EngineFixture& fixture)
{
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QString::fromLatin1(kWorkerSwitch), fixture.profileDir(), m_server.caFile()});
    QVERIFY(child.waitForStarted());
}

void Pop3CutsTest::killedBetweenCommitAndDele()
{
    const QString user = mailbox(QStringLiteral("killed"), 5);
    CuttingProxy proxy(m_server.pop3Port());
    EngineFixture fixture(m_server, user);
    fixture.usePop3(m_server, proxy.port());
    fixture.account.pop3.leaveOnServer = false;
    QVERIFY(fixture.open());
    fixture.close();
    proxy.holdBefore("DELE");
    QProcess child;
    runWorker(child, fixture);
    QTRY_VERIFY_WITH_TIMEOUT(proxy.isHolding(), 20'000);
    ::kill(pid_t(child.processId()), SIGKILL);
    QVERIFY(child.waitForFinished(10'000));
    proxy.cutNow();
    proxy.setMode(CuttingProxy::Mode::Forward);
    QCOMPARE(m_server.messagesIn(user).size(), 5); // no DELE has reached it
    QVERIFY(fixture.open());
    QCOMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 5);
    const auto pass = fixture.pass();
    QVERIFY(pass);
    QCOMPARE(pass->added, 0);
    QCOMPARE(m_server.messagesIn(user).size(), 0);
    verifyWhole(fixture);
}

void Pop3CutsTest::killedAnywhere()
{
    QRandomGenerator random(kSeed);
    const QString user = mailbox(QStringLiteral("killed-anywhere"), 200);
    EngineFixture fixture(m_server, user);
    fixture.usePop3(m_server);
    fixture.account.pop3.leaveOnServer = false;
    QVERIFY(fixture.open());
    fixture.close();
    for (int i = 0; i < 6; ++i) {
        QProcess child;
        runWorker(child, fixture);
        if (!child.waitForFinished(100 + int(random.bounded(500)))) {
            ::kill(pid_t(child.processId()), SIGKILL);
            QVERIFY(child.waitForFinished(10'000));
        }
    }
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    verifyWhole(fixture);
    QCOMPARE(m_server.messagesIn(user).size(), 0);
}

namespace {

/// The child: the engine on the given profile, at work until it is killed.
int workOn(QCoreApplication& application, const QString& profile, const QString& caFile)
{
    InMemorySecretStore secrets;
    SystemClock clock;
    EngineOptions options;
    options.profileDir = profile;
    options.certificates.addedAuthorities = loadAuthorities(caFile).value_or({});
    auto engine = MailEngine::open(options, secrets, clock);
    if (!engine)
        return 1;
    for (const Account& account : (*engine)->reader().accounts().value_or({}))
        secrets.write(secretKey(account.incoming), QString::fromLatin1(fixturePassword),
                      [](const Result<void>&) {});
    (*engine)->start();
    return application.exec();
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == QLatin1String(kWorkerSwitch))
        return workOn(application, application.arguments().value(2), application.arguments().value(3));
    Pop3CutsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pop3_cuts.moc"
