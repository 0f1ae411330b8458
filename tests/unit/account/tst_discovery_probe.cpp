// In a network of its own, since servers are tried on their usual ports.
#include "account/Discovery.h"

#include "support/DnsServer.h"
#include "support/DovecotServer.h"
#include "support/OwnNetwork.h"
#include "support/ScriptedServer.h"

#include <QSslConfiguration>
#include <QTest>
#include <QThreadPool>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

namespace {

constexpr int kPatienceMs = 60000;
const QString kAddress = u"ayse.yilmaz@ornek.example"_s;

using Wire = ScriptedServer::Security;

QStringList inWords(const QList<RankedServer>& servers)
{
    QStringList words;
    for (const RankedServer& ranked : servers)
        words << u"%1 %2 %3"_s.arg(sourceName(ranked.sources.first()), ranked.candidate.settings.host)
                     .arg(ranked.candidate.settings.port);
    return words;
}

const Script imapEnd{expectLine("$TAG LOGOUT"), sendLine("* BYE"), sendLine("$TAG OK"), closeConnection()};
const Script imapTls =
    Script{sendLine("* OK ready"), expectLine("$TAG CAPABILITY"),
           sendLine("* CAPABILITY IMAP4rev1 AUTH=SCRAM-SHA-256 AUTH=XOAUTH2"), sendLine("$TAG OK done")} +
    imapEnd;
const Script imapStartTls = Script{sendLine("* OK ready"),
                                   expectLine("$TAG CAPABILITY"),
                                   sendLine("* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED"),
                                   sendLine("$TAG OK done"),
                                   expectLine("$TAG STARTTLS"),
                                   sendLine("$TAG OK begin"),
                                   startTls(),
                                   expectLine("$TAG CAPABILITY"),
                                   sendLine("* CAPABILITY IMAP4rev1 AUTH=PLAIN"),
                                   sendLine("$TAG OK done")} +
                            imapEnd;
const Script smtpEnd{expectLine("QUIT"), sendLine("221 bye"), closeConnection()};
const Script smtpTls = Script{sendLine("220 ready"), expectLine("EHLO \\[[0-9.]+\\]"), sendLine("250-here"),
                              sendLine("250 AUTH PLAIN LOGIN")} +
                       smtpEnd;
const Script smtpStartTls =
    Script{
        sendLine("220 ready"),  expectLine("EHLO .*"),        sendLine("250-here"), sendLine("250 STARTTLS"),
        expectLine("STARTTLS"), sendLine("220 begin"),        startTls(),           expectLine("EHLO .*"),
        sendLine("250-here"),   sendLine("250 AUTH CRAM-MD5")} +
    smtpEnd;
const Script pop3Tls{sendLine("+OK ready"), expectLine("CAPA"),     sendLine("+OK"),
                     sendLine("USER"),      sendLine("SASL PLAIN"), sendLine("."),
                     expectLine("QUIT"),    sendLine("+OK"),        closeConnection()};

} // namespace

class DiscoveryProbeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void usualNamesAreTried();
    void nothingButQuestionsIsSent();
    void startTlsIsTriedWhereTlsIsNot();
    void port25ComesLast();
    void serversWithoutEncryptionAreNotProposed();
    void oneHostUnderAllNamesIsTriedOnce();
    void certificateDecidesAboutTheName();
    void namesOfTheCertificateAreUsed_data();
    void namesOfTheCertificateAreUsed();
    void whatIsNoMailServerIsNotProposed_data();
    void whatIsNoMailServerIsNotProposed();
    void filteredPortsEnd();
    void deadIpv6DoesNotHideIpv4();
    void namesThatDoNotExistAreLookedUpOnce();
    void mailExchangersAreTriedToo();
    void knownServersAreNotTried_data();
    void knownServersAreNotTried();
    void endingEndsConnections();
    void realServersAreFound();

