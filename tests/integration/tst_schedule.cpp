#include "EngineFixture.h"
#include "schedule/SystemConditions.h"
#include "support/CuttingProxy.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

/// A computer whose network and power are what the test says.
class SaidConditions final : public SystemConditions
{
public:
    [[nodiscard]] std::optional<bool> isMetered() const override { return m_isMetered; }
    [[nodiscard]] std::optional<bool> isBatteryLow() const override { return m_isLow; }
    void say(std::optional<bool> isMetered, std::optional<bool> isLow)
    {
        m_isMetered = isMetered;
        m_isLow = isLow;
        Q_EMIT changed();
    }

private:
    std::optional<bool> m_isMetered;
    std::optional<bool> m_isLow;
};

QuietHours allDay()
{
    QuietHours hours;
    hours.isOn = true;
    hours.from = QTime(0, 0);
    hours.to = QTime(0, 0);
    return hours;
}

} // namespace

/// Mail is fetched when its user wants it to be, and a click fetches always.
class ScheduleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anIntervalLeavesInBetween();
    void byHandNothingIsFetchedUnasked_data() { protocols(); }
    void byHandNothingIsFetchedUnasked();
    void quietHoursHoldAndEnd_data() { protocols(); }
    void quietHoursHoldAndEnd();
    void whatTheComputerSaysHolds();
    void changesGoOutWhileFetchingIsHeld();
    void rulesOutliveTheEngine();
    void anotherNetworkMakesADeadTransferGiveUpSoon();

private:
    static void protocols();
    [[nodiscard]] QString freshUser() { return QStringLiteral("schedule%1@example.org").arg(++m_users); }
    [[nodiscard]] std::unique_ptr<EngineFixture> opened(const QString& user,
                                                        Protocol protocol = Protocol::Imap);
    static AccountState stateOf(EngineFixture& fixture)
    {
        return fixture.engine().accountState(fixture.accountId());
    }
    static void setRules(EngineFixture& fixture, const FetchRules& rules)
    {
        fixture.engine().setFetchRules(fixture.accountId(), rules);
        QTRY_VERIFY(fixture.engine().fetchRules(fixture.accountId()) == rules);
    }
    static bool hasInInbox(EngineFixture& fixture, const QString& subject)
    {
        const FolderId inbox = fixture.folder(FolderRole::Inbox);
        return inbox != 0 && fixture.bySubject(inbox, subject) != 0;
    }

    DovecotServer m_server;
    SaidConditions m_conditions;
    int m_users = 0;
};

void ScheduleTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void ScheduleTest::protocols()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::newRow("imap") << Protocol::Imap;
    QTest::newRow("pop3") << Protocol::Pop3;
}

std::unique_ptr<EngineFixture> ScheduleTest::opened(const QString& user, Protocol protocol)
{
    auto fixture = std::make_unique<EngineFixture>(m_server, user);
    if (protocol == Protocol::Pop3)
        fixture->usePop3(m_server);
    fixture->timings.linger = std::chrono::milliseconds(100);
    fixture->timings.minute = std::chrono::milliseconds(300);
    fixture->conditions = &m_conditions;
    return fixture->open() ? std::move(fixture) : nullptr;
}

void ScheduleTest::anIntervalLeavesInBetween()
{
    const QString user = freshUser();
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    fixture.timings.linger = std::chrono::milliseconds(100);
    fixture.timings.minute = std::chrono::milliseconds(300);
    fixture.account.incoming.host = QStringLiteral("127.0.0.1");
    fixture.account.incoming.port = proxy.port();
    fixture.account.incoming.security = Security::None;
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    FetchRules rules;
    rules.mode = FetchMode::Interval;
    rules.minutes = 5;
    setRules(fixture, rules);
    fixture.engine().start();
    QTRY_VERIFY(stateOf(fixture).lastChecked.isValid());
    QTRY_COMPARE(proxy.openConnections(), 0);
    QTRY_VERIFY(stateOf(fixture).nextCheck > stateOf(fixture).lastChecked);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Arada"))));
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Arşivde")), QStringLiteral("Archive")));
    QTRY_VERIFY(hasInInbox(fixture, QStringLiteral("Arada")));
    QTRY_VERIFY(fixture.folder(FolderRole::Archive) != 0 &&
                fixture.bySubject(fixture.folder(FolderRole::Archive), QStringLiteral("Arşivde")) != 0);
    QVERIFY(!proxy.recorded(CuttingProxy::Direction::Up).contains("IDLE"));
    QTRY_COMPARE(proxy.openConnections(), 0);
}

void ScheduleTest::byHandNothingIsFetchedUnasked()
{
    QFETCH(Protocol, protocol);
    const QString user = freshUser();
    const auto fixture = opened(user, protocol);
    QVERIFY(fixture);
    FetchRules rules;
    rules.mode = FetchMode::ByHand;
    setRules(*fixture, rules);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Bekleyen"))));
    fixture->engine().start();
    QCOMPARE(stateOf(*fixture).fetchMode, FetchMode::ByHand);
    fixture->engine().networkBack(); // no reason either
    if (protocol == Protocol::Imap)  // it asks once whether something of the last run is to be sent
        QTRY_COMPARE(m_server.loginAttempts(user), 1);
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Idle);
    QVERIFY(!stateOf(*fixture).lastChecked.isValid());
    QVERIFY(!hasInInbox(*fixture, QStringLiteral("Bekleyen")));
    fixture->engine().checkNow(0);
    QTRY_VERIFY(hasInInbox(*fixture, QStringLiteral("Bekleyen")));
    QTRY_VERIFY(stateOf(*fixture).lastChecked.isValid());
    QVERIFY(!stateOf(*fixture).nextCheck.isValid());
}

