#include "EngineFixture.h"
#include "support/OAuthIssuer.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci;
using namespace postaci::test;

/// Accounts with tokens in place of passwords, at a Dovecot that asks the issuer about each.
class OAuthTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_user = u"oauth%1@example.org"_s.arg(++m_users); }
    void cleanup();
    void everyMechanismAndProtocol_data();
    void everyMechanismAndProtocol();
    void signsInInTheBrowserFromTheStart();
    void tokensAreRenewedAheadOfTheirEnd();
    void aTokenThatEndsInTheMiddleIsRenewedOnce();
    void sendingRenewsTheTokenToo();
    void aWithdrawnGrantStopsTheAccountUntilItIsGivenAgain();
    void tokensOfSomebodyElseAreTriedTwice();
    void thePasswordTakesThePlaceOfTokensAndBack();

private:
    /// An account of the current user with what the issuer grants to `owner`.
    std::unique_ptr<EngineFixture> account(const DovecotServer& server, const QString& owner);
    [[nodiscard]] OAuth2Endpoints endpoints() const
    {
        return {u"localhost"_s, u"mail"_s, m_issuer->authUrl(), m_issuer->tokenUrl()};
    }
    [[nodiscard]] QString grantTo(const QString& owner, const Clock& clock)
    {
        return OAuthTokens::fromAnswer(m_issuer->grant(owner), clock.now()).value_or({}).toSecret();
    }
    static void writeClients(const EngineFixture& fixture);
    [[nodiscard]] bool arrives(EngineFixture& fixture, const QString& subject);
    void restart()
    {
        m_server->kill();
        QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
    }

    std::shared_ptr<TestAuthority> m_authority = std::make_shared<TestAuthority>();
    std::unique_ptr<OAuthIssuer> m_issuer;
    std::unique_ptr<DovecotServer> m_server;
    QString m_user;
    int m_users = 0;
};

void OAuthTest::initTestCase()
{
    QVERIFY2(m_authority->error().isEmpty(), qPrintable(m_authority->error()));
    m_issuer = std::make_unique<OAuthIssuer>(m_authority->certificate(TestAuthority::Kind::Good));
    QVERIFY(m_issuer->isListening());
    DovecotServer::Options options;
    options.authority = m_authority;
    options.authMechanisms = "plain xoauth2 oauthbearer";
    options.introspectionUrl = m_issuer->introspectionUrl();
    m_server = std::make_unique<DovecotServer>(options);
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
}

void OAuthTest::cleanup()
{
    m_issuer->lifetime = 3600;
    m_issuer->person.clear();
}

void OAuthTest::writeClients(const EngineFixture& fixture)
{
    QFile file(fixture.profileDir() + u"/oauth-clients.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": 1, "clients": {"localhost": {"id": "postaci-test"}}})");
}

std::unique_ptr<EngineFixture> OAuthTest::account(const DovecotServer& server, const QString& owner)
{
    auto fixture = std::make_unique<EngineFixture>(server, m_user);
    fixture->account.oauth2 = endpoints();
    fixture->secrets = {grantTo(owner, fixture->clock)};
    writeClients(*fixture);
    return fixture;
}

bool OAuthTest::arrives(EngineFixture& fixture, const QString& subject)
{
    return m_server->deliver(m_user, sampleMessage(subject)) &&
           QTest::qWaitFor([&] { return fixture.bySubject(fixture.folder(FolderRole::Inbox), subject) != 0; },
                           30000);
}

void OAuthTest::everyMechanismAndProtocol_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<bool>("byPop3");
    QTest::newRow("IMAP xoauth2") << QByteArray("xoauth2") << false;
    QTest::newRow("IMAP oauthbearer") << QByteArray("oauthbearer") << false;
    QTest::newRow("POP3 xoauth2") << QByteArray("xoauth2") << true;
    QTest::newRow("POP3 oauthbearer") << QByteArray("oauthbearer") << true;
}

