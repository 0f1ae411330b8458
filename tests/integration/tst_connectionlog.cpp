#include "EngineFixture.h"
#include "base/Transcript.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

/// The log that is shown and sent to helpers: whole, and without anything that is nobody's business.
class ConnectionLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAndMailAreNotInIt_data();
    void secretsAndMailAreNotInIt();
    void itTellsHowConnectionsBeginAndEnd();
    void whatIsTriedBeforeThereIsAnAccountIsInIt();
};

void ConnectionLogTest::secretsAndMailAreNotInIt_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<QByteArray>("mechanisms");
    QTest::addColumn<QString>("said"); ///< in the log
    for (const char* const mechanism : {"plain", "login", "cram-md5", "scram-sha-1", "scram-sha-256"}) {
        const QString said = QString::fromLatin1(mechanism).toUpper();
        QTest::addRow("imap %s", mechanism) << Protocol::Imap << QByteArray(mechanism) << said;
        QTest::addRow("pop3 %s", mechanism) << Protocol::Pop3 << QByteArray(mechanism) << said;
    }
}

void ConnectionLogTest::secretsAndMailAreNotInIt()
{
    QFETCH(Protocol, protocol);
    QFETCH(QByteArray, mechanisms);
    QFETCH(QString, said);
    DovecotServer::Options options;
    options.authMechanisms = mechanisms;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = QStringLiteral("gizli@example.org");
    QVERIFY(server.deliver(user, sampleMessage(QStringLiteral("Gelen"), "KimseyeSoyleme gelen\r\n")));
    EngineFixture fixture(server, user);
    if (protocol == Protocol::Pop3)
        fixture.usePop3(server);
    fixture.bodies = BodyPolicy::All;
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    fixture.engine().send(
        fixture.newMessage({user}, QStringLiteral("Giden"), QStringLiteral("KimseyeSoyleme giden")), 0,
        [](const Result<OutboxId>&) {});
    const auto inbox = [&fixture] { return fixture.folder(FolderRole::Inbox); };
    QTRY_VERIFY(fixture.bySubject(inbox(), QStringLiteral("Gelen")) != 0);
    QTRY_VERIFY(fixture.row(fixture.bySubject(inbox(), QStringLiteral("Gelen"))).hasBody);
    QTRY_VERIFY(fixture.reader().outbox().value_or({}).isEmpty());
    const QString log = fixture.engine().connectionLog(fixture.accountId());
    QVERIFY2(log.contains(QStringLiteral("%1 1 - connecting to").arg(toString(protocol).toUpper())) ||
                 log.contains(QStringLiteral("%1 2 - connecting to").arg(toString(protocol).toUpper())),
             qPrintable(log.left(2000)));
    QVERIFY(log.contains(QStringLiteral(" SMTP ")) && log.contains(QStringLiteral("encrypted by TLS")));
    QVERIFY2(log.contains(said), qPrintable(log.left(3000)));
    const QByteArray password(fixturePassword);
    const QByteArray plain = QByteArray(1, '\0') + user.toUtf8() + QByteArray(1, '\0') + password;
    for (const QByteArray& secret :
         {password, password.toBase64(), plain.toBase64(), QByteArray("KimseyeSoyleme")})
        QVERIFY2(!log.contains(QString::fromLatin1(secret)), qPrintable(log));
    // What answers a challenge is made of the password too.
    QSet<QString> signingIn; // connections
    int answers = 0;
    for (const Transcript::Line& line : fixture.engine().transcript(fixture.accountId())->lines()) {
        const bool isSent = line.direction == Direction::Sent;
        if (isSent && signingIn.contains(line.connection)) {
            ++answers;
            QVERIFY2(line.text.trimmed() == "***", line.text);
        }
        const bool isChallenge =
            line.text == "+" || line.text.startsWith("+ ") || line.text.startsWith("334");
        if (isSent && line.text.contains("AUTH"))
            signingIn.insert(line.connection);
        else if (!isSent && !isChallenge)
            signingIn.remove(line.connection);
    }
    if (said != QStringLiteral("PLAIN"))
        QVERIFY(answers > 0);
}

void ConnectionLogTest::itTellsHowConnectionsBeginAndEnd()
{
    DovecotServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    EngineFixture fixture(server, QStringLiteral("son@example.org"));
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    const auto has = [&fixture](const char* words) {
        return fixture.engine().connectionLog(fixture.accountId()).contains(QString::fromLatin1(words));
    };
    fixture.engine().start();
    QTRY_VERIFY(has("IMAP 1 < "));
    server.kill();
    QTRY_VERIFY(has(" - ended: "));
    QTRY_VERIFY(has("refused the connection"));
    QVERIFY(server.start());
    QTRY_VERIFY(fixture.engine().accountState(fixture.accountId()).activity == AccountActivity::Push);
    QVERIFY(has("IMAP 1 < ")); // all of it is one log
}

void ConnectionLogTest::whatIsTriedBeforeThereIsAnAccountIsInIt()
{
    DovecotServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    EngineFixture fixture(server, QStringLiteral("hazir@example.org"));
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    EngineFixture other(server, QStringLiteral("Yeni@example.org"));
    const QString address = QStringLiteral("yeni@example.org");
    QSignalSpy changed(&fixture.engine(), &MailEngine::triedAddressesChanged);
    const auto tries = [&](const QString& password) {
        SignInSecrets secrets;
        secrets.secret = password;
        const std::unique_ptr<LoginTest> test(
            fixture.engine().testLogin({other.account, secrets, UserNames::AsGiven, {}}));
        QSignalSpy finished(test.get(), &LoginTest::finished);
        return finished.wait(30'000) && finished.first().first().toBool();
    };
    QVERIFY(!tries(QStringLiteral("YanlisParola")));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(fixture.engine().triedAddresses(), QStringList{address});
    QVERIFY(tries(QString::fromLatin1(fixturePassword)));
    const auto transcript = fixture.engine().transcriptOfTrials(address);
    QVERIFY(transcript != nullptr);
    const QString log = transcript->toText();
    QVERIFY2(log.contains(QStringLiteral("IMAP 1 - connecting to")) &&
                 log.contains(QStringLiteral(" SMTP ")) && log.contains(QStringLiteral("AUTH")),
             qPrintable(log));
    for (const QByteArray& password : {QByteArray("YanlisParola"), QByteArray(fixturePassword)}) {
        const QByteArray plain =
            QByteArray(1, '\0') + other.account.incoming.username.toUtf8() + QByteArray(1, '\0') + password;
        for (const QByteArray& secret : {password, password.toBase64(), plain.toBase64()})
            QVERIFY2(!log.contains(QString::fromLatin1(secret)), qPrintable(log));
    }
    // It goes on as the account's.
    AccountId id = 0;
    fixture.engine().addAccount(other.account, other.secrets,
                                [&](const Result<AccountId>& added) { id = added.value_or(0); });
    QTRY_VERIFY(id != 0);
    QTRY_VERIFY(fixture.engine().triedAddresses().isEmpty());
    QVERIFY(fixture.engine().connectionLog(id).contains(log.section(QLatin1Char('\n'), 0, 0)));
}

QTEST_GUILESS_MAIN(ConnectionLogTest)
#include "tst_connectionlog.moc"
