// In a network of its own, since QDnsLookup asks at port 53 only.
#include "account/Discovery.h"

#include "support/DnsServer.h"
#include "support/HttpsServer.h"
#include "support/OwnNetwork.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

namespace {

constexpr int kPatienceMs = 30000;
const QString kAddress = u"ayse@ornek.example"_s;
const QByteArray kAutodiscover =
    "<Autodiscover><Response><Account><Action>settings</Action><Protocol><Type>IMAP</Type>"
    "<Server>mail.elsewhere.example</Server><Port>993</Port><SSL>on</SSL>"
    "<LoginName>postmaster@ornek.example</LoginName></Protocol></Account></Response></Autodiscover>";

QStringList inWords(const QList<RankedServer>& servers)
{
    QStringList words;
    for (const RankedServer& ranked : servers)
        words << u"%1 %2 %3"_s.arg(sourceName(ranked.sources.first()), ranked.candidate.settings.host)
                     .arg(ranked.candidate.settings.port);
    return words;
}

} // namespace

class DiscoveryDnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void serviceRecordsAreFound();
    void ownDomainsAreKnownByTheirMx();
    void aProviderThatLetsNoProgramInIsNamed();
    void theMxsOwnDomainsAreAsked_data();
    void theMxsOwnDomainsAreAsked();
    void anMxInTheSameDomainIsNotAskedTwice();
    void nullMxIsNoMx();
    void autodiscoverIsAskedWithoutTheName();
    void autodiscoverIsAskedWhereSrvSays();
    void referralsAreKnownToTheTable_data();
    void referralsAreKnownToTheTable();
    void silenceEndsAtTheLimit();
    void forgedServersHaveToBeConfirmed();

private:
    [[nodiscard]] DiscoveryOptions options() const;
    /// The same with Autodiscover.
    [[nodiscard]] DiscoveryOptions autodiscoverOptions() const;
    /// Runs a search to its end.
    void discover(const DiscoveryOptions& options, const QString& address = kAddress);
    [[nodiscard]] QByteArrayList sortedPaths() const;

    TestAuthority m_authority;
    CertificatePolicy m_policy;
    ProviderTable m_table;
    std::unique_ptr<DnsServer> m_dns;
    std::unique_ptr<HttpsServer> m_https;
    std::unique_ptr<HttpsServer> m_http; ///< without encryption
    std::unique_ptr<Discovery> m_discovery;
};

void DiscoveryDnsTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
    m_policy.addedAuthorities = loadAuthorities(m_authority.caFile()).value_or({});
    const auto table = ProviderTable::fromJson(R"({"format": 1, "providers": [{"name": "Hoster",
        "domains": ["hoster.example"], "mxSuffixes": ["hoster.example"],
        "autodiscoverHosts": ["autodiscover.big.example"],
        "incoming": [{"host": "mail.hoster.example", "port": 993, "security": "tls"}],
        "outgoing": [{"host": "mail.hoster.example", "port": 465, "security": "tls"}], "username": "address"},
        {"name": "Kapalı", "domains": ["closed.example"], "mxSuffixes": ["closed.example"],
        "notes": ["cloudOnly"], "noteLink": "https://closed.example/help"}]})");
    QVERIFY(table);
    m_table = *table;
}

void DiscoveryDnsTest::init()
{
    m_dns = std::make_unique<DnsServer>();
    QVERIFY(m_dns->isListening());
    m_https = std::make_unique<HttpsServer>(m_authority.certificate(TestAuthority::Kind::Good));
    m_http = std::make_unique<HttpsServer>(CertificateFiles());
}

void DiscoveryDnsTest::cleanup()
{
    m_discovery.reset();
    m_https.reset();
    m_http.reset();
    m_dns.reset();
}

DiscoveryOptions DiscoveryDnsTest::options() const
{
    DiscoveryOptions options;
    options.certificates = m_policy;
    options.probe = false;
    options.askAutodiscover = false;
    options.stepLimitMs = kPatienceMs;
    options.totalLimitMs = kPatienceMs;
    options.nameServer = QHostAddress(QHostAddress::LocalHost);
    options.autoconfigUrl = m_https->url("/autoconfig/").toString() + u"%1"_s;
    options.wellKnownUrl = m_https->url("/well-known/").toString() + u"%1"_s;
    options.ispdbUrl = m_https->url("/ispdb/").toString() + u"%1"_s;
    return options;
}

