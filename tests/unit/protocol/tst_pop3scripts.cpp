#include "protocol/Pop3Session.h"
#include "unit/protocol/SessionFixtures.h"

using namespace postaci;
using namespace postaci::test;

/// Pop3Session against servers that say what a test wants.
class Pop3ScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greetings_data();
    void greetings();
    void logins_data();
    void logins();
    void lineEndsInNamesAreNoCommands();
    void capabilities();
    void stlsMustBeOffered();
    void stlsInjectionIsRefused();
    void stlsWithoutCapa();
    void plaintextTimestampIsForgotten();
    void tlsFromTheFirstByte();
    void lists_data();
    void lists();
    void listIsBounded();
    void refusedMessagesAreSkipped();
    void commandsGoAheadWhereOffered();
    void oneCommandAtATimeElsewhere();
    void headersAreBounded();
    void topUnknown();
    void deletionsCountAtQuit();
    void quitMayFail();
    void silence();
    void cancelInTheMiddle();
    void unaskedLineEndsIt();
};

namespace {

/// Up to the login, with these capabilities before and after it.
Script signedIn(const QByteArrayList& capabilities, const Script& steps)
{
    QByteArray capa = "+OK\r\n";
    for (const QByteArray& capability : capabilities)
        capa += capability + "\r\n";
    capa += ".\r\n";
    return Script{sendLine("+OK ready"), expectLine("CAPA"), sendBytes(capa),
                  expectLine("USER u"),  sendLine("+OK"),    expectLine("PASS p"),
                  sendLine("+OK in"),    expectLine("CAPA"), sendBytes(capa)} +
           steps;
}

const QByteArrayList kUsual{"USER", "UIDL", "TOP"};

Credentials someone()
{
    return passwordOf(QStringLiteral("u"), QStringLiteral("p"));
}

/// A session that is signed in at a scripted server.
struct Scene
{
    explicit Scene(const Script& steps, const QByteArrayList& capabilities = kUsual,
                   NetworkLimits limits = testLimits())
        : server({signedIn(capabilities, steps)}), options(optionsFor(server.port()))
    {
        options.limits = limits;
        session = std::make_unique<Pop3Session>(options);
        ready = session->connect();
        if (ready)
            ready = session->login(someone());
    }
    ScriptedServer server;
    ConnectionOptions options;
    std::unique_ptr<Pop3Session> session;
    Result<void> ready;
};

/// Keeps what came: the messages, and "number: reason" of those refused.
struct Collector
{
    QByteArrayList messages;
    QList<int> refused;
    QByteArray current;
    Pop3Receiver receiver{[this](const Pop3Item&, QByteArrayView piece) {
                              current += piece;
                              return true;
                          },
                          [this](const Pop3Item& item, const Result<void>& outcome) {
                              if (outcome)
                                  messages.append(current);
                              else
                                  refused.append(static_cast<int>(item.number));
                              current.clear();
                              return true;
                          }};
};

QList<Pop3Item> items(const QList<quint32>& numbers, qint64 size = 100)
{
    QList<Pop3Item> result;
    for (const quint32 number : numbers)
        result.append({number, size, "u" + QByteArray::number(number)});
    return result;
}

} // namespace

void Pop3ScriptsTest::greetings_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<ErrorReason>("reason");
    QTest::newRow("locked") << QByteArray("-ERR [IN-USE] another session") << ErrorKind::Timeout
                            << ErrorReason::ServerBusy;
    QTest::newRow("not now") << QByteArray("-ERR go away") << ErrorKind::Timeout << ErrorReason::ServerBye;
    QTest::newRow("IMAP") << QByteArray("* OK IMAP4rev1 ready") << ErrorKind::Protocol
                          << ErrorReason::WrongProtocol;
    QTest::newRow("SMTP") << QByteArray("220 ready") << ErrorKind::Protocol << ErrorReason::WrongProtocol;
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request") << ErrorKind::Protocol
                          << ErrorReason::WebServerThere;
    QTest::newRow("challenge") << QByteArray("+ what") << ErrorKind::Protocol << ErrorReason::WrongProtocol;
    QTest::newRow("endless") << QByteArray("+OK ") + QByteArray(100'000, 'x') << ErrorKind::Protocol
                             << ErrorReason::ResponseTooLarge;
}

