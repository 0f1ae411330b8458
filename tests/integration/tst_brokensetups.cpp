// Set-ups with wrong hosts, ports and encryption, in a network of its own: names and usual ports decide.
#include "BrokenSetup.h"
#include "support/DnsServer.h"
#include "support/DovecotServer.h"
#include "support/FilteredPort.h"
#include "support/OwnNetwork.h"
#include "support/ScriptedServer.h"

#include <QProcess>
#include <QSslConfiguration>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

using Wire = ScriptedServer::Security;
using Kind = TestAuthority::Kind;
using R = ErrorReason;
using C = ReplyClass;

constexpr int kPatientMs = 20'000;
constexpr int kLessPatientMs = 1'500;      ///< where something never comes
const QString kReceiving = u"127.0.2.1"_s; ///< IMAP and POP3
const QString kSending = u"127.0.2.2"_s;
const QString kElsewhere = u"127.0.1.1"_s; ///< a server that is played

/// A server of `name`, whose address is kElsewhere unless another is given.
struct Played
{
    QString name;
    quint16 port = 0;
    Script script;
    Wire wire = Wire::Tls;
    QString certified = {}; ///< the name in its certificate; empty: its own
    Kind kind = Kind::Good;
    QString address = kElsewhere;
};

using Breaking = std::function<void(Account&)>;

struct Setup
{
    Breaking breakIt; ///< of an account with which all is good
    ServerRole role = ServerRole::Incoming;
    int limitMs = kPatientMs;
    QList<Played> played = {};
};

void add(const char* name, const Setup& setup, const Diagnosis& diagnosis)
{
    QTest::newRow(name) << setup << diagnosis;
}

Breaking incoming(const QString& host, quint16 port, Security security, Protocol protocol = Protocol::Imap)
{
    return [=](Account& account) {
        account.incoming = {protocol, host, port, security, account.incoming.username};
    };
}

Breaking outgoing(const QString& host, quint16 port, Security security)
{
    return [=](Account& account) {
        account.outgoing = {Protocol::Smtp, host, port, security, account.outgoing.username};
    };
}

const QString kImap = u"imap.ornek.example"_s;
const QString kSmtp = u"smtp.ornek.example"_s;

void addPorts()
{
    const Diagnosis wantsTls{DoctorStep::Encryption,
                             R::TlsOnPlaintextPort,
                             C::WrongProtocolOrPort,
                             {u"from the first byte"_s, u"Choose TLS with port"_s},
                             {},
                             true};
    const Diagnosis wantsStartTls{DoctorStep::Encryption,
                                  R::PlaintextOnTlsPort,
                                  C::WrongProtocolOrPort,
                                  {u"does not encrypt"_s, u"Choose STARTTLS with port"_s},
                                  {},
                                  true};
    const Diagnosis another{DoctorStep::Greeting,
                            R::WrongProtocol,
                            C::WrongProtocolOrPort,
                            {u"another kind of server"_s},
                            {},
                            true};
    const Diagnosis closed{DoctorStep::Port, R::ConnectionRefused, C::Network, {u"is closed"_s}, {}, true};
    const auto in = ServerRole::Incoming;
    const auto out = ServerRole::Outgoing;
    add("993 with STARTTLS", {incoming(kImap, 993, Security::StartTls), in, kLessPatientMs}, wantsTls);
    add("143 with TLS", {incoming(kImap, 143, Security::Tls)}, wantsStartTls);
    add("995 with STARTTLS", {incoming(kImap, 995, Security::StartTls, Protocol::Pop3), in, kLessPatientMs},
        wantsTls);
    add("110 with TLS", {incoming(kImap, 110, Security::Tls, Protocol::Pop3)}, wantsStartTls);
    add("465 with STARTTLS", {outgoing(kSmtp, 465, Security::StartTls), out, kLessPatientMs}, wantsTls);
    add("587 with TLS", {outgoing(kSmtp, 587, Security::Tls), out}, wantsStartTls);
    add("POP3 on a port of IMAP", {incoming(kImap, 993, Security::Tls, Protocol::Pop3)}, another);
    add("IMAP on a port of POP3", {incoming(kImap, 995, Security::Tls)}, another);
    add("SMTP on a port of IMAP", {outgoing(kImap, 993, Security::Tls), out}, another);
    add("IMAP on a port of SMTP", {incoming(kSmtp, 587, Security::StartTls)}, another);
    add("closed", {incoming(kImap, 994, Security::Tls)}, closed);
    add("SMTP at the IMAP host", {outgoing(kImap, 465, Security::Tls), out}, closed);
    add("IMAP at the SMTP host", {incoming(kSmtp, 993, Security::Tls)}, closed);
    add("filtered", {incoming(u"filtered.ornek.example"_s, 993, Security::Tls), in, kLessPatientMs},
        {DoctorStep::Port, R::TimedOut, C::Network, {u"no answer"_s, u"firewall"_s}, {}, true});
    add("port 25 is blocked", {outgoing(kSmtp, 25, Security::StartTls), out, kLessPatientMs},
        {DoctorStep::Port, R::TimedOut, C::Network, {u"Port 25"_s, u"block"_s, u"587"_s}, {}, true});
}

