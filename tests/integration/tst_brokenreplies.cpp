// Set-ups that are broken by what a server says: needs no network of its own.
#include "BrokenSetup.h"
#include "support/DovecotServer.h"
#include "support/ScriptedServer.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Wire = ScriptedServer::Security;

/// A server that plays one script to each connection, and the settings for it.
struct Setup
{
    Protocol protocol = Protocol::Imap;
    Script script;
    Security security = Security::Tls;
    Wire wire = Wire::Tls;
    TestAuthority::Kind certificate = TestAuthority::Kind::Good;
    int limitMs = 20'000;
};

constexpr int kImpatientMs = 700;     ///< where nothing comes
constexpr int kLessPatientMs = 2'000; ///< where something does not come that is only looked for

Script imapLogin(const QByteArray& answer)
{
    return {sendLine("* OK [CAPABILITY IMAP4rev1] ready"), expectLine("$TAG LOGIN .*"),
            sendLine("$TAG " + answer), stall()};
}

Script pop3Login(const QByteArray& answer)
{
    return {sendLine("+OK ready"), expectLine("CAPA"),    sendLine("-ERR unknown"), expectLine("USER .*"),
            sendLine("+OK"),       expectLine("PASS .*"), sendLine(answer),         stall()};
}

Script smtpGreeting(const QByteArray& extensions)
{
    Script script{sendLine("220 mail.example ESMTP"), expectLine("EHLO .*")};
    return script + Script{sendBytes("250-mail.example\r\n" + extensions)};
}

Script smtpLogin(const QByteArray& answer)
{
    return smtpGreeting("250 AUTH PLAIN\r\n") + Script{expectLine("AUTH PLAIN .*"), sendLine(answer)};
}

Script smtpSender(const QByteArray& answer)
{
    return smtpLogin("235 2.7.0 ok") + Script{expectLine("MAIL FROM:<ayse@ornek.example>.*"),
                                              sendLine(answer), expectLine("RSET"), sendLine("250 ok")};
}

void addSetup(const char* name, const Setup& setup, const Diagnosis& diagnosis)
{
    QTest::newRow(name) << setup << diagnosis;
}

/// Refusals of a login: the server's own words decide.
void addLogin(const char* name, Protocol protocol, const QByteArray& answer, ErrorReason reason,
              ReplyClass replyClass, const QStringList& words, const QString& said)
{
    Setup setup{protocol, {}};
    setup.script = protocol == Protocol::Imap   ? imapLogin(answer)
                   : protocol == Protocol::Pop3 ? pop3Login(answer)
                                                : smtpLogin(answer);
    addSetup(name, setup, {DoctorStep::SignIn, reason, replyClass, words, said, false, 1});
}

void addSender(const char* name, const QByteArray& answer, ErrorReason reason, ReplyClass replyClass,
               const QStringList& words, const QString& said)
{
    addSetup(name, {Protocol::Smtp, smtpSender(answer)},
             {DoctorStep::Sender, reason, replyClass, words, said, false, 1});
}

using R = ErrorReason;
using C = ReplyClass;

