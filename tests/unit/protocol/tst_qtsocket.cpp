// QtSocket against real and scripted servers: every way in, and every way it can fail, by its typed error.
#include "protocol/QtSocket.h"
#include "support/TestPaths.h"
#include "unit/protocol/SessionFixtures.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QThread>

#include <sys/resource.h>

using namespace postaci;
using namespace postaci::test;
using Kind = TestAuthority::Kind;

class QtSocketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void connectsWithTls();
    void startsTlsInTheMiddle();
    void sendsTheNameOfTheServer();
    void wrongCertificatesAreTyped_data();
    void wrongCertificatesAreTyped();
    void anExceptionLetsOneCertificateThrough();
    void authoritiesAreNotBelievedForOthers();
    void bytesBeforeTheHandshakeAreAnAttack();
    void aPlainServerOnATlsPortIsTyped();
    void closedPortsAreTyped();
    void aNameThatDoesNotExist();
    void aHandshakeThatNeverEnds();
    void cleartextIsForLoopbackOnly();
    void aLostConnectionIsTyped();
    void whatWasSaidBeforeTheEndIsRead();
    void commandsGoInOnePacket();
    void bigWritesArriveWhole();
    void aPeerThatTakesNothingIsATimeout();
    void wakesFromAnotherThread();
    void cancelsWhileConnecting();
    void waitingDoesNotPoll();

private:
    QByteArray readAll(QtSocket& socket, qsizetype size);
    ConnectionOptions tlsOptions(quint16 port, const QString& host = QStringLiteral("localhost"));

    TestAuthority m_authority;
    QList<QSslCertificate> m_trusted;
};

namespace {

const Script kGreets{sendLine("* OK hello"), stall()};

} // namespace

void QtSocketTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
    m_trusted = loadAuthorities(m_authority.caFile()).value_or({});
    QVERIFY(!m_trusted.isEmpty());
}

ConnectionOptions QtSocketTest::tlsOptions(quint16 port, const QString& host)
{
    ConnectionOptions options = optionsFor(port, Security::Tls, host);
    options.policy.addedAuthorities = m_trusted;
    return options;
}

QByteArray QtSocketTest::readAll(QtSocket& socket, qsizetype size)
{
    QByteArray all;
    while (all.size() < size) {
        char bytes[1000];
        const auto count = socket.read(bytes, sizeof bytes);
        if (!count)
            return all + "; " + count.error().message.toUtf8();
        all.append(bytes, *count);
    }
    return all;
}

void QtSocketTest::connectsWithTls()
{
    ScriptedServer server({kGreets}, ScriptedServer::Extra::Refuse, ScriptedServer::Security::Tls,
                          m_authority.certificate(Kind::Good));
    QtSocket socket(tlsOptions(server.port()));
    VERIFY_RESULT(socket.connect());
    QVERIFY(socket.isEncrypted());
    QCOMPARE(readAll(socket, 12), QByteArray("* OK hello\r\n"));
    QCOMPARE(socket.bytesRead(), 12);
    QCOMPARE(socket.localAddress(), QHostAddress(QHostAddress::LocalHost));
}

void QtSocketTest::startsTlsInTheMiddle()
{
    ScriptedServer server({{sendLine("hi"), expectLine("GO"), sendLine("ok"), startTls(),
                            expectLine("secret"), sendLine("understood"), stall()}},
                          ScriptedServer::Extra::Refuse, ScriptedServer::Security::Plain,
                          m_authority.certificate(Kind::Good));
    ConnectionOptions options = tlsOptions(server.port());
    options.security = Security::StartTls;
    QtSocket socket(options);
    VERIFY_RESULT(socket.connect());
    QVERIFY(!socket.isEncrypted());
    QCOMPARE(readAll(socket, 4), QByteArray("hi\r\n"));
    socket.write("GO\r\n");
    QCOMPARE(readAll(socket, 4), QByteArray("ok\r\n"));
    VERIFY_RESULT(socket.startTls());
    QVERIFY(socket.isEncrypted());
    socket.write("secret\r\n");
    QCOMPARE(readAll(socket, 12), QByteArray("understood\r\n"));
}