private:
    [[nodiscard]] static DiscoveryOptions options();
    /// A server for `names`; what it greets with is played to each connection.
    ScriptedServer& serve(const QString& address, quint16 port, const Script& script,
                          const QStringList& names, Wire wire = Wire::Tls);
    void discover(const DiscoveryOptions& options);
    [[nodiscard]] QStringList incoming() const { return inWords(m_discovery->result().incoming); }
    [[nodiscard]] QStringList outgoing() const { return inWords(m_discovery->result().outgoing); }
    /// How often an address of that name was asked for.
    [[nodiscard]] qsizetype lookUps(const QByteArray& name) const { return m_dns->questions().count(name); }

    TestAuthority m_authority;
    ProviderTable m_table;
    std::unique_ptr<DnsServer> m_dns;
    std::vector<std::unique_ptr<ScriptedServer>> m_servers;
    std::unique_ptr<Discovery> m_discovery;
};

void DiscoveryProbeTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
    // As if the system trusted it: the program itself lets nobody add authorities for such names.
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificates(loadAuthorities(m_authority.caFile()).value_or({}));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const auto table = ProviderTable::fromJson(R"({"format": 1, "providers": [{"name": "Hoster",
        "domains": ["hoster.example"], "mxSuffixes": ["mx.hoster.example"],
        "incoming": [{"host": "imap.hoster.example", "port": 993, "security": "tls"}],
        "outgoing": [{"host": "smtp.hoster.example", "port": 465, "security": "tls"}],
        "username": "address"}]})");
    QVERIFY(table);
    m_table = *table;
}

void DiscoveryProbeTest::init()
{
    m_dns = std::make_unique<DnsServer>();
    QVERIFY(m_dns->isListening());
}

void DiscoveryProbeTest::cleanup()
{
    m_discovery.reset();
    m_servers.clear();
    m_dns.reset();
}

DiscoveryOptions DiscoveryProbeTest::options()
{
    DiscoveryOptions options;
    options.askAutodiscover = false;
    options.stepLimitMs = kPatienceMs;
    options.totalLimitMs = kPatienceMs;
    options.probeAfterMs = 0;
    options.probing.lookUpMs = kPatienceMs;
    options.probing.connectMs = kPatienceMs;
    // Refused at once, whatever addresses a test gives to names.
    for (QString* url : {&options.autoconfigUrl, &options.wellKnownUrl, &options.ispdbUrl})
        *url = u"https://localhost:1/%1"_s;
    options.nameServer = QHostAddress(QHostAddress::LocalHost);
    return options;
}

ScriptedServer& DiscoveryProbeTest::serve(const QString& address, quint16 port, const Script& script,
                                          const QStringList& names, Wire wire)
{
    m_servers.push_back(std::make_unique<ScriptedServer>(
        ScriptedServer::Place{QHostAddress(address), port}, QList<Script>{script},
        ScriptedServer::Extra::RepeatLast, wire, m_authority.certificateFor(names)));
    return *m_servers.back();
}

void DiscoveryProbeTest::discover(const DiscoveryOptions& options)
{
    m_discovery = std::make_unique<Discovery>(m_table, options);
    bool hasEnded = false;
    connect(m_discovery.get(), &Discovery::finished, this, [&hasEnded] { hasEnded = true; });
    QVERIFY(m_discovery->start(kAddress));
    QVERIFY(QTest::qWaitFor([&hasEnded] { return hasEnded; }, 2 * kPatienceMs));
}

void DiscoveryProbeTest::usualNamesAreTried()
{
    m_dns->addAddress(u"imap.ornek.example"_s, u"127.0.1.1"_s);
    m_dns->addAddress(u"smtp.ornek.example"_s, u"127.0.1.2"_s);
    m_dns->addAddress(u"pop.ornek.example"_s, u"127.0.1.3"_s);
    m_dns->addAddress(u"ornek.example"_s, u"127.0.1.4"_s);
    serve(u"127.0.1.1"_s, 993, imapTls, {u"imap.ornek.example"_s});
    serve(u"127.0.1.2"_s, 465, smtpTls, {u"smtp.ornek.example"_s});
    serve(u"127.0.1.3"_s, 995, pop3Tls, {u"pop.ornek.example"_s});
    serve(u"127.0.1.4"_s, 993, imapTls, {u"ornek.example"_s});
    discover(options());
    QCOMPARE(incoming(), (QStringList{u"probe imap.ornek.example 993"_s, u"probe ornek.example 993"_s,
                                      u"probe pop.ornek.example 995"_s}));
    QCOMPARE(outgoing(), QStringList{u"probe smtp.ornek.example 465"_s});
    const RankedServer& imap = m_discovery->result().incoming.first();
    QCOMPARE(imap.candidate.settings.username, kAddress);
    QVERIFY(imap.candidate.settings.security == Security::Tls);
    QVERIFY(imap.origin == HostOrigin::OwnDomain);
    const QList<Authentication> waysIn{Authentication::PasswordCleartext, Authentication::PasswordEncrypted,
                                       Authentication::OAuth2};
    QVERIFY(imap.candidate.authentications == waysIn);
    for (const auto& server : m_servers)
        QVERIFY2(server->failure().isEmpty(), qPrintable(server->failure()));
}