void addNames()
{
    const auto typed = [](const QString& host) { return incoming(host, 993, Security::Tls); };
    const Diagnosis noSuchName{DoctorStep::Name, R::HostNotFound, C::Dns, {u"no server named"_s}, {}, true};
    const Diagnosis wrongName{
        DoctorStep::Certificate, R::CertificateWrongName, C::Certificate, {kImap}, {}, true};
    add("a name that does not exist", {typed(u"imao.ornek.example"_s)}, noSuchName);
    add("a blank behind the name", {typed(kImap + u' ')}, noSuchName);
    add("a web address", {typed(u"https://"_s + kImap + u"/mail"_s)}, noSuchName);
    add("a port behind the name", {typed(kImap + u":993"_s)}, noSuchName);
    add("the email address", {typed(u"ayse@ornek.example"_s)}, noSuchName);
    add("SMTP: a web address", {outgoing(u"https://"_s + kSmtp, 465, Security::Tls), ServerRole::Outgoing},
        noSuchName);
    add("another name of the server", {typed(u"webmail.ornek.example"_s)}, wrongName);
    add("an IP address", {typed(kReceiving)}, wrongName);
}

void addCertificates()
{
    const QString host = u"played.ornek.example"_s;
    const auto played = [&host](Kind kind, const QString& certified = {}) {
        Setup setup{incoming(host, 993, Security::Tls)};
        setup.played = {{host, 993, {sendLine("* OK ready")}, Wire::Tls, certified, kind}};
        return setup;
    };
    const auto found = [](R reason, const QStringList& words) {
        return Diagnosis{DoctorStep::Certificate, reason, C::Certificate, words};
    };
    add("expired", played(Kind::Expired), found(R::CertificateExpired, {u"expired on"_s, u"clock says"_s}));
    add("not valid yet", played(Kind::NotYetValid),
        found(R::CertificateNotYetValid, {u"not valid before"_s, u"clock says"_s}));
    add("signed by itself", played(Kind::SelfSigned),
        found(R::CertificateSelfSigned, {u"vouches for itself"_s}));
    add("a portal's", played(Kind::SelfSigned, u"portal.otel.example"_s),
        found(R::CertificateSelfSigned, {u"Instead of"_s, u"portal.otel.example"_s, u"sign in first"_s}));
    add("without the intermediate one", played(Kind::Incomplete),
        found(R::CertificateIncomplete, {u"intermediate certificate"_s, u"tell your provider"_s}));
}

void addEncryption()
{
    const QString here = u"played.ornek.example"_s;
    const Diagnosis wanted{DoctorStep::SignIn,
                           R::CleartextRefused,
                           C::TlsRequired,
                           {u"not sent"_s, u"Choose TLS or STARTTLS"_s},
                           {},
                           true};
    add("no encryption was chosen", {incoming(kImap, 143, Security::None)},
        {DoctorStep::Encryption, R::CleartextRefused, C::TlsRequired, {u"not sent"_s}, {}, true});
    const auto allowing = [](const Breaking& breaking) {
        return [breaking](Account& account) {
            breaking(account);
            account.cleartextAllowed = true;
        };
    };
    add("no encryption, and the server wants it",
        {allowing(incoming(kImap, 1143, Security::None)),
         ServerRole::Incoming,
         kPatientMs,
         {{{},
           1143,
           {sendLine("* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready")},
           Wire::Plain,
           kImap,
           Kind::Good,
           kReceiving}}},
        wanted);
    add("SMTP: no encryption, and the server wants it",
        {allowing(outgoing(kSmtp, 2525, Security::None)),
         ServerRole::Outgoing,
         kPatientMs,
         {{{},
           2525,
           {sendLine("220 ready"), expectLine("EHLO .*"), sendBytes("250-here\r\n250 STARTTLS\r\n")},
           Wire::Plain,
           kSmtp,
           Kind::Good,
           kSending}}},
        wanted);
    add("SMTP: a port for other servers",
        {outgoing(kSmtp, 2526, Security::StartTls),
         ServerRole::Outgoing,
         kPatientMs,
         {{{},
           2526,
           {sendLine("220 ready"), expectLine("EHLO .*"), sendBytes("250-here\r\n250 STARTTLS\r\n"),
            expectLine("STARTTLS"), sendLine("220 begin"), startTls(), expectLine("EHLO .*"),
            sendBytes("250-here\r\n250 SIZE\r\n")},
           Wire::Plain,
           kSmtp,
           Kind::Good,
           kSending}}},
        {DoctorStep::SignIn, R::NoCommonMechanism, C::Unknown, {u"no way of signing in"_s}, {}, true});
}

} // namespace

