#include "security/OAuthFlow.h"

#include "support/OAuthIssuer.h"
#include "support/PeakMemory.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

namespace {

constexpr int kPatienceMs = 20000;

} // namespace

/// A sign-in in the browser, against an issuer that checks it.
class OAuthFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void signsIn();
    void everySignInHasItsOwnSecrets();
    void keepsTheQueryOfTheAddress();
    void thePersonSaysNo();
    void onlyTheAnswerWithOurStateCounts();
    void strangersAreNotListenedTo_data();
    void strangersAreNotListenedTo();
    void oneAnswerOnly();
    void theRegisteredRedirectIsUsed();
    void aTakenPortIsTold();
    void nobodyComesBack();
    void cancelEndsIt();
    void anotherIssuerAnswers_data();
    void anotherIssuerAnswers();
    void endpointsAreLookedUp_data();
    void endpointsAreLookedUp();
    void wrongMetadataIsRefused_data();
    void wrongMetadataIsRefused();
    void refusalsAreTyped_data();
    void refusalsAreTyped();
    void hostileAnswersEnd_data();
    void hostileAnswersEnd();
    void theIssuerIsSilent();
    void nobodyIsThere();

private:
    void start(const OAuth2Endpoints& endpoints);
    void start() { start(endpoints()); }
    [[nodiscard]] OAuth2Endpoints endpoints() const
    {
        return {u"localhost"_s, u"mail offline_access"_s, m_issuer->authUrl(), m_issuer->tokenUrl()};
    }
    [[nodiscard]] bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return m_grant.has_value(); }, kPatienceMs);
    }
    [[nodiscard]] QString whyNot() const
    {
        return m_grant->has_value() ? QString() : m_grant->error().message + u" / "_s + m_issuer->complaint();
    }
    void signInAndFail(const OAuth2Endpoints& endpoints);

    TestAuthority m_authority;
    CertificatePolicy m_policy;
    SystemClock m_clock;
    OAuthLimits m_limits;
    OAuthClient m_client;
    std::unique_ptr<OAuthIssuer> m_issuer;
    std::unique_ptr<TestBrowser> m_browser;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<OAuthFlow> m_flow;
    OAuthFlow::OpenBrowser m_open;
    std::optional<Result<OAuthGrant>> m_grant;
};

void OAuthFlowTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
    m_policy.addedAuthorities = loadAuthorities(m_authority.caFile()).value_or({});
    QVERIFY(!m_policy.addedAuthorities.isEmpty());
}

void OAuthFlowTest::init()
{
    m_issuer = std::make_unique<OAuthIssuer>(m_authority.certificate(TestAuthority::Kind::Good));
    QVERIFY(m_issuer->isListening());
    m_browser = std::make_unique<TestBrowser>(m_authority.caFile());
    m_network = std::make_unique<QNetworkAccessManager>();
    m_open = [this](const QUrl& url) { m_browser->open(url); };
    m_limits = {};
    m_client = {m_issuer->clientId, {}, QUrl(u"http://127.0.0.1/"_s)};
    m_grant.reset();
}

void OAuthFlowTest::cleanup()
{
    m_flow.reset();
    m_network.reset();
    m_browser.reset();
    m_issuer.reset();
}

void OAuthFlowTest::start(const OAuth2Endpoints& endpoints)
{
    m_grant.reset();
    m_flow = std::make_unique<OAuthFlow>(*m_network, m_policy, m_clock, m_limits);
    connect(m_flow.get(), &OAuthFlow::finished, this, [this](const Result<OAuthGrant>& grant) {
        QVERIFY2(!m_grant, "it ended twice");
        m_grant.emplace(grant);
    });
    m_flow->start({endpoints, m_client, u"ayşe@örnek.example"_s}, m_open);
}

void OAuthFlowTest::signInAndFail(const OAuth2Endpoints& endpoints)
{
    start(endpoints);
    QVERIFY(waitForEnd());
    QVERIFY(!*m_grant);
}