void addImapLogins()
{
    const auto add = [](const char* name, const QByteArray& answer, R reason, C replyClass,
                        const QStringList& words, const QString& said) {
        addLogin(name, Protocol::Imap, answer, reason, replyClass, words, said);
    };
    add("wrong password", "NO [AUTHENTICATIONFAILED] Authentication failed.", R::CredentialsRejected,
        C::Authentication, {u"did not accept the user name or the password"_s}, u"Authentication failed."_s);
    add("wrong password, no code", "NO Kullanıcı adı veya parola hatalı", R::CredentialsRejected,
        C::Authentication, {u"did not accept"_s}, u"Kullanıcı adı veya parola hatalı"_s);
    add("Gmail wants an app password",
        "NO [ALERT] Application-specific password required: "
        "https://support.google.com/accounts/answer/185833 (Failure)",
        R::CredentialsRejected, C::AppPasswordNeeded, {u"Google"_s, u"app password"_s},
        u"Application-specific password required"_s);
    add("Gmail wants the browser",
        "NO [ALERT] Please log in via your web browser: "
        "https://support.google.com/mail/accounts/answer/78754 "
        "(Failure)",
        R::CredentialsRejected, C::AccountLocked, {u"browser"_s, u"confirm"_s}, u"web browser"_s);
    add("Yahoo wants an app password",
        "NO [AUTHENTICATIONFAILED] Please use a Yahoo app password: https://login.yahoo.com/account/security",
        R::CredentialsRejected, C::AppPasswordNeeded, {u"Yahoo"_s, u"app password"_s}, u"app password"_s);
    add("iCloud wants an app password",
        "NO [AUTHENTICATIONFAILED] Please use an app-specific password: https://support.apple.com/102654",
        R::CredentialsRejected, C::AppPasswordNeeded, {u"Apple"_s, u"app-specific password"_s},
        u"app-specific password"_s);
    add("Microsoft takes no passwords", "NO LOGIN failed. LogonDenied-BasicAuthBlocked",
        R::CredentialsRejected, C::OAuthNeeded, {u"signing in through the browser"_s}, u"BasicAuthBlocked"_s);
    add("IMAP is switched off", "NO [ALERT] Your account is not enabled for IMAP use. (Failure)",
        R::CredentialsRejected, C::AccountDisabled, {u"Switch on IMAP"_s}, u"not enabled for IMAP"_s);
    add("the account is locked", "NO [AUTHENTICATIONFAILED] Account is temporarily locked, try again later",
        R::CredentialsRejected, C::AccountLocked, {u"locked"_s}, u"temporarily locked"_s);
    add("the account is disabled", "NO [CONTACTADMIN] This account has been disabled", R::CredentialsRejected,
        C::AccountDisabled, {u"switched off"_s}, u"has been disabled"_s);
    add("the password has run out", "NO [EXPIRED] Password has expired", R::CredentialsRejected,
        C::Authentication, {u"run out"_s}, u"Password has expired"_s);
    add("too many tries", "NO [LIMIT] Too many failed login attempts", R::ServerBusy, C::RateLimited,
        {u"too many sign-ins"_s, u"Wait"_s}, u"Too many failed login attempts"_s);
    add("too many connections", "NO [LIMIT] Maximum number of connections from user+IP exceeded",
        R::ServerBusy, C::TooManyConnections, {u"at the same time"_s}, u"user+IP"_s);
    add("the login does not work now", "NO [UNAVAILABLE] Temporary authentication failure. [host:2026-01-02]",
        R::ServerBusy, C::ServerTemporary, {u"busy"_s}, u"Temporary authentication failure"_s);
    add("a login wants encryption", "NO [PRIVACYREQUIRED] Plaintext authentication disallowed",
        R::CleartextRefused, C::TlsRequired, {u"TLS"_s}, u"Plaintext authentication disallowed"_s);
}

void addPop3Logins()
{
    const auto add = [](const char* name, const QByteArray& answer, R reason, C replyClass,
                        const QStringList& words, const QString& said) {
        addLogin(name, Protocol::Pop3, answer, reason, replyClass, words, said);
    };
    add("POP3: wrong password", "-ERR [AUTH] Authentication failed.", R::CredentialsRejected,
        C::Authentication, {u"did not accept"_s}, u"Authentication failed."_s);
    add("POP3: the mailbox is in use", "-ERR [IN-USE] Mailbox is locked by another session", R::ServerBusy,
        C::TooManyConnections, {u"Another program is using this mailbox"_s}, u"another session"_s);
    add("POP3: out of order for good", "-ERR [SYS/PERM] Mailbox is corrupt", R::Unspecified,
        C::ServerPermanent, {u"provider"_s}, u"Mailbox is corrupt"_s);
    add("POP3: out of order for now", "-ERR [SYS/TEMP] Internal error", R::ServerBusy, C::ServerTemporary,
        {u"busy"_s}, u"Internal error"_s);
    add("POP3: too often", "-ERR [LOGIN-DELAY] minimum time between mail checks", R::ServerBusy,
        C::RateLimited, {u"so often"_s}, u"minimum time"_s);
    add("POP3: switched off", "-ERR [SYS/PERM] Your account is not enabled for POP access.", R::Unspecified,
        C::AccountDisabled, {u"POP"_s, u"switched off"_s}, u"not enabled for POP"_s);
}