void Pop3ScriptsTest::greetings()
{
    QFETCH(QByteArray, greeting);
    ScriptedServer server({{sendLine(greeting), stall()}});
    Pop3Session session(optionsFor(server.port()));
    const auto connected = session.connect();
    QVERIFY(!connected);
    QTEST(connected.error().kind, "kind");
    QTEST(connected.error().reason, "reason");
    QCOMPARE(connected.error().port, server.port());
    QVERIFY(!session.isConnected());
    QVERIFY(server.received().isEmpty());
}

void Pop3ScriptsTest::logins_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArrayList>("offer"); // empty: no CAPA
    QTest::addColumn<Script>("steps");
    QTest::addColumn<int>("reason"); // -1: success
    const QByteArray ready = "+OK ready";
    const QByteArray withApop = "+OK ready <1896.697170952@dbc.mtview.ca.us>";
    const auto fails = [](ErrorReason reason) { return int(reason); };
    const Script userPass{expectLine("USER u"), sendLine("+OK"), expectLine("PASS p")};
    const Script plain{expectLine("AUTH PLAIN"), sendLine("+ "),
                       expectLine(QByteArray("\0u\0p", 4).toBase64())};
    QTest::newRow("user and pass, no CAPA")
        << ready << QByteArrayList{} << userPass + Script{sendLine("+OK in")} << -1;
    QTest::newRow("user and pass") << ready << QByteArrayList{"USER"} << userPass + Script{sendLine("+OK in")}
                                   << -1;
    QTest::newRow("SASL before USER")
        << ready << QByteArrayList{"USER", "SASL PLAIN LOGIN"} << plain + Script{sendLine("+OK in")} << -1;
    QTest::newRow("plain, bare plus")
        << ready << QByteArrayList{"SASL PLAIN"}
        << Script{expectLine("AUTH PLAIN"), sendLine("+"), plain.last(), sendLine("+OK in")} << -1;
    QTest::newRow("login") << ready << QByteArrayList{"SASL LOGIN"}
                           << Script{expectLine("AUTH LOGIN"), sendLine("+ VXNlcm5hbWU6"),
                                     expectLine("dQ=="),       sendLine("+ UGFzc3dvcmQ6"),
                                     expectLine("cA=="),       sendLine("+OK in")}
                           << -1;
    // RFC 2195 with u and p: HMAC-MD5 of "<1.2@x>".
    QTest::newRow("cram-md5") << ready << QByteArrayList{"SASL CRAM-MD5"}
                              << Script{expectLine("AUTH CRAM-MD5"), sendLine("+ PDEuMkB4Pg=="),
                                        expectLine("dS[AB][A-Za-z0-9+/=]+"), sendLine("+OK in")}
                              << -1;
    QTest::newRow("user before apop")
        << withApop << QByteArrayList{"USER"} << userPass + Script{sendLine("+OK in")} << -1;
    // The digest of RFC 1939 7 with the password "p" instead of "tanstaaf".
    QTest::newRow("apop if nothing else")
        << withApop << QByteArrayList{"TOP"} << Script{expectLine("APOP u [0-9a-f]{32}"), sendLine("+OK in")}
        << -1;
    QTest::newRow("no way") << ready << QByteArrayList{"SASL GSSAPI"} << Script{}
                            << fails(ErrorReason::NoCommonMechanism);
    QTest::newRow("wrong user") << ready << QByteArrayList{"USER"}
                                << Script{expectLine("USER u"), sendLine("-ERR no such user")}
                                << fails(ErrorReason::CredentialsRejected);
    QTest::newRow("wrong password") << ready << QByteArrayList{"USER"}
                                    << userPass + Script{sendLine("-ERR [AUTH] wrong")}
                                    << fails(ErrorReason::CredentialsRejected);
    QTest::newRow("no second mechanism")
        << withApop << QByteArrayList{"USER", "SASL PLAIN LOGIN CRAM-MD5X"}
        << plain + Script{sendLine("-ERR [AUTH] wrong")} << fails(ErrorReason::CredentialsRejected);
    QTest::newRow("in use") << ready << QByteArrayList{"USER"}
                            << userPass + Script{sendLine("-ERR [IN-USE] wait")}
                            << fails(ErrorReason::ServerBusy);
    QTest::newRow("a challenge to PASS")
        << ready << QByteArrayList{"USER"} << userPass + Script{sendLine("+ more")}
        << fails(ErrorReason::CredentialsRejected);
}

