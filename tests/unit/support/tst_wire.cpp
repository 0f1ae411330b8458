// The scripted server and the cutting proxy: what they record, where they cut, and that they notice a wrong
// client.
#include "support/CuttingProxy.h"
#include "support/ScriptedServer.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace {

QByteArray readLine(QTcpSocket& socket)
{
    while (!socket.canReadLine() && socket.waitForReadyRead(5000)) {
    }
    return socket.readLine().trimmed();
}

bool open(QTcpSocket& socket, quint16 port)
{
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket.waitForConnected(5000);
}

/// Everything until the other side closes.
QByteArray readToEnd(QTcpSocket& socket)
{
    while (socket.waitForReadyRead(5000)) {
    }
    return socket.readAll();
}

/// Answers "pong" to every "ping".
ScriptedServer echoServer()
{
    Script script;
    for (int i = 0; i < 20; ++i)
        script << expectLine("ping") << sendLine("pong");
    return ScriptedServer({script}, ScriptedServer::Extra::RepeatLast);
}

} // namespace

class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsAScript();
    void noticesAWrongClient();
    void noticesWhatIsTooMuch();
    void refusesMoreConnectionsThanScripts();
    void startsTls();
    void proxyForwardsAndCounts();
    void proxyCutsAfterLines();
    void proxyCutsAfterBytes();
    void proxyCutsAfterText();
    void proxyCutsBeforeALine();
    void proxySwallowsAReply();
    void proxySwallowsTheReplyToALine();
    void serverFloods();
    void proxyCutsNowAndRefuses();
    void proxyBlackHole();
};

void TestWire::playsAScript()
{
    const ScriptedServer server({{sendLine("* OK ready"), expectLine("$TAG APPEND Sent .*"), sendLine("+ go"),
                                  expectLiteral(), pause(20), sendLine("$TAG OK done"), closeConnection()}});
    QTcpSocket socket;
    QVERIFY(open(socket, server.port()));
    QCOMPARE(readLine(socket), "* OK ready");
    socket.write("a7 APPEND Sent {8}\r\n");
    QCOMPARE(readLine(socket), "+ go");
    socket.write("ab\r\nc\r\nd\r\n");
    QCOMPARE(readLine(socket), "a7 OK done");
    QCOMPARE(readToEnd(socket), "");
    QTRY_VERIFY(server.finished());
    QCOMPARE(server.failure(), QString());
    QCOMPARE(server.unexpected(), "");
    QCOMPARE(server.receivedLines().first(), "a7 APPEND Sent {8}");
}

void TestWire::noticesAWrongClient()
{
    const ScriptedServer server({{expectLine("HELO .*"), stall()}});
    QTcpSocket socket;
    QVERIFY(open(socket, server.port()));
    socket.write("EHLO x\r\n");
    QCOMPARE(readToEnd(socket), "");
    QTRY_COMPARE(server.failure(), u"expected HELO .*, got EHLO x"_s);
    QVERIFY(!server.finished());
}

void TestWire::noticesWhatIsTooMuch()
{
    const ScriptedServer server({{expectLine("one"), sendLine("two")}});
    QTcpSocket socket;
    QVERIFY(open(socket, server.port()));
    socket.write("one\r\nthree\r\n");
    QTRY_COMPARE(server.unexpected(), "three\r\n");
    QVERIFY(server.finished());
}

void TestWire::refusesMoreConnectionsThanScripts()
{
    const ScriptedServer server({{sendLine("first")}});
    QTcpSocket first;
    QTcpSocket second;
    QVERIFY(open(first, server.port()));
    QCOMPARE(readLine(first), "first");
    QVERIFY(open(second, server.port()));
    QCOMPARE(readToEnd(second), "");
    QCOMPARE(server.connections(), 2);
    QVERIFY(!server.failure().isEmpty());
}

void TestWire::startsTls()
{
    TestAuthority authority;
    const ScriptedServer server(
        {{expectLine("STLS"), sendLine("+OK"), startTls(), expectLine("QUIT"), sendLine("+OK bye")}},
        ScriptedServer::Extra::Refuse, ScriptedServer::Security::Plain,
        authority.certificate(TestAuthority::Kind::Good));
    QSslSocket socket;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(authority.caFile()));
    socket.setSslConfiguration(configuration);
    socket.connectToHost(u"localhost"_s, server.port());
    QVERIFY(socket.waitForConnected(5000));
    socket.write("STLS\r\n");
    QCOMPARE(readLine(socket), "+OK");
    socket.startClientEncryption();
    QVERIFY2(socket.waitForEncrypted(5000), qPrintable(socket.errorString()));
    socket.write("QUIT\r\n");
    QCOMPARE(readLine(socket), "+OK bye");
}

void TestWire::proxyForwardsAndCounts()
{
    const ScriptedServer server = echoServer();
    const CuttingProxy proxy(server.port());
    QTcpSocket socket;
    QVERIFY(open(socket, proxy.port()));
    socket.write("ping\r\n");
    QCOMPARE(readLine(socket), "pong");
    QCOMPARE(proxy.bytes(CuttingProxy::Direction::Up), 6);
    QCOMPARE(proxy.recorded(CuttingProxy::Direction::Down), "pong\r\n");
    QCOMPARE(proxy.connections(), 1);
    QCOMPARE(proxy.cuts(), 0);
}

