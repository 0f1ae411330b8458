// Logging in: once, by one mechanism, with the server's own words when it fails.
#include "protocol/ImapSession.h"
#include "unit/protocol/SessionFixtures.h"

using namespace postaci;
using namespace postaci::test;

class ImapLoginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everySecurityWorks_data();
    void everySecurityWorks();
    void everyMechanismWorks_data();
    void everyMechanismWorks();
    void aWrongPasswordIsOneAttempt_data();
    void aWrongPasswordIsOneAttempt();
    void oddPasswordsWork_data();
    void oddPasswordsWork();
    void loginCommandWithoutMechanisms();
    void preauthSkipsLoginButNeverStartTls();
    void startTlsMustBeOffered();
    void forgedCapabilitiesAreForgotten();
    void injectedBytesAreRefused();
    void theServersWordsReachTheUser_data();
    void theServersWordsReachTheUser();
    void noMechanismSendsNothing();
    void barePlusIsAChallenge();
    void theServerMustFinishItsPart();
    void idComesBeforeSelect();
    void secretsAreNotInTheTranscript();

private:
    std::unique_ptr<DovecotServer> m_server;
};

namespace {

Script greetingWith(const QByteArray& capabilities, const Script& steps)
{
    return Script{sendLine("* OK [CAPABILITY IMAP4rev1 " + capabilities + "] ready")} + steps;
}

} // namespace

void ImapLoginTest::initTestCase()
{
    m_server = std::make_unique<DovecotServer>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
}

void ImapLoginTest::everySecurityWorks_data()
{
    QTest::addColumn<Security>("security");
    QTest::newRow("tls") << Security::Tls;
    QTest::newRow("starttls") << Security::StartTls;
    QTest::newRow("none") << Security::None;
}

void ImapLoginTest::everySecurityWorks()
{
    QFETCH(Security, security);
    const quint16 port = security == Security::Tls ? m_server->imapsPort() : m_server->imapPort();
    ImapSession session(optionsFor(*m_server, port, security));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("security%1").arg(int(security)))));
    QVERIFY(session.isConnected());
    QVERIFY(session.has("IDLE") && session.has("UIDPLUS"));
    QVERIFY(!session.has("STARTTLS")); // the list is the one of after the login
    QVERIFY(session.serverName().startsWith(QStringLiteral("Dovecot")));
    session.logout();
    QVERIFY(!session.isConnected());
}

void ImapLoginTest::everyMechanismWorks_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    for (const char* const name : {"plain", "login", "cram-md5", "scram-sha-1", "scram-sha-256"})
        QTest::newRow(name) << QByteArray(name);
}

void ImapLoginTest::everyMechanismWorks()
{
    QFETCH(QByteArray, mechanism);
    DovecotServer::Options serverOptions;
    serverOptions.authMechanisms = mechanism;
    serverOptions.outgoing = DovecotServer::Outgoing::None;
    DovecotServer server(serverOptions);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    ConnectionOptions options = optionsFor(server, server.imapsPort(), Security::Tls);
    ImapSession session(options);
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("ayse"))));
    QVERIFY(options.transcript->toText().contains(QStringLiteral("AUTHENTICATE ") +
                                                  QString::fromLatin1(mechanism.toUpper())));
    QCOMPARE(server.loginAttempts(QStringLiteral("ayse"), "imap"), 1);
    ImapSession wrong(options);
    VERIFY_RESULT(wrong.connect());
    QCOMPARE(wrong.login(passwordOf(QStringLiteral("ayse"), QStringLiteral("no"))).error().reason,
             ErrorReason::CredentialsRejected);
    QTRY_COMPARE(server.loginAttempts(QStringLiteral("ayse"), "imap"), 2);
}

void ImapLoginTest::aWrongPasswordIsOneAttempt_data()
{
    everySecurityWorks_data();
}