void Pop3ScriptsTest::logins()
{
    QFETCH(QByteArray, greeting);
    QFETCH(QByteArrayList, offer);
    QFETCH(Script, steps);
    QFETCH(int, reason);
    const ScriptStep capa = sendBytes(offer.isEmpty() ? QByteArray("-ERR what\r\n")
                                                      : "+OK\r\n" + offer.join("\r\n") + "\r\n.\r\n");
    Script script = Script{sendLine(greeting), expectLine("CAPA"), capa} + steps;
    if (reason < 0)
        script += Script{expectLine("CAPA"), capa};
    ScriptedServer server({script});
    const ConnectionOptions options = optionsFor(server.port());
    Pop3Session session(options);
    VERIFY_RESULT(session.connect());
    const auto done = session.login(someone());
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
    QCOMPARE(done ? -1 : int(done.error().reason), reason);
    if (!done && done.error().kind != ErrorKind::Timeout)
        QCOMPARE(done.error().kind, ErrorKind::Authentication);
    VERIFY_SCRIPT(server); // one attempt, and nothing after it
    const QString text = options.transcript->toText();
    QVERIFY(!text.contains(QStringLiteral("AHUAcA")) && !text.contains(QStringLiteral("cA==")));
    QVERIFY(!text.contains(QStringLiteral("PASS p")));
}

void Pop3ScriptsTest::lineEndsInNamesAreNoCommands()
{
    ScriptedServer server({{sendLine("+OK"), expectLine("CAPA"), sendLine("-ERR"), stall()}});
    Pop3Session session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    const auto done = session.login(passwordOf(QStringLiteral("u\r\nDELE 1"), QStringLiteral("p")));
    QCOMPARE(done.error().kind, ErrorKind::Authentication);
    QTRY_COMPARE(server.received(), QByteArray("CAPA\r\n"));
}

void Pop3ScriptsTest::capabilities()
{
    const Scene scene({}, {"USER", "pipelining", "LOGIN-DELAY 900 USER", "EXPIRE 60", "RESP-CODES"});
    VERIFY_RESULT(scene.ready);
    QVERIFY(scene.session->has("PIPELINING") && scene.session->has("RESP-CODES"));
    QVERIFY(!scene.session->has("TOP"));
    QCOMPARE(scene.session->loginDelay(), 900);
}

void Pop3ScriptsTest::stlsMustBeOffered()
{
    ScriptedServer stripped(
        {{sendLine("+OK"), expectLine("CAPA"), sendBytes("+OK\r\nUSER\r\n.\r\n"), stall()}});
    Pop3Session first(optionsFor(stripped.port(), Security::StartTls));
    QCOMPARE(first.connect().error().reason, ErrorReason::StartTlsMissing);
    QVERIFY(!first.isConnected());
    QTRY_COMPARE(stripped.received(), QByteArray("CAPA\r\n"));

    ScriptedServer refusing({{sendLine("+OK"), expectLine("CAPA"), sendBytes("+OK\r\nSTLS\r\n.\r\n"),
                              expectLine("STLS"), sendLine("-ERR not now"), stall()}});
    Pop3Session second(optionsFor(refusing.port(), Security::StartTls));
    QCOMPARE(second.connect().error().reason, ErrorReason::StartTlsMissing);
    QVERIFY(!second.isConnected());
}

void Pop3ScriptsTest::stlsInjectionIsRefused()
{
    TestAuthority authority;
    ScriptedServer server({{sendLine("+OK"), expectLine("CAPA"), sendBytes("+OK\r\nSTLS\r\n.\r\n"),
                            expectLine("STLS"), sendBytes("+OK go\r\n+OK\r\nUSER\r\n.\r\n"), startTls()}},
                          ScriptedServer::Extra::Refuse, ScriptedServer::Security::Plain,
                          authority.certificate(TestAuthority::Kind::Good));
    Pop3Session session(optionsFor(server.port(), Security::StartTls, QStringLiteral("localhost")));
    QCOMPARE(session.connect().error().reason, ErrorReason::StartTlsInjection);
    QVERIFY(!session.isConnected());
}

namespace {

ConnectionOptions tlsOptions(const ScriptedServer& server, const TestAuthority& authority,
                             postaci::Security security)
{
    ConnectionOptions options = optionsFor(server.port(), security, QStringLiteral("localhost"));
    options.policy.addedAuthorities = loadAuthorities(authority.caFile()).value_or({});
    return options;
}

} // namespace