void TestWire::proxyCutsAfterLines()
{
    const ScriptedServer server = echoServer();
    CuttingProxy proxy(server.port());
    proxy.cutAfterLines(CuttingProxy::Direction::Down, 2);
    QTcpSocket socket;
    QVERIFY(open(socket, proxy.port()));
    socket.write("ping\r\nping\r\nping\r\n");
    QCOMPARE(readToEnd(socket), "pong\r\npong\r\n");
    QCOMPARE(proxy.cuts(), 1);
    QTcpSocket again;
    QVERIFY(open(again, proxy.port()));
    again.write("ping\r\nping\r\nping\r\n");
    QCOMPARE(readLine(again) + readLine(again) + readLine(again), "pongpongpong");
}

void TestWire::proxyCutsAfterBytes()
{
    const ScriptedServer server = echoServer();
    CuttingProxy proxy(server.port());
    proxy.cutAfterBytes(CuttingProxy::Direction::Up, 9);
    QTcpSocket socket;
    QVERIFY(open(socket, proxy.port()));
    socket.write("ping\r\nping\r\n");
    readToEnd(socket);
    QTRY_COMPARE(server.received(), "ping\r\npin");
    QCOMPARE(proxy.cuts(), 1);
}

void TestWire::proxyCutsAfterText()
{
    const ScriptedServer server(
        {{expectLine("DATA"), expectLine(".*"), expectLine("\\."), sendLine("250 ok")}});
    CuttingProxy proxy(server.port());
    proxy.cutAfterText(CuttingProxy::Direction::Up, "\r\n.\r\n");
    QTcpSocket socket;
    QVERIFY(open(socket, proxy.port()));
    socket.write("DATA\r\ntext\r\n");
    socket.waitForBytesWritten(5000);
    QTRY_COMPARE(proxy.bytes(CuttingProxy::Direction::Up), 12);
    socket.write(".\r\nQUIT\r\n");
    QCOMPARE(readToEnd(socket), "");
    QTRY_COMPARE(server.received(), "DATA\r\ntext\r\n.\r\n");
}

void TestWire::proxySwallowsAReply()
{
    const ScriptedServer server = echoServer();
    CuttingProxy proxy(server.port());
    QTcpSocket socket;
    QVERIFY(open(socket, proxy.port()));
    socket.write("ping\r\n");
    QCOMPARE(readLine(socket), "pong");
    proxy.cutReplyTo("ping\r\n");
    socket.write("ping\r\n");
    QCOMPARE(readToEnd(socket), "");
    QTRY_COMPARE(server.received(), "ping\r\nping\r\n");
    QCOMPARE(proxy.cuts(), 1);
}

void TestWire::proxyCutsBeforeALine()
{
    for (int line = 1; line <= 3; ++line) {
        const ScriptedServer server = echoServer();
        CuttingProxy proxy(server.port());
        QTcpSocket socket;
        QVERIFY(open(socket, proxy.port()));
        proxy.cutBeforeLine(CuttingProxy::Direction::Up, line);
        for (int i = 1; i < line; ++i) {
            socket.write("ping\r\n");
            QCOMPARE(readLine(socket), "pong"); // answered, since nothing follows yet
        }
        QCOMPARE(proxy.cuts(), 0);
        socket.write("ping\r\n");
        QCOMPARE(readToEnd(socket), "");
        QCOMPARE(proxy.cuts(), 1);
        QTRY_COMPARE(server.received(), QByteArray("ping\r\n").repeated(line - 1));
    }
}

void TestWire::proxySwallowsTheReplyToALine()
{
    const ScriptedServer server = echoServer();
    CuttingProxy proxy(server.port());
    QTcpSocket socket;
    QVERIFY(open(socket, proxy.port()));
    proxy.cutReplyToLine(2);
    socket.write("ping\r\n");
    QCOMPARE(readLine(socket), "pong");
    socket.write("ping\r\n");
    QCOMPARE(readToEnd(socket), "");
    QTRY_COMPARE(server.received(), "ping\r\nping\r\n");
    QCOMPARE(proxy.cuts(), 1);
}

void TestWire::serverFloods()
{
    const ScriptedServer server({{sendLine("hi"), flood("x$N;", 3 << 20), sendLine("."), stall()}});
    QTcpSocket socket;
    QVERIFY(open(socket, server.port()));
    QByteArray all;
    while (!all.endsWith(".\r\n") && socket.waitForReadyRead(5000))
        all += socket.readAll();
    QVERIFY(all.startsWith("hi\r\nx1;x3;x5;"));
    QVERIFY(all.size() > 3 << 20);
    QTRY_VERIFY(server.finished());
}

void TestWire::proxyCutsNowAndRefuses()
{
    const ScriptedServer server = echoServer();
    CuttingProxy proxy(server.port());
    QTcpSocket socket;
    QVERIFY(open(socket, proxy.port()));
    socket.write("ping\r\n");
    QCOMPARE(readLine(socket), "pong");
    proxy.cutNow();
    QVERIFY(socket.waitForDisconnected(5000));
    proxy.setMode(CuttingProxy::Mode::Refuse);
    QTcpSocket refused;
    open(refused, proxy.port());
    QCOMPARE(readToEnd(refused), "");
    proxy.setMode(CuttingProxy::Mode::Forward);
    QTcpSocket again;
    QVERIFY(open(again, proxy.port()));
    again.write("ping\r\n");
    QCOMPARE(readLine(again), "pong");
}

void TestWire::proxyBlackHole()
{
    const ScriptedServer server = echoServer();
    CuttingProxy proxy(server.port());
    QTcpSocket socket;
    QVERIFY(open(socket, proxy.port()));
    proxy.setMode(CuttingProxy::Mode::BlackHole);
    socket.write("ping\r\n");
    QVERIFY(!socket.waitForReadyRead(100));
    proxy.setMode(CuttingProxy::Mode::Forward);
    QCOMPARE(readLine(socket), "pong");
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