void addSmtpLogins()
{
    const auto add = [](const char* name, const QByteArray& answer, R reason, C replyClass,
                        const QStringList& words, const QString& said) {
        addLogin(name, Protocol::Smtp, answer, reason, replyClass, words, said);
    };
    add("SMTP: wrong password", "535 5.7.8 Error: authentication failed", R::CredentialsRejected,
        C::Authentication, {u"did not accept"_s}, u"authentication failed"_s);
    add("SMTP: Gmail wants an app password",
        "534-5.7.9 Application-specific password required. For more information, go to\r\n"
        "534 5.7.9 https://support.google.com/mail/?p=InvalidSecondFactor",
        R::CredentialsRejected, C::AppPasswordNeeded, {u"Google"_s, u"app password"_s},
        u"Application-specific password required"_s);
    add("SMTP: the way of signing in is too weak", "534 5.7.9 Authentication mechanism is too weak",
        R::CredentialsRejected, C::Authentication, {u"way of signing in"_s}, u"too weak"_s);
    add("SMTP: Microsoft takes no passwords",
        "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. "
        "[AM0PR01CA0001.example 2026-01-02]",
        R::CredentialsRejected, C::OAuthNeeded, {u"browser"_s}, u"basic authentication is disabled"_s);
    add("SMTP: sending is switched off in the company",
        "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
        R::CredentialsRejected, C::Policy, {u"switched off"_s}, u"disabled for the Tenant"_s);
    add("SMTP: hidden wrong password", "454 4.7.0 Temporary authentication failure: generic failure",
        R::ServerBusy, C::Authentication, {u"user name or the password"_s}, u"Temporary authentication"_s);
    add("SMTP: the account is suspended", "535 5.7.8 Error: account suspended", R::CredentialsRejected,
        C::AccountDisabled, {u"switched off"_s}, u"account suspended"_s);
    add("SMTP: too many tries", "421 4.7.0 Too many login attempts, closing connection", R::ServerBusy,
        C::RateLimited, {u"too many sign-ins"_s}, u"Too many login attempts"_s);
    add("SMTP: a login wants encryption", "538 5.7.11 Encryption required for requested authentication",
        R::CleartextRefused, C::TlsRequired, {u"TLS"_s}, u"Encryption required"_s);
}

void addSenders()
{
    addSender("relay denied", "550 5.7.1 Relaying denied", R::SenderRefused, C::RelayDenied, {u"pass on"_s},
              u"Relaying denied"_s);
    addSender("sender refused", "553 5.7.1 Sender address rejected: not owned by user ali", R::SenderRefused,
              C::SenderNotAllowed, {u"send from this address"_s}, u"not owned by user"_s);
    addSender("sender refused by Microsoft",
              "550 5.7.60 SMTP; Client does not have permissions to send as this sender", R::SenderRefused,
              C::SenderNotAllowed, {u"send from this address"_s}, u"permissions to send as"_s);
    addSender("sender's domain is unknown", "550 5.1.8 Sender address rejected: Domain not found",
              R::SenderRefused, C::DomainUnknown, {u"your own address"_s}, u"Domain not found"_s);
    addSender("signing in did not count", "530 5.7.0 Authentication required", R::CredentialsRejected,
              C::Authentication, {u"sign in before you send"_s}, u"Authentication required"_s);
    addSender("STARTTLS was forgotten", "530 5.7.0 Must issue a STARTTLS command first",
              R::CredentialsRejected, C::TlsRequired, {u"encrypted"_s, u"STARTTLS"_s}, u"STARTTLS"_s);
    addSender("the mailbox is full", "552 5.2.2 Mailbox size limit exceeded", R::SenderRefused,
              C::MailboxFull, {u"Your mailbox is full"_s}, u"size limit exceeded"_s);
    addSender("blocked for sending junk", "550 5.1.8 Access denied, bad outbound sender", R::SenderRefused,
              C::AccountLocked, {u"junk"_s, u"password"_s}, u"bad outbound sender"_s);
    addSender("sent too much", "550 5.4.5 Daily user sending limit exceeded", R::SenderRefused,
              C::RateLimited, {u"more mail than"_s}, u"Daily user sending limit"_s);
}