void QtSocketTest::sendsTheNameOfTheServer()
{
    // The first bytes of a handshake hold the name in clear, unless it is an address.
    for (const bool named : {true, false}) {
        ScriptedServer server({{stall()}});
        ConnectionOptions options =
            tlsOptions(server.port(), named ? QStringLiteral("localhost") : QStringLiteral("127.0.0.1"));
        options.limits.connectMs = 300;
        QtSocket socket(options);
        QVERIFY(!socket.connect());
        QTRY_VERIFY(server.received().size() > 100);
        QCOMPARE(server.received().contains("localhost"), named);
    }
}

void QtSocketTest::wrongCertificatesAreTyped_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<ErrorReason>("reason");
    QTest::newRow("expired") << int(Kind::Expired) << true << ErrorReason::CertificateExpired;
    QTest::newRow("wrong name") << int(Kind::WrongName) << true << ErrorReason::CertificateWrongName;
    QTest::newRow("self-signed") << int(Kind::SelfSigned) << true << ErrorReason::CertificateSelfSigned;
    QTest::newRow("unknown authority") << int(Kind::Good) << false << ErrorReason::CertificateUntrusted;
}

void QtSocketTest::wrongCertificatesAreTyped()
{
    QFETCH(int, kind);
    QFETCH(bool, trusted);
    const CertificateFiles files = m_authority.certificate(static_cast<Kind>(kind));
    ScriptedServer server({kGreets}, ScriptedServer::Extra::Refuse, ScriptedServer::Security::Tls, files);
    ConnectionOptions options = tlsOptions(server.port());
    if (!trusted)
        options.policy = {};
    QtSocket socket(options);
    const auto connected = socket.connect();
    QVERIFY(!connected);
    const Error& error = connected.error();
    QCOMPARE(error.kind, ErrorKind::Certificate);
    QTEST(error.reason, "reason");
    QVERIFY(error.certificate);
    QCOMPARE(error.certificate->fingerprint(),
             QSslCertificate::fromPath(files.certificate).value(0).digest(QCryptographicHash::Sha256));
    QCOMPARE(error.host, QStringLiteral("localhost"));
    QCOMPARE(error.port, server.port());
    QVERIFY(!socket.isOpen());
}

void QtSocketTest::anExceptionLetsOneCertificateThrough()
{
    const CertificateFiles files = m_authority.certificate(Kind::SelfSigned);
    const QByteArray fingerprint =
        QSslCertificate::fromPath(files.certificate).value(0).digest(QCryptographicHash::Sha256);
    for (const bool same : {true, false}) {
        ScriptedServer server({kGreets}, ScriptedServer::Extra::Refuse, ScriptedServer::Security::Tls, files);
        ConnectionOptions options = tlsOptions(server.port());
        options.policy.exceptions.append(
            {options.host, options.port, same ? fingerprint : QByteArray(32, 'x')});
        QtSocket socket(options);
        QCOMPARE(socket.connect().has_value(), same);
        QCOMPARE(socket.isEncrypted(), same);
    }
}

void QtSocketTest::authoritiesAreNotBelievedForOthers()
{
    // 0.0.0.0 reaches this machine too, but is not called loopback: as good as any other host.
    ScriptedServer server({kGreets}, ScriptedServer::Extra::RepeatLast, ScriptedServer::Security::Tls,
                          m_authority.certificate(Kind::Good));
    QtSocket other(tlsOptions(server.port(), QStringLiteral("0.0.0.0")));
    const auto connected = other.connect();
    QVERIFY(!connected);
    QCOMPARE(connected.error().reason, ErrorReason::CertificateUntrusted);
    QtSocket loopback(tlsOptions(server.port(), QStringLiteral("127.0.0.1")));
    VERIFY_RESULT(loopback.connect());
}

void QtSocketTest::bytesBeforeTheHandshakeAreAnAttack()
{
    ScriptedServer server({{sendBytes("ok\r\n* CAPABILITY forged\r\n"), stall()}});
    ConnectionOptions options = tlsOptions(server.port());
    options.security = Security::StartTls;
    QtSocket socket(options);
    VERIFY_RESULT(socket.connect());
    char bytes[4];
    QVERIFY(socket.read(bytes, sizeof bytes));
    QTRY_VERIFY(socket.hasUnread());
    const auto encrypted = socket.startTls();
    QVERIFY(!encrypted);
    QCOMPARE(encrypted.error().reason, ErrorReason::StartTlsInjection);
    QVERIFY(!socket.isOpen());
}

