#include "sync/TokenKeeper.h"

#include "security/InMemorySecretStore.h"
#include "support/OAuthIssuer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

namespace {

constexpr int kPatienceMs = 20000;
const QString kKey = u"imap:ayse@localhost:993"_s;

class SetClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    void goForward(int seconds) { m_now = m_now.addSecs(seconds); }

private:
    QDateTime m_now{QDate(2026, 11, 27), QTime(12, 0), Qt::UTC};
};

/// Keeps nothing that it did not have from the start.
class FullSecretStore final : public SecretStore
{
public:
    explicit FullSecretStore(SecretStore& inner) : m_inner(inner) {}
    void read(const QString& key, ReadDone done) override { m_inner.read(key, std::move(done)); }
    void write(const QString&, const QString&, WriteDone done) override
    {
        done(unexpected(ErrorKind::Storage, ErrorReason::SecretStoreUnavailable, u"no room"_s));
    }
    void remove(const QString& key, WriteDone done) override { m_inner.remove(key, std::move(done)); }

private:
    SecretStore& m_inner;
};

} // namespace

/// One account's access token: who gets which, and how often the issuer is asked.
class TokenKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aGoodTokenIsGivenAsItIs();
    void manyAskAndOneIsRenewed();
    void rotatedTokensAreStored();
    void aRefreshTokenThatStaysIsKept();
    void aRefusedTokenIsRenewedOnce();
    void aNewTokenThatIsRefusedEndsIt();
    void aFailedRenewalAheadOfTimeDoesNoHarm();
    void anIssuerThatIsAwayIsTriedAgain();
    void aWithdrawnGrantIsAskedForOnce();
    void withoutARefreshTokenThePersonIsAsked();
    void withoutAClientIdThePersonIsTold();
    void passwordsAreNoTokens();
    void anIssuersCertificateIsNobodysQuestion();
    void tokensThatAreNotStoredAreKept();
    void whoWaitsIsToldWhenItGoes();

private:
    using Answer = std::optional<Result<QString>>;

    /// Stores what the issuer grants, and makes a keeper of it.
    void keep(SecretStore* secrets = nullptr);
    Result<QString> ask(const QString& refused = {});
    void writeClients(const QByteArray& id);
    [[nodiscard]] OAuthTokens stored()
    {
        OAuthTokens tokens;
        m_secrets.read(kKey, [&tokens](const Result<QString>& secret) {
            tokens = OAuthTokens::fromSecret(secret.value_or({})).value_or({});
        });
        return tokens;
    }

    TestAuthority m_authority;
    CertificatePolicy m_policy;
    SetClock m_clock;
    InMemorySecretStore m_secrets;
    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<OAuthIssuer> m_issuer;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<TokenKeeper> m_keeper;
};

void TokenKeeperTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
    m_policy.addedAuthorities = loadAuthorities(m_authority.caFile()).value_or({});
}

void TokenKeeperTest::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    m_issuer = std::make_unique<OAuthIssuer>(m_authority.certificate(TestAuthority::Kind::Good));
    QVERIFY(m_issuer->isListening());
    m_network = std::make_unique<QNetworkAccessManager>();
    writeClients("postaci-test");
}

void TokenKeeperTest::cleanup()
{
    m_keeper.reset();
    m_network.reset();
    m_issuer.reset();
}

