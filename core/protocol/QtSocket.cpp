#include "protocol/QtSocket.h"

#include "base/Logging.h"
#include "protocol/DeflateStream.h"
#include "protocol/SocketWakeUp.h"
#include "protocol/SystemProxy.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>

namespace postaci {

namespace {

constexpr qint64 kUnsentAllowed = 256 << 10; ///< what may wait in Qt's buffers while the caller goes on
constexpr qint64 kUnreadAllowed = 1 << 20;   ///< what may pile up while we write: more is a flood
/// Taken from the network and made of it at a time, so that a small packet cannot become a big allocation.
constexpr qsizetype kCompressedPiece = 16 << 10;
constexpr qsizetype kInflatedPiece = 64 << 10;

/// A proxy has many words for not leading to a server, and some only fall silent: it is the proxy in any
/// case.
Error byProxy(Error error)
{
    if (error.kind != ErrorKind::Cancelled) {
        error.reason = ErrorReason::ProxyRefused;
        error.message = QStringLiteral("the proxy does not lead there: ") + error.message;
    }
    return error;
}

} // namespace

QtSocket::QtSocket(ConnectionOptions options)
    : m_options(std::move(options)), m_wakeUp(std::make_shared<SocketWakeUp>()),
      m_replyMs(m_options.limits.replyMs)
{
    m_cancelId = m_options.cancel.onCancel([weak = std::weak_ptr(m_wakeUp)] {
        if (const auto wakeUp = weak.lock())
            wakeUp->post();
    });
    m_doubtId = m_options.doubt.listen([weak = std::weak_ptr(m_wakeUp)](int ms) {
        if (const auto wakeUp = weak.lock())
            wakeUp->doubt(ms);
    });
}

QtSocket::~QtSocket()
{
    m_options.cancel.forget(m_cancelId);
    m_options.doubt.forget(m_doubtId);
    m_wakeUp->setTarget(nullptr, {});
    close();
}

void QtSocket::wake()
{
    m_wakeUp->raise();
}

void QtSocket::close() noexcept
{
    m_outgoing.clear();
    if (m_socket)
        m_socket->abort();
}

bool QtSocket::isOpen() const
{
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

bool QtSocket::isEncrypted() const
{
    return m_socket && m_socket->isEncrypted();
}

QHostAddress QtSocket::localAddress() const
{
    return m_socket ? m_socket->localAddress() : QHostAddress();
}

bool QtSocket::hasUnread() const
{
    return !m_inflated.isEmpty() || (m_deflate && !m_deflate->needsInput()) ||
           (m_socket && m_socket->bytesAvailable() > 0);
}

Result<void> QtSocket::startCompression(const QByteArray& begun)
{
    if (!isOpen())
        return unexpected(fail(socketError()));
    m_deflate = std::make_unique<DeflateStream>();
    m_deflate->feed(begun);
    return {};
}

/// Whether read() would find something; makes it, if that takes inflating. Packets may hold nothing but the
/// end of a flush, so bytes on the wire are not yet something to read.
bool QtSocket::fillReadable()
{
    if (!m_deflate)
        return hasUnread();
    while (m_inflated.isEmpty() && !m_inflateFailed) {
        if (m_deflate->needsInput()) {
            const QByteArray piece = m_socket->read(kCompressedPiece);
            if (piece.isEmpty())
                return false;
            m_bytesRead += piece.size();
            m_deflate->feed(piece);
        }
        m_inflated.resize(kInflatedPiece);
        const qsizetype count = m_deflate->inflate(m_inflated.data(), kInflatedPiece);
        m_inflated.truncate(qMax<qsizetype>(count, 0));
        m_inflateFailed = count < 0;
    }
    return true;
}

Result<qsizetype> QtSocket::take(char* buffer, qsizetype max)
{
    if (m_inflateFailed && m_inflated.isEmpty()) {
        return unexpected(fail(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                               QStringLiteral("what %1 sent is not compressed").arg(m_options.host)));
    }
    if (m_deflate) {
        const qsizetype count = qMin(max, m_inflated.size());
        std::copy_n(m_inflated.constData(), count, buffer);
        m_inflated.remove(0, count);
        return count;
    }
    const qint64 count = m_socket->read(buffer, max);
    if (count <= 0)
        return unexpected(fail(socketError()));
    m_bytesRead += count;
    return static_cast<qsizetype>(count);
}

void QtSocket::note(const QString& event) const
{
    if (m_options.transcript)
        m_options.transcript->record(Direction::Event, event.toUtf8());
}

Error QtSocket::fail(Error error)
{
    if (!std::exchange(m_hasFailed, true))
        note(QStringLiteral("ended: ") + error.message);
    close();
    error.host = m_options.host;
    error.port = m_options.port;
    return error;
}

Error QtSocket::fail(ErrorKind kind, ErrorReason reason, const QString& message)
{
    return fail(makeError(kind, reason, message));
}

Error QtSocket::cancelled()
{
    return fail(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
}

void QtSocket::quitLoop()
{
    if (m_loop)
        m_loop->quit();
}

Result<bool> QtSocket::waitUntil(const std::function<bool()>& ready, int timeoutMs)
{
    QDeadlineTimer deadline(timeoutMs);
    while (!m_options.cancel.isCancelled()) {
        if (ready())
            return true;
        if (const int ms = m_isPatient ? 0 : m_wakeUp->takeDoubt(); ms > 0)
            deadline = std::min(deadline, QDeadlineTimer(ms));
        if (deadline.hasExpired())
            return false;
        QEventLoop loop;
        QTimer timer;
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
        timer.start(static_cast<int>(deadline.remainingTime()));
        m_loop = &loop;
        const int code = loop.exec();
        m_loop = nullptr;
        if (code != 0) // somebody ends this thread's event loops: there is no waiting any more
            break;
    }
    return unexpected(cancelled());
}

void QtSocket::createSocket()
{
    m_socket = std::make_unique<QSslSocket>();
    QSslSocket* const socket = m_socket.get();
    const auto quit = [this] { quitLoop(); };
    QObject::connect(socket, &QSslSocket::readyRead, socket, quit);
    QObject::connect(socket, &QSslSocket::stateChanged, socket, quit);
    QObject::connect(socket, &QSslSocket::encrypted, socket, quit);
    QObject::connect(socket, &QSslSocket::bytesWritten, socket, quit);
    QObject::connect(socket, &QSslSocket::encryptedBytesWritten, socket, quit);
    QObject::connect(socket, &QSslSocket::errorOccurred, socket, quit);
    QObject::connect(socket, &QSslSocket::sslErrors, socket,
                     [this](const QList<QSslError>& errors) { judgeCertificate(errors); });
    QObject::connect(
        socket, &QSslSocket::alertReceived, socket,
        [this](QSsl::AlertLevel, QSsl::AlertType alert, const QString&) { alertReceived(alert); });
    m_wakeUp->setTarget(socket, quit);
}

Result<void> QtSocket::connect()
{
    const bool wantsTls = m_options.security != Security::None;
    if (!wantsTls && !isLoopbackHost(m_options.host)) {
        if (m_options.encryptedOnce) {
            return unexpected(
                fail(ErrorKind::Input, ErrorReason::DowngradeRefused,
                     QStringLiteral("the account was encrypted before, and is not to be any more")));
        }
        if (!m_options.cleartextAllowed) {
            return unexpected(fail(ErrorKind::Input, ErrorReason::CleartextRefused,
                                   QStringLiteral("a connection without encryption is not allowed")));
        }
    }
    if (wantsTls && !QSslSocket::supportsSsl()) {
        return unexpected(fail(ErrorKind::Input, ErrorReason::TlsUnavailable,
                               QStringLiteral("this program was started without a TLS library")));
    }
    createSocket();
    const QDeadlineTimer deadline(m_options.limits.connectMs);
    const QNetworkProxy proxy = systemProxyFor(m_options.host, m_options.port);
    m_socket->setProxy(proxy);
    const QString way =
        proxy.type() == QNetworkProxy::NoProxy
            ? QString()
            : QStringLiteral(" through the proxy %1:%2").arg(proxy.hostName()).arg(proxy.port());
    note(QStringLiteral("connecting to %1:%2%3").arg(m_options.host).arg(m_options.port).arg(way));
    const auto connected = proxy.type() == QNetworkProxy::NoProxy
                               ? connectDirectly(deadline)
                               : connectTo(m_options.host, m_options.limits.connectMs);
    if (!connected)
        return proxy.type() == QNetworkProxy::NoProxy ? connected : unexpected(byProxy(connected.error()));
    tellReached(ConnectionStage::Kind::PortOpen);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    return m_options.security == Security::Tls ? handshake(static_cast<int>(deadline.remainingTime()))
                                               : connected;
}

Result<void> QtSocket::connectDirectly(const QDeadlineTimer& deadline)
{
    const auto addresses = resolve();
    if (!addresses)
        return unexpected(addresses.error());
    tellAddresses(*addresses);
    Result<void> connected;
    for (qsizetype i = 0; i < addresses->size(); ++i) {
        const int left = static_cast<int>(deadline.remainingTime());
        const int share = left / static_cast<int>(addresses->size() - i);
        connected =
            connectTo(addresses->at(i).toString(), qMin(left, qMax(share, m_options.limits.leastTryMs)));
        if (connected || connected.error().kind == ErrorKind::Cancelled)
            break;
    }
    return connected;
}

Result<void> QtSocket::flush()
{
    return writeAll(kUnsentAllowed);
}

Result<void> QtSocket::drain()
{
    return writeAll(0);
}

Result<void> QtSocket::writeAll(qint64 rest)
{
    const auto unsent = [this] { return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite(); };
    if (m_options.cancel.isCancelled())
        return unexpected(cancelled());
    if (!m_socket)
        return unexpected(fail(socketError()));
    if (!m_outgoing.isEmpty() && isOpen()) {
        const QByteArray bytes = m_deflate ? m_deflate->deflate(m_outgoing) : m_outgoing;
        m_bytesWritten += bytes.size();
        m_socket->write(bytes);
        m_outgoing.clear();
        m_socket->flush();
    }
    while (isOpen() && unsent() > rest) {
        const qint64 before = unsent();
        const auto moved = waitUntil(
            [&] { return unsent() < before || !isOpen() || m_socket->bytesAvailable() > kUnreadAllowed; },
            m_replyMs);
        if (!moved)
            return unexpected(moved.error());
        if (!*moved) {
            return unexpected(fail(ErrorKind::Timeout, ErrorReason::TimedOut,
                                   QStringLiteral("%1 took no more data").arg(m_options.host)));
        }
        if (m_socket->bytesAvailable() > kUnreadAllowed) {
            return unexpected(fail(ErrorKind::Protocol, ErrorReason::ResponseTooLarge,
                                   QStringLiteral("%1 floods the connection").arg(m_options.host)));
        }
    }
    // What the peer said before it closed explains the loss better than the loss: let it be read.
    if (!isOpen() && !hasUnread())
        return unexpected(fail(socketError()));
    return {};
}

Result<qsizetype> QtSocket::read(char* buffer, qsizetype max)
{
    if (const auto flushed = flush(); !flushed)
        return unexpected(flushed.error());
    const auto ready = waitUntil([this] { return fillReadable() || !isOpen(); }, m_replyMs);
    if (!ready)
        return unexpected(ready.error());
    if (!*ready) {
        return unexpected(fail(ErrorKind::Timeout, ErrorReason::TimedOut,
                               QStringLiteral("%1 did not answer in time").arg(m_options.host)));
    }
    if (!fillReadable())
        return unexpected(fail(socketError()));
    return take(buffer, max);
}

Result<QtSocket::Wait> QtSocket::waitReadable(int timeoutMs)
{
    if (const auto flushed = flush(); !flushed)
        return unexpected(flushed.error());
    const auto ready =
        waitUntil([this] { return m_wakeUp->isRaised() || fillReadable() || !isOpen(); }, timeoutMs);
    if (!ready)
        return unexpected(ready.error());
    if (m_wakeUp->takeRaised())
        return Wait::Woken;
    if (!*ready)
        return Wait::TimedOut;
    if (!fillReadable())
        return unexpected(fail(socketError()));
    return Wait::Readable;
}

} // namespace postaci