/// Mail comes and goes, with no password anywhere.
void OAuthTest::everyMechanismAndProtocol()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(bool, byPop3);
    DovecotServer::Options options;
    options.authority = m_authority;
    options.authMechanisms = mechanism;
    options.introspectionUrl = m_issuer->introspectionUrl();
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    QVERIFY(server.deliver(m_user, sampleMessage(u"Jetonla"_s)));
    const auto fixture = account(server, m_user);
    if (byPop3)
        fixture->usePop3(server);
    QVERIFY2(fixture->open(), qPrintable(fixture->errorText()));
    fixture->engine().start();
    QTRY_VERIFY_WITH_TIMEOUT(fixture->bySubject(fixture->folder(FolderRole::Inbox), u"Jetonla"_s) != 0,
                             30000);
    const QString receiver = u"receiver%1@example.org"_s.arg(m_users);
    fixture->engine().send(fixture->newMessage({receiver}, u"Giden"_s, u"Merhaba"_s), 0,
                           [](const Result<OutboxId>&) {});
    QTRY_COMPARE_WITH_TIMEOUT(server.messagesIn(receiver).size(), 1, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(fixture->isSettled(), 30000);
    const QString log = fixture->engine().connectionLog(fixture->accountId());
    QVERIFY2(log.contains(QString::fromLatin1(mechanism.toUpper())), qPrintable(log));
    QVERIFY2(!log.contains(u"access-"_s), qPrintable(log));
    QVERIFY(server.log().contains("passdb"));
}

void OAuthTest::signsInInTheBrowserFromTheStart()
{
    EngineFixture fixture(*m_server, m_user);
    writeClients(fixture);
    QVERIFY(fixture.open()); // with a password, as another account
    Account account = fixture.account;
    const auto where = fixture.engine().browserSignIn(account, endpoints());
    QVERIFY(where);
    QCOMPARE(*where, endpoints());
    QCOMPARE(fixture.engine().browserSignIn(account, std::nullopt).error().reason,
             ErrorReason::NoCommonMechanism);
    QCOMPARE(fixture.engine()
                 .browserSignIn(account, OAuth2Endpoints{u"unknown.example"_s, {}, {}, {}})
                 .error()
                 .reason,
             ErrorReason::OAuthClientMissing);

    TestBrowser browser(m_authority->caFile());
    auto flow = fixture.engine().signInWithBrowser(*where, m_user,
                                                   [&browser](const QUrl& page) { browser.open(page); });
    QVERIFY(flow);
    std::optional<Result<OAuthGrant>> grant;
    connect(flow->get(), &OAuthFlow::finished, this,
            [&grant](const Result<OAuthGrant>& granted) { grant.emplace(granted); });
    QTRY_VERIFY_WITH_TIMEOUT(grant.has_value(), 30000);
    QVERIFY2(*grant, qPrintable(m_issuer->complaint()));

    account.oauth2 = (*grant)->endpoints;
    const QString secret = (*grant)->tokens.toSecret();
    std::unique_ptr<LoginTest> test(fixture.engine().testLogin({account, {secret}, UserNames::AsGiven, {}}));
    QSignalSpy finished(test.get(), &LoginTest::finished);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30000);
    QVERIFY(finished.first().first().toBool());
    std::optional<Result<AccountId>> added;
    fixture.engine().addAccount(account, {secret},
                                [&added](const Result<AccountId>& done) { added.emplace(done); });
    QTRY_VERIFY(added.has_value());
    QVERIFY(*added);
    QCOMPARE(fixture.reader().account(**added)->oauth2, std::optional(endpoints()));
    std::optional<Result<SyncReport>> pass;
    fixture.engine().syncOnce(**added, PassScope::Everything, BodyPolicy::OnDemand,
                              [&pass](const Result<SyncReport>& report) { pass.emplace(report); });
    QTRY_VERIFY_WITH_TIMEOUT(pass.has_value(), 30000);
    QVERIFY2(*pass, qPrintable(pass->has_value() ? QString() : pass->error().message));
}

void OAuthTest::tokensAreRenewedAheadOfTheirEnd()
{
    const auto fixture = account(*m_server, m_user);
    QVERIFY(fixture->open());
    const int before = m_issuer->renewals();
    fixture->engine().start();
    QVERIFY(arrives(*fixture, u"ilk"_s));
    QCOMPARE(m_issuer->renewals(), before);
    // Every connection begins anew, and all find the token due.
    fixture->engine().stop();
    fixture->clock.goForward(std::chrono::seconds(3400));
    fixture->engine().start();
    QVERIFY(arrives(*fixture, u"ikinci"_s));
    QCOMPARE(m_issuer->renewals(), before + 1);
    // The refresh token that came with it is the one that counts now, also after a start of the program.
    fixture->close();
    fixture->clock.goForward(std::chrono::seconds(3400));
    QVERIFY(fixture->open());
    fixture->engine().start();
    QVERIFY2(arrives(*fixture, u"üçüncü"_s), qPrintable(m_issuer->complaint()));
    QCOMPARE(m_issuer->renewals(), before + 2);
}

