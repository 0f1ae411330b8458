#include "protocol/Pop3Dialogue.h"

#include "protocol/ImapResponse.h"
#include "protocol/PortMismatch.h"

namespace postaci {

namespace {

/// What may be under way in answers while commands are sent ahead (PIPELINING): enough to hide the way to the
/// server, and little enough that a cancelled fetch does not bring much for nothing.
constexpr qint64 kBytesAhead = 256 << 10;
constexpr qsizetype kCommandsAhead = 64;

constexpr quint64 kLongestDelay = 24 * 3600;
constexpr qsizetype kMostCapabilities = 200;

QByteArray timestampOf(const QByteArray& greeting)
{
    const qsizetype begin = greeting.indexOf('<');
    const qsizetype end = greeting.indexOf('>', begin + 1);
    if (begin < 0 || end < 0)
        return {};
    const QByteArray timestamp = greeting.mid(begin, end - begin + 1);
    return timestamp.contains('@') ? timestamp : QByteArray();
}

} // namespace

Pop3Dialogue::Pop3Dialogue(ConnectionOptions options)
    : m_socket(std::move(options)), m_reader(m_socket, m_socket.options().limits)
{
}

Error Pop3Dialogue::refused(Error error) const
{
    error.host = m_socket.options().host;
    error.port = m_socket.options().port;
    return error;
}

Result<void> Pop3Dialogue::open()
{
    if (auto connected = m_socket.connect(); !connected)
        return unexpected(
            explainPlaintext(m_socket.options(), connected.error(), &Pop3Dialogue::offersStartTls));
    if (auto greeted = readGreeting(); !greeted)
        return greeted;
    m_socket.tellReached(ConnectionStage::Kind::Greeted);
    if (auto learned = learnCapabilities(); !learned)
        return learned;
    if (m_socket.options().security == Security::StartTls) {
        if (auto encrypted = startTls(); !encrypted)
            return encrypted;
    }
    m_socket.setReplyTimeout(m_socket.options().limits.replyMs);
    return {};
}

bool Pop3Dialogue::offersStartTls(const ConnectionOptions& options)
{
    Pop3Dialogue probe(options);
    return probe.m_socket.connect() && probe.readGreeting() && probe.learnCapabilities() &&
           probe.m_capabilities.contains("STLS");
}

Result<void> Pop3Dialogue::readGreeting()
{
    m_socket.setReplyTimeout(greetingTimeout(m_socket.options(), Protocol::Pop3));
    const auto greeting = readStatus();
    if (!greeting) {
        Error error = greeting.error();
        if (error.reason == ErrorReason::ResponseMalformed)
            error.reason = reasonForStranger(error.detail.toUtf8());
        return unexpected(m_socket.bytesRead() == 0 ? explainSilence(m_socket.options(), error) : error);
    }
    m_socket.setReplyTimeout(m_socket.options().limits.connectMs);
    if (greeting->kind == Pop3Status::Kind::Error)
        return unexpected(broken(pop3GreetingError(*greeting)));
    if (!greeting->isOk()) {
        return unexpected(broken(makeError(ErrorKind::Protocol, ErrorReason::WrongProtocol,
                                           QStringLiteral("the server does not greet as a POP3 server"),
                                           greeting->text())));
    }
    m_timestamp = timestampOf(greeting->words);
    return {};
}

Result<void> Pop3Dialogue::startTls()
{
    // Servers from before CAPA may still know STLS: its answer tells.
    if (m_hasCapa && !m_capabilities.contains("STLS")) {
        return unexpected(broken(makeError(ErrorKind::Rejected, ErrorReason::StartTlsMissing,
                                           QStringLiteral("the server does not offer STLS"))));
    }
    const auto reply = command("STLS");
    if (!reply)
        return unexpected(reply.error());
    if (!reply->isOk()) {
        return unexpected(broken(makeError(ErrorKind::Rejected, ErrorReason::StartTlsMissing,
                                           QStringLiteral("the server refused STLS"), reply->text())));
    }
    if (m_reader.hasBuffered()) {
        return unexpected(
            broken(makeError(ErrorKind::Protocol, ErrorReason::StartTlsInjection,
                             QStringLiteral("bytes arrived unencrypted behind the answer to STLS"))));
    }
    // Nothing that was said before counts now.
    m_timestamp.clear();
    if (auto encrypted = m_socket.startTls(); !encrypted)
        return encrypted;
    return learnCapabilities();
}

Result<void> Pop3Dialogue::learnCapabilities()
{
    m_capabilities.clear();
    m_mechanisms.clear();
    m_loginDelay = 0;
    const auto reply = command("CAPA");
    if (!reply)
        return unexpected(reply.error());
    m_hasCapa = reply->isOk();
    if (!m_hasCapa)
        return {};
    return readLines([this](QByteArrayView line) { takeCapability(line); });
}

void Pop3Dialogue::takeCapability(QByteArrayView line)
{
    if (m_capabilities.size() >= kMostCapabilities)
        return;
    const QByteArrayList words = line.toByteArray().simplified().toUpper().split(' ');
    m_capabilities.insert(words.first());
    if (words.first() == "SASL")
        m_mechanisms.unite({words.begin() + 1, words.begin() + qMin(words.size(), kMostCapabilities)});
    else if (words.first() == "LOGIN-DELAY" && words.size() > 1)
        m_loginDelay = static_cast<int>(qMin(toNumber(words[1]).value_or(0), kLongestDelay));
}

void Pop3Dialogue::write(const QByteArray& line, const QByteArray& shown)
{
    if (const auto& transcript = m_socket.options().transcript)
        transcript->record(Direction::Sent, shown);
    m_socket.write(line + "\r\n");
}

Result<Pop3Status> Pop3Dialogue::command(const QByteArray& line)
{
    return command(line, line);
}

Result<Pop3Status> Pop3Dialogue::command(const QByteArray& line, const QByteArray& shown)
{
    if (auto clear = refuseStray(); !clear)
        return unexpected(clear.error());
    write(line, shown);
    return readStatus();
}

/// What is there already would be taken for the answer to the next command, and so on for ever.
Result<void> Pop3Dialogue::refuseStray()
{
    if (!m_reader.hasBuffered() && !m_socket.hasUnread())
        return {};
    const auto stray = readStatus();
    return unexpected(stray ? broken(pop3GreetingError(*stray)) : stray.error());
}

Result<Pop3Status> Pop3Dialogue::readStatus()
{
    auto status = m_reader.status();
    if (!status)
        return unexpected(broken(status.error()));
    if (const auto& transcript = m_socket.options().transcript) {
        const char* const begins[] = {"+OK ", "-ERR ", "+ "};
        transcript->record(Direction::Received,
                           begins[static_cast<size_t>(status->kind)] + status->text().toUtf8());
    }
    return status;
}

Result<void> Pop3Dialogue::readLines(const Line& take)
{
    for (;;) {
        const auto line = m_reader.listLine();
        if (!line)
            return unexpected(broken(line.error()));
        if (!*line)
            return {};
        take(**line);
    }
}

Result<void> Pop3Dialogue::readMessage(qint64 announced, const Pop3Reader::Sink& sink)
{
    auto read = m_reader.message(announced, sink);
    return read ? read : Result<void>(unexpected(broken(read.error())));
}

Result<void> Pop3Dialogue::runAll(const QByteArrayList& lines, const std::function<qint64(qsizetype)>& weight,
                                  const std::function<Result<void>(qsizetype, const Pop3Status&)>& answered)
{
    if (auto clear = refuseStray(); !clear)
        return clear;
    const bool ahead = m_capabilities.contains("PIPELINING");
    qsizetype sent = 0;
    qint64 underWay = 0;
    for (qsizetype index = 0; index < lines.size(); ++index) {
        while (sent < lines.size() && (sent == index || (ahead && sent - index < kCommandsAhead &&
                                                         underWay + weight(sent) <= kBytesAhead))) {
            write(lines[sent], lines[sent]);
            underWay += weight(sent++);
        }
        const auto status = readStatus();
        if (!status)
            return unexpected(status.error());
        if (auto taken = answered(index, *status); !taken)
            return unexpected(broken(taken.error()));
        underWay -= weight(index);
    }
    return {};
}

} // namespace postaci
