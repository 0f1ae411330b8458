// What the system's settings say of proxies is followed, and the name that is looked for is left to the
// proxy.
#include "protocol/QtSocket.h"
#include "protocol/SystemProxy.h"
#include "unit/protocol/SessionFixtures.h"

#include <QNetworkProxyFactory>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <atomic>

using namespace postaci;
using namespace postaci::test;

namespace {

/// A proxy that leads every host name to one port of this computer. Speaks as much of SOCKS5 (RFC 1928) and
/// of HTTP's CONNECT (RFC 9110 9.3.6) as a client without credentials hears. Works in a thread of its own.
class LoopbackProxy
{
public:
    explicit LoopbackProxy(quint16 target, bool refuses = false) : m_target(target), m_refuses(refuses)
    {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->start();
        while (m_port == 0)
            QThread::yieldCurrentThread();
    }
    ~LoopbackProxy()
    {
        m_thread->quit();
        m_thread->requestInterruption();
        m_thread->wait();
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// The hosts that were asked for, with their ports.
    [[nodiscard]] QByteArrayList asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

private:
    void run()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        while (!QThread::currentThread()->isInterruptionRequested()) {
            if (!server.waitForNewConnection(50))
                continue;
            const std::unique_ptr<QTcpSocket> client(server.nextPendingConnection());
            serve(*client);
        }
    }

    static QByteArray take(QTcpSocket& socket, qsizetype size)
    {
        while (socket.bytesAvailable() < size && socket.waitForReadyRead(5000)) {
        }
        return socket.read(size);
    }

    void serve(QTcpSocket& client)
    {
        client.setProxy(QNetworkProxy::NoProxy);
        const QByteArray first = take(client, 1);
        const bool isSocks = first == "\5";
        if (isSocks ? !greetSocks(client) : !greetHttp(client, first))
            return;
        QTcpSocket server;
        server.setProxy(QNetworkProxy::NoProxy);
        server.connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
        if (!server.waitForConnected(5000))
            return;
        while (!QThread::currentThread()->isInterruptionRequested() &&
               client.state() == QAbstractSocket::ConnectedState &&
               server.state() == QAbstractSocket::ConnectedState) {
            if (client.waitForReadyRead(10))
                server.write(client.readAll());
            if (server.waitForReadyRead(10))
                client.write(server.readAll());
            server.flush();
            client.flush();
        }
    }

    bool greetSocks(QTcpSocket& client)
    {
        const QByteArray methods = take(client, 1);
        take(client, methods.at(0));
        client.write(QByteArray("\5\0", 2));
        client.waitForBytesWritten(1000);
        const QByteArray request = take(client, 5); // version, command, reserved, kind of address, length
        if (request.size() != 5 || request.at(3) != 3)
            return false; // no name
        const QByteArray host = take(client, request.at(4));
        const QByteArray port = take(client, 2);
        note(host + ':' + QByteArray::number(quint8(port.at(0)) << 8 | quint8(port.at(1))));
        client.write(
            QByteArray("\5\0\0\1\0\0\0\0\0\0", 10).replace(1, 1, QByteArray(1, m_refuses ? '\2' : '\0')));
        client.waitForBytesWritten(1000);
        return !m_refuses;
    }

    bool greetHttp(QTcpSocket& client, const QByteArray& first)
    {
        QByteArray request = first + client.readAll();
        while (!request.contains("\r\n\r\n") && client.waitForReadyRead(5000))
            request += client.readAll();
        note(request.split(' ').value(1));
        client.write(m_refuses ? "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                               : "HTTP/1.1 200 Connection established\r\n\r\n");
        client.waitForBytesWritten(1000);
        return !m_refuses;
    }

    void note(const QByteArray& host)
    {
        const std::lock_guard lock(m_mutex);
        m_asked.append(host);
    }

    const quint16 m_target;
    const bool m_refuses;
    std::atomic<quint16> m_port{0};
    mutable std::mutex m_mutex;
    QByteArrayList m_asked;
    std::unique_ptr<QThread> m_thread;
};

} // namespace

class SystemProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void connectsThroughIt_data();
    void connectsThroughIt();
    void aRefusalIsAnError_data() { connectsThroughIt_data(); }
    void aRefusalIsAnError();
    void aProxyThatIsNotThereIsAnError_data() { connectsThroughIt_data(); }
    void aProxyThatIsNotThereIsAnError();
    void whatTheSystemLeavesOutIsReachedWithoutIt();
    void thisComputerIsReachedWithoutIt();
    void withoutSettingsThereIsNone();

private:
    /// As the environment says it, for programs that follow the system.
    static void useProxy(const QByteArray& scheme, quint16 port)
    {
        qputenv("all_proxy", scheme + "://127.0.0.1:" + QByteArray::number(port));
        qputenv("http_proxy", scheme + "://127.0.0.1:" + QByteArray::number(port));
        QNetworkProxyFactory::setUseSystemConfiguration(true);
    }
    static ConnectionOptions options()
    {
        ConnectionOptions options = optionsFor(143, Security::None, QStringLiteral("mail.beyond.example"));
        options.cleartextAllowed = true;
        return options;
    }
};