void OAuthFlowTest::signsIn()
{
    const QDateTime before = m_clock.now();
    start();
    QSignalSpy permitted(m_flow.get(), &OAuthFlow::permitted);
    QVERIFY(waitForEnd());
    QVERIFY2(*m_grant, qPrintable(whyNot()));
    const OAuthTokens& tokens = (*m_grant)->tokens;
    QVERIFY(tokens.access.startsWith(u"access-"_s) && tokens.refresh.startsWith(u"refresh-"_s));
    QVERIFY(tokens.expires >= before.addSecs(3600) && tokens.renewAt == tokens.expires.addSecs(-300));
    QCOMPARE((*m_grant)->endpoints, endpoints());
    QCOMPARE(permitted.count(), 1);
    const QUrlQuery& asked = m_issuer->lastAuthorization();
    QCOMPARE(asked.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"mail offline_access"_s);
    QCOMPARE(asked.queryItemValue(u"login_hint"_s, QUrl::FullyDecoded), u"ayşe@örnek.example"_s);
    QVERIFY(!asked.toString().contains(u"verifier"_s));
    QTRY_COMPARE(m_browser->status(), 200);
    QVERIFY(m_browser->page().contains("close this window"));
    QCOMPARE(m_issuer->redemptions(), 1);
}

void OAuthFlowTest::everySignInHasItsOwnSecrets()
{
    QSet<QString> states;
    QSet<QString> challenges;
    for (int i = 0; i < 2; ++i) {
        start();
        QVERIFY(waitForEnd());
        QVERIFY2(*m_grant, qPrintable(whyNot()));
        states << m_issuer->lastAuthorization().queryItemValue(u"state"_s);
        challenges << m_issuer->lastAuthorization().queryItemValue(u"code_challenge"_s);
    }
    QCOMPARE(states.size(), 2);
    QCOMPARE(challenges.size(), 2);
}

void OAuthFlowTest::keepsTheQueryOfTheAddress()
{
    OAuth2Endpoints asked = endpoints();
    asked.authUrl += u"?access_type=offline"_s;
    start(asked);
    QVERIFY(waitForEnd());
    QVERIFY2(*m_grant, qPrintable(whyNot()));
    QCOMPARE(m_issuer->lastAuthorization().queryItemValue(u"access_type"_s), u"offline"_s);
}

void OAuthFlowTest::thePersonSaysNo()
{
    m_issuer->personRefuses = true;
    signInAndFail(endpoints());
    QCOMPARE(m_grant->error().reason, ErrorReason::SignInDeclined);
    QCOMPARE(m_grant->error().host, u"localhost"_s);
    QTRY_COMPARE(m_browser->status(), 200);
    QVERIFY(m_browser->page().contains("did not get"));
    QCOMPARE(m_issuer->redemptions(), 0);
}

void OAuthFlowTest::onlyTheAnswerWithOurStateCounts()
{
    m_issuer->wrongState = u"somebody-elses-state-of-that-length"_s;
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_browser->status(), 404, kPatienceMs);
    QVERIFY(!m_grant); // it still waits
    m_issuer->wrongState.clear();
    m_browser->open(m_browser->firstPage());
    QVERIFY(waitForEnd());
    QVERIFY2(*m_grant, qPrintable(whyNot()));
    QCOMPARE(m_issuer->redemptions(), 1);
}

void OAuthFlowTest::strangersAreNotListenedTo_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not HTTP") << QByteArray("hello\r\n\r\n");
    QTest::newRow("no state") << QByteArray("GET /?code=evil HTTP/1.1\r\n\r\n");
    QTest::newRow("another path") << QByteArray("GET /other?code=evil&state=$STATE HTTP/1.1\r\n\r\n");
    QTest::newRow("a post") << QByteArray("POST /?code=evil&state=$STATE HTTP/1.1\r\n\r\n");
    QTest::newRow("twice a code") << QByteArray("GET /?code=evil&code=good&state=$STATE HTTP/1.1\r\n\r\n");
    QTest::newRow("a long line") << "GET /?code=" + QByteArray(100'000, 'x') +
                                        "&state=$STATE HTTP/1.1\r\n\r\n";
    QTest::newRow("many lines") << "GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(20'000);
}