void QtSocketTest::aPlainServerOnATlsPortIsTyped()
{
    ScriptedServer server({{sendLine("220 mail.example.org ESMTP ready"), stall()}});
    QtSocket socket(tlsOptions(server.port()));
    const auto connected = socket.connect();
    QVERIFY(!connected);
    QCOMPARE(connected.error().reason, ErrorReason::PlaintextOnTlsPort);
}

void QtSocketTest::closedPortsAreTyped()
{
    QtSocket closed(optionsFor(freePort()));
    const auto refused = closed.connect();
    QCOMPARE(refused.error().reason, ErrorReason::ConnectionRefused);
    QCOMPARE(refused.error().kind, ErrorKind::Offline);
}

void QtSocketTest::aNameThatDoesNotExist()
{
    // A label that DNS cannot hold: known to be nobody's name without asking a name server.
    const QString name = QString(70, QLatin1Char('x')) + QStringLiteral(".invalid");
    QtSocket socket(optionsFor(993, Security::Tls, name));
    const auto connected = socket.connect();
    QVERIFY(!connected);
    QCOMPARE(connected.error().reason, ErrorReason::HostNotFound);
    QVERIFY(connected.error().isRetriedQuietly());
}

void QtSocketTest::aHandshakeThatNeverEnds()
{
    ScriptedServer server({{stall()}});
    ConnectionOptions options = tlsOptions(server.port());
    options.limits.connectMs = 200;
    QtSocket socket(options);
    QElapsedTimer timer;
    timer.start();
    const auto connected = socket.connect();
    QCOMPARE(connected.error().reason, ErrorReason::TimedOut);
    QVERIFY(timer.elapsed() >= 150 && timer.elapsed() < 20'000);
}

void QtSocketTest::cleartextIsForLoopbackOnly()
{
    // 0.0.0.0 reaches this machine too, but is not called loopback: as good as any other host.
    ScriptedServer server({kGreets});
    ConnectionOptions options = optionsFor(server.port(), Security::None, QStringLiteral("0.0.0.0"));
    QtSocket socket(options);
    const auto connected = socket.connect();
    QCOMPARE(connected.error().reason, ErrorReason::CleartextRefused);
    QCOMPARE(server.connections(), 0);
    options.cleartextAllowed = true;
    // Nor is it allowed by that word alone to an account that was encrypted before.
    options.encryptedOnce = true;
    QtSocket downgraded(options);
    QCOMPARE(downgraded.connect().error().reason, ErrorReason::DowngradeRefused);
    QCOMPARE(server.connections(), 0);
    options.encryptedOnce = false;
    QtSocket allowed(options);
    VERIFY_RESULT(allowed.connect());
}

void QtSocketTest::aLostConnectionIsTyped()
{
    ScriptedServer server({{sendLine("hi"), closeConnection()}});
    QtSocket socket(optionsFor(server.port()));
    VERIFY_RESULT(socket.connect());
    QCOMPARE(readAll(socket, 4), QByteArray("hi\r\n"));
    char byte = 0;
    const auto count = socket.read(&byte, 1);
    QVERIFY(!count);
    QCOMPARE(count.error().reason, ErrorReason::ConnectionLost);
    QVERIFY(!socket.isOpen());
}

void QtSocketTest::whatWasSaidBeforeTheEndIsRead()
{
    ScriptedServer server({{sendLine("421 too busy, go away"), closeConnection()}});
    QtSocket socket(optionsFor(server.port()));
    VERIFY_RESULT(socket.connect());
    QTRY_VERIFY(server.finished());
    QTRY_VERIFY(socket.hasUnread() && !socket.isOpen());
    socket.write("EHLO x\r\n");
    QCOMPARE(readAll(socket, 23), QByteArray("421 too busy, go away\r\n"));
}

void QtSocketTest::commandsGoInOnePacket()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QtSocket socket(optionsFor(server.serverPort()));
    VERIFY_RESULT(socket.connect());
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket* const peer = server.nextPendingConnection();
    for (const char* const piece : {"C1", " ", "NOOP", "\r\n"})
        socket.write(piece);
    QTest::qWait(0);
    QCOMPARE(peer->bytesAvailable(), 0); // nothing goes before somebody waits for an answer
    VERIFY_RESULT(socket.flush());
    QTRY_VERIFY(peer->bytesAvailable() > 0);
    QCOMPARE(peer->readAll(), QByteArray("C1 NOOP\r\n"));
    QCOMPARE(socket.bytesWritten(), 9);
}

