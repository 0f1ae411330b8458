#include "EngineFixture.h"
#include "Oracle.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

/// The sync against a real Dovecot: after every scenario the store is what the server has on its disk.
class SyncTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void firstSyncTakesEverything();
    void newestRowsComeFirst();
    void secondPassWritesNothing();
    void changesOfAnotherClientArrive();
    void newMailIsPushed();
    void changesArePushedWhileWatching();
    void userChangesReachTheServer();
    void changesMadeOfflineSurviveARestart();
    void moveOfWhatIsGoneLeavesNothing_data();
    void moveOfWhatIsGoneLeavesNothing();
    void deletingFromTrashIsForGood();
    void newUidValidityKeepsRowsAndBodies();
    void moveWithoutExtensions();
    void bodiesComeOnDemandAndStay();
    void clicksGoBetweenThePiecesOfABigBody();
    void bodyOfAVanishedMessageFailsClearly();
    void serverGoneAndBack();
    void wrongPasswordIsOneAttempt();
    void encryptionIsNotGivenUpUnasked();
    void foldersOfAnotherClientComeAndGo();

private:
    [[nodiscard]] QString freshUser() { return QStringLiteral("user%1@example.org").arg(++m_users); }
    [[nodiscard]] QString difference(EngineFixture& fixture, const QString& user)
    {
        return differenceToServer(fixture.reader(), fixture.accountId(), m_server.mailbox(user));
    }
    /// With nothing left to do, and waiting for push.
    void becomesIdle(EngineFixture& fixture);
    void loseServer(EngineFixture& fixture);

    DovecotServer m_server;
    int m_users = 0;
};

// QVERIFY with the difference as its message.
#define VERIFY_EQUAL_TO_SERVER(fixture, user)                                                                \
    do {                                                                                                     \
        const QString found = difference(fixture, user);                                                     \
        QVERIFY2(found.isEmpty(), qPrintable(found));                                                        \
    } while (false)

void SyncTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void SyncTest::firstSyncTakesEverything()
{
    const QString user = freshUser();
    for (int i = 0; i < 12; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Ileti %1 %2").arg(user).arg(i)),
                                 QStringLiteral("INBOX"), i % 3 ? "S" : "F"));
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Eski")), QStringLiteral("Archive"), "RS"));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    const auto report = fixture.pass();
    QVERIFY2(report, report ? "" : qPrintable(report.error().message + report.error().detail));
    QCOMPARE(report->added, 13);
    QVERIFY(report->bytes > 1000);
    VERIFY_EQUAL_TO_SERVER(fixture, user);
}

void SyncTest::newestRowsComeFirst()
{
    const QString user = freshUser();
    QList<test::NewMessage> messages;
    const QDateTime start = QDateTime::currentDateTimeUtc().addDays(-10);
    for (int i = 0; i < 1500; ++i)
        messages.append(
            {sampleMessage(QStringLiteral("Sira %1 %2").arg(user).arg(i)), "S", start.addSecs(i * 60)});
    QVERIFY(m_server.deliver(user, messages));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QList<MessageId> arrivals;
    connect(&fixture.engine(), &MailEngine::storeChanged, &fixture.engine(), [&](const StoreChange& change) {
        for (const FolderChange& folder : change.folders)
            for (auto id = folder.added.crbegin(); id != folder.added.crend(); ++id)
                arrivals.append(*id);
    });
    QVERIFY(fixture.pass());
    QTRY_COMPARE(arrivals.size(), 1500);
    // The hundred newest are the first hundred that were shown.
    QList<MessageId> newest = arrivals.first(100);
    std::sort(newest.begin(), newest.end(), std::greater<>());
    QCOMPARE(newest, fixture.shown(fixture.folder(FolderRole::Inbox)).first(100));
    VERIFY_EQUAL_TO_SERVER(fixture, user);
}