void OAuthFlowTest::strangersAreNotListenedTo()
{
    QFETCH(QByteArray, request);
    QUrl page;
    m_open = [&page](const QUrl& url) { page = url; };
    start();
    QTRY_VERIFY(!page.isEmpty());
    const QUrlQuery query(page);
    const QUrl redirect(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    QTcpSocket socket;
    socket.connectToHost(redirect.host(), quint16(redirect.port()));
    QVERIFY(QTest::qWaitFor([&] { return socket.state() == QTcpSocket::ConnectedState; }, kPatienceMs));
    socket.write(request.replace("$STATE", query.queryItemValue(u"state"_s).toLatin1()));
    if (!request.isEmpty())
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QTcpSocket::UnconnectedState, kPatienceMs);
    QVERIFY(!socket.readAll().contains("200 OK"));
    QVERIFY(!m_grant);
    m_browser->open(page);
    QVERIFY(waitForEnd());
    QVERIFY2(*m_grant, qPrintable(whyNot()));
}

void OAuthFlowTest::oneAnswerOnly()
{
    start();
    QVERIFY(waitForEnd());
    QVERIFY2(*m_grant, qPrintable(whyNot()));
    QTcpSocket socket;
    socket.connectToHost(m_browser->lastPage().host(), quint16(m_browser->lastPage().port()));
    QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
}

void OAuthFlowTest::theRegisteredRedirectIsUsed()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const quint16 port = free.serverPort();
    free.close();
    m_client.redirect = QUrl(u"http://localhost:%1/back/here"_s.arg(port));
    m_client.secret = u"not so secret & more"_s;
    m_issuer->clientSecret = m_client.secret;
    start();
    QVERIFY(waitForEnd());
    QVERIFY2(*m_grant, qPrintable(whyNot()));
    QCOMPARE(m_issuer->lastAuthorization().queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded),
             m_client.redirect.toString());
}

void OAuthFlowTest::aTakenPortIsTold()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    m_client.redirect.setPort(taken.serverPort());
    m_open = [](const QUrl&) { QFAIL("nothing is to be opened"); };
    signInAndFail(endpoints());
    QCOMPARE(m_grant->error().reason, ErrorReason::SignInNotFinished);
}

void OAuthFlowTest::nobodyComesBack()
{
    m_limits.personMs = 100;
    m_open = [](const QUrl&) {};
    signInAndFail(endpoints());
    QCOMPARE(m_grant->error().reason, ErrorReason::SignInNotFinished);
    QCOMPARE(m_grant->error().kind, ErrorKind::Timeout);
}

void OAuthFlowTest::cancelEndsIt()
{
    QUrl page;
    m_open = [&page](const QUrl& url) { page = url; };
    start();
    QTRY_VERIFY(!page.isEmpty());
    m_flow->cancel();
    QVERIFY(m_grant && !*m_grant);
    QCOMPARE(m_grant->error().kind, ErrorKind::Cancelled);
    m_browser->open(page);
    QTRY_VERIFY_WITH_TIMEOUT(m_browser->lastPage().host() == u"127.0.0.1"_s, kPatienceMs);
    QCOMPARE(m_issuer->redemptions(), 0);
    start();
    m_flow->cancel(); // before it has begun
    QCOMPARE(m_grant->error().kind, ErrorKind::Cancelled);
}

void OAuthFlowTest::anotherIssuerAnswers_data()
{
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("named");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("exactly") << u"https://issuer.example/a"_s << u"https://issuer.example/a"_s << true;
    QTest::newRow("another path") << u"https://issuer.example/a"_s << u"https://issuer.example/b"_s << false;
    QTest::newRow("by its host") << u"issuer.example"_s << u"https://issuer.example"_s << true;
    QTest::newRow("by its page's host") << u"issuer.example"_s << u"https://localhost/x"_s << true;
    QTest::newRow("another host") << u"issuer.example"_s << u"https://evil.example"_s << false;
    QTest::newRow("not named") << u"https://issuer.example/a"_s << QString() << true;
}

void OAuthFlowTest::anotherIssuerAnswers()
{
    QFETCH(QString, known);
    QFETCH(QString, named);
    QFETCH(bool, isTaken);
    OAuth2Endpoints asked = endpoints();
    asked.issuer = known;
    m_issuer->iss = named;
    start(asked);
    QVERIFY(waitForEnd());
    QCOMPARE(m_grant->has_value(), isTaken);
    QCOMPARE(m_issuer->redemptions(), isTaken ? 1 : 0); // the code goes to nobody else
    if (!isTaken)
        QCOMPARE(m_grant->error().reason, ErrorReason::ResponseMalformed);
}