void DiscoveryProbeTest::nothingButQuestionsIsSent()
{
    m_dns->addAddress(u"mail.ornek.example"_s, u"127.0.1.1"_s);
    const QStringList name{u"mail.ornek.example"_s};
    const ScriptedServer& imap = serve(u"127.0.1.1"_s, 143, imapStartTls, name, Wire::Plain);
    const ScriptedServer& smtp = serve(u"127.0.1.1"_s, 465, smtpTls, name);
    const ScriptedServer& pop3 = serve(u"127.0.1.1"_s, 995, pop3Tls, name);
    discover(options());
    QCOMPARE(incoming().size(), 2);
    QCOMPARE(outgoing().size(), 1);
    QCOMPARE(imap.connections() + smtp.connections() + pop3.connections(), 3);
    const QByteArray sent = imap.received() + smtp.received() + pop3.received();
    QVERIFY2(!sent.toLower().contains("ayse") && !sent.toLower().contains("yilmaz"), sent.constData());
    QVERIFY2(!sent.contains('@') && !sent.toLower().contains("auth"), sent.constData());
    for (const QByteArray& question : m_dns->questions())
        QVERIFY2(!question.contains("ayse"), question.constData());
    for (const auto& server : m_servers)
        QVERIFY2(server->failure().isEmpty(), qPrintable(server->failure()));
}

void DiscoveryProbeTest::startTlsIsTriedWhereTlsIsNot()
{
    m_dns->addAddress(u"imap.ornek.example"_s, u"127.0.1.1"_s);
    m_dns->addAddress(u"smtp.ornek.example"_s, u"127.0.1.1"_s);
    const QStringList names{u"imap.ornek.example"_s, u"smtp.ornek.example"_s};
    serve(u"127.0.1.1"_s, 143, imapStartTls, names, Wire::Plain);
    serve(u"127.0.1.1"_s, 465, smtpTls, names);
    const ScriptedServer& spare = serve(u"127.0.1.1"_s, 587, smtpStartTls, names, Wire::Plain);
    discover(options());
    QCOMPARE(incoming(), QStringList{u"probe imap.ornek.example 143"_s});
    QVERIFY(m_discovery->result().incoming.first().candidate.settings.security == Security::StartTls);
    QCOMPARE(outgoing(), QStringList{u"probe smtp.ornek.example 465"_s});
    QCOMPARE(spare.connections(), 0);
}

void DiscoveryProbeTest::port25ComesLast()
{
    m_dns->addAddress(u"smtp.ornek.example"_s, u"127.0.1.1"_s);
    m_dns->addAddress(u"mail.ornek.example"_s, u"127.0.1.2"_s);
    serve(u"127.0.1.1"_s, 587, smtpStartTls, {u"smtp.ornek.example"_s}, Wire::Plain);
    const ScriptedServer& spare =
        serve(u"127.0.1.1"_s, 25, smtpStartTls, {u"smtp.ornek.example"_s}, Wire::Plain);
    serve(u"127.0.1.2"_s, 25, smtpStartTls, {u"mail.ornek.example"_s}, Wire::Plain);
    discover(options());
    QCOMPARE(outgoing(), (QStringList{u"probe smtp.ornek.example 587"_s, u"probe mail.ornek.example 25"_s}));
    QCOMPARE(spare.connections(), 0);
}

