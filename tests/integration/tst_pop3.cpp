// A POP3 account as a program has it: what comes, where it goes, what stays on the server.
#include "EngineFixture.h"

#include "protocol/Pop3Session.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

class Pop3Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mailComesOnce();
    void bigMailShowsBeforeItIsHere();
    void openedBigMailComesFirst();
    void foldersWorkWithoutTheServer();
    void deletedAtOnce();
    void deletedAfterDays();
    void deletedWhenDeletedHere();
    void twoClientsOnOneMailbox();
    void sentMailIsFiledHere();
    void newMailComesByItselfAndByHand();
    void aLockedMailboxIsTriedAgainQuietly();
    void oneWrongPasswordIsOneAttempt();
    void loginTestSaysItsSteps();
    void bodiesSurviveTheCache();

private:
    [[nodiscard]] QString newUser();
    bool deliver(const QString& user, const QStringList& subjects);
    [[nodiscard]] qsizetype left(const QString& user) const { return m_server.messagesIn(user).size(); }

    DovecotServer m_server;
    int m_users = 0;
};

namespace {

/// An account of `user` at the server by POP3.
struct Pop3Fixture : EngineFixture
{
    Pop3Fixture(const DovecotServer& server, const QString& user, const Pop3Settings& settings = {})
        : EngineFixture(server, user)
    {
        usePop3(server);
        account.pop3 = settings;
    }
    [[nodiscard]] FolderId inbox() const { return folder(FolderRole::Inbox); }
    [[nodiscard]] QStringList subjects(FolderRole role = FolderRole::Inbox) const
    {
        QStringList subjects;
        for (const MessageRow& row : reader().rows(shown(folder(role))).value_or({}))
            subjects.append(row.subject);
        subjects.sort();
        return subjects;
    }
    [[nodiscard]] QByteArray body(const QString& subject) const
    {
        return reader().body(bySubject(inbox(), subject)).value_or(QByteArray());
    }
    void deleteTwice(const QString& subject)
    {
        const MessageId id = bySubject(inbox(), subject);
        engine().deleteMessages({id});
        QVERIFY(QTest::qWaitFor([&] { return row(id).folder == folder(FolderRole::Trash); }));
        engine().deleteMessages({id});
        QVERIFY(QTest::qWaitFor([&] { return row(id).id == 0; }));
    }
};

#define VERIFY_PASS(fixture)                                                                                 \
    do {                                                                                                     \
        const auto passed = (fixture).pass();                                                                \
        QVERIFY2(passed, passed ? "" : qPrintable(passed.error().message + passed.error().detail));          \
    } while (false)

/// One more pass finds nothing to do.
#define VERIFY_SETTLED(fixture)                                                                              \
    do {                                                                                                     \
        const auto again = (fixture).pass();                                                                 \
        QVERIFY(again);                                                                                      \
        QCOMPARE(again->added + again->changed + again->removed, 0);                                         \
    } while (false)

} // namespace

void Pop3Test::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

QString Pop3Test::newUser()
{
    return QStringLiteral("pop%1@example.org").arg(++m_users);
}

bool Pop3Test::deliver(const QString& user, const QStringList& subjects)
{
    for (const QString& subject : subjects) {
        if (!m_server.deliver(user, sampleMessage(subject)))
            return false;
    }
    return true;
}

void Pop3Test::mailComesOnce()
{
    const QString user = newUser();
    QVERIFY(deliver(user, {QStringLiteral("bir"), QStringLiteral("iki"), QStringLiteral("üç")}));
    Pop3Fixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    const auto first = fixture.pass();
    QVERIFY(first);
    QCOMPARE(first->added, 3);
    QCOMPARE(first->folders, 1);
    QVERIFY(first->bytes > 0);
    QCOMPARE(fixture.subjects(),
             QStringList({QStringLiteral("bir"), QStringLiteral("iki"), QStringLiteral("üç")}));
    QCOMPARE(fixture.body(QStringLiteral("iki")), m_server.messagesIn(user).at(1));
    const MessageRow row = fixture.row(fixture.bySubject(fixture.inbox(), QStringLiteral("bir")));
    QVERIFY(row.hasBody && !row.flags.testFlag(MessageFlag::Seen));
    QCOMPARE(row.preview, QStringLiteral("Merhaba"));
    QCOMPARE(fixture.reader().folder(fixture.inbox())->unread, 3);
    QCOMPARE(left(user), 3);
    VERIFY_SETTLED(fixture);
    QVERIFY(deliver(user, {QStringLiteral("dört")}));
    const auto next = fixture.pass();
    QVERIFY(next);
    QCOMPARE(next->added, 1);
    QCOMPARE(fixture.shown(fixture.inbox()).size(), 4);
}

