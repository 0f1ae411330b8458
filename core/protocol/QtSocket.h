#pragma once

#include "protocol/ByteSource.h"
#include "protocol/ConnectionOptions.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QSslError>
#include <qssl.h>

#include <functional>
#include <memory>
#include <optional>

class QDeadlineTimer;
class QEventLoop;
class QSslSocket;

namespace postaci {

class DeflateStream;
class SocketWakeUp;

/// One TCP connection with TLS under blocking calls. It lives in the thread that calls connect(): while a
/// call waits, a local event loop runs there, so nothing polls. Only wake() and the CancelToken may be used
/// from other threads. After an error the connection is closed. Silence is limited by limits.replyMs.
class QtSocket final : public ByteSource
{
public:
    enum class Wait { Readable, Woken, TimedOut };

    explicit QtSocket(ConnectionOptions options);
    ~QtSocket() override;
    QtSocket(const QtSocket&) = delete;
    QtSocket& operator=(const QtSocket&) = delete;

    /// Name, TCP and with Security::Tls the handshake, within limits.connectMs. A login without encryption is
    /// refused here for hosts that are not loopback (CleartextRefused, or DowngradeRefused where it was
    /// encrypted before), before anything is sent.
    Result<void> connect();
    /// The handshake in the middle of a connection. Bytes that arrived before it are an attack:
    /// StartTlsInjection.
    Result<void> startTls();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isEncrypted() const;
    /// From here both sides compress (RFC 4978); `begun` are compressed bytes that were read already.
    Result<void> startCompression(const QByteArray& begun);
    [[nodiscard]] bool isCompressed() const { return m_deflate != nullptr; }
    [[nodiscard]] QHostAddress localAddress() const;
    void close() noexcept;

    /// Gathers `bytes` until the next flush(), read() or waitReadable(), so that a command is one packet.
    void write(QByteArrayView bytes) { m_outgoing += bytes; }
    /// Hands over what was gathered and waits until the system has taken all but a bounded rest.
    Result<void> flush();
    /// As flush(), until the system has taken everything.
    Result<void> drain();
    /// Flushes, then waits for the first bytes.
    Result<qsizetype> read(char* buffer, qsizetype max) override;
    /// Flushes, then waits up to `timeoutMs` for bytes or wake(). A wake() from before counts once.
    Result<Wait> waitReadable(int timeoutMs);
    /// Bytes that have arrived and were not read.
    [[nodiscard]] bool hasUnread() const;
    void wake(); ///< thread-safe
    /// Whether an answer is waited for as long as ever while options().doubt says that the network has become
    /// another one. Otherwise what does not answer soon then is given up; nothing happens to an idle
    /// connection before it is waited for.
    void setPatient(bool on) { m_isPatient = on; }

    /// The silence allowed to read() from now on, in milliseconds.
    void setReplyTimeout(int ms) { m_replyMs = ms; }
    [[nodiscard]] const ConnectionOptions& options() const { return m_options; }
    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; } ///< compressed if they came so
    [[nodiscard]] qint64 bytesWritten() const { return m_bytesWritten; }
    /// Tells whoever wants to know of a connection's stages.
    void tellReached(ConnectionStage::Kind kind, const QString& words = {},
                     const QSslCertificate& certificate = QSslCertificate()) const;
    void note(const QString& event) const; ///< into the log of the connection
    /// `error` with this connection's host and port, the socket closed.
    [[nodiscard]] Error fail(Error error);
    [[nodiscard]] Error fail(ErrorKind kind, ErrorReason reason, const QString& message);

private:
    Result<QList<QHostAddress>> resolve();
    void tellAddresses(const QList<QHostAddress>& addresses) const;
    Result<void> connectDirectly(const QDeadlineTimer& deadline);
    /// `host`: an address, or where a proxy is asked a name.
    Result<void> connectTo(const QString& host, int timeoutMs);
    Result<void> handshake(int timeoutMs);
    Result<void> writeAll(qint64 rest);
    bool fillReadable();
    Result<qsizetype> take(char* buffer, qsizetype max);
    void createSocket();
    void judgeCertificate(const QList<QSslError>& errors);
    void alertReceived(QSsl::AlertType alert);
    [[nodiscard]] Error socketError() const;
    [[nodiscard]] Error handshakeError() const;
    [[nodiscard]] std::optional<Error> alertError() const;
    /// Runs the event loop until `ready`, cancel or time-out; true if ready.
    Result<bool> waitUntil(const std::function<bool()>& ready, int timeoutMs);
    [[nodiscard]] Error cancelled();
    void quitLoop();

    const ConnectionOptions m_options;
    std::shared_ptr<SocketWakeUp> m_wakeUp;
    std::unique_ptr<QSslSocket> m_socket;
    QEventLoop* m_loop = nullptr;
    QByteArray m_outgoing;
    std::unique_ptr<DeflateStream> m_deflate; ///< null: not compressed
    QByteArray m_inflated;                    ///< what was inflated and not read, a bounded piece
    bool m_inflateFailed = false;
    Error m_certificateError;
    bool m_certificateRefused = false;
    std::optional<QSsl::AlertType> m_alert; ///< by which the server has ended the encryption
    bool m_hadAgreedOnCipher = false;       ///< before the alert
    quint64 m_cancelId = 0;
    quint64 m_doubtId = 0;
    bool m_isPatient = false;
    bool m_hasFailed = false;
    int m_replyMs;
    qint64 m_bytesRead = 0;
    qint64 m_bytesWritten = 0;
};

} // namespace postaci
