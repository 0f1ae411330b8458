#include "EngineFixture.h"
#include "Oracle.h"
#include "OtherClient.h"
#include "support/CuttingProxy.h"
#include "support/ScriptedServer.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

/// How many connections there are, what is on which, and what happens when a server will not have them or a
/// network takes them away.
class ConnectionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aClickDoesNotWaitForABigBody_data();
    void aClickDoesNotWaitForABigBody();
    void aBodyIsLoadedByOneConnectionAlone();
    void aBigUploadLeavesThePushAlone();
    void oneConnectionDoesEverything();
    void accountsTakeTurnsWhereTheHostAllowsFew();
    void aRefusedSecondConnectionIsDoneWithout();
    void aBusyServerIsNoWrongPassword_data();
    void aBusyServerIsNoWrongPassword();
    void anAlertIsShownOnce();
    void aDeadConnectionIsFoundWhenTheNetworkIsBack();
    void pausedMeansNothingIsFetched();
    void aPausedAccountAnswersWhoOpensAMessage_data();
    void aPausedAccountAnswersWhoOpensAMessage();
    void anInterruptedFirstSyncGoesOn();

private:
    [[nodiscard]] QString freshUser() { return QStringLiteral("conn%1@example.org").arg(++m_users); }
    static void useProxy(EngineFixture& fixture, quint16 port)
    {
        fixture.account.incoming.host = QStringLiteral("127.0.0.1");
        fixture.account.incoming.port = port;
        fixture.account.incoming.security = Security::None;
    }
    QString difference(EngineFixture& fixture, const QString& user)
    {
        return differenceToServer(fixture.reader(), fixture.accountId(), m_server.mailbox(user));
    }
    bool fill(const QString& user, const QString& folder, int count)
    {
        QList<test::NewMessage> messages;
        const QDateTime start = QDateTime::currentDateTimeUtc().addDays(-10);
        for (int i = 0; i < count; ++i)
            messages.append(
                {sampleMessage(QStringLiteral("%1 %2").arg(folder).arg(i)), "S", start.addSecs(i * 60)});
        return m_server.deliver(user, messages, folder);
    }

    DovecotServer m_server;
    int m_users = 0;
};

void ConnectionsTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void ConnectionsTest::aClickDoesNotWaitForABigBody_data()
{
    QTest::addColumn<int>("places");
    QTest::newRow("two connections") << 5;
    QTest::newRow("one connection") << 1;
}