void SyncTest::secondPassWritesNothing()
{
    const QString user = freshUser();
    for (int i = 0; i < 5; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Ileti %1 %2").arg(user).arg(i))));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const auto second = fixture.pass();
    QVERIFY(second);
    QCOMPARE(second->added + second->changed + second->removed, 0);
}

void SyncTest::changesOfAnotherClientArrive()
{
    const QString user = freshUser();
    for (int i = 0; i < 6; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Ileti %1 %2").arg(user).arg(i)),
                                 QStringLiteral("INBOX"), ""));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const TestMaildir mailbox = m_server.mailbox(user);
    const auto stored = mailbox.messages(QStringLiteral("INBOX"));
    QCOMPARE(mailbox.setFlags(QStringLiteral("INBOX"), stored.at(0).messageId, "FS"), 1);
    QCOMPARE(mailbox.remove(QStringLiteral("INBOX"), stored.at(1).messageId), 1);
    QCOMPARE(mailbox.move(QStringLiteral("INBOX"), stored.at(2).messageId, QStringLiteral("Archive")), 1);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Yeni") + user)));
    QVERIFY(fixture.pass());
    VERIFY_EQUAL_TO_SERVER(fixture, user);
}

void SyncTest::newMailIsPushed()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Push);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Anında") + user)));
    QTRY_VERIFY(fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Anında") + user) != 0);
}

void SyncTest::changesArePushedWhileWatching()
{
    const QString user = freshUser();
    for (int i = 0; i < 4; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Ileti %1 %2").arg(user).arg(i))));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 4);
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Push);
    const TestMaildir mailbox = m_server.mailbox(user);
    const auto stored = mailbox.messages(QStringLiteral("INBOX"));
    QCOMPARE(mailbox.remove(QStringLiteral("INBOX"), stored.at(0).messageId), 1);
    QCOMPARE(mailbox.setFlags(QStringLiteral("INBOX"), stored.at(1).messageId, "S"), 1);
    QTRY_VERIFY_WITH_TIMEOUT(difference(fixture, user).isEmpty(), 20000);
}

