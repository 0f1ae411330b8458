#include "EngineFixture.h"

#include "account/ErrorSentence.h"
#include "account/Remedy.h"
#include "protocol/ImapSession.h"
#include "support/ServerHost.h"
#include "support/TestPaths.h"

#include <QProcess>
#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Dovecot lets in who shows a certificate of the authority, and takes the name in it for whose mailbox it
/// is. It goes by a passdb of its own where there is no password.
constexpr auto kWantsCertificates =
    "ssl_ca = <@CA@\nssl_require_crl = no\nssl_verify_client_cert = yes\nauth_ssl_require_client_cert = yes\n"
    "auth_ssl_username_from_cert = yes\n"
    "passdb {\n  driver = static\n  args = nopassword=y\n  mechanisms = external\n}\n";

QString secretIn(InMemorySecretStore& secrets, const QString& key)
{
    QString found;
    secrets.read(key, [&found](const Result<QString>& secret) { found = secret.value_or(QString()); });
    return found;
}

} // namespace

/// Servers that let nobody in without a certificate of their own (RFC 8446 4.4.2), with and without a
/// password besides (SASL EXTERNAL, RFC 4422 A).
class ClientCertificateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_user = u"ayse%1@client.example"_s.arg(++m_users); }
    void withoutOneTheReasonIsTold();
    void certificateAndPasswordReadAndSend();
    void aCertificateAloneReadsAndSends_data();
    void aCertificateAloneReadsAndSends();
    void somebodyElsesIsRefused();
    void aServerThatWantsThePasswordTooSaysSo();
    void aLoginTestTakesWhatIsNotStoredYet();
    void theKeyIsKeptAsLongAsAnAccountUsesIt();
    void aCertificateAloneTakesThePasswordsPlace();
    void theKeyThatIsMissingIsNamed();
    void aKeyThatIsDamagedIsNamed();
    void aHandshakeThatWantsOneIsUnderstood_data();
    void aHandshakeThatWantsOneIsUnderstood();

private:
    [[nodiscard]] ClientIdentity identityOf(const QString& name, TestAuthority& authority) const
    {
        const auto files = authority.certificateFor({name}, TestAuthority::Kind::Client);
        return ClientIdentity::fromFile(readFile(files.certificate) + readFile(files.key), {})
            .value_or(ClientIdentity());
    }
    /// The account shows a certificate of `m_user`'s.
    void show(EngineFixture& fixture, bool insteadOfPassword)
    {
        fixture.secrets.identity = identityOf(m_user, m_server->authority());
        fixture.account.clientCertificate =
            ClientCertificate{fixture.secrets.identity.chain.value(0).toDer(), insteadOfPassword};
        if (insteadOfPassword)
            fixture.secrets.secret.clear();
    }
    [[nodiscard]] static std::optional<Error> errorOf(EngineFixture& fixture)
    {
        const AccountState state = fixture.engine().accountState(fixture.accountId());
        return state.activity == AccountActivity::NeedsUser ? state.error : std::nullopt;
    }
    /// Gets what is on the server, and sends a message to itself that is there then.
    void readAndSend(EngineFixture& fixture);
    static bool update(EngineFixture& fixture, const Account& account, const SignInSecrets& secrets)
    {
        std::optional<Result<void>> saved;
        fixture.engine().updateAccount(account, secrets,
                                       [&saved](const Result<void>& done) { saved = done; });
        return QTest::qWaitFor([&saved] { return saved.has_value(); }) && *saved;
    }

    std::unique_ptr<DovecotServer> m_server;
    QString m_user;
    int m_users = 0;
};

void ClientCertificateTest::initTestCase()
{
    DovecotServer::Options options;
    options.authMechanisms = "plain external";
    options.extraConfig = kWantsCertificates;
    m_server = std::make_unique<DovecotServer>(options);
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
}

void ClientCertificateTest::withoutOneTheReasonIsTold()
{
    EngineFixture fixture(*m_server, m_user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QTRY_VERIFY(errorOf(fixture).has_value());
    const Error error = *errorOf(fixture);
    QCOMPARE(classOf(error), ReplyClass::Certificate);
    QVERIFY2(describeError(error).summary.contains("certificate"_L1), qPrintable(error.detail));
    QCOMPARE(remedyFor(error), Remedy::Settings);
}

void ClientCertificateTest::readAndSend(EngineFixture& fixture)
{
    QVERIFY(m_server->deliver(m_user, sampleMessage(u"ilk"_s)));
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    const auto inbox = [&fixture] { return fixture.folder(FolderRole::Inbox); };
    QTRY_VERIFY(inbox() != 0 && fixture.bySubject(inbox(), u"ilk"_s) != 0);
    bool isQueued = false;
    fixture.engine().send(fixture.newMessage({m_user}, u"ikinci"_s, u"Merhaba"_s), 0,
                          [&isQueued](const Result<OutboxId>& queued) { isQueued = queued.has_value(); });
    QTRY_VERIFY(isQueued);
    QTRY_COMPARE(m_server->messagesIn(m_user).size(), 2);
    if (fixture.account.incoming.protocol == Protocol::Pop3)
        fixture.engine().checkNow(fixture.accountId());
    QTRY_VERIFY(fixture.bySubject(inbox(), u"ikinci"_s) != 0);
}

void ClientCertificateTest::certificateAndPasswordReadAndSend()
{
    EngineFixture fixture(*m_server, m_user);
    show(fixture, false);
    readAndSend(fixture);
    // Over a restart the key comes from the keyring.
    fixture.close();
    QVERIFY(fixture.open());
    QCOMPARE(fixture.reader().account(fixture.accountId())->clientCertificate,
             fixture.account.clientCertificate);
    const auto report = fixture.pass();
    QVERIFY2(report, qPrintable(report.has_value() ? QString() : report.error().message));
}

void ClientCertificateTest::aCertificateAloneReadsAndSends_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::newRow("IMAP") << Protocol::Imap;
    QTest::newRow("POP3") << Protocol::Pop3;
}