void ConnectionsTest::aClickDoesNotWaitForABigBody()
{
    QFETCH(int, places);
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Küçük"))));
    QVERIFY(
        m_server.deliver(user, sampleMessage(QStringLiteral("Koca"), QByteArray(20 << 20, 'x') + "\r\n")));
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    fixture.connectionsPerHost = places;
    useProxy(fixture, proxy.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    const auto inbox = [&] { return fixture.folder(FolderRole::Inbox); };
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_COMPARE(fixture.shown(inbox()).size(), 2);
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    proxy.setDownRate(1 << 20); // the body takes 20 seconds
    QSignalSpy progress(&fixture.engine(), &MailEngine::bodyProgress);
    const MessageId big = fixture.bySubject(inbox(), QStringLiteral("Koca"));
    const MessageId small = fixture.bySubject(inbox(), QStringLiteral("Küçük"));
    fixture.engine().requestBody(big);
    QTRY_VERIFY_WITH_TIMEOUT(progress.size() > 1, 10'000);
    for (const bool on : {true, false, true}) {
        QElapsedTimer timer;
        timer.start();
        const auto stored = [&] {
            return proxy.recorded(CuttingProxy::Direction::Up)
                .count(on ? "+FLAGS.SILENT (\\Flagged)" : "-FLAGS.SILENT (\\Flagged)");
        };
        const auto before = stored();
        fixture.engine().setFlag({small}, MessageFlag::Flagged, on);
        QTRY_VERIFY_WITH_TIMEOUT(stored() > before, 5'000);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }
    QVERIFY(!fixture.row(big).hasBody); // it is still on its way
    proxy.setDownRate(0);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.row(big).hasBody, 30'000);
    QTRY_VERIFY(fixture.isSettled());
    QTRY_VERIFY(difference(fixture, user).isEmpty());
    QVERIFY(proxy.mostOpenConnections() <= qMin(places, 2));
}

/// The first connection is at a big body that was opened at once when the second comes to fetch all there is.
void ConnectionsTest::aBodyIsLoadedByOneConnectionAlone()
{
    const QString user = freshUser();
    QByteArray noise(5 << 20, Qt::Uninitialized); // nothing that COMPRESS would make small
    QRandomGenerator random(42);
    std::generate(noise.begin(), noise.end(), [&] { return char(random.bounded(256)); });
    QByteArray text;
    for (qsizetype at = 0; at < noise.size(); at += 54)
        text += noise.mid(at, 54).toBase64() + "\r\n";
    const QByteArray raw = sampleMessage(QStringLiteral("Koca"), text);
    QVERIFY(m_server.deliver(user, raw));
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    useProxy(fixture, proxy.port());
    fixture.bodies = BodyPolicy::All;
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass(BodyPolicy::OnDemand));
    const auto big = [&] {
        return fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Koca"));
    };
    QVERIFY(!fixture.row(big()).hasBody);
    QSignalSpy ready(&fixture.engine(), &MailEngine::bodyReady);
    QSignalSpy failed(&fixture.engine(), &MailEngine::bodyFailed);
    const qint64 before = proxy.bytes(CuttingProxy::Direction::Down);
    proxy.setDownRate(2 << 20); // it takes some seconds
    fixture.engine().start();
    fixture.engine().requestBody(big());
    QTRY_VERIFY_WITH_TIMEOUT(proxy.openConnections() == 2, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 60'000);
    QVERIFY(ready.first().at(2).toByteArray() == raw);
    proxy.setDownRate(0);
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_COMPARE_WITH_TIMEOUT(state().activity, AccountActivity::Push, 60'000);
    QCOMPARE(failed.size(), 0);
    QVERIFY(*fixture.reader().body(big()) == raw);
    const qint64 down = proxy.bytes(CuttingProxy::Direction::Down) - before;
    QVERIFY2(down < raw.size() * 3 / 2, qPrintable(QString::number(down)));
}

void ConnectionsTest::aBigUploadLeavesThePushAlone()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    QTRY_VERIFY(fixture.folder(FolderRole::Archive) != 0);
    AppendEntry upload;
    upload.folder = fixture.folder(FolderRole::Archive);
    upload.subject = QStringLiteral("Koca");
    const QByteArray raw = sampleMessage(upload.subject, QByteArray(30 << 20, 'x') + "\r\n");
    fixture.engine().uploadMessage(upload, raw, [](const Result<AppendId>&) {});
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Anında"))));
    QTRY_VERIFY(fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Anında")) != 0);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSettled(), 30'000);
    QCOMPARE(m_server.messagesIn(user, QStringLiteral("Archive")), QByteArrayList{raw});
}

void ConnectionsTest::oneConnectionDoesEverything()
{
    const QString user = freshUser();
    QVERIFY(fill(user, QStringLiteral("INBOX"), 300));
    QVERIFY(fill(user, QStringLiteral("Isler"), 300));
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    fixture.connectionsPerHost = 1;
    fixture.bodies = BodyPolicy::Recent;
    useProxy(fixture, proxy.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QTRY_VERIFY_WITH_TIMEOUT(difference(fixture, user).isEmpty(), 30'000);
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Anında"))));
    QTRY_VERIFY(fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Anında")) != 0);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Orada")), QStringLiteral("Isler")));
    fixture.engine().checkNow(0);
    QTRY_VERIFY(fixture.bySubject(fixture.folder(QStringLiteral("Isler")), QStringLiteral("Orada")) != 0);
    QCOMPARE(proxy.mostOpenConnections(), 1);
}

void ConnectionsTest::accountsTakeTurnsWhereTheHostAllowsFew()
{
    CuttingProxy proxy(m_server.imapPort());
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    fixture.connectionsPerHost = 2;
    fixture.timings.turn = std::chrono::milliseconds(300);
    useProxy(fixture, proxy.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QStringList users{user};
    QList<AccountId> accounts{fixture.accountId()};
    for (int i = 0; i < 3; ++i) {
        Account more = fixture.account;
        users.append(freshUser());
        more.identity.address = more.incoming.username = more.outgoing.username = users.last();
        more.label = users.last();
        bool added = false;
        fixture.engine().addAccount(more, fixture.secrets, [&](const Result<AccountId>& id) {
            added = true;
            accounts.append(id.value_or(0));
        });
        QTRY_VERIFY(added);
    }
    fixture.engine().start();
    for (int round = 0; round < 2; ++round) {
        for (const QString& each : users)
            QVERIFY(m_server.deliver(each, sampleMessage(QStringLiteral("Tur %1 %2").arg(round).arg(each))));
        for (qsizetype i = 0; i < users.size(); ++i) {
            const auto here = [&] {
                const FolderId inbox =
                    fixture.reader().folderByRole(accounts.at(i), FolderRole::Inbox).value_or(0);
                return fixture.bySubject(inbox, QStringLiteral("Tur %1 %2").arg(round).arg(users.at(i))) != 0;
            };
            QTRY_VERIFY_WITH_TIMEOUT(here(), 20'000);
        }
    }
    QVERIFY2(proxy.mostOpenConnections() <= 2, qPrintable(QString::number(proxy.mostOpenConnections())));
}

void ConnectionsTest::aRefusedSecondConnectionIsDoneWithout()
{
    DovecotServer::Options options;
    options.extraConfig = "mail_max_userip_connections = 1\n";
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = freshUser();
    QVERIFY(server.deliver(user, sampleMessage(QStringLiteral("Orada")), QStringLiteral("Isler")));
    EngineFixture fixture(server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QList<AccountActivity> seen;
    connect(&fixture.engine(), &MailEngine::accountStateChanged, &fixture.engine(),
            [&](const AccountState& state) { seen.append(state.activity); });
    fixture.engine().start();
    QTRY_VERIFY_WITH_TIMEOUT(
        fixture.bySubject(fixture.folder(QStringLiteral("Isler")), QStringLiteral("Orada")) != 0, 20'000);
    QVERIFY(!seen.contains(AccountActivity::NeedsUser));
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Push);
}

void ConnectionsTest::aBusyServerIsNoWrongPassword_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray ok = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready";
    QTest::newRow("BYE at once") << QByteArray("* BYE Too many connections from your IP") << QByteArray();
    QTest::newRow("LIMIT") << ok
                           << QByteArray("NO [LIMIT] Maximum number of connections from user+IP exceeded");
    QTest::newRow("INUSE") << ok << QByteArray("NO [INUSE] mailbox in use");
    QTest::newRow("UNAVAILABLE") << ok << QByteArray("NO [UNAVAILABLE] User not available");
    QTest::newRow("Exchange") << ok << QByteArray("BAD Command Error. 10");
    QTest::newRow("Gmail") << ok
                           << QByteArray(
                                  "NO [ALERT] Account exceeded command or bandwidth limits. (Failure)");
    QTest::newRow("throttled") << ok
                               << QByteArray(
                                      "BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds");
}

void ConnectionsTest::aBusyServerIsNoWrongPassword()
{
    QFETCH(QByteArray, greeting);
    QFETCH(QByteArray, answer);
    Script script{sendLine(greeting)};
    if (answer.isEmpty())
        script += closeConnection();
    else
        script += Script{expectLine("$TAG AUTHENTICATE PLAIN .*"), sendLine("$TAG " + answer), stall()};
    ScriptedServer server({script}, ScriptedServer::Extra::RepeatLast);
    EngineFixture fixture(m_server, freshUser());
    useProxy(fixture, server.port());
    fixture.timings.firstBusyRetry = std::chrono::minutes(1);
    fixture.timings.firstRetry = std::chrono::minutes(1);
    fixture.timings.longestRetry = std::chrono::minutes(1);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_COMPARE(state().activity, AccountActivity::Offline);
    QVERIFY(state().error->kind != ErrorKind::Authentication);
    QVERIFY(state().error->kind != ErrorKind::Rejected);
    QVERIFY(state().nextAttempt > QDateTime::currentDateTimeUtc().addSecs(50));
    if (answer.contains("92415"))
        QVERIFY(state().nextAttempt > QDateTime::currentDateTimeUtc().addSecs(85));
    // A click does not make it come back earlier.
    if (state().error->reason == ErrorReason::ServerBusy) {
        fixture.engine().requestBody(4711);
        fixture.engine().setFlag({4711}, MessageFlag::Seen, true);
        QTest::qWait(200);
        QCOMPARE(server.connections(), 1);
    }
    fixture.engine().checkNow(0); // but the user's own word does
    QTRY_COMPARE(server.connections(), 2);
}

void ConnectionsTest::anAlertIsShownOnce()
{
    const Script script{sendLine("* PREAUTH [CAPABILITY IMAP4rev1] ready"),
                        expectLine("$TAG LIST .*"),
                        sendLine("* NO [ALERT] Mailbox is at 95% of quota"),
                        sendLine("* LIST () \"/\" INBOX"),
                        sendLine("$TAG OK listed"),
                        expectLine("$TAG .*"),
                        closeConnection()};
    ScriptedServer server({script}, ScriptedServer::Extra::RepeatLast);
    EngineFixture fixture(m_server, freshUser());
    useProxy(fixture, server.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QSignalSpy alerts(&fixture.engine(), &MailEngine::alertReceived);
    fixture.engine().start();
    QTRY_VERIFY_WITH_TIMEOUT(server.connections() >= 3, 10'000);
    QCOMPARE(alerts.size(), 1);
    QCOMPARE(alerts.first().at(1).toString(), QStringLiteral("Mailbox is at 95% of quota"));
}

void ConnectionsTest::aDeadConnectionIsFoundWhenTheNetworkIsBack()
{
    const QString user = freshUser();
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    fixture.timings.idleEnd = std::chrono::milliseconds(500);
    fixture.timings.firstRetry = std::chrono::minutes(5); // would be far too long
    fixture.timings.longestRetry = std::chrono::minutes(5);
    useProxy(fixture, proxy.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    QTRY_VERIFY(fixture.folder(FolderRole::Inbox) != 0);
    proxy.freezeNow(); // no FIN, no RST: as after sleep, or in another network
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Uyurken"))));
    fixture.engine().networkBack();
    QTRY_VERIFY_WITH_TIMEOUT(
        fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Uyurken")) != 0, 10'000);
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Sonra"))));
    QTRY_VERIFY(fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Sonra")) != 0);
}

void ConnectionsTest::pausedMeansNothingIsFetched()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    QTRY_COMPARE(m_server.loginAttempts(user), 2); // both connections
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    fixture.engine().pause(fixture.accountId());
    QCOMPARE(state().activity, AccountActivity::Paused);
    QVERIFY(fixture.engine().isPaused(fixture.accountId()));
    const int logins = m_server.loginAttempts(user);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Sırada"))));
    // What is written is still sent.
    bool queued = false;
    fixture.engine().send(fixture.newMessage({freshUser()}, QStringLiteral("Giden"), QStringLiteral("metin")),
                          0, [&](const Result<OutboxId>& id) { queued = bool(id); });
    QTRY_VERIFY(queued);
    QTRY_VERIFY(fixture.reader().outbox()->first().state == OutboxState::Sent);
    QCOMPARE(state().activity, AccountActivity::Paused);
    QVERIFY(fixture.shown(inbox).isEmpty());
    QCOMPARE(m_server.loginAttempts(user), logins + 1); // that was the sender's
    fixture.engine().resume(fixture.accountId());
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    QTRY_COMPARE(fixture.shown(inbox).size(), 1);
    QTRY_COMPARE(m_server.messagesIn(user, QStringLiteral("Sent")).size(), 1);
}

void ConnectionsTest::aPausedAccountAnswersWhoOpensAMessage_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<bool>("isUnderWay");
    QTest::newRow("IMAP") << Protocol::Imap << false;
    QTest::newRow("POP3") << Protocol::Pop3 << false;
    QTest::newRow("paused while it comes") << Protocol::Imap << true;
}

void ConnectionsTest::aPausedAccountAnswersWhoOpensAMessage()
{
    QFETCH(const Protocol, protocol);
    QFETCH(const bool, isUnderWay);
    const QString user = freshUser();
    const QByteArray raw = sampleMessage(QStringLiteral("Açılacak"), QByteArray(2 << 20, 'x') + "\r\n");
    QVERIFY(m_server.deliver(user, raw));
    const bool isImap = protocol == Protocol::Imap;
    CuttingProxy proxy(isImap ? m_server.imapPort() : m_server.pop3Port());
    EngineFixture fixture(m_server, user);
    if (!isImap)
        fixture.usePop3(m_server, proxy.port());
    useProxy(fixture, proxy.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    if (!isImap)
        proxy.holdBefore("RETR"); // its beginning comes alone
    else if (isUnderWay)
        proxy.holdBefore("BODY.PEEK[]");
    fixture.engine().start();
    const auto message = [&] {
        return fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Açılacak"));
    };
    QTRY_VERIFY(message() != 0);
    QSignalSpy ready(&fixture.engine(), &MailEngine::bodyReady);
    QSignalSpy failed(&fixture.engine(), &MailEngine::bodyFailed);
    if (isUnderWay)
        fixture.engine().requestBody(message());
    if (isUnderWay || !isImap)
        QTRY_VERIFY(proxy.isHolding());
    fixture.engine().pause(fixture.accountId());
    proxy.cutNow();
    proxy.setMode(CuttingProxy::Mode::Forward);
    if (!isUnderWay)
        fixture.engine().requestBody(message());
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.first().at(1).value<Error>();
    QCOMPARE(error.reason, ErrorReason::AccountPaused);
    QVERIFY(error.isRetriedQuietly()); // so it comes by itself when the account goes on
    QCOMPARE(ready.size(), 0);
    fixture.engine().resume(fixture.accountId());
    fixture.engine().requestBody(message());
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(ready.first().at(2).toByteArray() == raw);
    QCOMPARE(failed.size(), 1);
}

void ConnectionsTest::anInterruptedFirstSyncGoesOn()
{
    const QString user = freshUser();
    QVERIFY(fill(user, QStringLiteral("INBOX"), 3000));
    CuttingProxy proxy(m_server.imapPort());
    proxy.setDownRate(400 << 10);
    EngineFixture fixture(m_server, user);
    useProxy(fixture, proxy.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QList<AccountState> counted;
    connect(&fixture.engine(), &MailEngine::accountStateChanged, &fixture.engine(),
            [&](const AccountState& state) {
                if (state.activity == AccountActivity::Syncing && state.total > 100)
                    counted.append(state);
            });
    fixture.engine().start();
    QTRY_VERIFY_WITH_TIMEOUT(counted.size() >= 2, 20'000);
    QVERIFY(counted.last().done > 0 && counted.last().done <= counted.last().total);
    fixture.engine().pause(fixture.accountId());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const qsizetype here = fixture.shown(inbox).size();
    QVERIFY(here >= 100 && here < 3000);
    const qint64 before = proxy.bytes(CuttingProxy::Direction::Down);
    proxy.setDownRate(0);
    fixture.engine().resume(fixture.accountId());
    QTRY_COMPARE_WITH_TIMEOUT(fixture.shown(inbox).size(), 3000, 30'000);
    QTRY_VERIFY(difference(fixture, user).isEmpty());
    // Only the missing ones came: a header takes more than 500 bytes on the wire.
    const qint64 after = proxy.bytes(CuttingProxy::Direction::Down) - before;
    QVERIFY2(after < (3000 - here + 200) * before / here, qPrintable(QString::number(after)));
}

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "tst_connections.moc"