void SyncTest::userChangesReachTheServer()
{
    const QString user = freshUser();
    for (int i = 0; i < 4; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Ileti %1 %2").arg(user).arg(i))));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    fixture.engine().start();
    const auto inbox = [&] { return fixture.folder(FolderRole::Inbox); };
    QTRY_COMPARE(fixture.shown(inbox()).size(), 4);
    QTRY_VERIFY(fixture.folder(FolderRole::Trash) != 0 && fixture.folder(FolderRole::Archive) != 0);
    const QList<MessageId> ids = fixture.shown(inbox());
    fixture.engine().setFlag({ids.at(0)}, MessageFlag::Seen, true);
    fixture.engine().setFlag({ids.at(0)}, MessageFlag::Flagged, true);
    fixture.engine().deleteMessages({ids.at(1)});
    fixture.engine().archive({ids.at(2)});
    fixture.engine().markJunk({ids.at(3)});
    QTRY_VERIFY(fixture.isSettled());
    QTRY_COMPARE(fixture.shown(inbox()).size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(difference(fixture, user).isEmpty(), 20000);
    // The rows moved along: they are the same messages here.
    QCOMPARE(fixture.shown(fixture.folder(FolderRole::Trash)), QList<MessageId>{ids.at(1)});
    QVERIFY(fixture.row(ids.at(0)).flags.testFlag(MessageFlag::Flagged));
}

void SyncTest::changesMadeOfflineSurviveARestart()
{
    const QString user = freshUser();
    for (int i = 0; i < 40; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Ileti %1 %2").arg(user).arg(i))));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const QList<MessageId> ids = fixture.shown(inbox);
    fixture.engine().setFlag(ids.mid(0, 20), MessageFlag::Seen, true);
    fixture.engine().setFlag(ids.mid(0, 5), MessageFlag::Seen, false); // and taken back
    fixture.engine().moveTo(ids.mid(20, 10), fixture.folder(FolderRole::Archive));
    fixture.engine().deleteMessages(ids.mid(30, 5));
    QTRY_COMPARE(fixture.shown(inbox).size(), 25);
    fixture.close();
    // Meanwhile another client is at work.
    const auto stored = m_server.mailbox(user).messages(QStringLiteral("INBOX"));
    m_server.mailbox(user).remove(QStringLiteral("INBOX"), stored.last().messageId);

    QVERIFY(fixture.open());
    QCOMPARE(fixture.shown(inbox).size(), 25);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    VERIFY_EQUAL_TO_SERVER(fixture, user);
}

void SyncTest::moveOfWhatIsGoneLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("capability");
    QTest::newRow("MOVE") << QByteArray();
    QTest::newRow("COPY") << QByteArray("IMAP4rev1 IDLE UIDPLUS");
}

void SyncTest::moveOfWhatIsGoneLeavesNothing()
{
    QFETCH(QByteArray, capability);
    DovecotServer::Options options;
    options.imapCapability = capability;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = freshUser();
    for (int i = 0; i < 3; ++i)
        QVERIFY(server.deliver(user, sampleMessage(QStringLiteral("Ileti %1 %2").arg(user).arg(i))));
    EngineFixture fixture(server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const FolderId archive = fixture.folder(FolderRole::Archive);
    // Moved here without a connection, while another client deletes one of them.
    fixture.engine().moveTo(fixture.shown(inbox).mid(0, 2), archive);
    QTRY_COMPARE(fixture.shown(archive).size(), 2);
    const TestMaildir mailbox = server.mailbox(user);
    QCOMPARE(
        mailbox.remove(QStringLiteral("INBOX"), mailbox.messages(QStringLiteral("INBOX")).last().messageId),
        1);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    QCOMPARE(fixture.shown(archive).size(), 1);
    const QString found = differenceToServer(fixture.reader(), fixture.accountId(), mailbox);
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

void SyncTest::deletingFromTrashIsForGood()
{
    const QString user = freshUser();
    QVERIFY(
        m_server.deliver(user, sampleMessage(QStringLiteral("Cop") + user), QStringLiteral("Trash"), "S"));
    QVERIFY(
        m_server.deliver(user, sampleMessage(QStringLiteral("Kalan") + user), QStringLiteral("Trash"), "S"));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const FolderId trash = fixture.folder(FolderRole::Trash);
    fixture.engine().deleteMessages({fixture.bySubject(trash, QStringLiteral("Cop") + user)});
    QTRY_COMPARE(fixture.shown(trash).size(), 1);
    QVERIFY(fixture.pass());
    VERIFY_EQUAL_TO_SERVER(fixture, user);
    QCOMPARE(m_server.messagesIn(user, QStringLiteral("Trash")).size(), 1);
}

void SyncTest::newUidValidityKeepsRowsAndBodies()
{
    const QString user = freshUser();
    for (int i = 0; i < 5; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Ileti %1 %2").arg(user).arg(i)),
                                 QStringLiteral("Archive"), "S"));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass(BodyPolicy::All));
    const QList<MessageId> before = fixture.shown(fixture.folder(FolderRole::Archive));
    QCOMPARE(before.size(), 5);
    m_server.mailbox(user).forgetUids(QStringLiteral("Archive"));
    QVERIFY(fixture.pass());
    QCOMPARE(fixture.shown(fixture.folder(FolderRole::Archive)), before);
    for (const MessageId id : before)
        QVERIFY(fixture.row(id).hasBody);
    VERIFY_EQUAL_TO_SERVER(fixture, user);
}

void SyncTest::moveWithoutExtensions()
{
    DovecotServer::Options options;
    options.imapCapability = "IMAP4rev1 IDLE";
    options.authority = nullptr;
    DovecotServer plain(options);
    QVERIFY2(plain.start(), qPrintable(plain.errorText()));
    const QString user = freshUser();
    for (int i = 0; i < 4; ++i)
        QVERIFY(plain.deliver(user, sampleMessage(QStringLiteral("Ileti %1 %2").arg(user).arg(i))));
    EngineFixture fixture(plain, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const QList<MessageId> ids = fixture.shown(fixture.folder(FolderRole::Inbox));
    const FolderId archive = fixture.folder(FolderRole::Archive); // known by its name alone
    QVERIFY(archive != 0);
    fixture.engine().moveTo({ids.at(0), ids.at(1)}, archive);
    QTRY_COMPARE(fixture.shown(archive).size(), 2);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    const QString found = differenceToServer(fixture.reader(), fixture.accountId(), plain.mailbox(user));
    QVERIFY2(found.isEmpty(), qPrintable(found));
    QList<MessageId> moved = fixture.shown(archive);
    QCOMPARE(moved, (QList<MessageId>{ids.at(0), ids.at(1)}));
}

void SyncTest::bodiesComeOnDemandAndStay()
{
    const QString user = freshUser();
    QByteArray big = "Merhaba\r\n";
    while (big.size() < 3 * 1024 * 1024)
        big += "Bu satir uzun bir iletinin icindedir ve tekrar eder.\r\n";
    const QByteArray raw = sampleMessage(QStringLiteral("Büyük") + user, big);
    QVERIFY(m_server.deliver(user, raw));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 1);
    const MessageId id = fixture.shown(fixture.folder(FolderRole::Inbox)).first();
    QSignalSpy ready(&fixture.engine(), &MailEngine::bodyReady);
    fixture.engine().requestBody(id);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 20000);
    QCOMPARE(ready.first().at(2).toByteArray(), raw);
    QCOMPARE(ready.first().at(1).value<MessageContent>().envelope.subject, QStringLiteral("Büyük") + user);
    QVERIFY(fixture.row(id).hasBody);
    QVERIFY(!fixture.row(id).preview.isEmpty());

    m_server.kill(); // from now on it comes from here
    fixture.engine().requestBody(id);
    QTRY_COMPARE(ready.size(), 2);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void SyncTest::clicksGoBetweenThePiecesOfABigBody()
{
    const QString user = freshUser();
    const QByteArray big = sampleMessage(QStringLiteral("Koca") + user, QByteArray(12 << 20, 'x') + "\r\n");
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Kucuk") + user)));
    QVERIFY(m_server.deliver(user, big));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    fixture.engine().start();
    const auto inbox = [&] { return fixture.folder(FolderRole::Inbox); };
    QTRY_COMPARE(fixture.shown(inbox()).size(), 2);
    const MessageId small = fixture.bySubject(inbox(), QStringLiteral("Kucuk") + user);
    const MessageId koca = fixture.bySubject(inbox(), QStringLiteral("Koca") + user);
    QList<MessageId> order;
    QByteArray received;
    connect(&fixture.engine(), &MailEngine::bodyReady, &fixture.engine(),
            [&](MessageId id, const MessageContent&, const QByteArray& raw) {
                order.append(id);
                if (id == koca)
                    received = raw;
            });
    bool clicked = false;
    connect(&fixture.engine(), &MailEngine::bodyProgress, &fixture.engine(), [&](MessageId id) {
        if (id != koca || std::exchange(clicked, true))
            return;
        fixture.engine().requestBody(small);
        fixture.engine().moveTo({small}, fixture.folder(FolderRole::Archive));
    });
    fixture.engine().requestBody(koca);
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), 2, 30000);
    QCOMPARE(received, big);
    QTRY_VERIFY(fixture.isSettled());
    QTRY_VERIFY_WITH_TIMEOUT(difference(fixture, user).isEmpty(), 20000);
}

