// The computer's sleep and its battery, as logind and UPower tell of them: python3-dbusmock's, in processes
// of their own on a bus of the test's own, at an account of a real server.
#include "EngineFixture.h"

#include "schedule/MachineConditions.h"
#include "support/CuttingProxy.h"
#include "support/PrivateSession.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatience = 30'000;
const QString kLogin = u"org.freedesktop.login1"_s;
const QString kLoginPath = u"/org/freedesktop/login1"_s;
const QString kLoginManager = u"org.freedesktop.login1.Manager"_s;
const QString kUPower = u"org.freedesktop.UPower"_s;
const QString kUPowerPath = u"/org/freedesktop/UPower"_s;
const QString kMock = u"org.freedesktop.DBus.Mock"_s;

/// One of the system's services, as its template has it.
class MockedService
{
public:
    MockedService(QString name, QString path) : m_name(std::move(name)), m_path(std::move(path)) {}
    ~MockedService() { stop(); }

    [[nodiscard]] bool start(const QString& mockTemplate)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(u"/usr/bin/python3"_s,
                        {u"-m"_s, u"dbusmock"_s, u"--session"_s, u"--template"_s, mockTemplate});
        return m_process.waitForStarted(kPatience) &&
               QTest::qWaitFor([this] { return isThere(); }, kPatience);
    }
    void stop()
    {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }
    [[nodiscard]] bool isThere() const
    {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(m_name).value();
    }
    QDBusMessage call(const QString& interface, const QString& method,
                      const QVariantList& arguments = {}) const
    {
        QDBusMessage message = QDBusMessage::createMethodCall(m_name, m_path, interface, method);
        message.setArguments(arguments);
        return QDBusConnection::sessionBus().call(message, QDBus::Block, kPatience);
    }

private:
    const QString m_name;
    const QString m_path;
    QProcess m_process;
};

} // namespace

class SleepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void connectionsGoBeforeASleepAndComeBack();
    void aSleepThatDoesNotComeIsNoEnd();
    void fetchingPausesWhileTheBatteryIsLow();

private:
    /// An account that is at rest, with connections that wait for news.
    [[nodiscard]] std::unique_ptr<EngineFixture>
    connected(const QString& user, CuttingProxy& proxy, MachineConditions& conditions,
              std::chrono::seconds fallingAsleep = std::chrono::seconds(60));
    void prepareForSleep(bool begins) const
    {
        m_login.call(
            kMock, u"EmitSignal"_s,
            {kLoginManager, u"PrepareForSleep"_s, u"b"_s, QVariant::fromValue(QVariantList{begins})});
    }
    /// How many programs hold the sleep up.
    [[nodiscard]] qsizetype locks() const
    {
        const QDBusMessage reply = m_login.call(kLoginManager, u"ListInhibitors"_s);
        if (reply.arguments().isEmpty())
            return -1;
        const auto list = reply.arguments().constFirst().value<QDBusArgument>();
        qsizetype count = 0;
        list.beginArray();
        while (!list.atEnd()) {
            QString what;
            QString who;
            QString why;
            QString mode;
            uint uid = 0;
            uint pid = 0;
            list.beginStructure();
            list >> what >> who >> why >> mode >> uid >> pid;
            list.endStructure();
            if (what == u"sleep"_s && mode == u"delay"_s)
                ++count;
        }
        list.endArray();
        return count;
    }
    static AccountState stateOf(EngineFixture& fixture)
    {
        return fixture.engine().accountState(fixture.accountId());
    }

    DovecotServer m_server;
    MockedService m_login{kLogin, kLoginPath};
    MockedService m_power{kUPower, kUPowerPath};
};

void SleepTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    QVERIFY(m_login.start(u"logind"_s));
    QVERIFY(m_power.start(u"upower"_s));
}

std::unique_ptr<EngineFixture> SleepTest::connected(const QString& user, CuttingProxy& proxy,
                                                    MachineConditions& conditions,
                                                    std::chrono::seconds fallingAsleep)
{
    auto fixture = std::make_unique<EngineFixture>(m_server, user);
    fixture->account.incoming.host = u"127.0.0.1"_s;
    fixture->account.incoming.port = proxy.port();
    fixture->account.incoming.security = Security::None;
    fixture->conditions = &conditions;
    fixture->timings.longestFallingAsleep = fallingAsleep;
    if (!m_server.deliver(user, sampleMessage(u"Eski"_s)) || !fixture->open())
        return nullptr;
    fixture->engine().start();
    const bool isConnected = QTest::qWaitFor(
        [&] { return stateOf(*fixture).activity == AccountActivity::Push && proxy.openConnections() == 2; },
        kPatience);
    return isConnected ? std::move(fixture) : nullptr;
}