void OAuthFlowTest::endpointsAreLookedUp_data()
{
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QString>("path");
    QTest::newRow("RFC 8414") << QByteArray("/.well-known/oauth-authorization-server/realm") << u"/realm"_s;
    QTest::newRow("OpenID") << QByteArray("/realm/.well-known/openid-configuration") << u"/realm"_s;
    QTest::newRow("no path") << QByteArray("/.well-known/oauth-authorization-server") << QString();
}

void OAuthFlowTest::endpointsAreLookedUp()
{
    QFETCH(QByteArray, place);
    QFETCH(QString, path);
    OAuth2Endpoints asked;
    asked.issuer = m_issuer->url(path.toLatin1()).toString();
    asked.scope = u"mail"_s;
    const QJsonObject metadata{{u"issuer"_s, asked.issuer},
                               {u"authorization_endpoint"_s, m_issuer->authUrl()},
                               {u"token_endpoint"_s, m_issuer->tokenUrl()},
                               {u"authorization_response_iss_parameter_supported"_s, true}};
    m_issuer->setAnswer(place, {HttpAnswer::Kind::Whole, 200, QJsonDocument(metadata).toJson()});
    m_issuer->iss = asked.issuer;
    start(asked);
    QVERIFY(waitForEnd());
    QVERIFY2(*m_grant, qPrintable(whyNot()));
    asked.authUrl = m_issuer->authUrl();
    asked.tokenUrl = m_issuer->tokenUrl();
    QCOMPARE((*m_grant)->endpoints, asked);
    // Who says that it names itself has to.
    m_issuer->iss.clear();
    asked.authUrl.clear();
    signInAndFail(asked);
    QCOMPARE(m_grant->error().reason, ErrorReason::ResponseMalformed);
}

void OAuthFlowTest::wrongMetadataIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("<html>");
    QTest::newRow("another issuer") << QByteArray(R"({"issuer": "https://evil.example", )"
                                                  R"("authorization_endpoint": "https://localhost/a",)"
                                                  R"("token_endpoint": "https://localhost/t"})");
    QTest::newRow("http") << QByteArray(R"({"issuer": "https://localhost:$PORT", )"
                                        R"("authorization_endpoint": "https://localhost/a",)"
                                        R"("token_endpoint": "http://localhost/t"})");
    QTest::newRow("a script") << QByteArray(R"({"issuer": "https://localhost:$PORT", )"
                                            R"("authorization_endpoint": "javascript:alert",)"
                                            R"("token_endpoint": "https://localhost/t"})");
}

void OAuthFlowTest::wrongMetadataIsRefused()
{
    QFETCH(QByteArray, json);
    m_issuer->metadata = json.replace("$PORT", QByteArray::number(m_issuer->serverPort()));
    m_open = [](const QUrl&) { QFAIL("nothing is to be opened"); };
    signInAndFail({u"https://localhost:%1"_s.arg(m_issuer->serverPort()), {}, {}, {}});
    QVERIFY(m_grant->error().reason == ErrorReason::ResponseMalformed ||
            m_grant->error().kind == ErrorKind::Gone);
    QCOMPARE(m_issuer->requests().size(), 2); // both places were looked at
}

void OAuthFlowTest::refusalsAreTyped_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("reason");
    const auto row = [](const char* name, int status, const char* body, ErrorKind kind, ErrorReason reason) {
        QTest::newRow(name) << status << QByteArray(body) << int(kind) << int(reason);
    };
    row("code is over", 400, R"({"error": "invalid_grant"})", ErrorKind::Authentication,
        ErrorReason::SignInExpired);
    row("unknown client", 401, R"({"error": "invalid_client", "error_description": "who?"})",
        ErrorKind::Authentication, ErrorReason::IssuerRefused);
    row("its own word", 400, R"({"error": "interaction_required"})", ErrorKind::Authentication,
        ErrorReason::IssuerRefused);
    row("no with a 200", 200, R"({"error": "unauthorized_client"})", ErrorKind::Authentication,
        ErrorReason::IssuerRefused);
    row("busy", 503, "", ErrorKind::Timeout, ErrorReason::ServerBusy);
    row("too often", 429, "slow down", ErrorKind::Timeout, ErrorReason::ServerBusy);
    row("busy by name", 400, R"({"error": "temporarily_unavailable"})", ErrorKind::Timeout,
        ErrorReason::ServerBusy);
    row("no reason", 403, "<html>", ErrorKind::Protocol, ErrorReason::ResponseMalformed);
}

void OAuthFlowTest::refusalsAreTyped()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    QFETCH(int, reason);
    m_issuer->setAnswer("/token", {HttpAnswer::Kind::Whole, status, body});
    signInAndFail(endpoints());
    QCOMPARE(int(m_grant->error().kind), kind);
    QCOMPARE(int(m_grant->error().reason), reason);
    QCOMPARE(m_grant->error().host, u"localhost"_s);
    if (body.contains("who?"))
        QCOMPARE(m_grant->error().detail, u"invalid_client: who?"_s);
}

