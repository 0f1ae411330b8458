#include "support/HttpsServer.h"

#include <QFile>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace postaci::test {

HttpsServer::HttpsServer(const CertificateFiles& certificate) : m_isPlain(certificate.certificate.isEmpty())
{
    m_configuration = QSslConfiguration::defaultConfiguration();
    QFile key(certificate.key);
    if (key.open(QIODevice::ReadOnly))
        m_configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    m_configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate.certificate));
    listen(QHostAddress::LocalHost);
}

QUrl HttpsServer::url(const QByteArray& path) const
{
    return QUrl(QStringLiteral("%1://localhost:%2%3")
                    .arg(m_isPlain ? QStringLiteral("http") : QStringLiteral("https"))
                    .arg(serverPort())
                    .arg(QString::fromLatin1(path)));
}

QByteArrayList HttpsServer::requestedPaths() const
{
    QByteArrayList paths;
    for (const QByteArray& request : m_requests)
        paths << request.split(' ').value(1);
    return paths;
}

int HttpsServer::open() const
{
    return int(m_waiting.size());
}

void HttpsServer::incomingConnection(qintptr descriptor)
{
    auto* socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    socket->setSslConfiguration(m_configuration);
    connect(socket, &QSslSocket::encrypted, this, [this] { ++m_handshakes; });
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QSslSocket::disconnected, this, [this, socket] {
        m_waiting.removeIf([socket](auto entry) { return entry.value() == socket; });
        socket->deleteLater();
    });
    if (!m_isPlain)
        socket->startServerEncryption();
}

void HttpsServer::read(QSslSocket* socket)
{
    QByteArray received = socket->property("received").toByteArray() + socket->readAll();
    for (qsizetype end = received.indexOf("\r\n\r\n"); end >= 0; end = received.indexOf("\r\n\r\n")) {
        static const QRegularExpression announced(QStringLiteral("\r\ncontent-length: *(\\d+)"),
                                                  QRegularExpression::CaseInsensitiveOption);
        const auto match = announced.match(QString::fromLatin1(received.first(end)));
        const qsizetype whole = end + 4 + match.captured(1).toLongLong();
        if (received.size() < whole)
            break;
        m_requests << received.first(whole);
        received.remove(0, whole);
        answer(socket, m_requests.last());
    }
    socket->setProperty("received", received);
}

HttpAnswer HttpsServer::answerTo(const QByteArray&, const QByteArray& target, const QByteArray&)
{
    return m_answers.value(target, HttpAnswer{HttpAnswer::Kind::Whole, 404, "no"});
}

void HttpsServer::answer(QSslSocket* socket, const QByteArray& request)
{
    const QByteArray path = request.split(' ').value(1);
    const HttpAnswer answer =
        answerTo(request.split(' ').value(0), path, request.mid(request.indexOf("\r\n\r\n") + 4));
    switch (answer.kind) {
    case HttpAnswer::Kind::Whole:
        sendWhole(socket, answer);
        break;
    case HttpAnswer::Kind::Held:
    case HttpAnswer::Kind::Never:
        m_waiting.insert(path, socket);
        break;
    case HttpAnswer::Kind::EndlessBody:
        sendEndlessly(socket, "HTTP/1.1 200 OK\r\n\r\n", QByteArray(65536, 'x'));
        break;
    case HttpAnswer::Kind::EndlessHeader:
        sendEndlessly(socket, "HTTP/1.1 200 OK\r\n",
                      QByteArray("X-Filling: " + QByteArray(1000, 'x') + "\r\n").repeated(64));
        break;
    }
}

void HttpsServer::release(const QByteArray& path)
{
    const QList<QSslSocket*> sockets = m_waiting.values(path);
    m_waiting.remove(path);
    for (QSslSocket* socket : sockets)
        sendWhole(socket, m_answers.value(path));
}

void HttpsServer::sendWhole(QSslSocket* socket, const HttpAnswer& answer)
{
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " Answer\r\nContent-Type: text/xml\r\n" +
                  "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n" + answer.header +
                  "\r\n" + answer.body);
}

void HttpsServer::sendEndlessly(QSslSocket* socket, const QByteArray& beginning, const QByteArray& piece)
{
    socket->write(beginning);
    const auto goOn = [socket, piece] {
        constexpr qint64 unsent = 256 * 1024;
        while (socket->state() == QAbstractSocket::ConnectedState &&
               socket->bytesToWrite() + socket->encryptedBytesToWrite() < unsent)
            socket->write(piece);
    };
    connect(socket, &QSslSocket::encryptedBytesWritten, this, goOn);
    goOn();
}

} // namespace postaci::test