void ClientCertificateTest::aCertificateAloneReadsAndSends()
{
    QFETCH(Protocol, protocol);
    EngineFixture fixture(*m_server, m_user);
    if (protocol == Protocol::Pop3)
        fixture.usePop3(*m_server);
    show(fixture, true);
    readAndSend(fixture);
    QVERIFY(secretIn(fixture.keyring(), secretKey(fixture.account.incoming)).isEmpty());
    QVERIFY(secretIn(fixture.keyring(), secretKey(fixture.account.outgoing)).isEmpty());
    QVERIFY(
        !secretIn(fixture.keyring(), clientIdentityKey(fixture.account.clientCertificate->der)).isEmpty());
    QVERIFY(!fixture.engine().connectionLog(fixture.accountId()).contains("PRIVATE KEY"_L1));
}

void ClientCertificateTest::somebodyElsesIsRefused()
{
    TestAuthority other;
    EngineFixture fixture(*m_server, m_user);
    fixture.secrets = {{}, identityOf(m_user, other)};
    fixture.account.clientCertificate =
        ClientCertificate{fixture.secrets.identity.chain.value(0).toDer(), true};
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QTRY_VERIFY(errorOf(fixture).has_value());
    QCOMPARE(classOf(*errorOf(fixture)), ReplyClass::Certificate);
    QCOMPARE(remedyFor(*errorOf(fixture)), Remedy::Settings);
    QVERIFY(m_server->failedLogins(m_user) <= 2);
}

void ClientCertificateTest::aServerThatWantsThePasswordTooSaysSo()
{
    DovecotServer server; // without EXTERNAL
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    EngineFixture fixture(server, m_user);
    show(fixture, true);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QTRY_VERIFY(errorOf(fixture).has_value());
    QCOMPARE(errorOf(fixture)->reason, ErrorReason::CertificateNotEnough);
    QCOMPARE(server.loginAttempts(m_user), 0);
}

void ClientCertificateTest::aLoginTestTakesWhatIsNotStoredYet()
{
    EngineFixture fixture(*m_server, m_user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText())); // has a password and no certificate
    const QString stored = secretIn(fixture.keyring(), secretKey(fixture.account.incoming));
    show(fixture, true);
    const std::unique_ptr<LoginTest> test(
        fixture.engine().testLogin({fixture.account, fixture.secrets, UserNames::AsGiven, {}}));
    QStringList failed;
    std::optional<bool> outcome;
    connect(test.get(), &LoginTest::found, this, [&failed](const DoctorFinding& finding) {
        if (!finding.isGood)
            failed << finding.text.summary;
    });
    connect(test.get(), &LoginTest::finished, this, [&outcome](bool allGood) { outcome = allGood; });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY2(*outcome, qPrintable(failed.join(u'\n')));
    // And keeps nothing of it.
    QCOMPARE(secretIn(fixture.keyring(), secretKey(fixture.account.incoming)), stored);
    QVERIFY(secretIn(fixture.keyring(), clientIdentityKey(fixture.account.clientCertificate->der)).isEmpty());
}

void ClientCertificateTest::theKeyIsKeptAsLongAsAnAccountUsesIt()
{
    EngineFixture fixture(*m_server, m_user);
    show(fixture, false);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    const QString key = clientIdentityKey(fixture.account.clientCertificate->der);
    QVERIFY(fixture.engine().secretKeys().contains(key));
    std::optional<Result<AccountId>> added;
    Account second = fixture.account;
    second.incoming.username = second.outgoing.username = u"ikinci@client.example"_s;
    fixture.engine().addAccount(second, fixture.secrets,
                                [&added](const Result<AccountId>& done) { added = done; });
    QTRY_VERIFY(added.has_value());
    QVERIFY(*added);

    Account without = *fixture.reader().account(fixture.accountId());
    without.clientCertificate.reset();
    QVERIFY(update(fixture, without, {})); // the password stays
    QVERIFY(!secretIn(fixture.keyring(), key).isEmpty());
    std::optional<Result<void>> removed;
    fixture.engine().removeAccount(**added, [&removed](const Result<void>& done) { removed = done; });
    QTRY_VERIFY(removed.has_value());
    QVERIFY(secretIn(fixture.keyring(), key).isEmpty());
    QVERIFY(!secretIn(fixture.keyring(), secretKey(without.incoming)).isEmpty());
}