void ImapLoginTest::aWrongPasswordIsOneAttempt()
{
    QFETCH(Security, security);
    const QString user = QStringLiteral("wrong%1").arg(int(security));
    const quint16 port = security == Security::Tls ? m_server->imapsPort() : m_server->imapPort();
    ImapSession session(optionsFor(*m_server, port, security));
    VERIFY_RESULT(session.connect());
    const auto done = session.login(passwordOf(user, QStringLiteral("not-the-password")));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Authentication);
    QCOMPARE(done.error().reason, ErrorReason::CredentialsRejected);
    QVERIFY2(done.error().detail.contains(QStringLiteral("Authentication failed")),
             qPrintable(done.error().detail));
    QCOMPARE(done.error().port, port);
    QTRY_COMPARE(m_server->failedLogins(user), 1);
    session.logout(); // had there been another attempt, the server would have seen it before this
    QCOMPARE(m_server->loginAttempts(user), 1);
    QCOMPARE(m_server->failedLogins(user), 1);
}

void ImapLoginTest::oddPasswordsWork_data()
{
    QTest::addColumn<QString>("password");
    QTest::newRow("quotes") << QStringLiteral("a\"b\\c{3}");
    QTest::newRow("turkish") << QStringLiteral("şĞıİ öç");
    QTest::newRow("long") << QString(2000, QLatin1Char('x'));
}

void ImapLoginTest::oddPasswordsWork()
{
    // LOGIN must carry any password: quoted where that can hold it, else as a literal.
    QFETCH(QString, password);
    const QByteArray utf8 = password.toUtf8();
    const bool literal = utf8.size() > 1000 || utf8.contains("\xc5");
    Script steps{literal ? expectLine("$TAG LOGIN \"u\" \\{\\d+\\+\\}")
                         : expectLine("$TAG LOGIN \"u\" \".*\"")};
    if (literal)
        steps.append(expectLiteral());
    ScriptedServer server(
        {greetingWith("LITERAL+", steps + Script{sendLine("$TAG OK [CAPABILITY IMAP4rev1] in")})});
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("u"), password)));
    QByteArray quoted = utf8;
    const QByteArray expected = literal ? utf8 : quoted.replace('\\', "\\\\").replace('"', "\\\"");
    VERIFY_SCRIPT(server);
    QVERIFY2(server.received().contains(expected), server.received().constData());
}

void ImapLoginTest::loginCommandWithoutMechanisms()
{
    ScriptedServer server(
        {greetingWith("", {expectLine("$TAG LOGIN \"u\" \"p\""), sendLine("$TAG OK LOGIN completed"),
                           expectLine("$TAG CAPABILITY"), sendLine("* CAPABILITY IMAP4rev1 IDLE "),
                           sendLine("$TAG OK done")})});
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("u"), QStringLiteral("p"))));
    QVERIFY(session.has("IDLE"));
    VERIFY_SCRIPT(server);
}

void ImapLoginTest::preauthSkipsLoginButNeverStartTls() // IMAP-005
{
    ScriptedServer open({loggedIn("IDLE", {stall()})});
    ImapSession session(optionsFor(open.port()));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("u"))));
    QVERIFY(open.received().isEmpty());
    ScriptedServer closed({loggedIn("STARTTLS", {stall()})});
    ImapSession refused(optionsFor(closed.port(), Security::StartTls));
    QCOMPARE(refused.connect().error().reason, ErrorReason::StartTlsMissing);
    QVERIFY(!refused.isConnected());
    QVERIFY(closed.received().isEmpty());
}

void ImapLoginTest::startTlsMustBeOffered()
{
    ScriptedServer server({greetingWith("AUTH=PLAIN", {stall()})});
    ImapSession session(optionsFor(server.port(), Security::StartTls));
    const auto connected = session.connect();
    QCOMPARE(connected.error().reason, ErrorReason::StartTlsMissing);
    QVERIFY(!session.isConnected());
    QVERIFY(server.received().isEmpty());
}