DiscoveryOptions DiscoveryDnsTest::autodiscoverOptions() const
{
    DiscoveryOptions with = options();
    with.askAutodiscover = true;
    with.autodiscoverUrl = m_https->url("/autodiscover/").toString() + u"%1"_s;
    with.autodiscoverOwnUrl = m_https->url("/own/").toString() + u"%1"_s;
    with.autodiscoverRedirectUrl = m_http->url("/redirect/").toString() + u"%1"_s;
    return with;
}

void DiscoveryDnsTest::discover(const DiscoveryOptions& options, const QString& address)
{
    m_discovery = std::make_unique<Discovery>(m_table, options);
    bool hasEnded = false;
    connect(m_discovery.get(), &Discovery::finished, this, [&hasEnded] { hasEnded = true; });
    QVERIFY(m_discovery->start(address));
    QVERIFY(QTest::qWaitFor([&hasEnded] { return hasEnded; }, 2 * kPatienceMs));
}

QByteArrayList DiscoveryDnsTest::sortedPaths() const
{
    QByteArrayList paths = m_https->requestedPaths();
    std::sort(paths.begin(), paths.end());
    return paths;
}

void DiscoveryDnsTest::serviceRecordsAreFound()
{
    m_dns->addSrv(u"_imaps._tcp.ornek.example"_s, 10, 0, 993, u"second.ornek.example"_s);
    m_dns->addSrv(u"_imaps._tcp.ornek.example"_s, 5, 0, 9930, u"first.ornek.example"_s);
    m_dns->addSrv(u"_imap._tcp.ornek.example"_s, 0, 0, 0, u"."_s);
    m_dns->addSrv(u"_pop3s._tcp.ornek.example"_s, 0, 0, 995, u"pop.ornek.example"_s);
    m_dns->addSrv(u"_submission._tcp.ornek.example"_s, 0, 0, 587, u"smtp.ornek.example"_s);
    m_dns->addSrv(u"_submissions._tcp.ornek.example"_s, 0, 0, 465, u"smtp.ornek.example"_s);
    discover(options());
    QCOMPARE(inWords(m_discovery->result().incoming),
             (QStringList{u"srv first.ornek.example 9930"_s, u"srv second.ornek.example 993"_s,
                          u"srv pop.ornek.example 995"_s}));
    QCOMPARE(inWords(m_discovery->result().outgoing),
             (QStringList{u"srv smtp.ornek.example 465"_s, u"srv smtp.ornek.example 587"_s}));
    QCOMPARE(m_discovery->result().sets.size(), 1);
    QVERIFY(m_discovery->failures().isEmpty());
    QVERIFY(m_dns->questions().contains("_pop3._tcp.ornek.example"));
}

void DiscoveryDnsTest::aProviderThatLetsNoProgramInIsNamed()
{
    m_dns->addMx(u"ornek.example"_s, 10, u"mx.closed.example"_s);
    discover(options());
    QVERIFY(m_discovery->result().isEmpty());
    QCOMPARE(m_discovery->result().sets.size(), 1);
    const RankedSet& set = m_discovery->result().sets.first();
    QCOMPARE(set.servers.displayName, u"Kapalı"_s);
    QVERIFY(set.sources == QList<DiscoverySource>{DiscoverySource::MxTable});
    QVERIFY(set.servers.notes.first().known == ProviderNote::CloudOnly);
}

void DiscoveryDnsTest::ownDomainsAreKnownByTheirMx()
{
    m_dns->addMx(u"ornek.example"_s, 20, u"backup.elsewhere.example"_s);
    m_dns->addMx(u"ornek.example"_s, 10, u"MX1.Hoster.example"_s);
    discover(options());
    QCOMPARE(inWords(m_discovery->result().incoming), QStringList{u"mx-table mail.hoster.example 993"_s});
    const RankedServer& imap = m_discovery->result().incoming.first();
    QVERIFY(imap.origin == HostOrigin::ProviderTable);
    QCOMPARE(imap.candidate.settings.username, kAddress);
    QVERIFY(sortedPaths().contains("/ispdb/hoster.example"));
    // Whose name merely ends so is another.
    m_dns->addMx(u"other.example"_s, 10, u"mx.nothoster.example"_s);
    discover(options(), u"a@other.example"_s);
    QVERIFY(m_discovery->result().isEmpty());
}

