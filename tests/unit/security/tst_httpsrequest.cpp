#include "security/HttpsRequest.h"

#include "support/HttpsServer.h"
#include "support/PeakMemory.h"

#include <QElapsedTimer>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

namespace {

constexpr int kPatienceMs = 20000;

} // namespace

class HttpsRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fetchesADocument();
    void tellsNothingButTheUrl();
    void keepsNoCookies();
    void followsThreeRedirects();
    void redirectsThatAreNotFollowed_data();
    void redirectsThatAreNotFollowed();
    void onlyHttpsIsFetched_data();
    void onlyHttpsIsFetched();
    void statusesAreTyped_data();
    void statusesAreTyped();
    void silenceEndsAtTheLimit();
    void redirectsDoNotStretchTheLimit();
    void anEndlessBodyIsCut();
    void anEndlessHeaderEndsAtTheLimit();
    void theLargestDocumentIsTaken();
    void wrongCertificatesAreRefused_data();
    void wrongCertificatesAreRefused();
    void nobodyListens();
    void cancelEndsIt();
    void goingAwaySaysNothing();

private:
    /// The outcome of a fetch that is waited for.
    Result<QByteArray> fetch(const QUrl& url, const HttpsLimits& limits = {});
    [[nodiscard]] CertificatePolicy policy() const { return m_policy; }

    TestAuthority m_authority;
    CertificatePolicy m_policy;
    std::unique_ptr<HttpsServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

void HttpsRequestTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
    m_policy.addedAuthorities = loadAuthorities(m_authority.caFile()).value_or({});
    QVERIFY(!m_policy.addedAuthorities.isEmpty());
}

void HttpsRequestTest::init()
{
    m_server = std::make_unique<HttpsServer>(m_authority.certificate(TestAuthority::Kind::Good));
    QVERIFY(m_server->isListening());
    m_network = std::make_unique<QNetworkAccessManager>();
}

void HttpsRequestTest::cleanup()
{
    m_network.reset();
    m_server.reset();
}

Result<QByteArray> HttpsRequestTest::fetch(const QUrl& url, const HttpsLimits& limits)
{
    HttpsLimits patient = limits;
    if (limits.milliseconds == HttpsLimits().milliseconds)
        patient.milliseconds = kPatienceMs;
    HttpsRequest step(*m_network, policy(), patient);
    QList<Result<QByteArray>> results;
    connect(&step, &HttpsRequest::finished, this,
            [&results](const Result<QByteArray>& result) { results.append(result); });
    step.get(url);
    const bool isQueued = results.isEmpty();
    const bool hasEnded = QTest::qWaitFor([&results] { return !results.isEmpty(); }, 2 * kPatienceMs);
    if (!isQueued || !hasEnded)
        return unexpected(ErrorKind::Storage, ErrorReason::Unspecified, u"no end, or within start()"_s);
    return results.first();
}

void HttpsRequestTest::fetchesADocument()
{
    m_server->setAnswer("/a.xml", {HttpAnswer::Kind::Whole, 200, "<clientConfig/>"});
    const auto body = fetch(m_server->url("/a.xml"));
    QVERIFY2(body, body ? "" : qPrintable(body.error().message));
    QCOMPARE(*body, QByteArray("<clientConfig/>"));
    QCOMPARE(m_server->requestedPaths(), QByteArrayList{"/a.xml"});
}

void HttpsRequestTest::tellsNothingButTheUrl()
{
    QLocale::setDefault(QLocale(QLocale::Turkish));
    QVERIFY(!fetch(m_server->url("/x?y=z")));
    QCOMPARE(m_server->requests().size(), 1);
    QByteArrayList lines = m_server->requests().first().trimmed().replace("\r\n", "\n").split('\n');
    QCOMPARE(lines.takeFirst(), QByteArray("GET /x?y=z HTTP/1.1"));
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines,
             (QByteArrayList{"Accept-Encoding: identity", "Accept-Language: *", "Connection: Keep-Alive",
                             "Host: localhost:" + QByteArray::number(m_server->serverPort()),
                             "User-Agent: Postaci"}));
}

void HttpsRequestTest::keepsNoCookies()
{
    m_network->cookieJar()->insertCookie([this] {
        QNetworkCookie cookie("before", "1");
        cookie.setDomain(u"localhost"_s);
        cookie.setPath(u"/"_s);
        return cookie;
    }());
    m_server->setAnswer("/set", {HttpAnswer::Kind::Whole, 200, "a", "Set-Cookie: who=me; Path=/\r\n"});
    QVERIFY(fetch(m_server->url("/set")));
    QVERIFY(fetch(m_server->url("/set")));
    for (const QByteArray& request : m_server->requests())
        QVERIFY2(!request.toLower().contains("cookie"), request.constData());
    QCOMPARE(m_network->cookieJar()->cookiesForUrl(m_server->url("/")).size(), 1);
}