void ImapLoginTest::forgedCapabilitiesAreForgotten() // IMAP-013
{
    TestAuthority authority;
    const auto files = authority.certificate(TestAuthority::Kind::Good);
    ScriptedServer server(
        {greetingWith("STARTTLS AUTH=FORGED X-FORGED",
                      {expectLine("$TAG STARTTLS"), sendLine("* NO [ALERT] forged"),
                       sendLine("$TAG OK Begin"), startTls(), sendLine("* CAPABILITY IMAP4REV1 IMAP4"),
                       expectLine("$TAG CAPABILITY"), sendLine("* CAPABILITY IMAP4 IMAP4REV1 UNSELECT"),
                       sendLine("$TAG OK")})},
        ScriptedServer::Extra::Refuse, ScriptedServer::Security::Plain, files);
    ConnectionOptions options = optionsFor(server.port(), Security::StartTls, QStringLiteral("localhost"));
    options.policy.addedAuthorities = loadAuthorities(authority.caFile()).value_or({});
    ImapSession session(options);
    VERIFY_RESULT(session.connect());
    QCOMPARE(session.capabilities(), (QSet<QByteArray>{"IMAP4", "IMAP4REV1", "UNSELECT"}));
    QVERIFY(session.takeAlerts().isEmpty());
    VERIFY_SCRIPT(server);
}

void ImapLoginTest::injectedBytesAreRefused()
{
    TestAuthority authority;
    ScriptedServer server(
        {greetingWith("STARTTLS",
                      {expectLine("$TAG STARTTLS"),
                       sendBytes("$TAG OK Begin\r\n* CAPABILITY IMAP4rev1 X-FORGED\r\n"), startTls()})},
        ScriptedServer::Extra::Refuse, ScriptedServer::Security::Plain,
        authority.certificate(TestAuthority::Kind::Good));
    ImapSession session(optionsFor(server.port(), Security::StartTls, QStringLiteral("localhost")));
    const auto connected = session.connect();
    QCOMPARE(connected.error().reason, ErrorReason::StartTlsInjection);
    QVERIFY(!session.isConnected());
}

void ImapLoginTest::theServersWordsReachTheUser_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorReason>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("IMAP-020")
        << QByteArray("$TAG NO [ALERT] Application-specific password required: https://a.example/1 (Failure)")
        << ErrorReason::CredentialsRejected << QStringLiteral("https://a.example/1");
    QTest::newRow("IMAP-021")
        << QByteArray(
               "* NO [WEBALERT https://b.example/2] Web login required.\r\n$TAG NO [ALERT] Please log in")
        << ErrorReason::CredentialsRejected << QStringLiteral("https://b.example/2");
    QTest::newRow("IMAP-024")
        << QByteArray("$TAG NO [ALERT] Account exceeded command or bandwidth limits. (Failure)")
        << ErrorReason::ServerBusy << QStringLiteral("bandwidth");
    QTest::newRow("IMAP-017") << QByteArray("$TAG BAD Command Error. 10") << ErrorReason::ServerBusy
                              << QStringLiteral("Command Error. 10");
    QTest::newRow("bye") << QByteArray("* BYE Too many connections") << ErrorReason::ServerBusy
                         << QStringLiteral("Too many connections");
}

void ImapLoginTest::theServersWordsReachTheUser()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, words);
    ScriptedServer server({greetingWith(
        "AUTH=PLAIN SASL-IR", {expectLine("$TAG AUTHENTICATE PLAIN .*"), sendLine(answer), stall()})});
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    const auto done = session.login(passwordOf(QStringLiteral("u")));
    QVERIFY(!done);
    QTEST(done.error().reason, "reason");
    QVERIFY2(done.error().detail.contains(words), qPrintable(done.error().detail));
    VERIFY_SCRIPT(server); // and nothing was tried after it
}

void ImapLoginTest::noMechanismSendsNothing()
{
    ScriptedServer server({greetingWith("LOGINDISABLED AUTH=GSSAPI", {stall()})});
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    QCOMPARE(session.login(passwordOf(QStringLiteral("u"))).error().reason, ErrorReason::NoCommonMechanism);
    QVERIFY(server.received().isEmpty());
}