void QtSocketTest::bigWritesArriveWhole()
{
    ScriptedServer server({{stall()}}, ScriptedServer::Extra::Refuse, ScriptedServer::Security::Tls,
                          m_authority.certificate(Kind::Good));
    QtSocket socket(tlsOptions(server.port()));
    VERIFY_RESULT(socket.connect());
    QByteArray all;
    for (int i = 0; i < 20; ++i) {
        const QByteArray piece(100'000, char('a' + i % 26));
        all += piece;
        socket.write(piece);
        VERIFY_RESULT(socket.flush());
    }
    VERIFY_RESULT(socket.drain());
    QTRY_COMPARE_WITH_TIMEOUT(server.received().size(), all.size(), 10'000);
    QVERIFY(server.received() == all);
}

void QtSocketTest::aPeerThatTakesNothingIsATimeout()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.pauseAccepting(); // the kernel takes what fits into its buffers, and nobody reads
    ConnectionOptions options = optionsFor(server.serverPort());
    options.limits.replyMs = 200;
    QtSocket socket(options);
    VERIFY_RESULT(socket.connect());
    Result<void> flushed;
    for (int i = 0; i < 200 && flushed; ++i) {
        socket.write(QByteArray(1'000'000, 'x'));
        flushed = socket.flush();
    }
    QVERIFY(!flushed);
    QCOMPARE(flushed.error().reason, ErrorReason::TimedOut);
}

void QtSocketTest::wakesFromAnotherThread()
{
    ScriptedServer server({{sendLine("hi"), stall()}});
    QtSocket socket(optionsFor(server.port()));
    VERIFY_RESULT(socket.connect());
    QCOMPARE(readAll(socket, 4), QByteArray("hi\r\n"));
    QCOMPARE(socket.waitReadable(10).value_or(QtSocket::Wait::Woken), QtSocket::Wait::TimedOut);
    QElapsedTimer woken;
    const std::unique_ptr<QThread> waker(QThread::create([&] {
        QThread::msleep(50);
        woken.start();
        socket.wake();
    }));
    waker->start();
    QCOMPARE(socket.waitReadable(60'000).value_or(QtSocket::Wait::TimedOut), QtSocket::Wait::Woken);
    QVERIFY(woken.elapsed() < 20'000);
    waker->wait();
    QCOMPARE(socket.waitReadable(10).value_or(QtSocket::Wait::Woken),
             QtSocket::Wait::TimedOut); // it counts once
    QVERIFY(socket.isOpen());
}

void QtSocketTest::cancelsWhileConnecting()
{
    ScriptedServer server({{stall()}});
    ConnectionOptions options = tlsOptions(server.port());
    QtSocket socket(options);
    const std::unique_ptr<QThread> canceller(QThread::create([&] {
        while (server.received().isEmpty())
            QThread::msleep(1);
        options.cancel.cancel();
    }));
    canceller->start();
    const auto connected = socket.connect();
    canceller->wait();
    QCOMPARE(connected.error().kind, ErrorKind::Cancelled);
    QtSocket late(options);
    QCOMPARE(late.connect().error().kind, ErrorKind::Cancelled);
}

void QtSocketTest::waitingDoesNotPoll()
{
    ScriptedServer server({kGreets}, ScriptedServer::Extra::Refuse, ScriptedServer::Security::Tls,
                          m_authority.certificate(Kind::Good));
    QtSocket socket(tlsOptions(server.port()));
    VERIFY_RESULT(socket.connect());
    QCOMPARE(readAll(socket, 12), QByteArray("* OK hello\r\n"));
    const auto switches = [] {
        rusage usage{};
        getrusage(RUSAGE_THREAD, &usage);
        return usage.ru_nvcsw;
    };
    const long before = switches();
    QCOMPARE(socket.waitReadable(1000).value_or(QtSocket::Wait::Woken), QtSocket::Wait::TimedOut);
    QVERIFY2(switches() - before <= 5, qPrintable(QString::number(switches() - before)));
}

QTEST_GUILESS_MAIN(QtSocketTest)
#include "tst_qtsocket.moc"
