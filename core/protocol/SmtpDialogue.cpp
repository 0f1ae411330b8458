#include "protocol/SmtpDialogue.h"

#include "protocol/ImapResponse.h"
#include "protocol/PortMismatch.h"

namespace postaci {

SmtpDialogue::SmtpDialogue(ConnectionOptions options)
    : m_socket(std::move(options)),
      m_reader(m_socket, m_socket.options().limits, m_socket.options().transcript)
{
}

Result<void> SmtpDialogue::open()
{
    if (auto connected = m_socket.connect(); !connected)
        return unexpected(
            explainPlaintext(m_socket.options(), connected.error(), &SmtpDialogue::offersStartTls));
    if (auto greeted = readGreeting(); !greeted)
        return greeted;
    m_socket.tellReached(ConnectionStage::Kind::Greeted);
    if (auto greeted = greet(); !greeted)
        return greeted;
    return m_socket.options().security == Security::StartTls ? startTls() : Result<void>();
}

bool SmtpDialogue::offersStartTls(const ConnectionOptions& options)
{
    SmtpDialogue probe(options);
    return probe.m_socket.connect() && probe.readGreeting() && probe.greet() &&
           probe.capabilities().contains("STARTTLS");
}

Result<void> SmtpDialogue::readGreeting()
{
    m_socket.setReplyTimeout(greetingTimeout(m_socket.options(), Protocol::Smtp));
    const auto greeting = readReply();
    if (!greeting) {
        Error error = greeting.error();
        if (error.reason == ErrorReason::ResponseMalformed)
            error.reason = reasonForStranger(error.detail.toUtf8());
        return unexpected(m_socket.bytesRead() == 0 ? explainSilence(m_socket.options(), error) : error);
    }
    m_socket.setReplyTimeout(m_socket.options().limits.replyMs);
    if (greeting->isRefusal())
        return unexpected(broken(smtpError(*greeting, ErrorReason::ServerBye)));
    if (greeting->code != 220) {
        return unexpected(broken(makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                                           QStringLiteral("the server does not greet as an SMTP server"),
                                           greeting->text().left(200))));
    }
    return {};
}

/// An address literal says nothing that the server cannot see; the machine's name is its owner's business.
QByteArray SmtpDialogue::ownName() const
{
    QHostAddress address = m_socket.localAddress();
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return '[' + QHostAddress(v4).toString().toLatin1() + ']';
    address.setScopeId({});
    return "[IPv6:" + address.toString().toLatin1() + ']';
}

Result<void> SmtpDialogue::greet()
{
    const auto reply = command("EHLO " + ownName());
    if (!reply)
        return unexpected(reply.error());
    if (!reply->isPositive())
        return unexpected(broken(smtpError(*reply, ErrorReason::WrongProtocol)));
    takeExtensions(*reply);
    return {};
}

void SmtpDialogue::takeExtensions(const SmtpReply& reply)
{
    m_capabilities.clear();
    m_mechanisms.clear();
    m_sizeLimit = 0;
    for (const QByteArray& line : reply.lines.mid(1)) {
        QByteArray upper = line.trimmed().toUpper();
        if (upper.startsWith("AUTH=")) // as some wrote it before RFC 2554
            upper[4] = ' ';
        const QByteArrayList words = upper.split(' ');
        m_capabilities.insert(words.first());
        if (words.first() == "AUTH")
            m_mechanisms.unite({words.begin() + 1, words.end()});
        else if (words.first() == "SIZE" && words.size() > 1)
            m_sizeLimit = static_cast<qint64>(qMin<quint64>(toNumber(words[1]).value_or(0), 1ULL << 40));
    }
}

Result<void> SmtpDialogue::startTls()
{
    if (!m_capabilities.contains("STARTTLS")) {
        return unexpected(broken(makeError(ErrorKind::Rejected, ErrorReason::StartTlsMissing,
                                           QStringLiteral("the server does not offer STARTTLS"))));
    }
    const auto reply = command("STARTTLS");
    if (!reply)
        return unexpected(reply.error());
    if (reply->code != 220)
        return unexpected(broken(smtpError(*reply, ErrorReason::StartTlsMissing)));
    if (m_reader.hasBuffered()) {
        return unexpected(
            broken(makeError(ErrorKind::Protocol, ErrorReason::StartTlsInjection,
                             QStringLiteral("bytes arrived unencrypted behind the answer to STARTTLS"))));
    }
    if (auto encrypted = m_socket.startTls(); !encrypted)
        return encrypted;
    return greet();
}

void SmtpDialogue::write(const QByteArray& line, const QByteArray& shown)
{
    if (const auto& transcript = m_socket.options().transcript)
        transcript->record(Direction::Sent, shown);
    m_socket.write(line + "\r\n");
}

Result<SmtpReply> SmtpDialogue::command(const QByteArray& line)
{
    return command(line, line);
}

Result<SmtpReply> SmtpDialogue::command(const QByteArray& line, const QByteArray& shown)
{
    // A reply that is there already would be taken for the answer to this command, and so on for ever.
    if (hasUnread()) {
        const auto stray = readReply();
        return unexpected(stray ? broken(smtpError(*stray, ErrorReason::ServerBye)) : stray.error());
    }
    write(line, shown);
    return readReply();
}

Result<SmtpReply> SmtpDialogue::readReply()
{
    auto reply = m_reader.next();
    if (!reply)
        return unexpected(broken(reply.error()));
    if (reply->code == 421)
        m_socket.close(); // it says so itself
    return reply;
}

void SmtpDialogue::reset()
{
    if (!m_socket.isOpen())
        return;
    const auto reply = command("RSET");
    if (!reply || !reply->isPositive())
        m_socket.close();
}

} // namespace postaci
