#include "protocol/ImapDialogue.h"

#include "base/Logging.h"
#include "message/MailboxName.h"
#include "protocol/PortMismatch.h"

namespace postaci {

namespace {

constexpr qsizetype kPiece = 64 << 10;
/// Bigger literals wait for the server's consent even where they need not: it may refuse before all is sent.
constexpr qsizetype kUnaskedLiteral = 1 << 20;
constexpr qsizetype kLiteralMinus = 4096; // RFC 7888
constexpr int kMostAlertsBeforeGreeting = 5;

QByteArray decodeChallenge(QByteArrayView text)
{
    return QByteArray::fromBase64(text.trimmed().toByteArray());
}

} // namespace

ImapDialogue::ImapDialogue(ConnectionOptions options)
    : m_socket(std::move(options)), m_reader(m_socket, m_socket.options().limits)
{
}

Error ImapDialogue::broken(Error error)
{
    return m_socket.fail(std::move(error));
}

Result<void> ImapDialogue::open()
{
    if (auto connected = m_socket.connect(); !connected)
        return unexpected(
            explainPlaintext(m_socket.options(), connected.error(), &ImapDialogue::offersStartTls));
    if (auto greeted = readGreeting(kMostAlertsBeforeGreeting); !greeted)
        return greeted;
    m_socket.tellReached(ConnectionStage::Kind::Greeted);
    if (m_socket.options().security == Security::StartTls) {
        if (auto encrypted = startTls(); !encrypted)
            return encrypted;
    }
    m_socket.setReplyTimeout(m_socket.options().limits.replyMs);
    return learnCapabilities();
}

bool ImapDialogue::offersStartTls(const ConnectionOptions& options)
{
    ImapDialogue probe(options);
    return probe.m_socket.connect() && probe.readGreeting(kMostAlertsBeforeGreeting) &&
           probe.learnCapabilities() && probe.has("STARTTLS");
}

Result<void> ImapDialogue::readGreeting(int alertsAllowed)
{
    m_socket.setReplyTimeout(greetingTimeout(m_socket.options(), Protocol::Imap));
    if (auto read = m_reader.next(m_response); !read) {
        const Error error = broken(read.error());
        return unexpected(m_socket.bytesRead() == 0 ? explainSilence(m_socket.options(), error) : error);
    }
    m_socket.setReplyTimeout(m_socket.options().limits.connectMs);
    recordReceived();
    return judgeGreeting(alertsAllowed);
}

Result<void> ImapDialogue::judgeGreeting(int alertsAllowed)
{
    if (m_response.is("BYE"))
        return unexpected(broken(imapByeError(QString::fromUtf8(m_response.rest))));
    // Courier has "* OK [ALERT] ..." and even "* NO [ALERT] ..." before its greeting. The first may be the
    // greeting of another server: complete() and takeUntagged() see a PREAUTH that comes after it.
    if (m_response.kind == ImapResponse::Kind::Untagged && m_response.is("NO") &&
        m_response.code == "ALERT" && alertsAllowed > 0) {
        noteCode();
        return readGreeting(alertsAllowed - 1);
    }
    m_preauthenticated = m_response.is("PREAUTH");
    if (m_response.kind != ImapResponse::Kind::Untagged || !(m_response.is("OK") || m_preauthenticated)) {
        const QByteArray line = m_response.buffer().trimmed();
        return unexpected(broken(makeError(ErrorKind::Protocol, reasonForStranger(line),
                                           QStringLiteral("the server does not greet as an IMAP server"),
                                           QString::fromUtf8(line.left(200)))));
    }
    noteCode();
    return {};
}

Result<void> ImapDialogue::startTls()
{
    if (auto learned = learnCapabilities(); !learned)
        return learned;
    // Logged in without encryption, the server would not take STARTTLS any more (RFC 3501 6.2.1).
    if (m_preauthenticated || !has("STARTTLS")) {
        return unexpected(broken(makeError(ErrorKind::Rejected, ErrorReason::StartTlsMissing,
                                           QStringLiteral("the server does not offer STARTTLS"))));
    }
    const auto done = runOk(ImapCommand("STARTTLS"));
    if (!done)
        return unexpected(broken(done.error()));
    if (m_preauthenticated) {
        return unexpected(broken(makeError(ErrorKind::Rejected, ErrorReason::StartTlsMissing,
                                           QStringLiteral("the server logged in without encryption"))));
    }
    if (m_reader.hasBuffered()) {
        return unexpected(
            broken(makeError(ErrorKind::Protocol, ErrorReason::StartTlsInjection,
                             QStringLiteral("bytes arrived unencrypted behind the answer to STARTTLS"))));
    }
    // Nothing that was said before counts now.
    m_capabilities.clear();
    mistrustCapabilities();
    m_alerts.clear();
    m_updates = {};
    return m_socket.startTls();
}

Result<void> ImapDialogue::learnCapabilities()
{
    if (m_capabilitiesKnown)
        return {};
    const auto done = runOk(ImapCommand("CAPABILITY"));
    m_capabilitiesKnown = true;
    return done ? Result<void>() : unexpected(done.error());
}

ImapCommand& ImapDialogue::addName(ImapCommand& command, const QByteArray& rawName) const
{
    return m_utf8 ? command.utf8String(toUtf8Mailbox(rawName)) : command.string(rawName);
}

ImapCommand ImapDialogue::named(const QByteArray& verb, const QByteArray& rawName) const
{
    ImapCommand command(verb);
    addName(command, rawName);
    return command;
}

Result<void> ImapDialogue::startCompression()
{
    const QByteArray begun = m_reader.takeBuffered();
    if (auto started = m_socket.startCompression(begun); !started)
        return unexpected(broken(started.error()));
    return {};
}

void ImapDialogue::sendLine(const QByteArray& line, const QByteArray& shown)
{
    if (const auto& transcript = m_socket.options().transcript)
        transcript->record(Direction::Sent, shown);
    m_socket.write(line + "\r\n");
}

Result<bool> ImapDialogue::send(const ImapCommand& command)
{
    m_tag = "C" + QByteArray::number(++m_lastTag); // some servers take no tag that begins with a digit
    m_completion = {};
    QByteArray shown = m_tag + ' ';
    for (const ImapCommand::Part& part : command.parts())
        shown += part.isSecret    ? QByteArrayLiteral(" ***")
                 : part.isLiteral ? QByteArrayLiteral("{...}")
                                  : part.bytes;
    if (const auto& transcript = m_socket.options().transcript)
        transcript->record(Direction::Sent, shown);
    m_socket.write(m_tag + ' ');
    for (const ImapCommand::Part& part : command.parts()) {
        if (!part.isLiteral) {
            m_socket.write(part.bytes);
            continue;
        }
        if (auto sent = sendLiteral(part); !sent || !*sent)
            return sent;
    }
    m_socket.write("\r\n");
    return true;
}

Result<bool> ImapDialogue::sendLiteral(const ImapCommand::Part& part)
{
    const qint64 size = part.pieces != nullptr ? part.pieces->size() : part.bytes.size();
    const bool unasked =
        (has("LITERAL+") && size <= kUnaskedLiteral) || (has("LITERAL-") && size <= kLiteralMinus);
    m_socket.write('{' + QByteArray::number(size) + (unasked ? "+}\r\n" : "}\r\n"));
    while (!unasked) {
        const auto event = receive({});
        if (!event)
            return unexpected(event.error());
        if (*event == Event::Completed)
            return false;
        if (*event == Event::Continuation)
            break;
    }
    if (part.pieces != nullptr)
        return sendPieces(*part.pieces);
    for (qsizetype sent = 0; sent < size; sent += kPiece) {
        m_socket.write(QByteArrayView(part.bytes).sliced(sent, qMin<qsizetype>(kPiece, size - sent)));
        if (auto flushed = size > kPiece ? m_socket.flush() : Result<void>(); !flushed)
            return unexpected(flushed.error());
    }
    return true;
}

Result<bool> ImapDialogue::sendPieces(PieceSource& pieces)
{
    qint64 sent = 0;
    for (;;) {
        const auto piece = pieces.next();
        // The server waits for as many bytes as it was told.
        if (!piece)
            return unexpected(broken(piece.error()));
        if (piece->isEmpty())
            break;
        sent += piece->size();
        for (qsizetype at = 0; at < piece->size(); at += kPiece) {
            m_socket.write(QByteArrayView(*piece).sliced(at, qMin<qsizetype>(kPiece, piece->size() - at)));
            if (auto flushed = pieces.size() > kPiece ? m_socket.flush() : Result<void>(); !flushed)
                return unexpected(flushed.error());
        }
    }
    if (sent == pieces.size())
        return true;
    return unexpected(broken(makeError(ErrorKind::Storage, ErrorReason::DatabaseBroken,
                                       QStringLiteral("a message has not as many bytes as it should"))));
}

Result<ImapCompletion> ImapDialogue::run(const ImapCommand& command, const Handler& handler)
{
    const auto sent = send(command);
    if (!sent)
        return unexpected(sent.error());
    while (*sent) {
        const auto event = receive(handler);
        if (!event)
            return unexpected(event.error());
        if (*event == Event::Completed)
            break;
    }
    return m_completion;
}

Result<ImapCompletion> ImapDialogue::runOk(const ImapCommand& command, const Handler& handler)
{
    auto done = run(command, handler);
    if (done && !done->isOk()) {
        Error error = imapError(*done, command.verb());
        error.host = m_socket.options().host;
        error.port = m_socket.options().port;
        return unexpected(std::move(error));
    }
    return done;
}

Result<ImapCompletion> ImapDialogue::runExchange(const ImapCommand& command, const Answer& answer)
{
    const auto sent = send(command);
    if (!sent)
        return unexpected(sent.error());
    while (*sent) {
        const auto event = receive({});
        if (!event)
            return unexpected(event.error());
        if (*event == Event::Completed)
            break;
        if (*event != Event::Continuation)
            continue;
        const auto reply = answer(decodeChallenge(m_response.rest));
        if (!reply)
            return unexpected(broken(reply.error()));
        sendLine(reply->toBase64(), "***");
    }
    return m_completion;
}

Result<ImapDialogue::Event> ImapDialogue::receive(const Handler& handler)
{
    if (auto read = m_reader.next(m_response); !read)
        return unexpected(broken(read.error()));
    recordReceived();
    switch (m_response.kind) {
    case ImapResponse::Kind::Continuation:
        return Event::Continuation;
    case ImapResponse::Kind::Tagged:
        return complete();
    case ImapResponse::Kind::Untagged:
        return takeUntagged(handler);
    case ImapResponse::Kind::Garbage:
        break;
    }
    const QString words = QString::fromUtf8(m_response.rest);
    if (soundsBusy(words))
        return unexpected(broken(imapByeError(words)));
    return Event::Untagged;
}

Result<ImapDialogue::Event> ImapDialogue::complete()
{
    if (m_response.tag != m_tag) {
        qCWarning(logNetwork) << "answer to a command that was not sent, from" << m_socket.options().host;
        return Event::Untagged;
    }
    m_completion = {m_response.keyword, m_response.code, m_response.codeArguments.toByteArray(),
                    QString::fromUtf8(m_response.rest)};
    if (m_completion.isOk())
        noteCode();
    return Event::Completed;
}

Result<ImapDialogue::Event> ImapDialogue::takeUntagged(const Handler& handler)
{
    if (m_response.isStatus())
        noteCode();
    if (m_response.is("PREAUTH") && m_lastTag <= 1) // the greeting, after an alert that looked like it
        m_preauthenticated = true;
    if (m_response.is("BYE") && !m_byeExpected)
        return unexpected(broken(imapByeError(QString::fromUtf8(m_response.rest))));
    if (!handler || !handler(m_response))
        noteUntagged();
    if (m_abort)
        return unexpected(broken(std::move(*m_abort)));
    return Event::Untagged;
}

} // namespace postaci
