#include "account/Discovery.h"

#include "support/HttpsServer.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

namespace {

constexpr int kPatienceMs = 30000;
const QString kAddress = u"ayse@ornek.example"_s;

QByteArray configFor(const QByteArray& host)
{
    return "<clientConfig version=\"1.1\"><emailProvider id=\"x\"><incomingServer type=\"imap\"><hostname>" +
           host +
           "</hostname><port>993</port><socketType>SSL</socketType></incomingServer>"
           "<outgoingServer type=\"smtp\"><hostname>" +
           host +
           "</hostname><port>465</port><socketType>SSL</socketType></outgoingServer></emailProvider></"
           "clientConfig>";
}

/// Counts what a Discovery says.
struct Listener
{
    explicit Listener(Discovery& discovery)
    {
        QObject::connect(&discovery, &Discovery::found, &m_context,
                         [this](const DiscoveryResult& result) { results.append(result); });
        QObject::connect(&discovery, &Discovery::finished, &m_context, [this] { ++ends; });
    }

    [[nodiscard]] bool waitForEnd() const
    {
        return QTest::qWaitFor([this] { return ends > 0; }, kPatienceMs);
    }
    [[nodiscard]] bool waitForResults(qsizetype count) const
    {
        return QTest::qWaitFor([this, count] { return results.size() >= count; }, kPatienceMs);
    }

    QList<DiscoveryResult> results;
    int ends = 0;

private:
    QObject m_context;
};

QStringList hostsOf(const DiscoveryResult& result)
{
    QStringList hosts;
    for (const RankedServer& server : result.incoming)
        hosts << server.candidate.settings.host;
    return hosts;
}

} // namespace

/// Against an HTTPS server on loopback. Names are not looked up here: the name server is an address at which
/// none listens.
class DiscoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theTableAnswersAtOnceAndOffline();
    void offlineAsksNobody();
    void answersInAnyOrder_data();
    void answersInAnyOrder();
    void onlyTheDomainLeaves();
    void ispdbCanBeSwitchedOff();
    void aSilentServerCostsItsLimitOnly();
    void theTotalLimitEndsEverything();
    void brokenAnswersHarmNobodyElse();
    void cancelEndsAtOnce();
    void cancelWithinFound();
    void startDropsTheSearchBefore();
    void anAddressThatIsNoneIsRefused();
    void theThreadIsNeverBlocked();

private:
    [[nodiscard]] DiscoveryOptions options() const;
    void answerAll(HttpAnswer::Kind kind);

    TestAuthority m_authority;
    CertificatePolicy m_policy;
    ProviderTable m_table;
    std::unique_ptr<HttpsServer> m_server;
};

void DiscoveryTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
    m_policy.addedAuthorities = loadAuthorities(m_authority.caFile()).value_or({});
    const auto table = ProviderTable::fromJson(R"({"format": 1, "providers": [{"name": "Ours",
        "domains": ["known.example"], "incoming": [{"host": "imap.known.example", "port": 993, "security": "tls"}],
        "outgoing": [{"host": "smtp.known.example", "port": 465, "security": "tls"}], "username": "localPart",
        "oauth2": true, "notes": ["enableImap"], "noteLink": "https://known.example/help"}]})");
    QVERIFY(table);
    m_table = *table;
}

void DiscoveryTest::init()
{
    m_server = std::make_unique<HttpsServer>(m_authority.certificate(TestAuthority::Kind::Good));
    QVERIFY(m_server->isListening());
}

void DiscoveryTest::cleanup()
{
    m_server.reset();
}

DiscoveryOptions DiscoveryTest::options() const
{
    DiscoveryOptions options;
    options.certificates = m_policy;
    options.probe = false;
    options.askAutodiscover = false;
    options.stepLimitMs = kPatienceMs;
    options.totalLimitMs = kPatienceMs;
    options.nameServer = QHostAddress(u"127.0.0.1"_s);
    options.autoconfigUrl = m_server->url("/autoconfig/").toString() + u"%1"_s;
    options.wellKnownUrl = m_server->url("/well-known/").toString() + u"%1"_s;
    options.ispdbUrl = m_server->url("/ispdb/").toString() + u"%1"_s;
    return options;
}

void DiscoveryTest::answerAll(HttpAnswer::Kind kind)
{
    m_server->setAnswer("/autoconfig/ornek.example", {kind, 200, configFor("auto.ornek.example")});
    m_server->setAnswer("/well-known/ornek.example", {kind, 200, configFor("known.ornek.example")});
    m_server->setAnswer("/ispdb/ornek.example", {kind, 200, configFor("mail.hoster.example")});
}