void Pop3ScriptsTest::stlsWithoutCapa()
{
    TestAuthority authority;
    ScriptedServer server({{sendLine("+OK"), expectLine("CAPA"), sendLine("-ERR"), expectLine("STLS"),
                            sendLine("+OK"), startTls(), expectLine("CAPA"), sendLine("-ERR")}},
                          ScriptedServer::Extra::Refuse, ScriptedServer::Security::Plain,
                          authority.certificate(TestAuthority::Kind::Good));
    Pop3Session session(tlsOptions(server, authority, Security::StartTls));
    VERIFY_RESULT(session.connect());
    VERIFY_SCRIPT(server);
}

void Pop3ScriptsTest::plaintextTimestampIsForgotten()
{
    TestAuthority authority;
    ScriptedServer server(
        {{sendLine("+OK <1.2@x>"), expectLine("CAPA"), sendBytes("+OK\r\nSTLS\r\nSASL PLAIN\r\n.\r\n"),
          expectLine("STLS"), sendLine("+OK"), startTls(), expectLine("CAPA"),
          sendBytes("+OK\r\nTOP\r\n.\r\n")}},
        ScriptedServer::Extra::Refuse, ScriptedServer::Security::Plain,
        authority.certificate(TestAuthority::Kind::Good));
    Pop3Session session(tlsOptions(server, authority, Security::StartTls));
    VERIFY_RESULT(session.connect());
    // Neither APOP nor PLAIN: nothing that was said before the encryption counts.
    QCOMPARE(session.login(someone()).error().reason, ErrorReason::NoCommonMechanism);
    VERIFY_SCRIPT(server);
}

void Pop3ScriptsTest::tlsFromTheFirstByte()
{
    TestAuthority authority;
    ScriptedServer server(
        {{sendLine("+OK"), expectLine("CAPA"), sendBytes("+OK\r\nSASL PLAIN CRAM-MD5\r\n.\r\n"),
          expectLine("AUTH PLAIN"), sendLine("+ "), expectLine("AHUAcA=="), sendLine("+OK"),
          expectLine("CAPA"), sendLine("-ERR")}},
        ScriptedServer::Extra::Refuse, ScriptedServer::Security::Tls,
        authority.certificate(TestAuthority::Kind::Good));
    Pop3Session session(tlsOptions(server, authority, Security::Tls));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(someone()));
    VERIFY_SCRIPT(server);
    Pop3Session untrusted(optionsFor(server.port(), Security::Tls, QStringLiteral("localhost")));
    QCOMPARE(untrusted.connect().error().kind, ErrorKind::Certificate);
}

void Pop3ScriptsTest::lists_data()
{
    QTest::addColumn<QByteArray>("sizes");
    QTest::addColumn<QByteArray>("uidls"); // without "+OK": the whole answer
    QTest::addColumn<QString>("items");
    const QByteArray two = "+OK 2 messages\r\n1 120\r\n2 200\r\n.\r\n";
    QTest::newRow("usual") << two << QByteArray("+OK\r\n1 aa\r\n2 bb\r\n.\r\n")
                           << QStringLiteral("1:120:aa 2:200:bb");
    QTest::newRow("none") << QByteArray("+OK 0\r\n.\r\n") << QByteArray("+OK\r\n.\r\n") << QString();
    QTest::newRow("no UIDL") << two << QByteArray("-ERR unknown command\r\n")
                             << QStringLiteral("1:120: 2:200:");
    QTest::newRow("gaps and strangers")
        << two << QByteArray("+OK\r\n2 bb\r\n7 x\r\n\r\nhello\r\n.\r\n") << QStringLiteral("1:120: 2:200:bb");
    QTest::newRow("empty UIDL") << two << QByteArray("+OK\r\n1\r\n2 \r\n.\r\n")
                                << QStringLiteral("1:120: 2:200:");
    QTest::newRow("odd UIDLs") << two << QByteArray("+OK\r\n1 a b\r\n2 \xff..\r\n.\r\n")
                               << QString::fromUtf8("1:120:a b 2:200:\xff..");
    QTest::newRow("words behind sizes")
        << QByteArray("+OK\r\n1 120 octets\r\n2 many\r\n.\r\n") << QByteArray("+OK\r\n1 aa\r\n2 bb\r\n.\r\n")
        << QStringLiteral("1:120:aa 2:0:bb");
    QTest::newRow("twice the same number")
        << QByteArray("+OK\r\n1 120\r\n1 130\r\n0 5\r\n-1 5\r\n.\r\n") << QByteArray("+OK\r\n1 aa\r\n.\r\n")
        << QStringLiteral("1:120:aa");
    QTest::newRow("numbers beyond reason")
        << QByteArray("+OK\r\n1 99999999999999999999\r\n99999999999 1\r\n.\r\n")
        << QByteArray("+OK\r\n1 aa\r\n.\r\n") << QStringLiteral("1:0:aa");
}