/// Every row is an account with one thing wrong, which the doctor has to name; what it offers has to work.
class BrokenSetupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void causesAreNamedAndMended_data();
    void causesAreNamedAndMended();
    void bothHostsMixedUp();
    void everyNameFails_data();
    void everyNameFails();
    void oddButRight_data();
    void oddButRight();
    void allDatesInTheFuture();
    void onlyOldTls();
    void wrongPasswordIsTriedTwiceAtMost();

private:
    [[nodiscard]] static Account rightAccount();
    void play(const Played& played);
    /// Logins at the real servers for that role.
    [[nodiscard]] int realLogins(ServerRole role) const;

    std::shared_ptr<TestAuthority> m_authority = std::make_shared<TestAuthority>();
    std::unique_ptr<DovecotServer> m_server;
    std::unique_ptr<FilteredPort> m_port25;
    std::unique_ptr<DnsServer> m_dns;
    std::vector<std::unique_ptr<ScriptedServer>> m_played;
};

void BrokenSetupsTest::initTestCase()
{
    QVERIFY2(m_authority->error().isEmpty(), qPrintable(m_authority->error()));
    // As if the system trusted it: the program itself lets nobody add authorities for such names.
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificates(loadAuthorities(m_authority->caFile()).value_or({}));
    QSslConfiguration::setDefaultConfiguration(trusting);
    DovecotServer::Options real;
    real.authority = m_authority;
    real.certificateNames = {kImap, kSmtp, u"imap.xn--rnek-4qa.example"_s};
    const auto listener = [](const char* service, const QString& address, int port, bool tls) {
        const QByteArray number = QByteArray::number(port);
        return QByteArray("service ") + service + " {\n inet_listener usual" + number +
               " {\n address = " + address.toLatin1() + "\n port = " + number + "\n" +
               (tls ? " ssl = yes\n" : "") + " }\n}\n";
    };
    real.extraConfig =
        listener("imap-login", kReceiving, 993, true) + listener("imap-login", kReceiving, 143, false) +
        listener("pop3-login", kReceiving, 995, true) + listener("pop3-login", kReceiving, 110, false) +
        listener("submission-login", kSending, 465, true) +
        listener("submission-login", kSending, 587, false);
    m_server = std::make_unique<DovecotServer>(real);
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
    m_port25 = std::make_unique<FilteredPort>(QHostAddress(kSending), 25);
    QVERIFY(m_port25->isFiltered());
}

void BrokenSetupsTest::init()
{
    m_dns = std::make_unique<DnsServer>();
    QVERIFY(m_dns->isListening());
    for (const char* name : {"imap.ornek.example", "webmail.ornek.example", "imap.xn--rnek-4qa.example"})
        m_dns->addAddress(QString::fromLatin1(name), kReceiving);
    m_dns->addAddress(kSmtp, kSending);
    m_dns->addAddress(u"filtered.ornek.example"_s, u"192.0.2.1"_s);
}

void BrokenSetupsTest::cleanup()
{
    m_played.clear();
    m_dns.reset();
}

Account BrokenSetupsTest::rightAccount()
{
    Account account = brokenAccount();
    incoming(kImap, 993, Security::Tls)(account);
    outgoing(kSmtp, 465, Security::Tls)(account);
    return account;
}

void BrokenSetupsTest::play(const Played& played)
{
    const QString name = played.certified.isEmpty() ? played.name : played.certified;
    m_played.push_back(std::make_unique<ScriptedServer>(
        ScriptedServer::Place{QHostAddress(played.address), played.port}, QList<Script>{played.script},
        ScriptedServer::Extra::RepeatLast, played.wire, m_authority->certificateFor({name}, played.kind)));
    QCOMPARE(m_played.back()->port(), played.port);
    if (!played.name.isEmpty())
        m_dns->addAddress(played.name, played.address);
}