void DiscoveryProbeTest::serversWithoutEncryptionAreNotProposed()
{
    m_dns->addAddress(u"mail.ornek.example"_s, u"127.0.1.1"_s);
    const Script imap{sendLine("* OK ready"), expectLine("$TAG CAPABILITY"),
                      sendLine("* CAPABILITY IMAP4rev1 AUTH=PLAIN"), sendLine("$TAG OK done"), stall()};
    const Script smtp{sendLine("220 ready"), expectLine("EHLO .*"), sendLine("250-here"),
                      sendLine("250 AUTH PLAIN"), stall()};
    const Script pop3{sendLine("+OK ready"), expectLine("CAPA"), sendLine("+OK"),
                      sendLine("USER"),      sendLine("."),      stall()};
    const ScriptedServer& asked = serve(u"127.0.1.1"_s, 143, imap, {u"x.example"_s}, Wire::Plain);
    serve(u"127.0.1.1"_s, 587, smtp, {u"x.example"_s}, Wire::Plain);
    serve(u"127.0.1.1"_s, 110, pop3, {u"x.example"_s}, Wire::Plain);
    discover(options());
    QVERIFY(m_discovery->result().isEmpty());
    QCOMPARE(asked.connections(), 1);
}

void DiscoveryProbeTest::oneHostUnderAllNamesIsTriedOnce()
{
    m_dns->addAddress(u"*.ornek.example"_s, u"127.0.1.1"_s);
    m_dns->addAddress(u"ornek.example"_s, u"127.0.1.1"_s);
    const QStringList names{u"*.ornek.example"_s};
    const ScriptedServer& imap = serve(u"127.0.1.1"_s, 993, imapTls, names);
    const ScriptedServer& smtp = serve(u"127.0.1.1"_s, 465, smtpTls, names);
    discover(options());
    QCOMPARE(incoming(), QStringList{u"probe imap.ornek.example 993"_s});
    QCOMPARE(outgoing(), QStringList{u"probe smtp.ornek.example 465"_s});
    QCOMPARE(imap.connections(), 1);
    QCOMPARE(smtp.connections(), 1);
}

void DiscoveryProbeTest::certificateDecidesAboutTheName()
{
    m_dns->addAddress(u"*.ornek.example"_s, u"127.0.1.1"_s);
    serve(u"127.0.1.1"_s, 993, imapTls, {u"mail.ornek.example"_s});
    discover(options());
    QCOMPARE(incoming(), QStringList{u"probe mail.ornek.example 993"_s});
}

void DiscoveryProbeTest::namesOfTheCertificateAreUsed_data()
{
    QTest::addColumn<QString>("addressOfName");
    QTest::addColumn<QStringList>("proposed");
    QTest::newRow("leads there") << u"127.0.1.1"_s << QStringList{u"probe server7.big.example 993"_s};
    QTest::newRow("leads elsewhere") << u"127.0.1.2"_s << QStringList{};
    QTest::newRow("does not exist") << QString() << QStringList{};
}

void DiscoveryProbeTest::namesOfTheCertificateAreUsed()
{
    QFETCH(QString, addressOfName);
    QFETCH(QStringList, proposed);
    m_dns->addAddress(u"*.ornek.example"_s, u"127.0.1.1"_s);
    if (!addressOfName.isEmpty())
        m_dns->addAddress(u"server7.big.example"_s, addressOfName);
    serve(u"127.0.1.1"_s, 993, imapTls, {u"server7.big.example"_s});
    serve(u"127.0.1.2"_s, 993, imapTls, {u"server7.big.example"_s});
    discover(options());
    QCOMPARE(incoming(), proposed);
    for (const RankedServer& server : m_discovery->result().incoming)
        QVERIFY(server.needsConfirmation());
}