void addGreetings()
{
    const auto add = [](const char* name, const Setup& setup, DoctorStep step, R reason, C replyClass,
                        const QStringList& words, const QString& said) {
        addSetup(name, setup, {step, reason, replyClass, words, said, false, 0});
    };
    const auto greeting = DoctorStep::Greeting;
    const Script web{sendBytes("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"), closeConnection()};
    add("BYE in the place of a greeting", {Protocol::Imap, {sendLine("* BYE Bakım var, 18.00'de döneriz")}},
        greeting, R::ServerBye, C::ServerTemporary, {u"hung up"_s}, u"Bakım var"_s);
    add("BYE: too many connections",
        {Protocol::Imap, {sendLine("* BYE Maximum number of connections from your IP exceeded")}}, greeting,
        R::ServerBusy, C::TooManyConnections, {u"at the same time"_s}, u"from your IP"_s);
    add("POP3: no to everybody", {Protocol::Pop3, {sendLine("-ERR [SYS/TEMP] maintenance")}}, greeting,
        R::ServerBusy, C::ServerTemporary, {u"busy"_s}, u"maintenance"_s);
    add("SMTP: 421 in the place of a greeting",
        {Protocol::Smtp, {sendLine("421 4.7.0 Too many connections from your host")}}, greeting,
        R::ServerBusy, C::TooManyConnections, {u"at the same time"_s}, u"from your host"_s);
    add("SMTP: blocked by its list",
        {Protocol::Smtp,
         {sendLine("554 5.7.1 Service unavailable; 192.0.2.7 blocked using zen.spamhaus.org")}},
        greeting, R::ServerBye, C::BlockedReputation, {}, u"zen.spamhaus.org"_s);
    add("an SMTP server for an IMAP one", {Protocol::Imap, {sendLine("220 mail.example ESMTP")}}, greeting,
        R::WrongProtocol, C::WrongProtocolOrPort, {u"another kind of server"_s}, u"220 mail.example ESMTP"_s);
    add("an IMAP server for a POP3 one", {Protocol::Pop3, {sendLine("* OK IMAP4rev1 ready")}}, greeting,
        R::WrongProtocol, C::WrongProtocolOrPort, {u"another kind of server"_s}, u"IMAP4rev1"_s);
    add("an IMAP server for an SMTP one", {Protocol::Smtp, {sendLine("* OK IMAP4rev1 ready")}}, greeting,
        R::WrongProtocol, C::WrongProtocolOrPort, {u"another kind of server"_s}, u"IMAP4rev1"_s);
    add("SSH", {Protocol::Imap, {sendLine("SSH-2.0-OpenSSH_9.2")}, Security::StartTls, Wire::Plain}, greeting,
        R::WrongProtocol, C::WrongProtocolOrPort, {u"another kind of server"_s}, u"SSH-2.0"_s);
    add("a web page behind TLS", {Protocol::Imap, web}, greeting, R::WebServerThere, C::WrongProtocolOrPort,
        {u"web page"_s, u"browser"_s}, u"HTTP/1.1 400"_s);
    add("a web page without TLS", {Protocol::Smtp, web, Security::StartTls, Wire::Plain}, greeting,
        R::WebServerThere, C::WrongProtocolOrPort, {u"web page"_s}, u"HTTP/1.1 400"_s);
    add("a web server waits",
        {Protocol::Pop3,
         {expectLine("HEAD / HTTP/1.0"), sendLine("HTTP/1.0 200 OK")},
         Security::Tls,
         Wire::Tls,
         TestAuthority::Kind::Good,
         kImpatientMs},
        greeting, R::WebServerThere, C::WrongProtocolOrPort, {u"web page"_s}, {});
    add("no greeting",
        {Protocol::Imap, {stall()}, Security::Tls, Wire::Tls, TestAuthority::Kind::Good, kImpatientMs},
        greeting, R::GreetingMissing, C::Network, {u"says nothing"_s}, {});
    add("no greeting and no TLS",
        {Protocol::Smtp, {stall()}, Security::StartTls, Wire::Plain, TestAuthority::Kind::Good, kImpatientMs},
        greeting, R::GreetingMissing, C::Network, {u"says nothing"_s}, {});
    add("a greeting without end", {Protocol::Imap, {flood("* OK welcome to you and you and ", 1LL << 32)}},
        greeting, R::ResponseTooLarge, C::Unknown, {u"far more than"_s}, {});
    add("no sending for anybody", {Protocol::Smtp, smtpGreeting("250 8BITMIME\r\n")}, DoctorStep::SignIn,
        R::NoCommonMechanism, C::Unknown, {u"no way of signing in"_s}, {});
    add("no login with TLS", {Protocol::Imap, {sendLine("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED] ready")}},
        DoctorStep::SignIn, R::NoCommonMechanism, C::Unknown, {u"no way of signing in"_s}, {});
    addSetup(
        "everybody is let in, and then not",
        {Protocol::Imap,
         {sendLine("* OK [CAPABILITY IMAP4rev1] ready"), expectLine("$TAG LOGIN .*"),
          sendLine("$TAG OK [CAPABILITY IMAP4rev1] in"), expectLine("$TAG LIST .*"),
          sendLine("$TAG BAD User is authenticated but not connected."), stall()}},
        {DoctorStep::Folders, R::CredentialsRejected, C::Authentication, {}, u"not connected"_s, false, 1});
}