int BrokenSetupsTest::realLogins(ServerRole role) const
{
    const QString user = brokenAccount().identity.address;
    return role == ServerRole::Outgoing
               ? m_server->loginAttempts(user, "submission")
               : m_server->loginAttempts(user, "imap") + m_server->loginAttempts(user, "pop3");
}

void BrokenSetupsTest::causesAreNamedAndMended_data()
{
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<Diagnosis>("diagnosis");
    addPorts();
    addNames();
    addCertificates();
    addEncryption();
}

void BrokenSetupsTest::causesAreNamedAndMended()
{
    QFETCH(Setup, setup);
    QFETCH(Diagnosis, diagnosis);
    for (const Played& played : std::as_const(setup.played))
        play(played);
    Account account = rightAccount();
    setup.breakIt(account);
    Examination examination(account);
    examination.limitTo(setup.limitMs);
    const int before = realLogins(setup.role);
    QVERIFY(!examination.run());
    const QString objection = examination.objection(setup.role, diagnosis);
    QVERIFY2(objection.isEmpty(), qPrintable(objection + u'\n' + examination.report()));
    QCOMPARE(realLogins(setup.role), before);
    for (const auto& server : m_played) {
        for (int i = 0; i < server->connections(); ++i)
            QCOMPARE(loginsIn(server->receivedLines(i)), 0);
    }
    QCOMPARE(examination.applyFixes(), diagnosis.hasFix ? 1 : 0);
    examination.limitTo(kPatientMs);
    QVERIFY2(!diagnosis.hasFix || examination.run(), qPrintable(examination.report()));
}

void BrokenSetupsTest::bothHostsMixedUp()
{
    Account account = rightAccount();
    std::swap(account.incoming.host, account.outgoing.host);
    Examination examination(account);
    examination.limitTo(kPatientMs);
    QVERIFY(!examination.run());
    QCOMPARE(examination.applyFixes(), 2);
    QVERIFY2(examination.run(), qPrintable(examination.report()));
    QCOMPARE(examination.account(), rightAccount());
}

void BrokenSetupsTest::everyNameFails_data()
{
    QTest::addColumn<bool>("isSilent");
    QTest::newRow("the name server is silent") << true;
    QTest::newRow("there is no name server") << false;
}

void BrokenSetupsTest::everyNameFails()
{
    QFETCH(bool, isSilent);
    if (isSilent)
        m_dns->setHeldBack(true);
    else
        m_dns.reset();
    Examination examination(rightAccount());
    examination.limitTo(isSilent ? kLessPatientMs : kPatientMs);
    QVERIFY(!examination.run());
    int failed = 0;
    for (const DoctorFinding& finding : examination.findings()) {
        if (finding.isGood)
            continue;
        ++failed;
        QVERIFY(finding.step == DoctorStep::Name && !finding.fix);
        QCOMPARE(finding.error->reason, R::NameServerSilent);
        QCOMPARE(classOf(*finding.error), C::Dns);
        QVERIFY2(finding.text.summary.contains(u"(DNS) does not answer"), qPrintable(finding.text.summary));
    }
    QCOMPARE(failed, 2);
    if (isSilent)
        m_dns->setHeldBack(false);
}

void BrokenSetupsTest::oddButRight_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("dead IPv6") << u"both.ornek.example"_s;
    QTest::newRow("umlauts") << u"imap.örnek.example"_s;
    QTest::newRow("the whole chain") << u"chain.ornek.example"_s;
    QTest::newRow("capitals") << u"IMAP.Ornek.Example"_s;
}

void BrokenSetupsTest::oddButRight()
{
    QFETCH(QString, host);
    m_dns->addAddress(u"both.ornek.example"_s, u"2001:db8::1"_s);
    const QString user = u"ayse@ornek.example"_s;
    const Script good{sendLine("* OK [CAPABILITY IMAP4rev1] ready"),
                      expectLine("$TAG LOGIN .*"),
                      sendLine("$TAG OK [CAPABILITY IMAP4rev1] in"),
                      expectLine("$TAG LIST .*"),
                      sendLine("* LIST () \"/\" INBOX"),
                      sendLine("$TAG OK done"),
                      expectLine("$TAG LSUB .*"),
                      sendLine("$TAG OK done"),
                      expectLine("$TAG LOGOUT"),
                      closeConnection()};
    play({u"both.ornek.example"_s, 993, good});
    play({u"chain.ornek.example"_s, 993, good, Wire::Tls, {}, Kind::WholeChain, u"127.0.1.2"_s});
    Account account = rightAccount();
    account.incoming.host = host;
    Examination examination(account);
    examination.limitTo(kPatientMs);
    examination.options().limits.leastTryMs = 500;
    examination.options().limits.connectMs = 6'000;
    QVERIFY2(examination.run(), qPrintable(examination.report()));
}