void DiscoveryProbeTest::whatIsNoMailServerIsNotProposed_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<Wire>("wire");
    QTest::addColumn<bool>("verifies");
    const Script capability{sendLine("* OK ready"), expectLine("$TAG CAPABILITY")};
    QTest::newRow("says nothing") << Script{stall()} << Wire::Tls << true;
    QTest::newRow("closes") << Script{closeConnection()} << Wire::Tls << true;
    QTest::newRow("another protocol") << smtpTls << Wire::Tls << true;
    QTest::newRow("a web server") << Script{sendLine("HTTP/1.1 400 Bad Request"), sendLine(""),
                                            closeConnection()}
                                  << Wire::Tls << true;
    QTest::newRow("a greeting without end")
        << Script{flood("* OK xxxxxxxxxxxxxxxxxxxx", 1LL << 32)} << Wire::Tls << true;
    QTest::newRow("answers without end")
        << capability + Script{flood("* OK xxxxxxxxxxxxxxxxx\r\n", 1LL << 32)} << Wire::Tls << true;
    QTest::newRow("refuses") << Script{sendLine("* BYE go away"), closeConnection()} << Wire::Tls << true;
    QTest::newRow("no way in") << capability + Script{sendLine("* CAPABILITY IMAP4rev1 LOGINDISABLED"),
                                                      sendLine("$TAG OK done"), stall()}
                               << Wire::Tls << true;
    QTest::newRow("no TLS") << Script{sendLine("* OK ready"), stall()} << Wire::Plain << true;
    QTest::newRow("nobody vouches") << imapTls << Wire::Tls << false;
}

void DiscoveryProbeTest::whatIsNoMailServerIsNotProposed()
{
    QFETCH(Script, script);
    QFETCH(Wire, wire);
    QFETCH(bool, verifies);
    m_dns->addAddress(u"*.ornek.example"_s, u"127.0.1.1"_s);
    const ScriptedServer server(ScriptedServer::Place{QHostAddress(u"127.0.1.1"_s), 993}, {script},
                                ScriptedServer::Extra::RepeatLast, wire,
                                verifies ? m_authority.certificateFor({u"*.ornek.example"_s})
                                         : m_authority.certificate(TestAuthority::Kind::SelfSigned));
    DiscoveryOptions impatient = options();
    impatient.probing.connectMs = 500;
    impatient.stepLimitMs = 2000;
    discover(impatient);
    QVERIFY(m_discovery->result().isEmpty());
    QVERIFY(server.connections() > 0);
}

void DiscoveryProbeTest::filteredPortsEnd()
{
    m_dns->addAddress(u"*.ornek.example"_s, u"192.0.2.1"_s);
    m_dns->addAddress(u"mail.ornek.example"_s, u"192.0.2.2"_s);
    m_dns->addAddress(u"ornek.example"_s, u"192.0.2.3"_s);
    DiscoveryOptions impatient = options();
    impatient.probing.connectMs = 300;
    discover(impatient);
    QVERIFY(m_discovery->result().isEmpty());
}

void DiscoveryProbeTest::deadIpv6DoesNotHideIpv4()
{
    m_dns->addAddress(u"imap.ornek.example"_s, u"2001:db8::1"_s);
    m_dns->addAddress(u"imap.ornek.example"_s, u"127.0.1.1"_s);
    serve(u"127.0.1.1"_s, 993, imapTls, {u"imap.ornek.example"_s});
    DiscoveryOptions impatient = options();
    impatient.probing.connectMs = 6000;
    impatient.probing.leastTryMs = 500;
    discover(impatient);
    QCOMPARE(incoming(), QStringList{u"probe imap.ornek.example 993"_s});
}

void DiscoveryProbeTest::namesThatDoNotExistAreLookedUpOnce()
{
    m_dns->addAddress(u"mail.ornek.example"_s, u"127.0.1.1"_s);
    discover(options());
    QVERIFY(m_discovery->result().isEmpty());
    // Of IPv4 and of IPv6.
    QCOMPARE(lookUps("imap.ornek.example"), 2);
    QCOMPARE(lookUps("mail.ornek.example"), 2);
}

void DiscoveryProbeTest::mailExchangersAreTriedToo()
{
    m_dns->addMx(u"ornek.example"_s, 10, u"mail.big.example"_s);
    m_dns->addAddress(u"mail.big.example"_s, u"127.0.1.1"_s);
    m_dns->addAddress(u"imap.ornek.example"_s, u"127.0.1.2"_s);
    serve(u"127.0.1.1"_s, 993, imapTls, {u"mail.big.example"_s});
    serve(u"127.0.1.1"_s, 465, smtpTls, {u"mail.big.example"_s});
    serve(u"127.0.1.2"_s, 143, imapStartTls, {u"imap.ornek.example"_s}, Wire::Plain);
    discover(options());
    QCOMPARE(incoming(), (QStringList{u"probe imap.ornek.example 143"_s, u"probe mail.big.example 993"_s}));
    QVERIFY(m_discovery->result().incoming.last().needsConfirmation());
    QCOMPARE(outgoing(), QStringList{u"probe mail.big.example 465"_s});
}