void ScheduleTest::quietHoursHoldAndEnd()
{
    QFETCH(Protocol, protocol);
    const QString user = freshUser();
    const auto fixture = opened(user, protocol);
    QVERIFY(fixture);
    FetchRules rules;
    rules.quiet = allDay();
    const QDate today = QDate::currentDate();
    rules.quiet.days = static_cast<quint8>(1U << (today.dayOfWeek() - 1)); // today only
    setRules(*fixture, rules);
    fixture->engine().start();
    QCOMPARE(stateOf(*fixture).hold, FetchHold::QuietHours);
    QCOMPARE(stateOf(*fixture).holdEnds.toLocalTime(), QDateTime(today.addDays(1), QTime(0, 0)));
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Gece"))));
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Idle);
    QVERIFY(!hasInInbox(*fixture, QStringLiteral("Gece")));
    fixture->engine().checkNow(0); // a click fetches
    QTRY_VERIFY(hasInInbox(*fixture, QStringLiteral("Gece")));
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Idle);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Sabah"))));
    fixture->clock.goForward(std::chrono::hours(24)); // as asleep until tomorrow
    fixture->engine().networkBack();
    QCOMPARE(stateOf(*fixture).hold, FetchHold::None);
    QTRY_VERIFY(hasInInbox(*fixture, QStringLiteral("Sabah")));
    if (protocol == Protocol::Imap)
        QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Push);
    else
        QTRY_VERIFY(stateOf(*fixture).cannotPush && stateOf(*fixture).nextCheck.isValid());
}

void ScheduleTest::whatTheComputerSaysHolds()
{
    const QString user = freshUser();
    m_conditions.say(std::nullopt, std::nullopt);
    const auto fixture = opened(user);
    QVERIFY(fixture);
    FetchRules rules;
    rules.pausesOnMetered = true;
    rules.pausesOnLowBattery = true;
    setRules(*fixture, rules);
    fixture->engine().start();
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Push); // not known: no reason to pause
    m_conditions.say(true, false);
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Idle);
    QCOMPARE(stateOf(*fixture).hold, FetchHold::Metered);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Pahalı"))));
    m_conditions.say(false, true);
    QCOMPARE(stateOf(*fixture).hold, FetchHold::LowBattery);
    QVERIFY(!hasInInbox(*fixture, QStringLiteral("Pahalı")));
    m_conditions.say(false, false);
    QCOMPARE(stateOf(*fixture).hold, FetchHold::None);
    QTRY_VERIFY(hasInInbox(*fixture, QStringLiteral("Pahalı")));
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Push);
    m_conditions.say(true, std::nullopt);
    rules.pausesOnMetered = false; // switched off: no reason any more
    setRules(*fixture, rules);
    QTRY_COMPARE(stateOf(*fixture).hold, FetchHold::None);
    m_conditions.say(std::nullopt, std::nullopt);
}

void ScheduleTest::changesGoOutWhileFetchingIsHeld()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Okunacak"))));
    const auto fixture = opened(user);
    QVERIFY(fixture);
    fixture->engine().start();
    QTRY_VERIFY(hasInInbox(*fixture, QStringLiteral("Okunacak")));
    FetchRules rules;
    rules.mode = FetchMode::ByHand;
    setRules(*fixture, rules);
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Idle);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Yeni"))));
    const MessageId message =
        fixture->bySubject(fixture->folder(FolderRole::Inbox), QStringLiteral("Okunacak"));
    fixture->engine().setFlag({message}, MessageFlag::Flagged, true);
    QTRY_VERIFY(fixture->isSettled()); // the server has it
    QVERIFY(!hasInInbox(*fixture, QStringLiteral("Yeni")));
    QSignalSpy ready(&fixture->engine(), &MailEngine::bodyReady);
    fixture->engine().requestBody(message); // what is opened comes
    QTRY_COMPARE(ready.size(), 1);
}

void ScheduleTest::rulesOutliveTheEngine()
{
    const auto fixture = opened(freshUser());
    QVERIFY(fixture);
    FetchRules rules;
    rules.mode = FetchMode::Interval;
    rules.minutes = 42;
    rules.quiet = {true, QTime(21, 30), QTime(6, 15), 0x1f};
    rules.pausesOnMetered = true;
    setRules(*fixture, rules);
    fixture->close();
    QVERIFY(fixture->open());
    QVERIFY(fixture->engine().fetchRules(fixture->accountId()) == rules);
}

void ScheduleTest::anotherNetworkMakesADeadTransferGiveUpSoon()
{
    const QString user = freshUser();
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    // All of these would be far too long.
    fixture.timings.idleEnd = std::chrono::minutes(5);
    fixture.timings.reply = std::chrono::minutes(5);
    fixture.timings.firstRetry = std::chrono::minutes(5);
    fixture.timings.longestRetry = std::chrono::minutes(5);
    fixture.timings.doubt = std::chrono::milliseconds(300);
    fixture.account.incoming.host = QStringLiteral("127.0.0.1");
    fixture.account.incoming.port = proxy.port();
    fixture.account.incoming.security = Security::None;
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QTRY_COMPARE(stateOf(fixture).activity, AccountActivity::Push);
    proxy.freezeNow();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Geçişte"))));
    // In the middle of a command: the answer to NOOP or SELECT never comes.
    fixture.engine().checkNow(0);
    fixture.engine().networkBack();
    QTRY_VERIFY_WITH_TIMEOUT(hasInInbox(fixture, QStringLiteral("Geçişte")), 20'000);
}

QTEST_GUILESS_MAIN(ScheduleTest)
#include "tst_schedule.moc"