void addEncryption()
{
    const auto add = [](const char* name, const Setup& setup, R reason, C replyClass,
                        const QStringList& words) {
        addSetup(name, setup, {DoctorStep::Encryption, reason, replyClass, words, {}, false, 0});
    };
    const auto plain = [](Protocol protocol, const Script& script, Security security) {
        return Setup{protocol, script, security, Wire::Plain, TestAuthority::Kind::Good, kLessPatientMs};
    };
    // A fatal alert "protocol version", and a ServerHello of TLS 1.0.
    const QByteArray alert = QByteArray::fromHex("15030100020246");
    const QByteArray hello =
        QByteArray::fromHex("160301002a020000260301") + QByteArray(32, 'r') + QByteArray::fromHex("00002f00");
    add("TLS 1.0 only, says so", plain(Protocol::Imap, {sendBytes(alert)}, Security::Tls), R::TlsTooOld,
        C::ServerPermanent, {u"too old"_s, u"TLS 1.2"_s});
    add("TLS 1.0 only, begins with it", plain(Protocol::Smtp, {sendBytes(hello)}, Security::Tls),
        R::TlsTooOld, C::ServerPermanent, {u"too old"_s, u"TLS 1.2"_s});
    add("TLS where nothing is encrypted", plain(Protocol::Imap, {sendLine("* OK ready")}, Security::Tls),
        R::PlaintextOnTlsPort, C::WrongProtocolOrPort, {u"does not encrypt from the first byte"_s});
    add("SSH where TLS is asked for", plain(Protocol::Smtp, {sendLine("SSH-2.0-OpenSSH_9.2")}, Security::Tls),
        R::PlaintextOnTlsPort, C::WrongProtocolOrPort, {u"does not encrypt from the first byte"_s});
    add("a web page where TLS is asked for",
        plain(Protocol::Imap, {expectLine("[\\s\\S]*"), sendLine("HTTP/1.1 400 Bad Request")}, Security::Tls),
        R::WebServerThere, C::WrongProtocolOrPort, {u"web page"_s, u"browser"_s});
    const Script closedDoor{sendLine("* OK ready"), expectLine("$TAG CAPABILITY"),
                            sendLine("* CAPABILITY IMAP4rev1 LOGINDISABLED"), sendLine("$TAG OK done")};
    add("login disabled and no STARTTLS", plain(Protocol::Imap, closedDoor, Security::StartTls),
        R::StartTlsMissing, C::TlsRequired, {u"does not offer encryption with STARTTLS"_s});
    add("SMTP without STARTTLS",
        plain(Protocol::Smtp, smtpGreeting("250 AUTH PLAIN\r\n"), Security::StartTls), R::StartTlsMissing,
        C::TlsRequired, {u"does not offer encryption with STARTTLS"_s});
    add("STARTTLS with more behind it",
        plain(Protocol::Imap,
              {sendLine("* OK [CAPABILITY IMAP4rev1 STARTTLS] ready"), expectLine("$TAG STARTTLS"),
               sendBytes("$TAG OK begin\r\n* OK [ALERT] injected\r\n")},
              Security::StartTls),
        R::StartTlsInjection, C::Unknown, {u"tampered with"_s});
}

void addCertificates()
{
    using Kind = TestAuthority::Kind;
    const auto add = [](const char* name, Kind kind, R reason, const QStringList& words) {
        Setup setup{Protocol::Imap, imapLogin("OK in")};
        setup.certificate = kind;
        addSetup(name, setup, {DoctorStep::Certificate, reason, C::Certificate, words, {}, false, 0});
        setup.protocol = Protocol::Smtp;
        setup.script = smtpLogin("235 ok");
        addSetup(qPrintable(u"SMTP: "_s + QString::fromLatin1(name)), setup,
                 {DoctorStep::Certificate, reason, C::Certificate, words, {}, false, 0});
    };
    const QString year = QString::number(QDate::currentDate().year());
    add("expired", Kind::Expired, R::CertificateExpired, {u"expired on"_s, u"clock says"_s, year});
    add("not valid yet", Kind::NotYetValid, R::CertificateNotYetValid,
        {u"not valid before"_s, u"clock says"_s, year});
    add("for another name", Kind::WrongName, R::CertificateWrongName,
        {u"mail.elsewhere.example"_s, u"localhost"_s});
    add("signed by itself", Kind::SelfSigned, R::CertificateSelfSigned, {u"vouches for itself"_s});
    add("without the intermediate one", Kind::Incomplete, R::CertificateIncomplete,
        {u"leaves out"_s, u"intermediate certificate"_s, u"provider"_s});
}

} // namespace

