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
    void whatIsOpenedByHandComesAlone_data() { protocols(); }
    void whatIsOpenedByHandComesAlone();
    void anOpenedFolderComesByHand();
    void whatTheLastRunLeftIsSentByHand();
    void quietHoursHoldAndEnd_data() { protocols(); }
    void quietHoursHoldAndEnd();
    void whatTheComputerSaysHolds();
    void whatIsOpenedComesWhateverHolds_data();
    void whatIsOpenedComesWhateverHolds();
    void changesGoOutWhileFetchingIsHeld();
    void whatASleepBrokeOffGoesOn_data();
    void whatASleepBrokeOffGoesOn();
    void rulesOutliveTheEngine();
    void anotherNetworkMakesADeadTransferGiveUpSoon_data() { protocols(); }
    void anotherNetworkMakesADeadTransferGiveUpSoon();
    void anotherNetworkMakesADeadSendingGiveUpSoon();
    void theNetworkBackEndsThePauseOfTheOutbox();

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
        QVERIFY(QTest::qWaitFor([&] { return fixture.engine().fetchRules(fixture.accountId()) == rules; }));
    }
    static void patientButDoubting(EngineFixture& fixture);
    static void throughProxy(ServerSettings& server, const CuttingProxy& proxy);
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
    QVERIFY(QTest::qWaitFor([&] { return stateOf(fixture).lastChecked.isValid(); }));
    QTRY_COMPARE(proxy.openConnections(), 0);
    QVERIFY(QTest::qWaitFor([&] { return stateOf(fixture).nextCheck > stateOf(fixture).lastChecked; }));
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Arada"))));
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Arşivde")), QStringLiteral("Archive")));
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(fixture, QStringLiteral("Arada")); }));
    QVERIFY(QTest::qWaitFor([&] {
        return fixture.folder(FolderRole::Archive) != 0 &&
               fixture.bySubject(fixture.folder(FolderRole::Archive), QStringLiteral("Arşivde")) != 0;
    }));
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
    QSignalSpy states(&fixture->engine(), &MailEngine::accountStateChanged);
    fixture->engine().start();
    QCOMPARE(stateOf(*fixture).fetchMode, FetchMode::ByHand);
    QVERIFY(QTest::qWaitFor([&] { return !states.isEmpty(); })); // the loop rests
    fixture->engine().retrySignIn(); // a keyring that answers late is no reason either
    fixture->engine().networkBack();
    QVERIFY(QTest::qWaitFor([&] { return states.size() >= 2; }));
    for (const QList<QVariant>& told : std::as_const(states))
        QCOMPARE(told.first().value<AccountState>().activity, AccountActivity::Idle);
    QCOMPARE(m_server.loginAttempts(user), 0);
    QVERIFY(!stateOf(*fixture).lastChecked.isValid());
    QVERIFY(!hasInInbox(*fixture, QStringLiteral("Bekleyen")));
    fixture->engine().checkNow(0);
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(*fixture, QStringLiteral("Bekleyen")); }));
    QVERIFY(QTest::qWaitFor([&] { return stateOf(*fixture).lastChecked.isValid(); }));
    QVERIFY(!stateOf(*fixture).nextCheck.isValid());
}

/// Opening a message that is not here fetches that one, and no new mail.
void ScheduleTest::whatIsOpenedByHandComesAlone()
{
    QFETCH(Protocol, protocol);
    const QString user = freshUser();
    CuttingProxy proxy(protocol == Protocol::Imap ? m_server.imapPort() : m_server.pop3Port());
    EngineFixture fixture(m_server, user);
    fixture.timings.linger = std::chrono::milliseconds(100);
    if (protocol == Protocol::Pop3)
        fixture.usePop3(m_server);
    throughProxy(fixture.account.incoming, proxy);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    const QByteArray big(1 << 20, 'x');
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Büyük"), "Merhaba\r\n" + big + "\r\n")));
    FetchRules rules;
    rules.mode = FetchMode::ByHand;
    setRules(fixture, rules);
    if (protocol == Protocol::Pop3)
        proxy.holdBefore("RETR"); // else its text comes in the first run
    fixture.engine().start();
    fixture.engine().checkNow(0);
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(fixture, QStringLiteral("Büyük")); }));
    if (protocol == Protocol::Pop3)
        QVERIFY(QTest::qWaitFor([&] { return proxy.isHolding(); }));
    fixture.close();
    proxy.cutNow();
    proxy.setMode(CuttingProxy::Mode::Forward);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Yeni"))));
    const MessageId message = fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Büyük"));
    QVERIFY(!fixture.row(message).hasBody);
    QSignalSpy ready(&fixture.engine(), &MailEngine::bodyReady);
    fixture.engine().requestBody(message);
    QTRY_COMPARE(ready.size(), 1);
    QTRY_COMPARE(stateOf(fixture).activity, AccountActivity::Idle);
    QTRY_COMPARE(proxy.openConnections(), 0);
    QVERIFY(!hasInInbox(fixture, QStringLiteral("Yeni")));
    QVERIFY(!stateOf(fixture).lastChecked.isValid());
}

