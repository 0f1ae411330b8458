#pragma once

#include "base/Result.h"
#include "protocol/ConnectionOptions.h"
#include "protocol/QtSocket.h"
#include "protocol/SmtpReader.h"
#include "protocol/SmtpReply.h"

#include <QByteArray>
#include <QSet>

namespace postaci {

/// Commands and replies of one SMTP connection, and its way to an encrypted, greeted state. Exactly one reply
/// is read for every command; anything else closes it. Used by the connection's thread.
class SmtpDialogue
{
public:
    explicit SmtpDialogue(ConnectionOptions options);

    /// Connection, greeting, EHLO, STARTTLS where it is asked for, and EHLO again.
    Result<void> open();
    /// One command, one reply, whatever it says; an error means that the connection is gone.
    Result<SmtpReply> command(const QByteArray& line);
    /// The same, with `shown` in the transcript.
    Result<SmtpReply> command(const QByteArray& line, const QByteArray& shown);
    /// Writes a command without waiting for its reply: readReply() must follow once for each.
    void write(const QByteArray& line, const QByteArray& shown);
    Result<SmtpReply> readReply();
    /// Makes the connection ready for the next message, or closes it.
    void reset();
    Error broken(Error error) { return m_socket.fail(std::move(error)); }

    [[nodiscard]] QtSocket& socket() { return m_socket; }
    [[nodiscard]] const QtSocket& socket() const { return m_socket; }
    /// Something came that no command asked for.
    [[nodiscard]] bool hasUnread() const { return m_reader.hasBuffered() || m_socket.hasUnread(); }
    [[nodiscard]] const QSet<QByteArray>& capabilities() const { return m_capabilities; }
    [[nodiscard]] const QSet<QByteArray>& mechanisms() const { return m_mechanisms; }
    [[nodiscard]] qint64 sizeLimit() const { return m_sizeLimit; }

private:
    Result<void> readGreeting();
    Result<void> greet();
    Result<void> startTls();
    [[nodiscard]] static bool offersStartTls(const ConnectionOptions& options);
    void takeExtensions(const SmtpReply& reply);
    [[nodiscard]] QByteArray ownName() const;

    QtSocket m_socket;
    SmtpReader m_reader;
    QSet<QByteArray> m_capabilities;
    QSet<QByteArray> m_mechanisms;
    qint64 m_sizeLimit = 0;
};

} // namespace postaci
