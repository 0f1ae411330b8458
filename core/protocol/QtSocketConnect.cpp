// The way to an open connection: name, TCP, TLS, and the words for what went wrong on it.
#include "protocol/HostLookup.h"
#include "protocol/QtSocket.h"
#include "protocol/SocketWakeUp.h"

#include <QSslCipher>
#include <QSslSocket>

#include <algorithm>
#include <iterator>

namespace postaci {

namespace {

constexpr qsizetype kMostTried = 8; ///< of one host that are tried

/// What OpenSSL says where a server knows only versions, keys or ciphers that are refused here. Other
/// backends say it in other words and are told as a failed handshake.
bool saysTooOld(const QString& words)
{
    const char* const signs[] = {"unsupported protocol", "protocol version",      "wrong ssl version",
                                 "handshake failure",    "insufficient security", "legacy",
                                 "dh key too small",     "no protocols available"};
    return std::any_of(std::begin(signs), std::end(signs),
                       [&words](const char* sign) { return words.contains(QLatin1String(sign)); });
}

} // namespace

Result<QList<QHostAddress>> QtSocket::resolve()
{
    if (!m_options.addresses.isEmpty())
        return m_options.addresses;
    QHostAddress literal;
    if (literal.setAddress(m_options.host))
        return QList<QHostAddress>{literal};
    const auto lookup = HostLookup::start(m_options.host, [wakeUp = m_wakeUp] { wakeUp->post(); });
    const auto ready =
        waitUntil([&lookup] { return lookup->answer().has_value(); }, m_options.limits.connectMs);
    if (!ready)
        return unexpected(ready.error());
    if (!*ready) {
        return unexpected(fail(ErrorKind::Timeout, ErrorReason::NameServerSilent,
                               QStringLiteral("the name server did not answer for %1").arg(m_options.host)));
    }
    const QHostInfo answer = *lookup->answer();
    if (answer.error() == QHostInfo::UnknownError) {
        return unexpected(fail(ErrorKind::Offline, ErrorReason::NameServerSilent,
                               QStringLiteral("no name server can be asked for %1").arg(m_options.host)));
    }
    if (answer.error() != QHostInfo::NoError || answer.addresses().isEmpty()) {
        return unexpected(fail(ErrorKind::Offline, ErrorReason::HostNotFound,
                               QStringLiteral("there is no host %1").arg(m_options.host)));
    }
    return answer.addresses().first(qMin(answer.addresses().size(), kMostTried));
}

void QtSocket::tellReached(ConnectionStage::Kind kind, const QString& words,
                           const QSslCertificate& certificate) const
{
    if (m_options.reached)
        m_options.reached({kind, words, certificate});
}

void QtSocket::tellAddresses(const QList<QHostAddress>& addresses) const
{
    QStringList texts;
    for (const QHostAddress& address : addresses)
        texts.append(address.toString());
    tellReached(ConnectionStage::Kind::NameFound, texts.join(QStringLiteral(", ")));
}

Result<void> QtSocket::connectTo(const QString& host, int timeoutMs)
{
    m_socket->abort();
    m_socket->connectToHost(host, m_options.port);
    const auto ready = waitUntil(
        [this] {
            return m_socket->state() == QAbstractSocket::ConnectedState ||
                   m_socket->state() == QAbstractSocket::UnconnectedState;
        },
        timeoutMs);
    if (!ready)
        return unexpected(ready.error());
    if (!*ready) {
        return unexpected(fail(ErrorKind::Timeout, ErrorReason::TimedOut,
                               QStringLiteral("%1 did not answer").arg(m_options.host)));
    }
    if (!isOpen())
        return unexpected(fail(socketError()));
    return {};
}

Result<void> QtSocket::startTls()
{
    if (hasUnread()) {
        return unexpected(fail(ErrorKind::Protocol, ErrorReason::StartTlsInjection,
                               QStringLiteral("bytes arrived unencrypted behind the answer to STARTTLS")));
    }
    if (!isOpen())
        return unexpected(fail(socketError()));
    return handshake(m_options.limits.connectMs);
}

Result<void> QtSocket::handshake(int timeoutMs)
{
    m_certificateRefused = false;
    m_alert.reset();
    QSslConfiguration configuration = m_options.policy.configurationFor(m_options.host);
    if (!m_options.identity.isNull()) {
        configuration.setLocalCertificateChain(m_options.identity.chain);
        configuration.setPrivateKey(m_options.identity.key);
    }
    m_socket->setSslConfiguration(configuration);
    m_socket->setPeerVerifyName(m_options.host); // sent as SNI too
    m_socket->startClientEncryption();
    const auto ready = waitUntil([this] { return m_socket->isEncrypted() || !isOpen(); }, timeoutMs);
    if (!ready)
        return unexpected(ready.error());
    if (m_certificateRefused)
        return unexpected(fail(m_certificateError));
    if (!*ready) {
        return unexpected(fail(ErrorKind::Timeout, ErrorReason::TimedOut,
                               QStringLiteral("the TLS handshake with %1 did not end").arg(m_options.host)));
    }
    if (!m_socket->isEncrypted())
        return unexpected(fail(handshakeError()));
    note(QStringLiteral("encrypted by ") + m_socket->sessionCipher().protocolString());
    tellReached(ConnectionStage::Kind::Encrypted, m_socket->sessionCipher().protocolString(),
                m_socket->peerCertificate());
    return {};
}

void QtSocket::judgeCertificate(const QList<QSslError>& errors)
{
    const QList<QSslCertificate> chain = m_socket->peerCertificateChain();
    const QSslCertificate own = chain.isEmpty() ? m_socket->peerCertificate() : chain.first();
    if (m_options.policy.isExcepted(m_options.host, m_options.port, own)) {
        m_socket->ignoreSslErrors();
        return;
    }
    m_certificateRefused = true;
    m_certificateError = certificateError(m_options.host, m_options.port, chain, errors);
}

void QtSocket::alertReceived(QSsl::AlertType alert)
{
    m_alert = alert;
    m_hadAgreedOnCipher = !m_socket->sessionCipher().isNull();
}

/// What a server's last word about the encryption says of the person's own certificate. With TLS 1.3 it comes
/// when the handshake is over on this side (RFC 8446 4.4.2.4), so it may be the answer to anything.
std::optional<Error> QtSocket::alertError() const
{
    if (!m_alert)
        return std::nullopt;
    const QString words = m_socket->errorString();
    const bool isOwnShown = !m_options.identity.isNull();
    switch (*m_alert) {
    case QSsl::AlertType::HandshakeFailure:
        // RFC 5246 7.4.6 has no alert of its own for a missing certificate.
        if (!m_hadAgreedOnCipher || isOwnShown)
            return std::nullopt;
        [[fallthrough]];
    case QSsl::AlertType::CertificateRequired:
        return makeError(ErrorKind::Authentication, ErrorReason::ClientCertificateNeeded,
                         QStringLiteral("%1 wants a certificate of the user").arg(m_options.host), words);
    case QSsl::AlertType::BadCertificate:
    case QSsl::AlertType::UnsupportedCertificate:
    case QSsl::AlertType::CertificateRevoked:
    case QSsl::AlertType::CertificateExpired:
    case QSsl::AlertType::CertificateUnknown:
    case QSsl::AlertType::UnknownCa:
    case QSsl::AlertType::AccessDenied:
        if (!isOwnShown)
            return std::nullopt;
        return makeError(ErrorKind::Authentication, ErrorReason::ClientCertificateRefused,
                         QStringLiteral("%1 refused the user's certificate").arg(m_options.host), words);
    default:
        return std::nullopt;
    }
}

Error QtSocket::handshakeError() const
{
    if (const auto error = alertError())
        return *error;
    // Closed without a word of TLS: a server that is going or full looks like this, not one with other
    // encryption.
    if (m_socket->error() == QAbstractSocket::RemoteHostClosedError)
        return socketError();
    const QString words = m_socket->errorString();
    // What OpenSSL says to a peer that begins to talk without TLS; other backends say it in other words and
    // are told as a failed handshake.
    const bool plainPeer = words.contains(QLatin1String("wrong version number")) ||
                           words.contains(QLatin1String("packet length too long")) ||
                           words.contains(QLatin1String("record layer failure"));
    if (plainPeer) {
        return makeError(
            ErrorKind::Protocol, ErrorReason::PlaintextOnTlsPort,
            QStringLiteral("%1 does not speak TLS on port %2").arg(m_options.host).arg(m_options.port),
            words);
    }
    return makeError(ErrorKind::Protocol,
                     saysTooOld(words) ? ErrorReason::TlsTooOld : ErrorReason::TlsHandshakeFailed,
                     QStringLiteral("the TLS handshake with %1 failed").arg(m_options.host), words);
}

Error QtSocket::socketError() const
{
    if (const auto error = alertError())
        return *error;
    const QString words = m_socket ? m_socket->errorString() : QString();
    switch (m_socket ? m_socket->error() : QAbstractSocket::UnknownSocketError) {
    case QAbstractSocket::ConnectionRefusedError:
        return makeError(
            ErrorKind::Offline, ErrorReason::ConnectionRefused,
            QStringLiteral("%1 refused the connection on port %2").arg(m_options.host).arg(m_options.port),
            words);
    case QAbstractSocket::SocketTimeoutError:
        return makeError(ErrorKind::Timeout, ErrorReason::TimedOut,
                         QStringLiteral("%1 did not answer").arg(m_options.host), words);
    case QAbstractSocket::NetworkError:
    case QAbstractSocket::SocketAddressNotAvailableError:
        return makeError(ErrorKind::Offline, ErrorReason::NetworkUnreachable,
                         QStringLiteral("%1 cannot be reached").arg(m_options.host), words);
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return makeError(ErrorKind::Offline, ErrorReason::ProxyRefused,
                         QStringLiteral("the proxy does not lead to %1 on port %2")
                             .arg(m_options.host)
                             .arg(m_options.port),
                         words);
    default:
        return makeError(ErrorKind::Offline, ErrorReason::ConnectionLost,
                         QStringLiteral("the connection to %1 was closed").arg(m_options.host), words);
    }
}

} // namespace postaci