void TokenKeeperTest::writeClients(const QByteArray& id)
{
    QFile file(m_profile->filePath(u"oauth-clients.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": 1, "clients": {")" + id + R"(.example": {"id": ")" + id + "\"}}}");
}

void TokenKeeperTest::keep(SecretStore* secrets)
{
    const auto tokens = OAuthTokens::fromAnswer(m_issuer->grant(u"ayse"_s), m_clock.now());
    QVERIFY(tokens);
    m_secrets.write(kKey, tokens->toSecret(), [](const Result<void>&) {});
    SecretStore& used = secrets ? *secrets : m_secrets;
    const TokenTools tools{used, *m_network, m_policy, m_clock, m_profile->path()};
    m_keeper = std::make_unique<TokenKeeper>(
        tools, kKey,
        OAuth2Endpoints{u"postaci-test.example"_s, u"mail"_s, m_issuer->authUrl(), m_issuer->tokenUrl()});
}

Result<QString> TokenKeeperTest::ask(const QString& refused)
{
    Answer answer;
    m_keeper->ask(refused, [&answer](const Result<QString>& token) { answer.emplace(token); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, kPatienceMs))
        return unexpected(ErrorKind::Input, ErrorReason::Unspecified, u"nobody answered"_s);
    return *answer;
}

void TokenKeeperTest::aGoodTokenIsGivenAsItIs()
{
    keep();
    const OAuthTokens tokens = stored();
    QCOMPARE(ask().value_or({}), tokens.access);
    m_clock.goForward(3299);
    QCOMPARE(ask().value_or({}), tokens.access);
    QCOMPARE(ask(u"one of yesterday"_s).value_or({}), tokens.access); // another one has come meanwhile
    QCOMPARE(m_issuer->renewals(), 0);
}

void TokenKeeperTest::manyAskAndOneIsRenewed()
{
    keep();
    const QString first = stored().access;
    m_clock.goForward(3301);
    QStringList answers;
    for (int i = 0; i < 5; ++i)
        m_keeper->ask({}, [&answers](const Result<QString>& token) { answers << token.value_or({}); });
    m_keeper->ask(first, [&answers](const Result<QString>& token) { answers << token.value_or({}); });
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 6, kPatienceMs);
    answers.removeDuplicates();
    QCOMPARE(answers, QStringList{stored().access});
    QVERIFY(answers.first() != first);
    QCOMPARE(m_issuer->renewals(), 1);
}

void TokenKeeperTest::rotatedTokensAreStored()
{
    keep();
    QStringList seen{stored().refresh};
    for (int i = 1; i <= 3; ++i) {
        m_clock.goForward(3301);
        QVERIFY2(ask(), qPrintable(m_issuer->complaint()));
        QCOMPARE(m_issuer->renewals(), i);
        QVERIFY(!seen.contains(stored().refresh));
        seen << stored().refresh;
    }
}

void TokenKeeperTest::aRefreshTokenThatStaysIsKept()
{
    m_issuer->rotates = false;
    keep();
    const QString refresh = stored().refresh;
    m_clock.goForward(3301);
    QVERIFY(ask());
    QCOMPARE(stored().refresh, refresh);
    m_clock.goForward(3301);
    QVERIFY(ask());
    QCOMPARE(m_issuer->renewals(), 2);
}

void TokenKeeperTest::aRefusedTokenIsRenewedOnce()
{
    keep();
    const QString first = stored().access;
    const QString second = ask(first).value_or({});
    QVERIFY(!second.isEmpty() && second != first);
    QCOMPARE(ask(first).value_or({}), second); // another connection that still had it
    QCOMPARE(m_issuer->renewals(), 1);
}

void TokenKeeperTest::aNewTokenThatIsRefusedEndsIt()
{
    keep();
    const QString second = ask(stored().access).value_or({});
    m_clock.goForward(9 * 60);
    const auto third = ask(second);
    QVERIFY(!third);
    QCOMPARE(third.error().kind, ErrorKind::Authentication);
    QCOMPARE(third.error().reason, ErrorReason::TokenRejected);
    QCOMPARE(m_issuer->renewals(), 1);
    m_clock.goForward(2 * 60); // it has lived for a while: that is another refusal
    QVERIFY(ask(second));
    QCOMPARE(m_issuer->renewals(), 2);
}

void TokenKeeperTest::aFailedRenewalAheadOfTimeDoesNoHarm()
{
    keep();
    const QString first = stored().access;
    m_issuer->setAnswer("/token", {HttpAnswer::Kind::Whole, 503, "busy"});
    m_clock.goForward(3301);
    QCOMPARE(ask().value_or({}), first);
    m_clock.goForward(298);
    QCOMPARE(ask().value_or({}), first);
    m_clock.goForward(1);
    const auto over = ask();
    QVERIFY(!over);
    QCOMPARE(over.error().reason, ErrorReason::ServerBusy);
}

void TokenKeeperTest::anIssuerThatIsAwayIsTriedAgain()
{
    keep();
    const QString first = stored().access;
    const quint16 port = m_issuer->serverPort();
    m_issuer->close();
    const auto refused = ask(first);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Offline);
    QVERIFY(m_issuer->listen(QHostAddress::LocalHost, port));
    QVERIFY(ask(first));
}

void TokenKeeperTest::aWithdrawnGrantIsAskedForOnce()
{
    keep();
    m_issuer->withdrawEverything();
    m_clock.goForward(3601);
    for (int i = 0; i < 3; ++i) {
        const auto token = ask();
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::Authentication);
        QCOMPARE(token.error().reason, ErrorReason::SignInExpired);
        QCOMPARE(token.error().host, u"localhost"_s);
    }
    QCOMPARE(m_issuer->renewals(), 1);
    // The person has signed in again.
    const auto granted = OAuthTokens::fromAnswer(m_issuer->grant(u"ayse"_s), m_clock.now());
    QVERIFY(granted);
    m_secrets.write(kKey, granted->toSecret(), [](const Result<void>&) {});
    QCOMPARE(ask().value_or({}), granted->access);
}