void DiscoveryDnsTest::theMxsOwnDomainsAreAsked_data()
{
    QTest::addColumn<QString>("mx");
    QTest::addColumn<QByteArrayList>("domains");
    QTest::newRow("two labels below") << u"mx.eu.big.test"_s << QByteArrayList{"big.test", "eu.big.test"};
    QTest::newRow("one label below") << u"mx.big.test"_s << QByteArrayList{"big.test"};
    QTest::newRow("com.tr") << u"mx1.mail.big.com.tr"_s << QByteArrayList{"big.com.tr", "mail.big.com.tr"};
    QTest::newRow("directly below com.tr") << u"mx1.big.com.tr"_s << QByteArrayList{"big.com.tr"};
    QTest::newRow("the domain itself") << u"big.test"_s << QByteArrayList{};
}

void DiscoveryDnsTest::theMxsOwnDomainsAreAsked()
{
    QFETCH(QString, mx);
    QFETCH(QByteArrayList, domains);
    m_dns->addMx(u"ornek.example"_s, 0, mx);
    if (!domains.isEmpty())
        m_https->setAnswer(
            "/ispdb/" + domains.last(),
            {HttpAnswer::Kind::Whole, 200,
             "<clientConfig><incomingServer type=\"imap\"><hostname>imap.%EMAILDOMAIN%</hostname>"
             "<port>993</port><socketType>SSL</socketType></incomingServer></clientConfig>"});
    discover(options());
    QByteArrayList paths{"/autoconfig/ornek.example", "/ispdb/ornek.example", "/well-known/ornek.example"};
    for (const QByteArray& domain : domains)
        paths << "/autoconfig/" + domain << "/ispdb/" + domain;
    std::sort(paths.begin(), paths.end());
    QCOMPARE(sortedPaths(), paths);
    // Placeholders are those of the address, not of the MX.
    QCOMPARE(inWords(m_discovery->result().incoming),
             domains.isEmpty() ? QStringList() : QStringList{u"mx-ispdb imap.ornek.example 993"_s});
}

void DiscoveryDnsTest::anMxInTheSameDomainIsNotAskedTwice()
{
    m_dns->addMx(u"ornek.example"_s, 0, u"mx.ornek.example"_s);
    discover(options());
    QCOMPARE(sortedPaths(), (QByteArrayList{"/autoconfig/ornek.example", "/ispdb/ornek.example",
                                            "/well-known/ornek.example"}));
}

void DiscoveryDnsTest::nullMxIsNoMx()
{
    m_dns->addMx(u"ornek.example"_s, 0, u"."_s);
    discover(options());
    QVERIFY(m_discovery->result().isEmpty());
    QCOMPARE(m_https->requests().size(), 3);
}

void DiscoveryDnsTest::autodiscoverIsAskedWithoutTheName()
{
    m_https->setAnswer("/own/ornek.example",
                       {HttpAnswer::Kind::Whole, 302, "", "Location: /there/autodiscover.xml\r\n"});
    m_https->setAnswer("/there/autodiscover.xml", {HttpAnswer::Kind::Whole, 200, kAutodiscover});
    discover(autodiscoverOptions());
    QCOMPARE(inWords(m_discovery->result().incoming),
             QStringList{u"autodiscover mail.elsewhere.example 993"_s});
    const RankedServer& imap = m_discovery->result().incoming.first();
    QCOMPARE(imap.candidate.settings.username, kAddress);
    QVERIFY(imap.needsConfirmation());
    int posted = 0;
    for (const QByteArray& request : m_https->requests() + m_http->requests()) {
        QVERIFY2(!request.toLower().contains("ayse"), request.constData());
        QVERIFY2(!request.toLower().contains("authorization"), request.constData());
        posted += request.startsWith("POST") ? 1 : 0;
        QCOMPARE(request.contains("postmaster@ornek.example"), request.startsWith("POST"));
    }
    QCOMPARE(posted, 3);
}

