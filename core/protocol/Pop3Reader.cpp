#include "protocol/Pop3Reader.h"

#include "protocol/DotUnstuffer.h"
#include "protocol/ReaderErrors.h"

#include <cstring>

namespace postaci {

namespace {

constexpr size_t kReadBuffer = 64 << 10;
constexpr qint64 kSlack = 1 << 20; ///< what a message may have beyond twice its announced size

/// "[IN-USE]" at the begin of `words`: taken from there. Some servers put ordinary text in brackets.
QByteArray takeCode(QByteArrayView& words)
{
    if (!words.startsWith('['))
        return {};
    const qsizetype end = words.indexOf(']');
    if (end < 2)
        return {};
    const QByteArray code = words.sliced(1, end - 1).toByteArray();
    for (const char c : code) {
        const bool allowed = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                             c == '-' || c == '/';
        if (!allowed)
            return {};
    }
    words = words.sliced(end + 1).trimmed();
    return code.toUpper();
}

/// True if `line` is `word` alone or followed by a space, in any case.
bool beginsWithWord(QByteArrayView line, QByteArrayView word)
{
    return line.size() >= word.size() && qstrnicmp(line.data(), word.size(), word.data(), word.size()) == 0 &&
           (line.size() == word.size() || line[word.size()] == ' ');
}

} // namespace

QString Pop3Status::text() const
{
    const QString said = QString::fromUtf8(words);
    if (code.isEmpty())
        return said;
    return QLatin1Char('[') + QString::fromLatin1(code) + QLatin1String("] ") + said;
}

Pop3Reader::Pop3Reader(ByteSource& source, const NetworkLimits& limits)
    : m_source(source), m_limits(limits), m_buffer(kReadBuffer)
{
}

Result<void> Pop3Reader::fill()
{
    const auto count = m_source.read(m_buffer.data(), static_cast<qsizetype>(m_buffer.size()));
    if (!count)
        return unexpected(count.error());
    m_pos = 0;
    m_end = *count;
    return {};
}

Result<void> Pop3Reader::readLine()
{
    m_line.clear();
    for (;;) {
        if (m_pos == m_end) {
            if (auto filled = fill(); !filled)
                return filled;
        }
        const char* const begin = m_buffer.data() + m_pos;
        const auto* const lf =
            static_cast<const char*>(std::memchr(begin, '\n', static_cast<size_t>(m_end - m_pos)));
        const qsizetype count = lf ? lf - begin + 1 : m_end - m_pos;
        m_line.append(begin, count);
        m_pos += count;
        if (m_line.size() > m_limits.maxTextLine)
            return tooLarge(QStringLiteral("the server sent a line that is too long"));
        if (!lf)
            continue;
        m_line.chop(m_line.endsWith("\r\n") ? 2 : 1);
        return {};
    }
}

Result<Pop3Status> Pop3Reader::status()
{
    m_listBytes = 0;
    if (auto read = readLine(); !read)
        return unexpected(read.error());
    QByteArrayView rest(m_line);
    Pop3Status status;
    if (beginsWithWord(rest, "+OK")) {
        status.kind = Pop3Status::Kind::Ok;
        rest = rest.sliced(3).trimmed();
    } else if (beginsWithWord(rest, "-ERR")) {
        rest = rest.sliced(4).trimmed();
        status.code = takeCode(rest);
    } else if (rest == "+" || rest.startsWith("+ ")) {
        status.kind = Pop3Status::Kind::Challenge;
        rest = rest.sliced(1).trimmed();
    } else {
        return unexpected(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                          QStringLiteral("the server's answer is not POP3"),
                          QString::fromUtf8(rest.first(qMin<qsizetype>(rest.size(), 200))));
    }
    status.words = rest.toByteArray();
    return status;
}

Result<std::optional<QByteArrayView>> Pop3Reader::listLine()
{
    if (auto read = readLine(); !read)
        return unexpected(read.error());
    m_listBytes += m_line.size() + 2;
    if (m_listBytes > m_limits.maxReply)
        return tooLarge(QStringLiteral("the server's list does not end"));
    QByteArrayView line(m_line);
    if (line == ".")
        return std::optional<QByteArrayView>();
    if (line.startsWith('.'))
        line = line.sliced(1);
    return std::optional<QByteArrayView>(line);
}

Result<void> Pop3Reader::message(qint64 announced, const Sink& sink)
{
    // Servers that count an LF as one byte announce at least half of what comes.
    const qint64 most = qMin<qint64>(announced, std::numeric_limits<qint64>::max() / 4) * 2 + kSlack;
    DotUnstuffer unstuffer;
    QByteArray piece;
    qint64 given = 0;
    const auto give = [&]() -> Result<void> {
        given += piece.size();
        if (given > most)
            return tooLarge(QStringLiteral("the server sent much more of a message than it announced"));
        if (!piece.isEmpty() && !sink(piece))
            return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("cancelled"));
        piece.clear();
        return {};
    };
    piece.reserve(static_cast<qsizetype>(kReadBuffer) + 4);
    while (!unstuffer.isDone()) {
        if (m_pos == m_end) {
            if (auto filled = fill(); !filled)
                return filled;
        }
        m_pos += unstuffer.take(QByteArrayView(m_buffer.data() + m_pos, m_end - m_pos), piece);
        if (unstuffer.isDone() && unstuffer.endedWithCrLf() && given + piece.size() != announced)
            piece += "\r\n";
        if (auto gave = give(); !gave)
            return gave;
    }
    return {};
}

} // namespace postaci
