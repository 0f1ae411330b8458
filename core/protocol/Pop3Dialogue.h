#pragma once

#include "base/Result.h"
#include "protocol/ConnectionOptions.h"
#include "protocol/Pop3Errors.h"
#include "protocol/Pop3Reader.h"
#include "protocol/QtSocket.h"

#include <QByteArray>
#include <QSet>

#include <functional>

namespace postaci {

/// Commands and responses of one POP3 connection, and its way to an encrypted, greeted state. One response is
/// read for every command; anything else closes it. Used by the connection's thread.
class Pop3Dialogue
{
public:
    using Line = std::function<void(QByteArrayView)>;

    explicit Pop3Dialogue(ConnectionOptions options);

    /// Connection, greeting, STLS where it is asked for, and the capabilities of before the login.
    Result<void> open();
    /// One command, one status line, whatever it says; an error means that the connection is gone.
    Result<Pop3Status> command(const QByteArray& line);
    /// The same, with `shown` in the transcript.
    Result<Pop3Status> command(const QByteArray& line, const QByteArray& shown);
    /// Writes a command without waiting: readStatus() must follow once for each.
    void write(const QByteArray& line, const QByteArray& shown);
    Result<Pop3Status> readStatus();
    /// The lines that follow a +OK to CAPA, LIST or UIDL.
    Result<void> readLines(const Line& take);
    /// The message that follows a +OK to RETR or TOP.
    Result<void> readMessage(qint64 announced, const Pop3Reader::Sink& sink);
    /// Sends all of `lines`, many at a time where the server can take that, and calls `answered` for each in
    /// order; it reads what belongs to the status line. `weight` is the number of bytes that line `index`
    /// will bring.
    Result<void> runAll(const QByteArrayList& lines, const std::function<qint64(qsizetype index)>& weight,
                        const std::function<Result<void>(qsizetype index, const Pop3Status&)>& answered);

    /// CAPA; a server without it has no capabilities. What was known before is forgotten.
    Result<void> learnCapabilities();
    /// The error of a refusal, with the peer.
    [[nodiscard]] Error refused(Error error) const;
    Error broken(Error error) { return m_socket.fail(std::move(error)); }

    [[nodiscard]] QtSocket& socket() { return m_socket; }
    [[nodiscard]] const QtSocket& socket() const { return m_socket; }
    [[nodiscard]] bool hasCapa() const { return m_hasCapa; }
    [[nodiscard]] const QSet<QByteArray>& capabilities() const { return m_capabilities; }
    [[nodiscard]] const QSet<QByteArray>& mechanisms() const { return m_mechanisms; }
    [[nodiscard]] int loginDelay() const { return m_loginDelay; }
    /// The "<...>" of the greeting that APOP wants (RFC 1939 7); empty if there is none that can be trusted.
    [[nodiscard]] const QByteArray& timestamp() const { return m_timestamp; }

private:
    /// What a server says without encryption, in a connection of its own.
    static bool offersStartTls(const ConnectionOptions& options);
    Result<void> readGreeting();
    Result<void> startTls();
    Result<void> refuseStray();
    void takeCapability(QByteArrayView line);

    QtSocket m_socket;
    Pop3Reader m_reader;
    bool m_hasCapa = false;
    QSet<QByteArray> m_capabilities;
    QSet<QByteArray> m_mechanisms;
    int m_loginDelay = 0;
    QByteArray m_timestamp;
};

} // namespace postaci