void BrokenSetupsTest::allDatesInTheFuture()
{
    constexpr int kLongAhead = 400;
    TestAuthority future(kLongAhead);
    QVERIFY2(future.error().isEmpty(), qPrintable(future.error()));
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificates(loadAuthorities(future.caFile()).value_or({}));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const ScriptedServer server(ScriptedServer::Place{QHostAddress(kElsewhere), 993}, {{stall()}},
                                ScriptedServer::Extra::RepeatLast, Wire::Tls,
                                future.certificateFor({u"future.ornek.example"_s}));
    m_dns->addAddress(u"future.ornek.example"_s, kElsewhere);
    Account account = rightAccount();
    account.incoming.host = u"future.ornek.example"_s;
    Examination examination(account);
    examination.limitTo(kPatientMs);
    const bool isGood = examination.run();
    QSslConfiguration::setDefaultConfiguration(before);
    QVERIFY(!isGood);
    const QString objection = examination.objection(
        ServerRole::Incoming, {DoctorStep::Certificate,
                               R::CertificateNotYetValid,
                               C::Certificate,
                               {u"clock says"_s, QString::number(QDate::currentDate().year())}});
    QVERIFY2(objection.isEmpty(), qPrintable(objection + u'\n' + examination.report()));
    QVERIFY(server.received().isEmpty());
}

void BrokenSetupsTest::onlyOldTls()
{
    const QString host = u"old.ornek.example"_s;
    m_dns->addAddress(host, kElsewhere);
    const CertificateFiles files = m_authority->certificateFor({host});
    QProcess old;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"OPENSSL_CONF"_s, u"/dev/null"_s); // a system may forbid what is too old
    old.setProcessEnvironment(environment);
    old.setStandardOutputFile(QProcess::nullDevice());
    old.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, kElsewhere + u":993"_s, u"-tls1"_s, u"-cipher"_s,
                             u"ALL:@SECLEVEL=0"_s, u"-cert"_s, files.certificate, u"-key"_s, files.key});
    QVERIFY(old.waitForStarted());
    const auto listens = [] {
        QTcpSocket probe;
        probe.connectToHost(kElsewhere, 993);
        return probe.waitForConnected(1000);
    };
    QTRY_VERIFY(listens());
    Account account = rightAccount();
    account.incoming.host = host;
    Examination examination(account);
    examination.limitTo(kPatientMs);
    const bool isGood = examination.run();
    old.kill();
    old.waitForFinished();
    QVERIFY(!isGood);
    const QString objection = examination.objection(
        ServerRole::Incoming,
        {DoctorStep::Encryption, R::TlsTooOld, C::ServerPermanent, {u"too old"_s, u"TLS 1.2"_s}, {}, true});
    QVERIFY2(objection.isEmpty(), qPrintable(objection + u'\n' + examination.report()));
    QCOMPARE(examination.applyFixes(), 1);
    QVERIFY2(examination.run(), qPrintable(examination.report()));
}

void BrokenSetupsTest::wrongPasswordIsTriedTwiceAtMost()
{
    Account account = rightAccount();
    account.identity.address = u"yanlis@ornek.example"_s;
    account.incoming.username = account.outgoing.username = account.identity.address;
    Examination examination(account);
    examination.limitTo(kPatientMs);
    examination.setPassword(u"not the right one"_s);
    examination.options().userNames = UserNames::AlsoOtherForm;
    QVERIFY(!examination.run());
    const QString objection = examination.objection(ServerRole::Incoming, {DoctorStep::SignIn,
                                                                           R::CredentialsRejected,
                                                                           C::Authentication,
                                                                           {kImap},
                                                                           u"Authentication failed."_s});
    QVERIFY2(objection.isEmpty(), qPrintable(objection + u'\n' + examination.report()));
    QTRY_COMPARE(m_server->loginAttempts(u"yanlis@ornek.example"_s), 1);
    QTRY_COMPARE(m_server->loginAttempts(u"yanlis"_s), 1);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    QString why = postaci::test::enterOwnNetwork();
    if (why.isEmpty())
        why = postaci::test::addOwnInterface();
    if (!why.isEmpty())
        return postaci::test::notRun(why);
    QCoreApplication application(argc, argv);
    postaci::test::BrokenSetupsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_brokensetups.moc"
