#include "protocol/ImapReader.h"

#include "protocol/ReaderErrors.h"

#include <cstring>
#include <limits>
#include <optional>

namespace postaci {

namespace {

constexpr size_t kBufferSize = 64 << 10;
constexpr size_t kMostLiterals = 100'000; ///< of one response
constexpr qint64 kLargestBody =
    std::numeric_limits<quint32>::max(); ///< RFC 3501: a literal's size is a number of 32 bits

/// "{12}" at the end of a line.
struct LiteralMark
{
    qsizetype pos = -1;          ///< of the "{"; -1: the line ends without one
    std::optional<quint64> size; ///< nothing: what stands there is no size
};

LiteralMark literalMark(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
        line.chop(1);
    if (!line.endsWith('}'))
        return {};
    const qsizetype open = line.lastIndexOf('{');
    if (open < 0)
        return {};
    QByteArrayView digits = line.sliced(open + 1, line.size() - open - 2);
    if (digits.endsWith('+'))
        digits.chop(1);
    const bool startsWord =
        open == 0 || line[open - 1] == ' ' || line[open - 1] == '(' || line[open - 1] == '~';
    LiteralMark mark{open, toNumber(digits)};
    if (!mark.size && !startsWord) // a brace in the middle of a name
        return {};
    return mark;
}

/// True if a literal at the end of `before` is a whole message: `BODY[]`, `BODY[]<0>`.
bool isBody(QByteArrayView before)
{
    while (before.endsWith(' ') || before.endsWith('~'))
        before.chop(1);
    if (before.endsWith('>'))
        before = before.first(qMax<qsizetype>(before.lastIndexOf('<'), 0));
    return before.size() >= 6 && qstrnicmp(before.last(6).data(), 6, "BODY[]", 6) == 0;
}

} // namespace

ImapReader::ImapReader(ByteSource& source, const NetworkLimits& limits)
    : m_source(source), m_limits(limits), m_buffer(kBufferSize)
{
}

QByteArray ImapReader::takeBuffered()
{
    const QByteArray bytes(m_buffer.data() + m_pos, m_end - m_pos);
    m_pos = m_end;
    return bytes;
}

Result<void> ImapReader::fill()
{
    const auto count = m_source.read(m_buffer.data(), static_cast<qsizetype>(m_buffer.size()));
    if (!count)
        return unexpected(count.error());
    m_pos = 0;
    m_end = *count;
    return {};
}

/// Long lines are those that grow with the mailbox or with a message's headers.
qint64 ImapReader::lineLimit(const ImapResponse& response) const
{
    const QByteArrayView begin =
        QByteArrayView(response.buffer()).first(qMin<qsizetype>(response.buffer().size(), 32));
    for (const char* const name : {"SEARCH", "SORT", "VANISHED", "FETCH"}) { // ESEARCH too
        if (begin.indexOf(name) >= 0)
            return m_limits.maxReply;
    }
    return m_limits.maxLine;
}

Result<void> ImapReader::readLine(ImapResponse& response, qsizetype lineBegin)
{
    QByteArray& text = response.buffer();
    for (;;) {
        if (m_pos == m_end) {
            if (auto filled = fill(); !filled)
                return filled;
        }
        const char* const begin = m_buffer.data() + m_pos;
        const auto* const lineEnd =
            static_cast<const char*>(std::memchr(begin, '\n', static_cast<size_t>(m_end - m_pos)));
        const qsizetype count = lineEnd ? lineEnd - begin + 1 : m_end - m_pos;
        text.append(begin, count);
        m_pos += count;
        if (text.size() > m_limits.maxReply ||
            (text.size() - lineBegin > m_limits.maxLine && text.size() - lineBegin > lineLimit(response)))
            return tooLarge(QStringLiteral("the server sent a line that is too long"));
        if (lineEnd)
            return {};
    }
}

Result<void> ImapReader::next(ImapResponse& response)
{
    response.clear();
    qsizetype lineBegin = 0;
    for (;;) {
        if (auto line = readLine(response, lineBegin); !line)
            return line;
        const QByteArrayView text(response.buffer());
        const LiteralMark mark = literalMark(text.sliced(lineBegin));
        if (mark.pos < 0 || (lineBegin == 0 && ImapResponse::isFreeText(text)))
            break;
        if (!mark.size)
            return malformed(QStringLiteral("the server sent a literal without a size"));
        const auto size = static_cast<qint64>(qMin<quint64>(*mark.size, kLargestBody + 1));
        if (auto literal = readLiteral(response, lineBegin + mark.pos, size); !literal)
            return literal;
        lineBegin = response.buffer().size();
    }
    return response.parse();
}

Result<void> ImapReader::readLiteral(ImapResponse& response, qsizetype mark, qint64 size)
{
    const qsizetype content = response.buffer().size();
    const bool streamed = m_bodySink && isBody(QByteArrayView(response.buffer()).first(mark));
    // Each takes more room than the few bytes that announce an empty one.
    if (response.literals().size() >= kMostLiterals)
        return tooLarge(QStringLiteral("the server sent a response of too many literals"));
    if (size > (streamed ? kLargestBody : m_limits.maxReply - content))
        return tooLarge(QStringLiteral("the server announced %1 bytes at once").arg(size));
    response.literals().push_back({mark, content, streamed ? 0 : static_cast<qsizetype>(size)});
    if (auto read = streamed ? streamLiteral(size) : holdLiteral(response, size); !read)
        return read;
    if (!streamed)
        return {};
    // A wrong size shows here; what was taken for the message then is not the message.
    if (m_pos == m_end) {
        if (auto filled = fill(); !filled)
            return filled;
    }
    if (!QByteArrayView(" )\r\n").contains(m_buffer[static_cast<size_t>(m_pos)]))
        return malformed(QStringLiteral("the server sent more or less of a message than it announced"));
    return {};
}

/// Grows with what has arrived, not with what was announced.
Result<void> ImapReader::holdLiteral(ImapResponse& response, qint64 size)
{
    while (size > 0) {
        if (m_pos == m_end) {
            if (auto filled = fill(); !filled)
                return filled;
        }
        const qsizetype count = qMin<qint64>(size, m_end - m_pos);
        response.buffer().append(m_buffer.data() + m_pos, count);
        m_pos += count;
        size -= count;
    }
    return {};
}

Result<void> ImapReader::streamLiteral(qint64 size)
{
    const qint64 total = size;
    if (size == 0 && !m_bodySink({}, 0))
        return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
    while (size > 0) {
        if (m_pos == m_end) {
            if (auto filled = fill(); !filled)
                return filled;
        }
        const qsizetype count = qMin<qint64>(size, m_end - m_pos);
        if (!m_bodySink(QByteArrayView(m_buffer.data() + m_pos, count), total))
            return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
        m_pos += count;
        size -= count;
    }
    return {};
}

} // namespace postaci