void SyncTest::bodyOfAVanishedMessageFailsClearly()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Kaybolan") + user)));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const MessageId id = fixture.shown(fixture.folder(FolderRole::Inbox)).first();
    QSignalSpy failed(&fixture.engine(), &MailEngine::bodyFailed);
    fixture.engine().requestBody(id); // nothing is connected
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(1).value<Error>().reason, ErrorReason::MessageMissing);
}

void SyncTest::serverGoneAndBack()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Ilk") + user)));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    fixture.engine().start();
    becomesIdle(fixture);
    loseServer(fixture);
    if (QTest::currentTestFailed())
        return;
    const MessageId id = fixture.shown(fixture.folder(FolderRole::Inbox)).first();
    fixture.engine().setFlag({id}, MessageFlag::Flagged, true);
    QTRY_VERIFY(fixture.row(id).flags.testFlag(MessageFlag::Flagged));
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    becomesIdle(fixture);
    VERIFY_EQUAL_TO_SERVER(fixture, user);
}

void SyncTest::becomesIdle(EngineFixture& fixture)
{
    QTRY_COMPARE_WITH_TIMEOUT(fixture.engine().accountState(fixture.accountId()).activity,
                              AccountActivity::Push, 20000);
    QTRY_VERIFY(fixture.isSettled());
}

void SyncTest::loseServer(EngineFixture& fixture)
{
    m_server.kill();
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_VERIFY(state().activity == AccountActivity::Offline && state().error.has_value());
    QVERIFY(state().nextAttempt.isValid());
}

