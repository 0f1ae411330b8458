#include "security/LoopbackRedirect.h"

#include <QCoreApplication>
#include <QSet>
#include <QTcpSocket>
#include <QTimer>

namespace postaci {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kMostConnections = 16;
constexpr qint64 kLargestRequest = 32 * 1024;
constexpr int kRequestMs = 10'000;

QString pageText(const char* text)
{
    return QCoreApplication::translate("LoopbackRedirect", text).toHtmlEscaped();
}

QByteArray page(bool isGranted)
{
    const QString what =
        isGranted ? pageText(QT_TRANSLATE_NOOP("LoopbackRedirect", "Postacı has got your permission."))
                  : pageText(QT_TRANSLATE_NOOP("LoopbackRedirect", "Postacı did not get your permission."));
    const QString next = pageText(
        QT_TRANSLATE_NOOP("LoopbackRedirect", "You may close this window now and go back to Postacı."));
    return u"<!DOCTYPE html><html><head><meta "
           u"charset=\"utf-8\"><title>Postacı</title></head><body><h1>%1</h1>"
           "<p>%2</p></body></html>"_s.arg(what, next)
               .toUtf8();
}

/// The address of this very page has the code in it: it goes nowhere, and nothing is kept.
void send(QTcpSocket* socket, const QByteArray& status, const QByteArray& html)
{
    socket->write("HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
                  QByteArray::number(html.size()) +
                  "\r\nConnection: close\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
                  "Content-Security-Policy: default-src 'none'\r\n\r\n" +
                  html);
    socket->flush();
    socket->disconnectFromHost();
}

} // namespace

LoopbackRedirect::LoopbackRedirect(const QString& state, QObject* parent) : QObject(parent), m_state(state)
{
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackRedirect::connected);
}

Result<void> LoopbackRedirect::listen(const QUrl& wanted)
{
    const QHostAddress named(wanted.host());
    const QHostAddress address = named.isNull() ? QHostAddress(QHostAddress::LocalHost) : named;
    if (!m_server.listen(address, quint16(wanted.port(0)))) {
        return unexpected(ErrorKind::Rejected, ErrorReason::SignInNotFinished,
                          QStringLiteral("nothing can listen at %1").arg(wanted.toString()),
                          m_server.errorString());
    }
    m_url = wanted;
    m_url.setPort(m_server.serverPort());
    return {};
}

void LoopbackRedirect::connected()
{
    while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_open >= kMostConnections) {
            socket->abort();
            continue;
        }
        ++m_open;
        socket->setReadBufferSize(kLargestRequest);
        connect(socket, &QObject::destroyed, this, [this] { --m_open; });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(kRequestMs, socket, [socket] { socket->abort(); });
    }
}

void LoopbackRedirect::read(QTcpSocket* socket)
{
    const QByteArray request = socket->peek(kLargestRequest);
    const qsizetype end = request.indexOf("\r\n");
    if (end < 0 || request.indexOf("\r\n\r\n") < 0) {
        if (request.size() == kLargestRequest)
            socket->abort();
        return;
    }
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    socket->readAll();
    answer(socket, request.first(end));
}

void LoopbackRedirect::answer(QTcpSocket* socket, const QByteArray& requestLine)
{
    const QByteArrayList words = requestLine.split(' ');
    const bool isGet = words.value(0) == "GET" && words.value(2).startsWith("HTTP/1.");
    const auto parameters = isGet && m_server.isListening() ? parametersOf(words.value(1)) : std::nullopt;
    if (!parameters) {
        send(socket, "404 Not Found", {});
        return;
    }
    m_server.close();
    send(socket, "200 OK", page(parameters->hasQueryItem(u"code"_s)));
    Q_EMIT answered(*parameters);
}

std::optional<QUrlQuery> LoopbackRedirect::parametersOf(const QByteArray& target) const
{
    const QUrl url = QUrl::fromEncoded(QByteArray(target).replace('+', "%20"), QUrl::StrictMode);
    const QUrlQuery parameters(url);
    QSet<QString> names;
    for (const auto& [name, value] : parameters.queryItems()) {
        if (names.contains(name))
            return std::nullopt;
        names.insert(name);
    }
    const bool isHere = url.isValid() && url.isRelative() && url.path() == m_url.path();
    const bool isOurs = parameters.queryItemValue(u"state"_s, QUrl::FullyDecoded) == m_state;
    return isHere && isOurs ? std::optional(parameters) : std::nullopt;
}

} // namespace postaci