void SystemProxyTest::cleanup()
{
    qunsetenv("all_proxy");
    qunsetenv("no_proxy");
    qunsetenv("http_proxy");
    QNetworkProxyFactory::setUseSystemConfiguration(false);
}

void SystemProxyTest::connectsThroughIt_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::newRow("SOCKS5") << QByteArray("socks5");
    QTest::newRow("CONNECT") << QByteArray("http");
}

void SystemProxyTest::connectsThroughIt()
{
    QFETCH(QByteArray, scheme);
    ScriptedServer server({Script{sendLine("* OK hello"), stall()}});
    const LoopbackProxy proxy(server.port());
    useProxy(scheme, proxy.port());
    QtSocket socket(options());
    const auto connected = socket.connect();
    QVERIFY2(connected.has_value(),
             connected ? "" : qPrintable(connected.error().message + connected.error().detail));
    char greeting[16];
    const auto read = socket.read(greeting, sizeof greeting);
    QVERIFY(read.has_value());
    QVERIFY(QByteArray(greeting, *read).startsWith("* OK"));
    QCOMPARE(proxy.asked(), QByteArrayList{"mail.beyond.example:143"});
}

void SystemProxyTest::aRefusalIsAnError()
{
    QFETCH(QByteArray, scheme);
    const LoopbackProxy proxy(1, true);
    useProxy(scheme, proxy.port());
    QtSocket socket(options());
    const auto connected = socket.connect();
    QVERIFY(!connected);
    QCOMPARE(connected.error().kind, ErrorKind::Offline);
    QCOMPARE(connected.error().reason, ErrorReason::ProxyRefused);
    QVERIFY(!connected.error().detail.isEmpty());
}

void SystemProxyTest::aProxyThatIsNotThereIsAnError()
{
    QFETCH(QByteArray, scheme);
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const quint16 port = gone.serverPort();
    gone.close();
    useProxy(scheme, port);
    QtSocket socket(options());
    const auto connected = socket.connect();
    QVERIFY(!connected);
    QCOMPARE(connected.error().reason, ErrorReason::ProxyRefused);
}

void SystemProxyTest::whatTheSystemLeavesOutIsReachedWithoutIt()
{
    useProxy("socks5", 1);
    qputenv("no_proxy", ".inside.example");
    QCOMPARE(systemProxyFor(QStringLiteral("mail.inside.example"), 143).type(), QNetworkProxy::NoProxy);
    QCOMPARE(systemProxyFor(QStringLiteral("mail.beyond.example"), 143).type(), QNetworkProxy::Socks5Proxy);
}

void SystemProxyTest::thisComputerIsReachedWithoutIt()
{
    useProxy("socks5", 1);
    QCOMPARE(systemProxyFor(QStringLiteral("localhost"), 143).type(), QNetworkProxy::NoProxy);
    QCOMPARE(systemProxyFor(QStringLiteral("127.0.0.1"), 143).type(), QNetworkProxy::NoProxy);
    QCOMPARE(systemProxyFor(QStringLiteral("mail.beyond.example"), 143).type(), QNetworkProxy::Socks5Proxy);
}

void SystemProxyTest::withoutSettingsThereIsNone()
{
    QCOMPARE(systemProxyFor(QStringLiteral("mail.beyond.example"), 143).type(), QNetworkProxy::NoProxy);
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    QCOMPARE(systemProxyFor(QStringLiteral("mail.beyond.example"), 143).type(), QNetworkProxy::NoProxy);
}

QTEST_GUILESS_MAIN(SystemProxyTest)
#include "tst_systemproxy.moc"