void HttpsRequestTest::followsThreeRedirects()
{
    const auto leadTo = [this](const QByteArray& path) {
        return HttpAnswer{HttpAnswer::Kind::Whole, 302, "moved",
                          "Location: " + m_server->url(path).toEncoded() + "\r\n"};
    };
    m_server->setAnswer("/0", leadTo("/1"));
    m_server->setAnswer("/1", leadTo("/2"));
    m_server->setAnswer("/2", {HttpAnswer::Kind::Whole, 301, {}, "Location: /3\r\n"});
    m_server->setAnswer("/3", {HttpAnswer::Kind::Whole, 200, "here"});
    m_server->setAnswer("/minus", leadTo("/0"));
    const auto body = fetch(m_server->url("/0"));
    QVERIFY(body);
    QCOMPARE(*body, QByteArray("here"));
    const auto tooFar = fetch(m_server->url("/minus"));
    QVERIFY(!tooFar);
    QCOMPARE(tooFar.error().kind, ErrorKind::Input);
    QCOMPARE(m_server->requestedPaths().last(), QByteArray("/2"));
}

void HttpsRequestTest::redirectsThatAreNotFollowed_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("http") << QByteArray("http://localhost:%1/b");
    QTest::newRow("a file") << QByteArray("file:///etc/passwd");
    QTest::newRow("data") << QByteArray("data:text/xml,<clientConfig/>");
    QTest::newRow("with a login") << QByteArray("https://user:word@localhost:%1/b");
    QTest::newRow("no host") << QByteArray("https:///b");
}

void HttpsRequestTest::redirectsThatAreNotFollowed()
{
    QFETCH(QByteArray, target);
    target.replace("%1", QByteArray::number(m_server->serverPort()));
    m_server->setAnswer("/a", {HttpAnswer::Kind::Whole, 302, {}, "Location: " + target + "\r\n"});
    m_server->setAnswer("/b", {HttpAnswer::Kind::Whole, 200, "wrong"});
    const auto body = fetch(m_server->url("/a"));
    QVERIFY(!body);
    QCOMPARE(body.error().kind, ErrorKind::Input);
    QCOMPARE(m_server->requestedPaths(), QByteArrayList{"/a"});
}

void HttpsRequestTest::onlyHttpsIsFetched_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("http") << u"http://localhost:%1/"_s;
    QTest::newRow("file") << u"file:///etc/hostname"_s;
    QTest::newRow("with a login") << u"https://user@localhost:%1/"_s;
    QTest::newRow("nothing") << QString();
}

void HttpsRequestTest::onlyHttpsIsFetched()
{
    QFETCH(QString, url);
    const auto body = fetch(QUrl(url.replace(u"%1"_s, QString::number(m_server->serverPort()))));
    QVERIFY(!body);
    QCOMPARE(body.error().kind, ErrorKind::Input);
    QVERIFY(m_server->requests().isEmpty());
}

void HttpsRequestTest::statusesAreTyped_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("404") << 404 << int(ErrorKind::Gone);
    QTest::newRow("410") << 410 << int(ErrorKind::Gone);
    QTest::newRow("401") << 401 << int(ErrorKind::Gone);
    QTest::newRow("500") << 500 << int(ErrorKind::Protocol);
    QTest::newRow("503") << 503 << int(ErrorKind::Protocol);
    QTest::newRow("204") << 204 << int(ErrorKind::Protocol);
    QTest::newRow("302 to nowhere") << 302 << int(ErrorKind::Protocol);
}

void HttpsRequestTest::statusesAreTyped()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    m_server->setAnswer("/a", {HttpAnswer::Kind::Whole, status, {}});
    const auto body = fetch(m_server->url("/a"));
    QVERIFY(!body);
    QCOMPARE(int(body.error().kind), kind);
    QCOMPARE(body.error().host, u"localhost"_s);
}

void HttpsRequestTest::silenceEndsAtTheLimit()
{
    m_server->setAnswer("/a", {HttpAnswer::Kind::Never});
    QElapsedTimer timer;
    timer.start();
    HttpsLimits limits;
    limits.milliseconds = 300;
    const auto body = fetch(m_server->url("/a"), limits);
    QVERIFY(!body);
    QCOMPARE(body.error().kind, ErrorKind::Timeout);
    QCOMPARE(body.error().reason, ErrorReason::TimedOut);
    QVERIFY(timer.elapsed() >= 250); // timers are five per cent off
    // The connection is given up, not kept.
    QTRY_COMPARE(m_server->open(), 0);
}

void HttpsRequestTest::redirectsDoNotStretchTheLimit()
{
    m_server->setAnswer("/a", {HttpAnswer::Kind::Whole, 302, {}, "Location: /b\r\n"});
    m_server->setAnswer("/b", {HttpAnswer::Kind::Never});
    HttpsLimits limits;
    limits.milliseconds = 1000;
    const auto body = fetch(m_server->url("/a"), limits);
    QVERIFY(!body);
    QCOMPARE(body.error().kind, ErrorKind::Timeout);
    QCOMPARE(m_server->requestedPaths(), (QByteArrayList{"/a", "/b"}));
}