void ImapLoginTest::barePlusIsAChallenge() // IMAP-027, IMAP-028
{
    const QByteArray answer = QByteArray("\0u\0p", 4).toBase64();
    ScriptedServer plain(
        {greetingWith("AUTH=PLAIN", {expectLine("$TAG AUTHENTICATE PLAIN"), sendLine("+"), expectLine(answer),
                                     sendLine("$TAG OK [CAPABILITY IMAP4rev1] in")})});
    ImapSession session(optionsFor(plain.port()));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("u"), QStringLiteral("p"))));
    VERIFY_SCRIPT(plain);
    ScriptedServer login(
        {greetingWith("AUTH=LOGIN", {expectLine("$TAG AUTHENTICATE LOGIN"), sendLine("+ VXNlciBOYW1lAA=="),
                                     expectLine("dQ=="), sendLine("+ UGFzc3dvcmQA"), expectLine("cA=="),
                                     sendLine("$TAG OK [CAPABILITY IMAP4rev1] in")})});
    ImapSession second(optionsFor(login.port()));
    VERIFY_RESULT(second.connect());
    VERIFY_RESULT(second.login(passwordOf(QStringLiteral("u"), QStringLiteral("p"))));
    VERIFY_SCRIPT(login);
}

void ImapLoginTest::theServerMustFinishItsPart()
{
    ScriptedServer server(
        {greetingWith("AUTH=SCRAM-SHA-256 SASL-IR", {expectLine("$TAG AUTHENTICATE SCRAM-SHA-256 .*"),
                                                     sendLine("$TAG OK trust me"), stall()})});
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    QVERIFY(!session.login(passwordOf(QStringLiteral("u"))));
    QVERIFY(!session.isConnected());
}

void ImapLoginTest::idComesBeforeSelect() // IMAP-031
{
    ScriptedServer server({greetingWith(
        "", {expectLine("C\\d+ LOGIN .*"), sendLine("C1 OK [CAPABILITY IMAP4rev1 ID] in"),
             expectLine("$TAG ID \\(\"name\" \"Postaci\" \"version\" \".*\"\\)"),
             sendLine("* ID (\"name\" \"Coremail\" \"vendor\" \"x\" \"version\" NIL)"),
             sendLine("$TAG OK ID"), expectLine("$TAG SELECT \"INBOX\""), sendLine("$TAG OK")})});
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("u"))));
    QCOMPARE(session.serverName().trimmed(), QStringLiteral("Coremail"));
    VERIFY_RESULT(session.select("INBOX", {}));
    VERIFY_SCRIPT(server);
}

void ImapLoginTest::secretsAreNotInTheTranscript()
{
    for (const char* const capabilities : {"AUTH=PLAIN SASL-IR", "AUTH=PLAIN", "AUTH=LOGIN", ""}) {
        ScriptedServer server(
            {greetingWith(capabilities, {expectLine("$TAG .*"), sendLine("+"), expectLine(".*"),
                                         sendLine("+"), expectLine(".*"), sendLine("$TAG NO no")})});
        ConnectionOptions options = optionsFor(server.port());
        options.limits.replyMs = 300;
        ImapSession session(options);
        VERIFY_RESULT(session.connect());
        const auto done = session.login(passwordOf(QStringLiteral("user"), QStringLiteral("geheim")));
        QVERIFY(!done);
        const QString text = options.transcript->toText();
        QVERIFY(text.size() > 20);
        for (const QByteArray& secret : {QByteArray("geheim"), QByteArray("geheim").toBase64(),
                                         QByteArray("\0user\0geheim", 12).toBase64()}) {
            QVERIFY2(!text.contains(QString::fromLatin1(secret)), qPrintable(text));
            QVERIFY(!done.error().message.contains(QString::fromLatin1(secret)));
            QVERIFY(!done.error().detail.contains(QString::fromLatin1(secret)));
        }
    }
}

QTEST_GUILESS_MAIN(ImapLoginTest)
#include "tst_imaplogin.moc"