void DiscoveryProbeTest::knownServersAreNotTried_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"by the table", "by SRV", "switched off", "offline"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void DiscoveryProbeTest::knownServersAreNotTried()
{
    QFETCH(QString, how);
    m_dns->addAddress(u"imap.ornek.example"_s, u"127.0.1.1"_s);
    const ScriptedServer& server = serve(u"127.0.1.1"_s, 993, imapTls, {u"imap.ornek.example"_s});
    DiscoveryOptions patient = options();
    patient.probeAfterMs = kPatienceMs;
    patient.probe = how != u"switched off"_s;
    patient.online = how != u"offline"_s;
    if (how == u"by the table"_s)
        m_dns->addMx(u"ornek.example"_s, 10, u"mx.hoster.example"_s);
    if (how == u"by SRV"_s) {
        m_dns->addSrv(u"_imaps._tcp.ornek.example"_s, 0, 0, 993, u"imap.ornek.example"_s);
        m_dns->addSrv(u"_submissions._tcp.ornek.example"_s, 0, 0, 465, u"smtp.ornek.example"_s);
    }
    discover(patient);
    QCOMPARE(server.connections(), 0);
    QCOMPARE(lookUps("pop.ornek.example"), 0);
    QCOMPARE(m_discovery->result().isEmpty(), how == u"switched off"_s || how == u"offline"_s);
}

void DiscoveryProbeTest::endingEndsConnections()
{
    m_dns->addAddress(u"*.ornek.example"_s, u"127.0.1.1"_s);
    const ScriptedServer& server = serve(u"127.0.1.1"_s, 993, {stall()}, {u"*.ornek.example"_s});
    m_discovery = std::make_unique<Discovery>(m_table, options());
    QVERIFY(m_discovery->start(kAddress));
    QVERIFY(QTest::qWaitFor([&server] { return server.connections() > 0; }, kPatienceMs));
    m_discovery.reset();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(kPatienceMs / 2));
}

void DiscoveryProbeTest::realServersAreFound()
{
    const QStringList names{u"imap.ornek.example"_s, u"smtp.ornek.example"_s, u"mail.ornek.example"_s};
    for (const QString& name : names)
        m_dns->addAddress(name, u"127.0.2.1"_s);
    DovecotServer::Options real;
    real.authority = std::make_shared<TestAuthority>();
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificates(loadAuthorities(real.authority->caFile()).value_or({}));
    QSslConfiguration::setDefaultConfiguration(trusting);
    real.certificateNames = names;
    const auto listener = [](const char* service, const char* name, int port, bool tls) {
        return QByteArray("service ") + service + " {\n inet_listener " + name +
               " {\n address = 127.0.2.1\n port = " + QByteArray::number(port) + "\n" +
               (tls ? " ssl = yes\n" : "") + " }\n}\n";
    };
    real.extraConfig = listener("imap-login", "usual1", 993, true) +
                       listener("pop3-login", "usual2", 995, true) +
                       listener("submission-login", "usual3", 587, false);
    DovecotServer dovecot(real);
    QVERIFY2(dovecot.start(), qPrintable(dovecot.errorText()));
    discover(options());
    QCOMPARE(incoming(), (QStringList{u"probe imap.ornek.example 993"_s, u"probe mail.ornek.example 995"_s}));
    QCOMPARE(outgoing(), QStringList{u"probe smtp.ornek.example 587"_s});
    QCOMPARE(dovecot.loginAttempts(kAddress), 0);
}

} // namespace postaci

int main(int argc, char** argv)
{
    if (const QString why = enterOwnNetwork(); !why.isEmpty())
        return notRun(why);
    QCoreApplication application(argc, argv);
    postaci::DiscoveryProbeTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_discovery_probe.moc"