void ScheduleTest::anOpenedFolderComesByHand()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Eski")), QStringLiteral("Archive")));
    const auto fixture = opened(user);
    QVERIFY(fixture);
    FetchRules rules;
    rules.mode = FetchMode::ByHand;
    setRules(*fixture, rules);
    fixture->engine().start();
    fixture->engine().checkNow(0);
    QVERIFY(QTest::qWaitFor([&] { return fixture->folder(FolderRole::Archive) != 0; }));
    const FolderId archive = fixture->folder(FolderRole::Archive);
    QVERIFY(QTest::qWaitFor([&] { return fixture->bySubject(archive, QStringLiteral("Eski")) != 0; }));
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Idle);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Burada")), QStringLiteral("Archive")));
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Orada"))));
    fixture->engine().openFolder(archive);
    QVERIFY(QTest::qWaitFor([&] { return fixture->bySubject(archive, QStringLiteral("Burada")) != 0; }));
    QVERIFY(!hasInInbox(*fixture, QStringLiteral("Orada")));
    fixture->engine().openFolder(fixture->folder(FolderRole::Inbox));
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(*fixture, QStringLiteral("Orada")); }));
}

void ScheduleTest::whatTheLastRunLeftIsSentByHand()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Yıldızlı"))));
    const auto fixture = opened(user);
    QVERIFY(fixture);
    QVERIFY(fixture->pass());
    FetchRules rules;
    rules.mode = FetchMode::ByHand;
    setRules(*fixture, rules);
    const MessageId message =
        fixture->bySubject(fixture->folder(FolderRole::Inbox), QStringLiteral("Yıldızlı"));
    fixture->engine().setFlag({message}, MessageFlag::Flagged, true);
    QVERIFY(QTest::qWaitFor([&] { return !fixture->isSettled(); }));
    fixture->close();
    QVERIFY(fixture->open());
    fixture->engine().start();
    QVERIFY(QTest::qWaitFor([&] { return fixture->isSettled(); }));
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
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(*fixture, QStringLiteral("Gece")); }));
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Idle);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Sabah"))));
    fixture->clock.goForward(std::chrono::hours(24)); // as asleep until tomorrow
    fixture->engine().networkBack();
    QCOMPARE(stateOf(*fixture).hold, FetchHold::None);
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(*fixture, QStringLiteral("Sabah")); }));
    if (protocol == Protocol::Imap)
        QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Push);
    else
        QVERIFY(QTest::qWaitFor(
            [&] { return stateOf(*fixture).cannotPush && stateOf(*fixture).nextCheck.isValid(); }));
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
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(*fixture, QStringLiteral("Pahalı")); }));
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Push);
    m_conditions.say(true, std::nullopt);
    rules.pausesOnMetered = false; // switched off: no reason any more
    setRules(*fixture, rules);
    QTRY_COMPARE(stateOf(*fixture).hold, FetchHold::None);
    m_conditions.say(std::nullopt, std::nullopt);
}

void ScheduleTest::whatIsOpenedComesWhateverHolds_data()
{
    QTest::addColumn<FetchHold>("hold");
    QTest::newRow("quiet hours") << FetchHold::QuietHours;
    QTest::newRow("metered") << FetchHold::Metered;
    QTest::newRow("low battery") << FetchHold::LowBattery;
}

