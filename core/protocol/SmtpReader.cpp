#include "protocol/SmtpReader.h"

#include "protocol/ImapResponse.h"
#include "protocol/ReaderErrors.h"

namespace postaci {

namespace {

constexpr qsizetype kMostLines = 500; ///< of one reply

Unexpected notSmtp(QByteArrayView line)
{
    return unexpected(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                      QStringLiteral("the server's answer is not SMTP"),
                      QString::fromUtf8(line.first(qMin<qsizetype>(line.size(), 200))));
}

} // namespace

SmtpReader::SmtpReader(ByteSource& source, const NetworkLimits& limits,
                       std::shared_ptr<Transcript> transcript)
    : m_source(source), m_limits(limits), m_transcript(std::move(transcript))
{
}

Result<QByteArray> SmtpReader::readLine()
{
    qsizetype searched = m_pos;
    for (;;) {
        const qsizetype end = m_buffer.indexOf('\n', searched);
        if (end >= 0) {
            QByteArray line = m_buffer.mid(m_pos, end - m_pos);
            m_pos = end + 1;
            if (line.endsWith('\r'))
                line.chop(1);
            return line;
        }
        m_buffer.remove(0, std::exchange(m_pos, 0));
        if (m_buffer.size() > m_limits.maxTextLine)
            return tooLarge(QStringLiteral("the server sent a line that is too long"));
        searched = m_buffer.size();
        char bytes[4096];
        const auto count = m_source.read(bytes, sizeof bytes);
        if (!count)
            return unexpected(count.error());
        m_buffer.append(bytes, *count);
    }
}

Result<SmtpReply> SmtpReader::next()
{
    SmtpReply reply;
    qint64 size = 0;
    for (;;) {
        const auto line = readLine();
        if (!line)
            return unexpected(line.error());
        if (m_transcript)
            m_transcript->record(Direction::Received, *line);
        const int code = static_cast<int>(
            toNumber(QByteArrayView(*line).first(qMin<qsizetype>(line->size(), 3))).value_or(0));
        const char separator = line->size() > 3 ? line->at(3) : ' ';
        const bool isReply = code >= 200 && code < 600 && (separator == ' ' || separator == '-');
        if (!isReply || (reply.code != 0 && code != reply.code))
            return notSmtp(*line);
        size += line->size();
        if (size > m_limits.maxTextReply || reply.lines.size() >= kMostLines)
            return tooLarge(QStringLiteral("the server sent an answer that is too long"));
        reply.code = code;
        reply.lines.append(line->mid(4));
        if (separator == ' ')
            return reply;
    }
}

} // namespace postaci