void HttpsRequestTest::anEndlessBodyIsCut()
{
    m_server->setAnswer("/a", {HttpAnswer::Kind::EndlessBody});
    const PeakMemory memory;
    const auto body = fetch(m_server->url("/a"));
    QVERIFY(!body);
    QCOMPARE(body.error().reason, ErrorReason::ResponseTooLarge);
    QVERIFY2(memory.growth() < 48 << 20, qPrintable(QString::number(memory.growth())));
}

void HttpsRequestTest::anEndlessHeaderEndsAtTheLimit()
{
    m_server->setAnswer("/a", {HttpAnswer::Kind::EndlessHeader});
    HttpsLimits limits;
    limits.milliseconds = 1000;
    const auto body = fetch(m_server->url("/a"), limits);
    QVERIFY(!body);
    QCOMPARE(body.error().kind, ErrorKind::Timeout);
}

void HttpsRequestTest::theLargestDocumentIsTaken()
{
    const QByteArray largest(512 * 1024, 'x');
    m_server->setAnswer("/a", {HttpAnswer::Kind::Whole, 200, largest});
    m_server->setAnswer("/b", {HttpAnswer::Kind::Whole, 200, largest + 'x'});
    const auto body = fetch(m_server->url("/a"));
    QVERIFY(body);
    QCOMPARE(body->size(), largest.size());
    const auto more = fetch(m_server->url("/b"));
    QVERIFY(!more);
    QCOMPARE(more.error().reason, ErrorReason::ResponseTooLarge);
}

void HttpsRequestTest::wrongCertificatesAreRefused_data()
{
    QTest::addColumn<int>("certificate");
    QTest::addColumn<bool>("known");
    QTest::addColumn<int>("reason");
    QTest::newRow("expired") << int(TestAuthority::Kind::Expired) << true
                             << int(ErrorReason::CertificateExpired);
    QTest::newRow("another name") << int(TestAuthority::Kind::WrongName) << true
                                  << int(ErrorReason::CertificateWrongName);
    QTest::newRow("self-signed") << int(TestAuthority::Kind::SelfSigned) << true
                                 << int(ErrorReason::CertificateSelfSigned);
    QTest::newRow("unknown authority")
        << int(TestAuthority::Kind::Good) << false << int(ErrorReason::CertificateUntrusted);
}

void HttpsRequestTest::wrongCertificatesAreRefused()
{
    QFETCH(int, certificate);
    QFETCH(bool, known);
    QFETCH(int, reason);
    HttpsServer server(m_authority.certificate(TestAuthority::Kind(certificate)));
    server.setAnswer("/a", {HttpAnswer::Kind::Whole, 200, "wrong"});
    HttpsRequest step(*m_network, known ? policy() : CertificatePolicy(), {kPatienceMs});
    std::optional<Result<QByteArray>> outcome;
    connect(&step, &HttpsRequest::finished, this,
            [&outcome](const Result<QByteArray>& result) { outcome.emplace(result); });
    step.get(server.url("/a"));
    QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 2 * kPatienceMs);
    QVERIFY(!*outcome);
    QCOMPARE(outcome->error().kind, ErrorKind::Certificate);
    QCOMPARE(int(outcome->error().reason), reason);
    QVERIFY(outcome->error().certificate && !outcome->error().certificate->chain.isEmpty());
    QVERIFY(server.requests().isEmpty());
}

void HttpsRequestTest::nobodyListens()
{
    const QUrl url = m_server->url("/a");
    m_server->close();
    const auto body = fetch(url);
    QVERIFY(!body);
    QCOMPARE(body.error().kind, ErrorKind::Offline);
    QCOMPARE(body.error().reason, ErrorReason::ConnectionRefused);
    QCOMPARE(body.error().port, quint16(url.port()));
}

void HttpsRequestTest::cancelEndsIt()
{
    m_server->setAnswer("/a", {HttpAnswer::Kind::Never});
    HttpsRequest step(*m_network, policy(), {kPatienceMs});
    QList<ErrorKind> ends;
    connect(&step, &HttpsRequest::finished, this, [&ends](const Result<QByteArray>& result) {
        ends << (result ? ErrorKind::Storage : result.error().kind);
    });
    step.get(m_server->url("/a"));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 1, kPatienceMs);
    step.cancel();
    step.cancel();
    QCOMPARE(ends, QList<ErrorKind>{ErrorKind::Cancelled});
    QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 0, kPatienceMs);
    QCOMPARE(ends.size(), 1);
}

void HttpsRequestTest::goingAwaySaysNothing()
{
    m_server->setAnswer("/a", {HttpAnswer::Kind::Never});
    int ends = 0;
    {
        HttpsRequest step(*m_network, policy(), {kPatienceMs});
        connect(&step, &HttpsRequest::finished, this, [&ends] { ++ends; });
        step.get(m_server->url("/a"));
        QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 1, kPatienceMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 0, kPatienceMs);
    QCOMPARE(ends, 0);
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::HttpsRequestTest)
#include "tst_httpsrequest.moc"