void DiscoveryTest::theTableAnswersAtOnceAndOffline()
{
    DiscoveryOptions offline = options();
    offline.online = false;
    Discovery discovery(m_table, offline);
    Listener listener(discovery);
    qint64 best = kPatienceMs; // of several, since another program may have had the processor
    for (int i = 1; i <= 5; ++i) {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(discovery.start(u" Ayse@KNOWN.example"_s));
        QCOMPARE(listener.results.size(), i - 1);
        QVERIFY(QTest::qWaitFor([&listener, i] { return listener.ends == i; }, kPatienceMs));
        best = std::min(best, timer.elapsed());
        QCOMPARE(listener.results.size(), i);
    }
    QVERIFY2(best < 50, qPrintable(QString::number(best)));
    const RankedServer& imap = listener.results.first().incoming.first();
    QCOMPARE(imap.sources, QList<DiscoverySource>{DiscoverySource::Table});
    QCOMPARE(imap.candidate.settings.username, u"Ayse"_s);
    QVERIFY(imap.origin == HostOrigin::ProviderTable);
    QVERIFY(imap.candidate.authentications.contains(Authentication::OAuth2));
    const QList<CandidateNote> notes{{ProviderNote::EnableImap, u"https://known.example/help"_s, {}}};
    QVERIFY(listener.results.first().sets.first().servers.notes == notes);
}

void DiscoveryTest::offlineAsksNobody()
{
    DiscoveryOptions offline = options();
    offline.online = false;
    Discovery discovery(m_table, offline);
    Listener listener(discovery);
    QVERIFY(discovery.start(kAddress));
    QVERIFY(discovery.isRunning());
    QVERIFY(listener.waitForEnd());
    QVERIFY(!discovery.isRunning());
    QVERIFY(listener.results.isEmpty());
    QVERIFY(discovery.result().isEmpty());
    QVERIFY(discovery.failures().isEmpty());
    QCOMPARE(m_server->handshakes(), 0);
}

void DiscoveryTest::answersInAnyOrder_data()
{
    QTest::addColumn<QByteArrayList>("order");
    QByteArrayList order{"autoconfig", "ispdb", "well-known"};
    do {
        QTest::newRow(order.join(' ').constData()) << order;
    } while (std::next_permutation(order.begin(), order.end()));
}

void DiscoveryTest::answersInAnyOrder()
{
    QFETCH(QByteArrayList, order);
    answerAll(HttpAnswer::Kind::Held);
    Discovery discovery(m_table, options());
    Listener listener(discovery);
    QVERIFY(discovery.start(kAddress));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 3, kPatienceMs);
    for (qsizetype i = 0; i < order.size(); ++i) {
        m_server->release('/' + order.at(i) + "/ornek.example");
        QVERIFY(listener.waitForResults(i + 1));
        QCOMPARE(listener.results.last().incoming.size(), i + 1);
    }
    QVERIFY(listener.waitForEnd());
    QCOMPARE(listener.results.size(), 3);
    const DiscoveryResult& result = discovery.result();
    QCOMPARE(hostsOf(result),
             (QStringList{u"auto.ornek.example"_s, u"known.ornek.example"_s, u"mail.hoster.example"_s}));
    QVERIFY(result.incoming.at(0).origin == HostOrigin::OwnDomain);
    QVERIFY(result.incoming.at(2).origin == HostOrigin::Ispdb);
    QCOMPARE(result.outgoing.size(), 3);
}

void DiscoveryTest::onlyTheDomainLeaves()
{
    answerAll(HttpAnswer::Kind::Whole);
    Discovery discovery(m_table, options());
    Listener listener(discovery);
    QVERIFY(discovery.start(kAddress));
    QVERIFY(listener.waitForEnd());
    QByteArrayList paths = m_server->requestedPaths();
    std::sort(paths.begin(), paths.end());
    QCOMPARE(paths, (QByteArrayList{"/autoconfig/ornek.example", "/ispdb/ornek.example",
                                    "/well-known/ornek.example"}));
    for (const QByteArray& request : m_server->requests())
        QVERIFY(!request.contains("ayse"));
}

void DiscoveryTest::ispdbCanBeSwitchedOff()
{
    answerAll(HttpAnswer::Kind::Whole);
    DiscoveryOptions without = options();
    without.askIspdb = false;
    Discovery discovery(m_table, without);
    Listener listener(discovery);
    QVERIFY(discovery.start(kAddress));
    QVERIFY(listener.waitForEnd());
    QCOMPARE(discovery.result().incoming.size(), 2);
    QVERIFY(!m_server->requestedPaths().contains("/ispdb/ornek.example"));
}

void DiscoveryTest::aSilentServerCostsItsLimitOnly()
{
    answerAll(HttpAnswer::Kind::Whole);
    m_server->setAnswer("/autoconfig/ornek.example", {HttpAnswer::Kind::Never});
    DiscoveryOptions impatient = options();
    impatient.stepLimitMs = 1500;
    Discovery discovery(m_table, impatient);
    Listener listener(discovery);
    QVERIFY(discovery.start(kAddress));
    QVERIFY(listener.waitForResults(2));
    QCOMPARE(listener.ends, 0);
    QVERIFY(listener.waitForEnd());
    QCOMPARE(hostsOf(discovery.result()), (QStringList{u"known.ornek.example"_s, u"mail.hoster.example"_s}));
    const auto failures = discovery.failures();
    QVERIFY(std::any_of(failures.begin(), failures.end(), [](const DiscoveryFailure& failure) {
        return failure.source == DiscoverySource::Autoconfig && failure.error.kind == ErrorKind::Timeout;
    }));
}