/// Only the user's own pause keeps a message away that he opens.
void ScheduleTest::whatIsOpenedComesWhateverHolds()
{
    QFETCH(const FetchHold, hold);
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Okunacak"))));
    m_conditions.say(std::nullopt, std::nullopt);
    const auto fixture = opened(user);
    QVERIFY(fixture);
    fixture->engine().start();
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(*fixture, QStringLiteral("Okunacak")); }));
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Push);
    FetchRules rules;
    rules.pausesOnMetered = true;
    rules.pausesOnLowBattery = true;
    if (hold == FetchHold::QuietHours)
        rules.quiet = allDay();
    setRules(*fixture, rules);
    m_conditions.say(hold == FetchHold::Metered, hold == FetchHold::LowBattery);
    QTRY_COMPARE(stateOf(*fixture).hold, hold);
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Idle);
    const MessageId message =
        fixture->bySubject(fixture->folder(FolderRole::Inbox), QStringLiteral("Okunacak"));
    QVERIFY(!fixture->row(message).hasBody);
    QSignalSpy ready(&fixture->engine(), &MailEngine::bodyReady);
    fixture->engine().requestBody(message);
    QTRY_COMPARE(ready.size(), 1);
    m_conditions.say(std::nullopt, std::nullopt);
}

void ScheduleTest::changesGoOutWhileFetchingIsHeld()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Okunacak"))));
    const auto fixture = opened(user);
    QVERIFY(fixture);
    fixture->engine().start();
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(*fixture, QStringLiteral("Okunacak")); }));
    FetchRules rules;
    rules.mode = FetchMode::ByHand;
    setRules(*fixture, rules);
    QTRY_COMPARE(stateOf(*fixture).activity, AccountActivity::Idle);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Yeni"))));
    const MessageId message =
        fixture->bySubject(fixture->folder(FolderRole::Inbox), QStringLiteral("Okunacak"));
    fixture->engine().setFlag({message}, MessageFlag::Flagged, true);
    QVERIFY(QTest::qWaitFor([&] { return fixture->isSettled(); })); // the server has it
    QVERIFY(!hasInInbox(*fixture, QStringLiteral("Yeni")));
    QSignalSpy ready(&fixture->engine(), &MailEngine::bodyReady);
    fixture->engine().requestBody(message); // what is opened comes
    QTRY_COMPARE(ready.size(), 1);
}

void ScheduleTest::whatASleepBrokeOffGoesOn_data()
{
    QTest::addColumn<int>("connections");
    QTest::newRow("a connection for the folders") << 5;
    QTest::newRow("one connection for all") << 1;
}