void DiscoveryDnsTest::autodiscoverIsAskedWhereSrvSays()
{
    m_dns->addSrv(u"_autodiscover._tcp.ornek.example"_s, 0, 0, m_https->serverPort(), u"localhost"_s);
    m_https->setAnswer("/autodiscover/autodiscover.xml", {HttpAnswer::Kind::Whole, 200, kAutodiscover});
    DiscoveryOptions usual = autodiscoverOptions();
    usual.autodiscoverOwnUrl = DiscoveryOptions().autodiscoverOwnUrl;
    discover(usual);
    QCOMPARE(inWords(m_discovery->result().incoming),
             QStringList{u"autodiscover mail.elsewhere.example 993"_s});
}

void DiscoveryDnsTest::referralsAreKnownToTheTable_data()
{
    QTest::addColumn<QString>("way");
    for (const char* way : {"redirect", "CNAME", "SRV", "answer"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void DiscoveryDnsTest::referralsAreKnownToTheTable()
{
    QFETCH(QString, way);
    const QByteArray target = "https://autodiscover.big.example/autodiscover/autodiscover.xml";
    if (way == u"redirect"_s)
        m_http->setAnswer("/redirect/ornek.example",
                          {HttpAnswer::Kind::Whole, 302, "", "Location: " + target + "\r\n"});
    else if (way == u"CNAME"_s)
        m_dns->addCname(u"autodiscover.ornek.example"_s, u"Autodiscover.big.example"_s);
    else if (way == u"SRV"_s)
        m_dns->addSrv(u"_autodiscover._tcp.ornek.example"_s, 0, 0, 443, u"autodiscover.big.example"_s);
    else
        m_https->setAnswer("/autodiscover/ornek.example",
                           {HttpAnswer::Kind::Whole, 200,
                            "<Autodiscover><Response><Account><Action>redirectUrl</Action><RedirectUrl>" +
                                target + "</RedirectUrl></Account></Response></Autodiscover>"});
    discover(autodiscoverOptions());
    QCOMPARE(inWords(m_discovery->result().incoming), QStringList{u"autodiscover mail.hoster.example 993"_s});
    if (way != u"SRV"_s)
        QVERIFY(!m_dns->questions().contains("autodiscover.big.example"));
    // Whoever forged that has not made anything trusted.
    QVERIFY(m_discovery->result().incoming.first().needsConfirmation());
}

void DiscoveryDnsTest::silenceEndsAtTheLimit()
{
    m_dns->setHeldBack(true);
    DiscoveryOptions impatient = options();
    impatient.stepLimitMs = 1000;
    QElapsedTimer timer;
    timer.start();
    discover(impatient);
    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(m_discovery->result().isEmpty());
    int timeouts = 0;
    for (const DiscoveryFailure& failure : m_discovery->failures())
        timeouts += failure.error.kind == ErrorKind::Timeout ? 1 : 0;
    QCOMPARE(timeouts, 7);
    m_dns->setHeldBack(false);
}

void DiscoveryDnsTest::forgedServersHaveToBeConfirmed()
{
    m_dns->addSrv(u"_imaps._tcp.ornek.example"_s, 0, 0, 993, u"imap.evil.test"_s);
    m_dns->addSrv(u"_pop3s._tcp.ornek.example"_s, 0, 0, 995, u"pop.ornek.example"_s);
    discover(options());
    QCOMPARE(inWords(m_discovery->result().incoming),
             (QStringList{u"srv pop.ornek.example 995"_s, u"srv imap.evil.test 993"_s}));
    QVERIFY(!m_discovery->result().incoming.first().needsConfirmation());
    QVERIFY(m_discovery->result().incoming.last().needsConfirmation());
}

} // namespace postaci

int main(int argc, char** argv)
{
    if (const QString why = enterOwnNetwork(); !why.isEmpty())
        return notRun(why);
    QCoreApplication application(argc, argv);
    postaci::DiscoveryDnsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_discovery_dns.moc"