void SyncTest::wrongPasswordIsOneAttempt()
{
    const QString user = freshUser();
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Ilk") + user)));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const auto savePassword = [&](const QString& password) {
        bool saved = false;
        const Account account = fixture.reader().account(fixture.accountId()).value();
        fixture.engine().updateAccount(account, {password},
                                       [&](const Result<void>& result) { saved = result.has_value(); });
        return QTest::qWaitFor([&] { return saved; });
    };
    QVERIFY(savePassword(QStringLiteral("not-the-password")));
    const int before = m_server.loginAttempts(user);

    fixture.engine().start();
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_COMPARE(state().activity, AccountActivity::NeedsUser);
    QCOMPARE(state().error->kind, ErrorKind::Authentication);
    QVERIFY(!state().error->detail.isEmpty());
    // A click gets the reason at once, and no further attempt is made: only the user's word does that.
    QSignalSpy failed(&fixture.engine(), &MailEngine::bodyFailed);
    fixture.engine().requestBody(fixture.shown(fixture.folder(FolderRole::Inbox)).first());
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(1).value<Error>().kind, ErrorKind::Authentication);
    QCOMPARE(m_server.loginAttempts(user), before + 1);
    QCOMPARE(m_server.failedLogins(user), 1);

    QVERIFY(savePassword(QString::fromLatin1(fixturePassword)));
    QTRY_COMPARE(state().activity, AccountActivity::Push);
}

void SyncTest::encryptionIsNotGivenUpUnasked()
{
    const QString user = freshUser();
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    const auto stored = [&] { return fixture.reader().account(fixture.accountId()).value(); };
    QVERIFY(!stored().incomingEncryptedOnce);
    QVERIFY(fixture.pass());
    QVERIFY(stored().incomingEncryptedOnce && !stored().outgoingEncryptedOnce);

    // A file, a provider table or another program may say "none", and the user may have allowed that
    // elsewhere.
    Account account = stored();
    account.incoming.host = QStringLiteral("0.0.0.0"); // this machine, and no loopback name
    account.incoming.port = m_server.imapPort();
    account.incoming.security = Security::None;
    account.cleartextAllowed = true;
    std::optional<Result<void>> saved;
    const auto save = [&](Downgrade downgrade) {
        saved.reset();
        fixture.engine().updateAccount(
            account, {}, [&](const Result<void>& result) { saved = result; }, downgrade);
        return QTest::qWaitFor([&] { return saved.has_value(); });
    };
    QVERIFY(save(Downgrade::Refused));
    QCOMPARE(saved->error().reason, ErrorReason::DowngradeRefused);
    QVERIFY(stored().incoming.security == Security::Tls);
    // Nor does a connection go out that way, whoever made it.
    const int before = m_server.loginAttempts(user);
    std::optional<Error> failed;
    const std::unique_ptr<LoginTest> test(
        fixture.engine().testLogin({account, fixture.secrets, UserNames::AsGiven, {}}));
    connect(test.get(), &LoginTest::found, &fixture.engine(), [&](const DoctorFinding& finding) {
        if (!failed)
            failed = finding.error;
    });
    QTRY_VERIFY(failed.has_value());
    QCOMPARE(failed->reason, ErrorReason::DowngradeRefused);
    QCOMPARE(m_server.loginAttempts(user, "imap"), before);

    QVERIFY(save(Downgrade::Confirmed));
    QVERIFY(saved->has_value());
    QVERIFY(stored().incoming.security == Security::None);
    QVERIFY(!stored().incomingEncryptedOnce);
    QVERIFY(fixture.pass());
}

void SyncTest::foldersOfAnotherClientComeAndGo()
{
    const QString user = freshUser();
    const QString folder = QStringLiteral("Projeler/Çığ & Düş");
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Proje") + user), folder, "S"));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    VERIFY_EQUAL_TO_SERVER(fixture, user);
    QVERIFY(fixture.folder(folder) != 0);
    QVERIFY(m_server.mailbox(user).createFolder(QStringLiteral("Yeni")));
    QVERIFY(fixture.pass());
    QVERIFY(fixture.folder(QStringLiteral("Yeni")) != 0);
    VERIFY_EQUAL_TO_SERVER(fixture, user);
}

QTEST_GUILESS_MAIN(SyncTest)
#include "tst_sync.moc"