void Pop3Test::bigMailShowsBeforeItIsHere()
{
    const QString user = newUser();
    const QByteArray big =
        sampleMessage(QStringLiteral("büyük"), QByteArray("bir satır metin burada\r\n").repeated(200'000));
    QVERIFY(m_server.deliver(user, big));
    QVERIFY(deliver(user, {QStringLiteral("küçük")}));
    Pop3Fixture fixture(m_server, user, {false, 0, false});
    QVERIFY(fixture.open());
    QList<bool> hadBody; // of the big one, whenever something about it changed
    QObject::connect(&fixture.engine(), &MailEngine::storeChanged, &fixture.engine(), [&] {
        const MessageId id = fixture.bySubject(fixture.inbox(), QStringLiteral("büyük"));
        if (id != 0)
            hadBody.append(fixture.row(id).hasBody);
    });
    VERIFY_PASS(fixture);
    QVERIFY(hadBody.size() > 1);
    QVERIFY(!hadBody.first());
    QVERIFY(hadBody.last());
    QVERIFY(fixture.body(QStringLiteral("büyük")) == big);
    QCOMPARE(fixture.row(fixture.bySubject(fixture.inbox(), QStringLiteral("büyük"))).size, big.size());
    QCOMPARE(left(user), 0);
    VERIFY_SETTLED(fixture);
}

void Pop3Test::openedBigMailComesFirst()
{
    const QString user = newUser();
    for (int i = 0; i < 6; ++i)
        QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("büyük %1").arg(i),
                                                     QByteArray("satır\r\n").repeated(400'000))));
    Pop3Fixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QStringList ready;
    // The oldest is opened as soon as its row is there; by itself it would come last.
    MessageId wanted = 0;
    QObject::connect(&fixture.engine(), &MailEngine::storeChanged, &fixture.engine(), [&] {
        if (wanted == 0 && fixture.shown(fixture.inbox()).size() == 6) {
            wanted = fixture.bySubject(fixture.inbox(), QStringLiteral("büyük 0"));
            fixture.engine().requestBody(wanted);
        }
    });
    qsizetype hereWhenReady = 0;
    QObject::connect(&fixture.engine(), &MailEngine::bodyReady, &fixture.engine(),
                     [&](MessageId id, const MessageContent& content) {
                         if (id != wanted)
                             return;
                         ready.append(content.envelope.subject);
                         for (const MessageRow& row : *fixture.reader().rows(fixture.shown(fixture.inbox())))
                             hereWhenReady += row.hasBody ? 1 : 0;
                     });
    fixture.engine().start();
    QTRY_COMPARE_WITH_TIMEOUT(ready, QStringList{QStringLiteral("büyük 0")}, 30'000);
    QVERIFY2(hereWhenReady < 6, "it came behind those that nobody has opened");
    QTRY_VERIFY_WITH_TIMEOUT(
        fixture.row(fixture.bySubject(fixture.inbox(), QStringLiteral("büyük 1"))).hasBody, 30'000);
}

void Pop3Test::foldersWorkWithoutTheServer()
{
    const QString user = newUser();
    QVERIFY(
        deliver(user, {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")}));
    Pop3Fixture fixture(m_server, user);
    QVERIFY(fixture.open());
    VERIFY_PASS(fixture);
    MailEngine& engine = fixture.engine(); // not started: everything below is done here alone
    const auto id = [&](const char* subject) {
        return fixture.bySubject(fixture.inbox(), QString::fromLatin1(subject));
    };
    engine.setFlag({id("a")}, MessageFlag::Flagged, true);
    engine.archive({id("b")});
    engine.markJunk({id("c")});
    engine.deleteMessages({id("d")});
    QTRY_COMPARE(fixture.subjects(), QStringList{QStringLiteral("a")});
    QTRY_COMPARE(fixture.subjects(FolderRole::Trash), QStringList{QStringLiteral("d")});
    QCOMPARE(fixture.subjects(FolderRole::Archive), QStringList{QStringLiteral("b")});
    QCOMPARE(fixture.subjects(FolderRole::Junk), QStringList{QStringLiteral("c")});
    QVERIFY(fixture.row(id("a")).flags.testFlag(MessageFlag::Flagged));
    QVERIFY(fixture.isSettled());
    VERIFY_SETTLED(fixture); // moved and flagged: still known
    QCOMPARE(left(user), 4);
}

void Pop3Test::deletedAtOnce()
{
    const QString user = newUser();
    QVERIFY(deliver(user, {QStringLiteral("a"), QStringLiteral("b")}));
    Pop3Fixture fixture(m_server, user, {false, 0, false});
    QVERIFY(fixture.open());
    VERIFY_PASS(fixture);
    QCOMPARE(left(user), 0);
    QCOMPARE(fixture.subjects(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    VERIFY_SETTLED(fixture);
}

void Pop3Test::deletedAfterDays()
{
    const QString user = newUser();
    QVERIFY(deliver(user, {QStringLiteral("a")}));
    Pop3Fixture fixture(m_server, user, {true, 7, false});
    QVERIFY(fixture.open());
    VERIFY_PASS(fixture);
    fixture.clock.goForward(std::chrono::days(4));
    QVERIFY(deliver(user, {QStringLiteral("b")}));
    VERIFY_PASS(fixture);
    QCOMPARE(left(user), 2);
    fixture.clock.goForward(std::chrono::days(3));
    VERIFY_PASS(fixture);
    QCOMPARE(m_server.messageIds(user).size(), 1);
    QVERIFY(m_server.messagesIn(user).first().contains("Subject: b"));
    fixture.clock.goForward(std::chrono::days(5));
    VERIFY_PASS(fixture);
    QCOMPARE(left(user), 0);
    QCOMPARE(fixture.subjects(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
}

void Pop3Test::deletedWhenDeletedHere()
{
    const QString user = newUser();
    QVERIFY(deliver(user, {QStringLiteral("a"), QStringLiteral("b")}));
    Pop3Fixture fixture(m_server, user);
    QVERIFY(fixture.open());
    VERIFY_PASS(fixture);
    fixture.deleteTwice(QStringLiteral("a"));
    VERIFY_SETTLED(fixture); // neither fetched again nor deleted there
    QCOMPARE(left(user), 2);

    Account account = *fixture.reader().account(fixture.accountId());
    account.pop3.deleteWhenDeletedHere = true;
    bool saved = false;
    fixture.engine().updateAccount(account, {},
                                   [&](const Result<void>& result) { saved = result.has_value(); });
    QTRY_VERIFY(saved);
    VERIFY_SETTLED(fixture);
    QCOMPARE(left(user), 1);
    fixture.engine().deleteMessages({fixture.bySubject(fixture.inbox(), QStringLiteral("b"))});
    QTRY_COMPARE(fixture.subjects(FolderRole::Trash), QStringList{QStringLiteral("b")});
    VERIFY_PASS(fixture);
    QCOMPARE(left(user), 1); // in the trash it is not deleted yet
}

void Pop3Test::twoClientsOnOneMailbox()
{
    const QString user = newUser();
    QVERIFY(deliver(user, {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    Pop3Fixture keeping(m_server, user);
    Pop3Fixture emptying(m_server, user, {false, 0, false});
    QVERIFY(keeping.open() && emptying.open());
    VERIFY_PASS(keeping);
    VERIFY_PASS(emptying);
    QCOMPARE(left(user), 0);
    VERIFY_SETTLED(keeping);
    QCOMPARE(keeping.subjects().size(), 3);
    QVERIFY(deliver(user, {QStringLiteral("d")}));
    VERIFY_PASS(emptying);
    QVERIFY(deliver(user, {QStringLiteral("e")}));
    VERIFY_PASS(keeping);
    VERIFY_PASS(emptying);
    QCOMPARE(keeping.subjects(), QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
                                              QStringLiteral("e")}));
    QCOMPARE(emptying.subjects().size(), 5);
    VERIFY_SETTLED(keeping);
    VERIFY_SETTLED(emptying);
}

void Pop3Test::sentMailIsFiledHere()
{
    const QString user = newUser();
    const QString receiver = newUser();
    QVERIFY(deliver(user, {QStringLiteral("soru")}));
    Pop3Fixture fixture(m_server, user);
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.subjects(), QStringList{QStringLiteral("soru")});
    OutgoingMessage reply =
        fixture.newMessage({receiver}, QStringLiteral("Re: soru"), QStringLiteral("yanıt"));
    reply.bcc.append({{}, user});
    reply.kind = OutgoingKind::Reply;
    reply.original = fixture.bySubject(fixture.inbox(), QStringLiteral("soru"));
    fixture.engine().send(reply, 0, [](const Result<OutboxId>&) {});
    QTRY_COMPARE_WITH_TIMEOUT(fixture.subjects(FolderRole::Sent), QStringList{QStringLiteral("Re: soru")},
                              15'000);
    QTRY_VERIFY(fixture.isSettled());
    QTRY_COMPARE(left(receiver), 1);
    const MessageId copy = fixture.shown(fixture.folder(FolderRole::Sent)).first();
    QVERIFY(fixture.row(copy).flags.testFlag(MessageFlag::Seen));
    const auto raw = fixture.reader().body(copy);
    QVERIFY(raw);
    QVERIFY(raw->contains("Bcc: ")); // the own copy keeps it
    QVERIFY(!m_server.messagesIn(receiver).first().contains("Bcc: "));
    QTRY_VERIFY(fixture.row(reply.original).flags.testFlag(MessageFlag::Answered));
    // The copy to oneself comes by POP3 and is another message.
    fixture.engine().checkNow(0);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.subjects(),
                              QStringList({QStringLiteral("Re: soru"), QStringLiteral("soru")}), 15'000);
    QCOMPARE(fixture.shown(fixture.folder(FolderRole::Sent)).size(), 1);
}

void Pop3Test::newMailComesByItselfAndByHand()
{
    const QString user = newUser();
    Pop3Fixture fixture(m_server, user);
    fixture.timings.poll = std::chrono::milliseconds(200);
    QVERIFY(fixture.open());
    QList<AccountActivity> seen;
    QObject::connect(&fixture.engine(), &MailEngine::accountStateChanged, &fixture.engine(),
                     [&](const AccountState& state) { seen.append(state.activity); });
    fixture.engine().start();
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Idle);
    QVERIFY(fixture.engine().accountState(fixture.accountId()).lastChecked.isValid());
    QVERIFY(seen.contains(AccountActivity::Syncing) && !seen.contains(AccountActivity::Push));
    QVERIFY(deliver(user, {QStringLiteral("kendiliğinden")}));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.subjects().size(), 1, 15'000);
    fixture.close();

    fixture.timings.poll = std::chrono::hours(1);
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Idle);
    QVERIFY(deliver(user, {QStringLiteral("istenince")}));
    fixture.engine().checkNow(fixture.accountId());
    QTRY_COMPARE_WITH_TIMEOUT(fixture.subjects().size(), 2, 15'000);
    const QString log = fixture.engine().connectionLog(fixture.accountId());
    QVERIFY(log.contains(QStringLiteral("UIDL")) && !log.contains(QString::fromLatin1(fixturePassword)));
}

void Pop3Test::aLockedMailboxIsTriedAgainQuietly()
{
    DovecotServer::Options options;
    options.outgoing = DovecotServer::Outgoing::None;
    options.extraConfig = "pop3_lock_session = yes\nmbox_lock_timeout = 1 secs\n";
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = newUser();
    QVERIFY(server.deliver(user, sampleMessage(QStringLiteral("beklenen"))));
    Pop3Fixture fixture(server, user);
    ConnectionOptions other;
    other.host = server.host();
    other.port = server.pop3Port();
    other.security = Security::None;
    auto holder = std::make_unique<Pop3Session>(other);
    QVERIFY(holder->connect());
    QVERIFY(holder->login({user, QString::fromLatin1(fixturePassword), Credentials::Kind::Password}));
    QVERIFY(holder->list());
    fixture.timings.reply = std::chrono::seconds(40); // Dovecot itself waits for the lock before it says so
    QVERIFY(fixture.open());
    QList<AccountState> waits;
    QObject::connect(&fixture.engine(), &MailEngine::accountStateChanged, &fixture.engine(),
                     [&](const AccountState& state) {
                         if (state.activity == AccountActivity::Offline)
                             waits.append(state);
                     });
    fixture.engine().start();
    QTRY_VERIFY_WITH_TIMEOUT(!waits.isEmpty(), 40'000);
    QVERIFY(!waits.first().error && waits.first().nextAttempt.isValid());
    QVERIFY(holder->quit());
    QTRY_COMPARE_WITH_TIMEOUT(fixture.subjects(), QStringList{QStringLiteral("beklenen")}, 40'000);
}

void Pop3Test::oneWrongPasswordIsOneAttempt()
{
    const QString user = newUser();
    QVERIFY(deliver(user, {QStringLiteral("a")}));
    Pop3Fixture fixture(m_server, user);
    fixture.secrets.secret = QStringLiteral("yanlış");
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::NeedsUser);
    const Error error = *fixture.engine().accountState(fixture.accountId()).error;
    QCOMPARE(error.reason, ErrorReason::CredentialsRejected);
    QVERIFY(!error.detail.isEmpty());
    QCOMPARE(m_server.loginAttempts(user, "pop3"), 1);
    bool saved = false;
    fixture.engine().updateAccount(*fixture.reader().account(fixture.accountId()),
                                   {QString::fromLatin1(fixturePassword)},
                                   [&](const Result<void>& result) { saved = result.has_value(); });
    QTRY_VERIFY(saved);
    QTRY_COMPARE(fixture.subjects(), QStringList{QStringLiteral("a")});
    QCOMPARE(m_server.failedLogins(user), 1);
}

void Pop3Test::loginTestSaysItsSteps()
{
    const QString user = newUser();
    Pop3Fixture fixture(m_server, user);
    QVERIFY(fixture.open());
    std::unique_ptr<LoginTest> test(
        fixture.engine().testLogin({fixture.account, fixture.secrets, UserNames::AsGiven, {}}));
    QStringList passed;
    std::optional<bool> outcome;
    QObject::connect(test.get(), &LoginTest::found, test.get(), [&](const DoctorFinding& finding) {
        if (finding.server == ServerRole::Incoming)
            passed.append(nameOf(finding.step));
    });
    QObject::connect(test.get(), &LoginTest::finished, test.get(),
                     [&](bool allPassed) { outcome = allPassed; });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY(*outcome);
    QCOMPARE(passed.last(3).join(u' '), QStringLiteral("capabilities login folders"));
    QCOMPARE(m_server.loginAttempts(user, "pop3"), 1);
    // Known before the first message is written.
    const auto limit = fixture.reader().sendingLimit(fixture.account.outgoing);
    QVERIFY(limit && limit->has_value());
}

void Pop3Test::bodiesSurviveTheCache()
{
    const QString user = newUser();
    const QByteArray raw = sampleMessage(QStringLiteral("değerli"));
    QVERIFY(m_server.deliver(user, raw));
    Pop3Fixture fixture(m_server, user, {false, 0, false});
    QVERIFY(fixture.open());
    VERIFY_PASS(fixture);
    fixture.close();
    for (const char* const suffix : {"", "-wal", "-shm"})
        QFile::remove(fixture.profileDir() + QStringLiteral("/bodies.db") + QLatin1String(suffix));
    QVERIFY(fixture.open());
    QCOMPARE(fixture.body(QStringLiteral("değerli")), raw);
    VERIFY_SETTLED(fixture);
}

QTEST_GUILESS_MAIN(Pop3Test)
#include "tst_pop3.moc"