void OAuthFlowTest::hostileAnswersEnd_data()
{
    QTest::addColumn<int>("shape");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("reason");
    const auto row = [](const char* name, const HttpAnswer& answer, ErrorReason reason) {
        QTest::newRow(name) << int(answer.kind) << answer.status << answer.body << int(reason);
    };
    using Kind = HttpAnswer::Kind;
    constexpr auto malformed = ErrorReason::ResponseMalformed;
    row("endless", {Kind::EndlessBody, 200, {}, {}}, ErrorReason::ResponseTooLarge);
    row("huge refusal", {Kind::Whole, 400, QByteArray(1 << 20, '['), {}}, ErrorReason::ResponseTooLarge);
    row("deep", {Kind::Whole, 200, QByteArray(200'000, '['), {}}, malformed);
    row("not JSON", {Kind::Whole, 200, "access_token=abc", {}}, malformed);
    row("a list", {Kind::Whole, 200, R"(["access_token"])", {}}, malformed);
    row("no token", {Kind::Whole, 200, R"({"token_type": "Bearer"})", {}}, malformed);
    row("a number", {Kind::Whole, 200, R"({"access_token": 5})", {}}, malformed);
    row("another type", {Kind::Whole, 200, R"({"access_token": "a", "token_type": "mac"})", {}}, malformed);
    row("a line end in it", {Kind::Whole, 200, R"({"access_token": "a\r\nb"})", {}}, malformed);
    row("a field end in it", {Kind::Whole, 200, R"({"access_token": "a\u0001b"})", {}}, malformed);
    row("in the refresh token", {Kind::Whole, 200, R"({"access_token": "a", "refresh_token": "ç"})", {}},
        malformed);
    row("long", {Kind::Whole, 200, R"({"access_token": ")" + QByteArray(40'000, 'x') + "\"}", {}}, malformed);
}

void OAuthFlowTest::hostileAnswersEnd()
{
    QFETCH(int, shape);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, reason);
    m_issuer->setAnswer("/token", {HttpAnswer::Kind(shape), status, body, {}});
    const PeakMemory memory;
    signInAndFail(endpoints());
    QCOMPARE(int(m_grant->error().reason), reason);
    QVERIFY2(memory.growth() < 48 << 20, qPrintable(QString::number(memory.growth())));
}

void OAuthFlowTest::theIssuerIsSilent()
{
    m_issuer->setAnswer("/token", {HttpAnswer::Kind::Never});
    m_limits.network.milliseconds = 500;
    signInAndFail(endpoints());
    QCOMPARE(m_grant->error().kind, ErrorKind::Timeout);
    QCOMPARE(m_grant->error().reason, ErrorReason::TimedOut);
    // A redirect of what was posted is not followed either.
    m_issuer->setAnswer("/token", {HttpAnswer::Kind::Whole, 307, {}, "Location: /elsewhere\r\n"});
    m_limits = {};
    signInAndFail(endpoints());
    QCOMPARE(m_grant->error().kind, ErrorKind::Input);
    QVERIFY(!m_issuer->requestedPaths().contains("/elsewhere"));
}

void OAuthFlowTest::nobodyIsThere()
{
    OAuth2Endpoints asked = endpoints();
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    asked.tokenUrl = u"https://localhost:%1/token"_s.arg(gone.serverPort());
    gone.close();
    signInAndFail(asked);
    QCOMPARE(m_grant->error().kind, ErrorKind::Offline);
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::OAuthFlowTest)
#include "tst_oauthflow.moc"