void SleepTest::connectionsGoBeforeASleepAndComeBack()
{
    const QString user = u"sleep@example.org"_s;
    CuttingProxy proxy(m_server.imapPort());
    MachineConditions conditions;
    const auto fixture = connected(user, proxy, conditions);
    QVERIFY(fixture);
    QTRY_COMPARE(locks(), 1); // the computer waits for the goodbye
    prepareForSleep(true);
    QTRY_COMPARE(locks(), 0);
    // By then they are closed, and by the program: with a goodbye.
    QTRY_COMPARE(proxy.openConnections(), 0);
    QVERIFY(proxy.recorded(CuttingProxy::Direction::Up).count("LOGOUT") == 2);
    const int before = proxy.connections();
    QVERIFY(m_server.deliver(user, sampleMessage(u"Nachts"_s)));
    // What the user still does in that moment connects nothing either, nor does a network that goes down.
    const MessageId known = fixture->shown(fixture->folder(FolderRole::Inbox)).first();
    fixture->engine().setFlag({known}, MessageFlag::Flagged, true);
    fixture->engine().networkBack();
    QTest::qWait(300);
    QCOMPARE(proxy.connections(), before);
    QElapsedTimer awake;
    awake.start();
    prepareForSleep(false);
    QTRY_VERIFY_WITH_TIMEOUT(fixture->bySubject(fixture->folder(FolderRole::Inbox), u"Nachts"_s) != 0, 5000);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(*fixture).activity, AccountActivity::Push, 5000);
    qInfo("back after %lld ms", awake.elapsed());
    QTRY_VERIFY(fixture->isSettled());
    QTRY_COMPARE(locks(), 1); // for the next time
    prepareForSleep(true);
    QTRY_COMPARE(locks(), 0);
    QTRY_COMPARE(proxy.openConnections(), 0);
    prepareForSleep(false);
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Push);
}

/// logind tells of the end of every sleep, also of one that failed; a logind that ends does not.
void SleepTest::aSleepThatDoesNotComeIsNoEnd()
{
    const QString user = u"sleepless@example.org"_s;
    CuttingProxy proxy(m_server.imapPort());
    MachineConditions conditions;
    const auto fixture = connected(user, proxy, conditions, std::chrono::seconds(1));
    QVERIFY(fixture);
    prepareForSleep(true);
    QTRY_COMPARE(proxy.openConnections(), 0);
    QTRY_COMPARE(proxy.openConnections(), 2);
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Push);
}

void SleepTest::fetchingPausesWhileTheBatteryIsLow()
{
    const QString user = u"battery@example.org"_s;
    CuttingProxy proxy(m_server.imapPort());
    MachineConditions conditions;
    const auto fixture = connected(user, proxy, conditions);
    QVERIFY(fixture);
    FetchRules rules = fixture->engine().fetchRules(fixture->accountId());
    rules.pausesOnLowBattery = true;
    fixture->engine().setFetchRules(fixture->accountId(), rules);
    const auto say = [this](bool onBattery, double percentage, uint warning) {
        m_power.call(u"org.freedesktop.DBus.Properties"_s, u"Set"_s,
                     {kUPower, u"OnBattery"_s, QVariant::fromValue(QDBusVariant(onBattery))});
        // type, state, percentage, energy, full, rate, seconds to empty and to full, present, icon, warning
        m_power.call(
            kMock, u"SetupDisplayDevice"_s,
            {2U, 2U, percentage, 10.0, 100.0, 1.0, qlonglong(600), qlonglong(0), true, u""_s, warning});
    };
    say(true, 60.0, 1);
    QTRY_COMPARE(conditions.isBatteryLow(), std::optional<bool>(false));
    QCOMPARE(stateOf(*fixture).activity, AccountActivity::Push);
    say(true, 4.0, 3);
    QTRY_COMPARE(stateOf(*fixture).hold, FetchHold::LowBattery);
    QTRY_COMPARE_WITH_TIMEOUT(proxy.openConnections(), 0, kPatience);
    QVERIFY(m_server.deliver(user, sampleMessage(u"Bekleyen"_s)));
    // What is opened comes all the same.
    const MessageId known = fixture->bySubject(fixture->folder(FolderRole::Inbox), u"Eski"_s);
    QSignalSpy ready(&fixture->engine(), &MailEngine::bodyReady);
    fixture->engine().requestBody(known);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, kPatience);
    QCOMPARE(fixture->bySubject(fixture->folder(FolderRole::Inbox), u"Bekleyen"_s), 0);
    say(false, 5.0, 1); // plugged in
    QTRY_COMPARE(stateOf(*fixture).hold, FetchHold::None);
    QTRY_VERIFY_WITH_TIMEOUT(fixture->bySubject(fixture->folder(FolderRole::Inbox), u"Bekleyen"_s) != 0,
                             kPatience);
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (!isInPrivateSession()) {
        PrivateSession session;
        session.hasDisplay = false;
        return runInPrivateSession(session);
    }
    // The test's own bus is the system's too.
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
    SleepTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sleep.moc"
