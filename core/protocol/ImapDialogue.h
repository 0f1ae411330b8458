#pragma once

#include "base/Result.h"
#include "protocol/ConnectionOptions.h"
#include "protocol/ImapCommand.h"
#include "protocol/ImapErrors.h"
#include "protocol/ImapMailboxes.h"
#include "protocol/ImapReader.h"
#include "protocol/ImapTypes.h"
#include "protocol/QtSocket.h"

#include <QByteArray>
#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

namespace postaci {

/// Commands and responses of one IMAP connection: tags, literals, continuations, and what the server says
/// unasked. Knows no command's meaning. Used by the connection's thread, except QtSocket::wake().
class ImapDialogue
{
public:
    /// Looks at an untagged response; true if it was the answer it waited for, so that nobody else counts it.
    using Handler = std::function<bool(const ImapResponse&)>;
    /// Makes the next line from a decoded challenge.
    using Answer = std::function<Result<QByteArray>(const QByteArray& challenge)>;
    enum class Event { Untagged, Continuation, Completed };

    explicit ImapDialogue(ConnectionOptions options);

    /// Connection, greeting, STARTTLS where it is asked for, and the capabilities of before the login.
    Result<void> open();
    [[nodiscard]] bool isOpen() const { return m_socket.isOpen(); }
    [[nodiscard]] bool isPreauthenticated() const { return m_preauthenticated; }

    /// One command to its end, whatever that is. An error means that the connection is gone.
    Result<ImapCompletion> run(const ImapCommand& command, const Handler& handler = {});
    /// The same, with NO and BAD as errors.
    Result<ImapCompletion> runOk(const ImapCommand& command, const Handler& handler = {});
    /// The same as run(), answering challenges in base64; a failing `answer` ends the connection.
    Result<ImapCompletion> runExchange(const ImapCommand& command, const Answer& answer);

    /// The pieces that run() is made of. send() is false if the server ended the command before it was sent
    /// whole.
    Result<bool> send(const ImapCommand& command);
    Result<Event> receive(const Handler& handler);
    [[nodiscard]] const ImapCompletion& completion() const { return m_completion; }
    /// `shown` stands for the line in the transcript.
    void sendLine(const QByteArray& line, const QByteArray& shown);
    /// For handlers: ends the connection with this error as soon as the response is dealt with.
    void abort(Error error) { m_abort = std::move(error); }
    /// The same at once.
    Error broken(Error error);

    /// Asks for CAPABILITY unless the server told by itself since the last mistrustCapabilities().
    Result<void> learnCapabilities();
    /// They may be others now: after a login.
    void mistrustCapabilities() { m_capabilitiesKnown = false; }
    [[nodiscard]] const QSet<QByteArray>& capabilities() const { return m_capabilities; }
    [[nodiscard]] bool has(const char* capability) const { return m_capabilities.contains(capability); }

    [[nodiscard]] QtSocket& socket() { return m_socket; }
    [[nodiscard]] const QtSocket& socket() const { return m_socket; }
    [[nodiscard]] ImapReader& reader() { return m_reader; }
    [[nodiscard]] QStringList& alerts() { return m_alerts; }
    [[nodiscard]] MailboxUpdates& updates() { return m_updates; }
    /// The number of messages in the selected folder, as far as told; EXPUNGE lowers it.
    void setExists(quint32 exists) { m_exists = exists; }
    [[nodiscard]] quint32 exists() const { return m_exists; }
    void expectBye() { m_byeExpected = true; }

    /// UTF8=ACCEPT is on (RFC 6855): strings and names are UTF-8 from here.
    void setUtf8() { m_utf8 = true; }
    [[nodiscard]] bool isUtf8() const { return m_utf8; }
    [[nodiscard]] ImapDialect dialect() const { return {has("CONDSTORE") || has("QRESYNC"), m_utf8}; }
    /// Appends a folder's name to `command` in the form that this connection takes.
    ImapCommand& addName(ImapCommand& command, const QByteArray& rawName) const;
    /// A command about one folder.
    [[nodiscard]] ImapCommand named(const QByteArray& verb, const QByteArray& rawName) const;
    /// The folders whose STATUS may come unasked (NOTIFY); LIST then means that folders changed.
    void setWatched(const QList<QByteArray>& rawNames) { m_watched = {rawNames.begin(), rawNames.end()}; }
    [[nodiscard]] bool isWatched(const QByteArray& rawName) const { return m_watched.contains(rawName); }
    /// The next bytes both ways are compressed: the answer to COMPRESS was OK.
    Result<void> startCompression();

private:
    Result<void> readGreeting(int alertsAllowed);
    Result<void> judgeGreeting(int alertsAllowed);
    [[nodiscard]] static bool offersStartTls(const ConnectionOptions& options);
    Result<void> startTls();
    Result<bool> sendLiteral(const ImapCommand::Part& part);
    Result<bool> sendPieces(PieceSource& pieces);
    Result<Event> complete();
    Result<Event> takeUntagged(const Handler& handler);
    void noteCode();
    void noteUntagged();
    void noteFlags();
    void noteVanished();
    void noteFolder();
    void setCapabilities(QByteArrayView words);
    void recordReceived();

    QtSocket m_socket;
    ImapReader m_reader;
    ImapResponse m_response;
    ImapCompletion m_completion;
    std::optional<Error> m_abort;
    QByteArray m_tag;
    int m_lastTag = 0;
    QSet<QByteArray> m_capabilities;
    QStringList m_alerts;
    MailboxUpdates m_updates;
    QSet<QByteArray> m_watched;
    quint32 m_exists = 0;
    bool m_capabilitiesKnown = false;
    bool m_preauthenticated = false;
    bool m_byeExpected = false;
    bool m_utf8 = false;
};

} // namespace postaci