/// Nothing else would fetch the folders that are left before the next click.
void ScheduleTest::whatASleepBrokeOffGoesOn()
{
    QFETCH(const int, connections);
    constexpr int kFolders = 25;
    const QString user = freshUser();
    for (int i = 0; i < kFolders; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Mesaj %1").arg(i)),
                                 QStringLiteral("Klasör %1").arg(i)));
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    fixture.timings.linger = std::chrono::milliseconds(connections == 1 ? 60'000 : 100);
    fixture.connectionsPerHost = connections;
    fixture.conditions = &m_conditions;
    throughProxy(fixture.account.incoming, proxy);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    FetchRules rules;
    rules.mode = FetchMode::ByHand;
    setRules(fixture, rules);
    fixture.engine().start();
    const auto fetched = [&fixture] {
        int count = 0;
        for (int i = 0; i < kFolders; ++i) {
            const FolderId folder = fixture.folder(QStringLiteral("Klasör %1").arg(i));
            count += folder != 0 && !fixture.shown(folder).isEmpty() ? 1 : 0;
        }
        return count;
    };
    proxy.setDownRate(20'000); // some folders a second
    fixture.engine().checkNow(0);
    QTRY_VERIFY_WITH_TIMEOUT(fetched() > 0, 30'000);
    Q_EMIT m_conditions.goesToSleep();
    QTRY_COMPARE_WITH_TIMEOUT(proxy.openConnections(), 0, 30'000);
    QVERIFY(fetched() < kFolders);
    proxy.setDownRate(0);
    Q_EMIT m_conditions.woke();
    QTRY_COMPARE_WITH_TIMEOUT(fetched(), kFolders, 30'000);
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

void ScheduleTest::patientButDoubting(EngineFixture& fixture)
{
    // All of these would be far too long.
    fixture.timings.idleEnd = std::chrono::minutes(5);
    fixture.timings.reply = std::chrono::minutes(5);
    fixture.timings.firstRetry = std::chrono::minutes(5);
    fixture.timings.longestRetry = std::chrono::minutes(5);
    fixture.timings.doubt = std::chrono::milliseconds(300);
}

void ScheduleTest::throughProxy(ServerSettings& server, const CuttingProxy& proxy)
{
    server.host = QStringLiteral("127.0.0.1");
    server.port = proxy.port();
    server.security = Security::None;
}

void ScheduleTest::anotherNetworkMakesADeadTransferGiveUpSoon()
{
    QFETCH(Protocol, protocol);
    const QString user = freshUser();
    CuttingProxy proxy(protocol == Protocol::Imap ? m_server.imapPort() : m_server.pop3Port());
    EngineFixture fixture(m_server, user);
    if (protocol == Protocol::Pop3)
        fixture.usePop3(m_server);
    patientButDoubting(fixture);
    fixture.conditions = &m_conditions;
    throughProxy(fixture.account.incoming, proxy);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QVERIFY(QTest::qWaitFor([&] { return stateOf(fixture).lastChecked.isValid(); }));
    if (protocol == Protocol::Imap) {
        QTRY_COMPARE(stateOf(fixture).activity, AccountActivity::Push);
        proxy.freezeNow();
    } else { // whose visits are short: one of them hangs
        QTRY_COMPARE(proxy.openConnections(), 0);
        proxy.holdBefore("UIDL");
    }
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Geçişte"))));
    // In the middle of a command: the answer to NOOP, SELECT or UIDL never comes.
    fixture.engine().checkNow(0);
    if (protocol == Protocol::Pop3) {
        QVERIFY(QTest::qWaitFor([&] { return proxy.isHolding(); }));
        proxy.freezeNow();
        proxy.setMode(CuttingProxy::Mode::Forward); // for the next connection
    }
    Q_EMIT m_conditions.networkChanged();
    QTRY_VERIFY_WITH_TIMEOUT(hasInInbox(fixture, QStringLiteral("Geçişte")), 20'000);
}

/// What hangs before the message's end is given up and sent over a new connection, once.
void ScheduleTest::anotherNetworkMakesADeadSendingGiveUpSoon()
{
    const QString user = freshUser();
    CuttingProxy proxy(m_server.smtpPort());
    EngineFixture fixture(m_server, user);
    patientButDoubting(fixture);
    fixture.conditions = &m_conditions;
    throughProxy(fixture.account.outgoing, proxy);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QVERIFY(QTest::qWaitFor([&] { return stateOf(fixture).lastChecked.isValid(); }));
    proxy.holdBefore("MAIL FROM");
    fixture.engine().send(fixture.newMessage({user}, QStringLiteral("Yolda"), QStringLiteral("x")), 0,
                          [](const Result<OutboxId>&) {});
    QVERIFY(QTest::qWaitFor([&] { return proxy.isHolding(); }));
    proxy.freezeNow();
    proxy.setMode(CuttingProxy::Mode::Forward); // for the next connection
    Q_EMIT m_conditions.networkChanged();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.reader().outbox().value_or({}).isEmpty(), 20'000);
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(fixture, QStringLiteral("Yolda")); }));
    QCOMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 1);
}

void ScheduleTest::theNetworkBackEndsThePauseOfTheOutbox()
{
    const QString user = freshUser();
    CuttingProxy proxy(m_server.smtpPort());
    EngineFixture fixture(m_server, user);
    patientButDoubting(fixture);
    fixture.conditions = &m_conditions;
    throughProxy(fixture.account.outgoing, proxy);
    proxy.setMode(CuttingProxy::Mode::Refuse);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    fixture.engine().send(fixture.newMessage({user}, QStringLiteral("Bekledi"), QStringLiteral("x")), 0,
                          [](const Result<OutboxId>&) {});
    const auto waits = [&fixture] {
        const QList<OutboxEntry> entries = fixture.reader().outbox().value_or({});
        return entries.size() == 1 && entries.first().nextAttempt.isValid() && entries.first().lastError;
    };
    QVERIFY(QTest::qWaitFor([&] { return waits(); }));
    proxy.setMode(CuttingProxy::Mode::Forward);
    Q_EMIT m_conditions.networkChanged();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.reader().outbox().value_or({}).isEmpty(), 20'000);
    QVERIFY(QTest::qWaitFor([&] { return hasInInbox(fixture, QStringLiteral("Bekledi")); }));
}

QTEST_GUILESS_MAIN(ScheduleTest)
#include "tst_schedule.moc"