/// Every row is an account with one thing wrong, which the doctor has to name.
class BrokenRepliesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void causesAreNamed_data();
    void causesAreNamed();
    void wholeAddressIsTheSecondTry();

private:
    std::unique_ptr<DovecotServer> m_server; ///< whatever the other of the two servers is, it is well
};

void BrokenRepliesTest::initTestCase()
{
    m_server = std::make_unique<DovecotServer>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
}

void BrokenRepliesTest::causesAreNamed_data()
{
    QTest::addColumn<Setup>("setup");
    QTest::addColumn<Diagnosis>("diagnosis");
    addImapLogins();
    addPop3Logins();
    addSmtpLogins();
    addSenders();
    addGreetings();
    addEncryption();
    addCertificates();
}

void BrokenRepliesTest::causesAreNamed()
{
    QFETCH(Setup, setup);
    QFETCH(Diagnosis, diagnosis);
    const ScriptedServer broken({setup.script}, ScriptedServer::Extra::RepeatLast, setup.wire,
                                m_server->authority().certificate(setup.certificate));
    const ServerRole role = setup.protocol == Protocol::Smtp ? ServerRole::Outgoing : ServerRole::Incoming;
    Account account = brokenAccount();
    account.incoming.host = account.outgoing.host = m_server->host();
    account.incoming.port = m_server->imapsPort();
    account.outgoing.port = m_server->smtpsPort();
    ServerSettings& settings = role == ServerRole::Outgoing ? account.outgoing : account.incoming;
    settings.protocol = setup.protocol;
    settings.port = broken.port();
    settings.security = setup.security;
    Examination examination(account);
    examination.options().certificates.addedAuthorities = loadAuthorities(m_server->caFile()).value_or({});
    examination.limitTo(setup.limitMs);
    QVERIFY(!examination.run());
    const QString objection = examination.objection(role, diagnosis);
    QVERIFY2(objection.isEmpty(), qPrintable(objection + u'\n' + examination.report()));
    const auto logins = [&broken] {
        int count = 0;
        for (int i = 0; i < broken.connections(); ++i)
            count += loginsIn(broken.receivedLines(i));
        return count;
    };
    QTRY_COMPARE(logins(), diagnosis.logins);
}

void BrokenRepliesTest::wholeAddressIsTheSecondTry()
{
    const Script in{sendLine("* OK [CAPABILITY IMAP4rev1] ready"),
                    expectLine("$TAG LOGIN \"?ayse@ornek.example\"? .*"),
                    sendLine("$TAG OK [CAPABILITY IMAP4rev1] in"),
                    expectLine("$TAG LIST .*"),
                    sendLine("* LIST () \"/\" INBOX"),
                    sendLine("$TAG OK done"),
                    expectLine("$TAG LSUB .*"),
                    sendLine("$TAG OK done"),
                    expectLine("$TAG LOGOUT"),
                    closeConnection()};
    const ScriptedServer broken({imapLogin("NO [AUTHENTICATIONFAILED] no such user"), in, in},
                                ScriptedServer::Extra::Refuse, Wire::Tls,
                                m_server->authority().certificate(TestAuthority::Kind::Good));
    Account account = brokenAccount();
    account.incoming = {Protocol::Imap, m_server->host(), broken.port(), Security::Tls, u"ayse"_s};
    account.outgoing.host = m_server->host();
    account.outgoing.port = m_server->smtpsPort();
    Examination examination(account);
    examination.options().certificates.addedAuthorities = loadAuthorities(m_server->caFile()).value_or({});
    examination.options().userNames = UserNames::AlsoOtherForm;
    QVERIFY2(examination.run(), qPrintable(examination.report()));
    QCOMPARE(examination.applyFixes(), 1);
    QCOMPARE(examination.account().incoming.username, u"ayse@ornek.example"_s);
    QVERIFY2(examination.run(), qPrintable(examination.report()));
    QCOMPARE(broken.connections(), 3);
}

QTEST_GUILESS_MAIN(BrokenRepliesTest)
#include "tst_brokenreplies.moc"