void TokenKeeperTest::withoutARefreshTokenThePersonIsAsked()
{
    keep();
    OAuthTokens tokens = stored();
    tokens.refresh.clear();
    m_secrets.write(kKey, tokens.toSecret(), [](const Result<void>&) {});
    m_clock.goForward(3301);
    QCOMPARE(ask().value_or({}), tokens.access);
    m_clock.goForward(300);
    QCOMPARE(ask().error().reason, ErrorReason::SignInExpired);
    QCOMPARE(m_issuer->renewals(), 0);
}

void TokenKeeperTest::withoutAClientIdThePersonIsTold()
{
    keep();
    writeClients("somebody-else");
    m_clock.goForward(3601);
    const auto token = ask();
    QVERIFY(!token);
    QCOMPARE(token.error().reason, ErrorReason::OAuthClientMissing);
    QCOMPARE(m_issuer->renewals(), 0);
    writeClients("postaci-test"); // found without another start
    QVERIFY(ask());
}

void TokenKeeperTest::passwordsAreNoTokens()
{
    keep();
    m_secrets.write(kKey, u"geheim"_s, [](const Result<void>&) {});
    QCOMPARE(ask().error().reason, ErrorReason::NoPassword);
    m_secrets.remove(kKey, [](const Result<void>&) {});
    QCOMPARE(ask().error().reason, ErrorReason::NoPassword);
}

void TokenKeeperTest::anIssuersCertificateIsNobodysQuestion()
{
    const CertificatePolicy known = std::exchange(m_policy, CertificatePolicy());
    keep();
    m_policy = known;
    m_clock.goForward(3601);
    const auto token = ask();
    QVERIFY(!token);
    QCOMPARE(token.error().reason, ErrorReason::CertificateUntrusted);
    QVERIFY(token.error().isRetriedQuietly());
}

void TokenKeeperTest::tokensThatAreNotStoredAreKept()
{
    FullSecretStore full(m_secrets);
    keep(&full);
    const OAuthTokens first = stored();
    const QString second = ask(first.access).value_or({});
    QVERIFY(!second.isEmpty() && second != first.access);
    QCOMPARE(stored(), first);
    QCOMPARE(ask().value_or({}), second);
    m_clock.goForward(3301);
    QVERIFY2(ask(), qPrintable(m_issuer->complaint())); // by the refresh token that is nowhere else
    QCOMPARE(m_issuer->renewals(), 2);
}

void TokenKeeperTest::whoWaitsIsToldWhenItGoes()
{
    keep();
    m_issuer->setAnswer("/token", {HttpAnswer::Kind::Never});
    QList<ErrorKind> kinds;
    const auto note = [&kinds](const Result<QString>& token) { kinds << token.error().kind; };
    m_keeper->ask(stored().access, note);
    m_keeper->ask({}, note);
    QTRY_COMPARE_WITH_TIMEOUT(m_issuer->open(), 1, kPatienceMs);
    m_keeper.reset();
    QCOMPARE(kinds, QList<ErrorKind>(2, ErrorKind::Cancelled));
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::TokenKeeperTest)
#include "tst_tokenkeeper.moc"