void DiscoveryTest::theTotalLimitEndsEverything()
{
    answerAll(HttpAnswer::Kind::Never);
    DiscoveryOptions impatient = options();
    impatient.totalLimitMs = 500;
    Discovery discovery(m_table, impatient);
    Listener listener(discovery);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(discovery.start(u"ayse@known.example"_s));
    QVERIFY(listener.waitForEnd());
    QVERIFY(timer.elapsed() < kPatienceMs / 2);
    QVERIFY(!discovery.isRunning());
    QCOMPARE(hostsOf(discovery.result()), QStringList{u"imap.known.example"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 0, kPatienceMs);
    QCOMPARE(listener.ends, 1);
}

void DiscoveryTest::brokenAnswersHarmNobodyElse()
{
    answerAll(HttpAnswer::Kind::Whole);
    m_server->setAnswer("/autoconfig/ornek.example", {HttpAnswer::Kind::EndlessBody});
    m_server->setAnswer("/well-known/ornek.example",
                        {HttpAnswer::Kind::Whole, 200, "<!DOCTYPE html><html>Sign in to the hotel</html>"});
    Discovery discovery(m_table, options());
    Listener listener(discovery);
    QVERIFY(discovery.start(kAddress));
    QVERIFY(listener.waitForEnd());
    QCOMPARE(hostsOf(discovery.result()), QStringList{u"mail.hoster.example"_s});
    QHash<DiscoverySource, ErrorReason> reasons;
    for (const DiscoveryFailure& failure : discovery.failures())
        reasons.insert(failure.source, failure.error.reason);
    QCOMPARE(reasons.value(DiscoverySource::Autoconfig), ErrorReason::ResponseTooLarge);
    QCOMPARE(reasons.value(DiscoverySource::WellKnown), ErrorReason::ResponseMalformed);
    QVERIFY(!reasons.contains(DiscoverySource::Ispdb));
}

void DiscoveryTest::cancelEndsAtOnce()
{
    answerAll(HttpAnswer::Kind::Held);
    Discovery discovery(m_table, options());
    Listener listener(discovery);
    QVERIFY(discovery.start(kAddress));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 3, kPatienceMs);
    discovery.cancel();
    discovery.cancel();
    QCOMPARE(listener.ends, 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 0, kPatienceMs);
    QCOMPARE(listener.ends, 1);
    QVERIFY(listener.results.isEmpty());
}

void DiscoveryTest::cancelWithinFound()
{
    answerAll(HttpAnswer::Kind::Whole);
    Discovery discovery(m_table, options());
    Listener listener(discovery);
    connect(&discovery, &Discovery::found, &discovery, &Discovery::cancel);
    QVERIFY(discovery.start(u"ayse@known.example"_s));
    QVERIFY(listener.waitForEnd());
    QCOMPARE(listener.ends, 1);
    QCOMPARE(listener.results.size(), 1);
}

void DiscoveryTest::startDropsTheSearchBefore()
{
    answerAll(HttpAnswer::Kind::Whole);
    Discovery discovery(m_table, options());
    Listener listener(discovery);
    QVERIFY(discovery.start(u"ali@known.example"_s));
    QVERIFY(discovery.start(kAddress));
    QVERIFY(listener.waitForEnd());
    QCOMPARE(listener.ends, 1);
    QCOMPARE(discovery.result().incoming.size(), 3);
    for (const DiscoveryResult& result : listener.results)
        QCOMPARE(result.address, kAddress);
    QVERIFY(!hostsOf(discovery.result()).contains(u"imap.known.example"_s));
}

void DiscoveryTest::anAddressThatIsNoneIsRefused()
{
    Discovery discovery(m_table, options());
    Listener listener(discovery);
    for (const QString& address : {QString(), u"ayse"_s, u"ayse@"_s, u"@known.example"_s, u"a@b/c"_s}) {
        const auto started = discovery.start(address);
        QVERIFY(!started);
        QCOMPARE(started.error().reason, ErrorReason::InvalidAddress);
        QVERIFY(!discovery.isRunning());
    }
    QCOMPARE(m_server->handshakes(), 0);
    QCOMPARE(listener.ends, 0);
}

void DiscoveryTest::theThreadIsNeverBlocked()
{
    answerAll(HttpAnswer::Kind::Held);
    qint64 bestStart = kPatienceMs;
    qint64 bestCancel = kPatienceMs;
    for (int i = 0; i < 5; ++i) {
        Discovery discovery(m_table, options());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(discovery.start(kAddress));
        bestStart = std::min(bestStart, timer.elapsed());
        QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 3, kPatienceMs);
        timer.restart();
        discovery.cancel();
        bestCancel = std::min(bestCancel, timer.elapsed());
        QTRY_COMPARE_WITH_TIMEOUT(m_server->open(), 0, kPatienceMs);
    }
    QVERIFY2(bestStart < 50, qPrintable(QString::number(bestStart)));
    QVERIFY2(bestCancel < 50, qPrintable(QString::number(bestCancel)));
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::DiscoveryTest)
#include "tst_discovery.moc"