void Pop3ScriptsTest::lists()
{
    QFETCH(QByteArray, sizes);
    QFETCH(QByteArray, uidls);
    const Scene scene({expectLine("LIST"), sendBytes(sizes), expectLine("UIDL"), sendBytes(uidls)});
    VERIFY_RESULT(scene.ready);
    const auto listed = scene.session->list();
    VERIFY_RESULT(listed);
    QStringList found;
    for (const Pop3Item& item : *listed)
        found.append(
            QStringLiteral("%1:%2:%3").arg(item.number).arg(item.size).arg(QString::fromUtf8(item.uidl)));
    QTEST(found.join(QLatin1Char(' ')), "items");
    VERIFY_SCRIPT(scene.server);
}

void Pop3ScriptsTest::listIsBounded()
{
    NetworkLimits limits = testLimits();
    limits.maxReply = 100'000;
    const Scene scene({expectLine("LIST"), sendBytes("+OK\r\n" + QByteArray("1 1\r\n").repeated(100'000))},
                      kUsual, limits);
    VERIFY_RESULT(scene.ready);
    const auto listed = scene.session->list();
    QCOMPARE(listed.error().reason, ErrorReason::ResponseTooLarge);
    QVERIFY(!scene.session->isConnected());
}

void Pop3ScriptsTest::refusedMessagesAreSkipped()
{
    const Scene scene({expectLine("RETR 1"), sendBytes("+OK\r\nfirst\r\n.\r\n"), expectLine("RETR 2"),
                       sendLine("-ERR no such message"), expectLine("RETR 3"),
                       sendBytes("+OK\r\nthird\r\n.\r\n")});
    VERIFY_RESULT(scene.ready);
    Collector collector;
    VERIFY_RESULT(scene.session->fetch(items({1, 2, 3}), collector.receiver));
    QCOMPARE(collector.messages, QByteArrayList({"first\r\n", "third\r\n"}));
    QCOMPARE(collector.refused, QList<int>({2}));
    QVERIFY(scene.session->isConnected());
    VERIFY_SCRIPT(scene.server);
}

void Pop3ScriptsTest::commandsGoAheadWhereOffered()
{
    // All three are there before the first answer; the fourth would be too much to have under way.
    const Scene scene({expectLine("RETR 1"), expectLine("RETR 2"), expectLine("RETR 3"), pause(50),
                       sendBytes("+OK\r\na\r\n.\r\n+OK\r\nb\r\n.\r\n+OK\r\nc\r\n.\r\n"), expectLine("RETR 4"),
                       sendBytes("+OK\r\nd\r\n.\r\n")},
                      {"USER", "PIPELINING"});
    VERIFY_RESULT(scene.ready);
    Collector collector;
    auto wanted = items({1, 2, 3, 4}, 80 << 10);
    wanted.last().size = 200 << 10;
    VERIFY_RESULT(scene.session->fetch(wanted, collector.receiver));
    QCOMPARE(collector.messages, QByteArrayList({"a\r\n", "b\r\n", "c\r\n", "d\r\n"}));
    VERIFY_SCRIPT(scene.server);
}

void Pop3ScriptsTest::oneCommandAtATimeElsewhere()
{
    NetworkLimits limits = testLimits();
    limits.replyMs = 300;
    const Scene scene({expectLine("RETR 1"), stall()}, kUsual, limits);
    VERIFY_RESULT(scene.ready);
    Collector collector;
    QCOMPARE(scene.session->fetch(items({1, 2}), collector.receiver).error().kind, ErrorKind::Timeout);
    QVERIFY(!scene.server.received().contains("RETR 2"));
}

void Pop3ScriptsTest::headersAreBounded()
{
    const QByteArray huge = "X: " + QByteArray(900, 'a') + "\r\n";
    const Scene scene({expectLine("TOP 1 0"), sendBytes("+OK\r\n" + huge.repeated(2000) + "\r\n.\r\n"),
                       expectLine("TOP 2 0"), sendBytes("+OK\r\nSubject: x\r\n\r\n.\r\n")});
    VERIFY_RESULT(scene.ready);
    Collector collector;
    VERIFY_RESULT(scene.session->fetchHeaders(items({1, 2}, 3 << 20), collector.receiver));
    QCOMPARE(collector.messages.size(), 2);
    QCOMPARE(collector.messages.first().size(), Pop3Session::headerLimit);
    QCOMPARE(collector.messages.last(), QByteArray("Subject: x\r\n\r\n"));
}

void Pop3ScriptsTest::topUnknown()
{
    const Scene scene({expectLine("TOP 1 0"), sendLine("-ERR unknown command")});
    VERIFY_RESULT(scene.ready);
    Collector collector;
    QVERIFY(scene.session->hasTop());
    VERIFY_RESULT(scene.session->fetchHeaders(items({1}), collector.receiver));
    QVERIFY(!scene.session->hasTop());
    QCOMPARE(collector.refused, QList<int>({1}));
}

void Pop3ScriptsTest::deletionsCountAtQuit()
{
    const Scene scene({expectLine("DELE 1"), sendLine("+OK"), expectLine("DELE 2"),
                       sendLine("-ERR message 2 already deleted"), expectLine("DELE 3"),
                       sendLine("-ERR read-only"), expectLine("QUIT"), pause(800), sendLine("+OK bye")});
    VERIFY_RESULT(scene.ready);
    const auto marked = scene.session->markDeleted(items({1, 2, 3}));
    VERIFY_RESULT(marked);
    QCOMPARE(*marked, items({1, 2}));
    VERIFY_RESULT(scene.session->quit()); // longer than a polite goodbye may take: it deletes
    QVERIFY(!scene.session->isConnected());
    VERIFY_SCRIPT(scene.server);
}

void Pop3ScriptsTest::quitMayFail()
{
    const Scene refused({expectLine("DELE 1"), sendLine("+OK"), expectLine("QUIT"),
                         sendLine("-ERR some deleted messages not removed")});
    VERIFY_RESULT(refused.ready);
    VERIFY_RESULT(refused.session->markDeleted(items({1})));
    QVERIFY(!refused.session->quit());

    const Scene cut({expectLine("DELE 1"), sendLine("+OK"), expectLine("RSET"), sendLine("+OK"),
                     expectLine("DELE 1"), sendLine("+OK"), expectLine("QUIT"), closeConnection()});
    VERIFY_RESULT(cut.ready);
    VERIFY_RESULT(cut.session->markDeleted(items({1})));
    VERIFY_RESULT(cut.session->unmarkDeleted());
    VERIFY_RESULT(cut.session->markDeleted(items({1})));
    QCOMPARE(cut.session->quit().error().reason, ErrorReason::ConnectionLost);
}

void Pop3ScriptsTest::silence()
{
    NetworkLimits limits = testLimits();
    limits.replyMs = 200;
    const Scene scene({expectLine("RETR 1"), sendBytes("+OK\r\nhalf a mess"), stall()}, kUsual, limits);
    VERIFY_RESULT(scene.ready);
    Collector collector;
    QCOMPARE(scene.session->fetch(items({1}), collector.receiver).error().kind, ErrorKind::Timeout);
    QVERIFY(!scene.session->isConnected());
    QVERIFY(collector.messages.isEmpty() && collector.refused.isEmpty());
}

void Pop3ScriptsTest::cancelInTheMiddle()
{
    const Scene scene({expectLine("RETR 1"), sendBytes("+OK\r\nhalf a mess"), stall()});
    VERIFY_RESULT(scene.ready);
    Collector collector;
    collector.receiver.piece = [&](const Pop3Item&, QByteArrayView) {
        scene.options.cancel.cancel();
        return true;
    };
    QCOMPARE(scene.session->fetch(items({1}), collector.receiver).error().kind, ErrorKind::Cancelled);
    QVERIFY(!scene.session->isConnected());
}

void Pop3ScriptsTest::unaskedLineEndsIt()
{
    const Scene scene({expectLine("RSET"), sendBytes("+OK\r\n-ERR [SYS/TEMP] going down\r\n"), stall()});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session->unmarkDeleted());
    const auto listed = scene.session->list();
    QCOMPARE(listed.error().kind, ErrorKind::Timeout);
    QVERIFY(!scene.session->isConnected());
    QVERIFY(!scene.server.received().contains("LIST"));
}

QTEST_GUILESS_MAIN(Pop3ScriptsTest)
#include "tst_pop3scripts.moc"