void ClientCertificateTest::aCertificateAloneTakesThePasswordsPlace()
{
    EngineFixture fixture(*m_server, m_user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    const Account before = *fixture.reader().account(fixture.accountId());
    QVERIFY(!secretIn(fixture.keyring(), secretKey(before.outgoing)).isEmpty());
    Account alone = before;
    const ClientIdentity identity = identityOf(m_user, m_server->authority());
    alone.clientCertificate = ClientCertificate{identity.chain.value(0).toDer(), true};
    QVERIFY(update(fixture, alone, {{}, identity}));
    QVERIFY(secretIn(fixture.keyring(), secretKey(before.incoming)).isEmpty());
    QVERIFY(secretIn(fixture.keyring(), secretKey(before.outgoing)).isEmpty());
    const auto report = fixture.pass();
    QVERIFY2(report, qPrintable(report.has_value() ? QString() : report.error().message));
    QVERIFY(!update(fixture, before, {})); // whose password nobody has any more
    QVERIFY(update(fixture, before, {QString::fromLatin1(fixturePassword)}));
    QVERIFY(secretIn(fixture.keyring(), clientIdentityKey(alone.clientCertificate->der)).isEmpty());
}

void ClientCertificateTest::theKeyThatIsMissingIsNamed()
{
    EngineFixture fixture(*m_server, m_user);
    show(fixture, true);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    Account another = *fixture.reader().account(fixture.accountId());
    another.clientCertificate->der =
        identityOf(u"x@client.example"_s, m_server->authority()).chain.at(0).toDer();
    QVERIFY(!update(fixture, another, {})); // whose key nobody has given
    fixture.keyring().remove(clientIdentityKey(fixture.account.clientCertificate->der),
                             [](const Result<void>&) {});
    fixture.engine().start();
    QTRY_VERIFY(errorOf(fixture).has_value());
    QCOMPARE(errorOf(fixture)->reason, ErrorReason::ClientKeyMissing);
    QCOMPARE(m_server->loginAttempts(m_user), 0);
}

void ClientCertificateTest::aKeyThatIsDamagedIsNamed()
{
    EngineFixture fixture(*m_server, m_user);
    show(fixture, true);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.keyring().write(clientIdentityKey(fixture.account.clientCertificate->der), u"-----BEGIN ?"_s,
                            [](const Result<void>&) {});
    fixture.engine().start();
    QTRY_VERIFY(errorOf(fixture).has_value());
    QCOMPARE(errorOf(fixture)->reason, ErrorReason::ClientKeyMissing);
}

void ClientCertificateTest::aHandshakeThatWantsOneIsUnderstood_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("isShown");
    QTest::addColumn<ErrorReason>("reason");
    for (const char* version : {"-tls1_2", "-tls1_3"}) {
        const QString option = QString::fromLatin1(version);
        QTest::addRow("%s, none", version) << option << false << ErrorReason::ClientCertificateNeeded;
        QTest::addRow("%s, of another authority", version)
            << option << true << ErrorReason::ClientCertificateRefused;
    }
}

void ClientCertificateTest::aHandshakeThatWantsOneIsUnderstood()
{
    QFETCH(QString, version);
    QFETCH(bool, isShown);
    QFETCH(ErrorReason, reason);
    TestAuthority& authority = m_server->authority();
    const CertificateFiles files = authority.certificate(TestAuthority::Kind::Good);
    const quint16 port = freePort();
    QProcess server;
    server.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, QString::number(port), u"-cert"_s,
                                files.certificate, u"-key"_s, files.key, u"-CAfile"_s, authority.caFile(),
                                u"-Verify"_s, u"1"_s, u"-verify_return_error"_s, version, u"-quiet"_s});
    QVERIFY(server.waitForStarted());
    QTRY_VERIFY(connects(port));

    TestAuthority other;
    ConnectionOptions options;
    options.host = u"localhost"_s;
    options.port = port;
    options.policy.addedAuthorities = loadAuthorities(authority.caFile()).value_or({});
    options.limits.connectMs = 5000;
    if (isShown)
        options.identity = identityOf(m_user, other);
    ImapSession session(options);
    const auto connected = session.connect();
    server.kill();
    server.waitForFinished();
    QVERIFY(!connected);
    QCOMPARE(connected.error().reason, reason);
    QCOMPARE(connected.error().kind, ErrorKind::Authentication);
    QVERIFY(describeError(connected.error()).summary.contains("localhost"_L1));
}

QTEST_GUILESS_MAIN(ClientCertificateTest)
#include "tst_clientcertificate.moc"