void OAuthTest::aTokenThatEndsInTheMiddleIsRenewedOnce()
{
    const auto fixture = account(*m_server, m_user);
    QVERIFY(fixture->open());
    fixture->engine().start();
    QVERIFY(arrives(*fixture, u"önce"_s));
    const int before = m_issuer->renewals();
    m_issuer->expireAccessTokens();
    restart();
    QVERIFY2(arrives(*fixture, u"sonra"_s), fixture->engine().connectionLog(fixture->accountId()).toUtf8());
    QTRY_COMPARE(fixture->engine().accountState(fixture->accountId()).activity, AccountActivity::Push);
    QCOMPARE(m_issuer->renewals(), before + 1);
}

void OAuthTest::sendingRenewsTheTokenToo()
{
    const auto fixture = account(*m_server, m_user);
    QVERIFY(fixture->open());
    const int before = m_issuer->renewals();
    m_issuer->expireAccessTokens();
    fixture->engine().startSendingOnly(fixture->accountId());
    const QString receiver = u"late%1@example.org"_s.arg(m_users);
    fixture->engine().send(fixture->newMessage({receiver}, u"Giden"_s, u"Merhaba"_s), 0,
                           [](const Result<OutboxId>&) {});
    QTRY_COMPARE_WITH_TIMEOUT(m_server->messagesIn(receiver).size(), 1, 30000);
    QCOMPARE(m_issuer->renewals(), before + 1);
}

void OAuthTest::aWithdrawnGrantStopsTheAccountUntilItIsGivenAgain()
{
    const auto fixture = account(*m_server, m_user);
    QVERIFY(fixture->open());
    fixture->engine().start();
    QVERIFY(arrives(*fixture, u"önce"_s));
    const int before = m_issuer->renewals();
    m_issuer->withdrawEverything();
    restart();
    const auto state = [&] { return fixture->engine().accountState(fixture->accountId()); };
    QTRY_COMPARE_WITH_TIMEOUT(state().activity, AccountActivity::NeedsUser, 30000);
    QVERIFY(state().error);
    QCOMPARE(state().error->reason, ErrorReason::SignInExpired);
    QCOMPARE(m_issuer->renewals(), before + 1);
    std::optional<Result<void>> saved;
    fixture->engine().updateAccount(fixture->reader().account(fixture->accountId()).value_or({}),
                                    {grantTo(m_user, fixture->clock)},
                                    [&saved](const Result<void>& done) { saved.emplace(done); });
    QTRY_VERIFY(saved.has_value());
    QVERIFY(*saved);
    QVERIFY(arrives(*fixture, u"sonra"_s));
    QCOMPARE(m_issuer->renewals(), before + 1);
}

void OAuthTest::tokensOfSomebodyElseAreTriedTwice()
{
    const auto fixture = account(*m_server, u"else@example.org"_s);
    QVERIFY(fixture->open());
    const int renewals = m_issuer->renewals();
    const int before = m_issuer->introspections();
    fixture->engine().start();
    const auto state = [&] { return fixture->engine().accountState(fixture->accountId()); };
    QTRY_COMPARE_WITH_TIMEOUT(state().activity, AccountActivity::NeedsUser, 30000);
    QCOMPARE(state().error->reason, ErrorReason::TokenRejected);
    QCOMPARE(m_issuer->renewals(), renewals + 1);
    QCOMPARE(m_issuer->introspections(), before + 2);
}

void OAuthTest::thePasswordTakesThePlaceOfTokensAndBack()
{
    const auto fixture = account(*m_server, m_user);
    QVERIFY(fixture->open());
    const auto update = [&](const std::optional<OAuth2Endpoints>& oauth2, const QString& secret) {
        Account changed = fixture->reader().account(fixture->accountId()).value_or({});
        changed.oauth2 = oauth2;
        std::optional<Result<void>> saved;
        fixture->engine().updateAccount(changed, {secret},
                                        [&saved](const Result<void>& done) { saved.emplace(done); });
        (void)QTest::qWaitFor([&saved] { return saved.has_value(); }, 10000);
        return saved.value_or(Result<void>());
    };
    QCOMPARE(update(std::nullopt, {}).error().reason, ErrorReason::NoPassword);
    QVERIFY(update(std::nullopt, QString::fromLatin1(fixturePassword)));
    QVERIFY(fixture->pass());
    QVERIFY(update(endpoints(), grantTo(m_user, fixture->clock)));
    QVERIFY(fixture->pass());
    QVERIFY(update(endpoints(), {})); // keeps them
    QVERIFY(fixture->pass());
}

QTEST_GUILESS_MAIN(OAuthTest)
#include "tst_oauth.moc"
