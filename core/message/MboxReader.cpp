#include "message/MboxReader.h"

#include "message/HeaderFields.h"
#include "message/MimeTree.h"

#include <QIODevice>

#include <cstring>
#include <utility>

namespace postaci {

namespace {

/// Longer lines come in pieces.
constexpr qsizetype kPiece = 64 * 1024;
constexpr qsizetype kBuffer = 16 * kPiece;
/// A separator says what it has to say in its first bytes.
constexpr qsizetype kLooked = 256;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "12:34" somewhere in it.
bool hasTimeOfDay(QByteArrayView line)
{
    for (qsizetype colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
        if (colon >= 2 && colon + 2 < line.size() && isDigit(line[colon - 2]) && isDigit(line[colon - 1]) &&
            isDigit(line[colon + 1]) && isDigit(line[colon + 2]))
            return true;
    }
    return false;
}

/// ">From ", with any number of ">".
bool isQuotedSeparator(QByteArrayView line)
{
    if (!line.startsWith('>'))
        return false;
    qsizetype marks = 1;
    while (marks < line.size() && line[marks] == '>')
        ++marks;
    return line.sliced(marks).startsWith("From ");
}

bool endsLine(QByteArrayView bytes)
{
    return bytes.isEmpty() || bytes.endsWith('\n');
}

void appendWithinLimit(QByteArray& header, QByteArrayView bytes)
{
    if (header.size() + bytes.size() <= MimeTree::kMaxHeader)
        header.append(bytes);
}

} // namespace

MboxReader::MboxReader(QIODevice& device, Beginning beginning) : m_device(device)
{
    m_buffer.resize(kBuffer);
    advance();
    advance();
    m_line.beginsLine = true;
    while (isEmptyLine())
        advance();
    const bool isAtField =
        beginning == Beginning::FieldToo && fieldNameLength(line(), 0, qMin(m_line.size, kLooked)) > 0;
    m_isAtMessage = m_line.beginsLine && (line().startsWith("From ") || isAtField);
}

bool MboxReader::isEmptyLine() const
{
    return m_line.beginsLine && (line() == "\n" || line() == "\r\n");
}

void MboxReader::advance()
{
    const bool isInOrder = endsLine(bytesOf(m_next));
    m_line = m_next;
    if (!m_isDeviceAtEnd && m_filled - (m_line.begin + m_line.size) < kPiece)
        refill();
    m_next.begin = m_line.begin + m_line.size;
    const qsizetype most = qMin(kPiece, m_filled - m_next.begin);
    const char* const begin = m_buffer.constData() + m_next.begin;
    const void* const end = most > 0 ? std::memchr(begin, '\n', static_cast<size_t>(most)) : nullptr;
    m_next.size = end != nullptr ? static_cast<const char*>(end) - begin + 1 : most;
    m_next.beginsLine = isInOrder;
}

/// What is before the current line makes place for what comes.
void MboxReader::refill()
{
    const qsizetype kept = m_filled - m_line.begin;
    std::memmove(m_buffer.data(), m_buffer.constData() + m_line.begin, static_cast<size_t>(kept));
    m_bufferOffset += m_line.begin;
    m_line.begin = 0;
    m_filled = kept;
    while (!m_isDeviceAtEnd && m_filled < kBuffer) {
        const qint64 count = m_device.read(m_buffer.data() + m_filled, kBuffer - m_filled);
        m_hasFailed = m_hasFailed || count < 0;
        m_isDeviceAtEnd = count <= 0;
        m_filled += qMax<qint64>(count, 0);
    }
}

void MboxReader::skipLine()
{
    do {
        advance();
    } while (!isAtEnd() && !m_line.beginsLine);
}

bool MboxReader::isSeparator(bool afterEmptyLine) const
{
    if (!m_line.beginsLine || !line().startsWith("From "))
        return false;
    const QByteArrayView next = bytesOf(m_next);
    const bool hasTime = hasTimeOfDay(line().first(qMin(m_line.size, kLooked)));
    const bool hasField = m_next.beginsLine && fieldNameLength(next, 0, qMin(next.size(), kLooked)) > 0;
    return afterEmptyLine ? hasTime || hasField : hasTime && hasField;
}

void MboxReader::beginMessage()
{
    m_messageOffset = position();
    m_separator.clear();
    if (!line().startsWith("From "))
        return;
    m_separator = line().first(qMin(m_line.size, kLooked)).toByteArray();
    skipLine();
}

bool MboxReader::next(QByteArray* header)
{
    header->clear();
    if (!m_isAtMessage)
        return false;
    beginMessage();
    while (!isAtEnd() && !isEmptyLine()) {
        // Some programs leave the separator of another mailbox in front of the fields.
        const bool isNextMessage = isSeparator(false) && !header->isEmpty();
        if (isNextMessage)
            return true;
        if (!header->isEmpty() || !line().startsWith("From "))
            appendWithinLimit(*header, line());
        advance();
    }
    skipBody();
    return true;
}

void MboxReader::skipBody()
{
    bool afterEmptyLine = false;
    while (!isAtEnd() && !isSeparator(afterEmptyLine)) {
        afterEmptyLine = isEmptyLine();
        advance();
    }
    m_isAtMessage = !isAtEnd();
}

bool MboxReader::nextWhole(const Take& take)
{
    if (!m_isAtMessage)
        return false;
    beginMessage();
    while (!isAtEnd() && m_line.beginsLine && line().startsWith("From ")) // as in next()
        skipLine();
    QByteArray emptyLine; // which may be the one that the writer has put behind the message
    int emptyLines = 0;
    for (; !isAtEnd() && !isSeparator(!emptyLine.isEmpty()); advance()) {
        if (!emptyLine.isEmpty() && !take(std::exchange(emptyLine, {})))
            return false;
        if (isEmptyLine()) {
            emptyLine = line().toByteArray();
            emptyLines = qMin(emptyLines + 1, 2);
        } else if (!take(m_line.beginsLine && isQuotedSeparator(line()) ? line().sliced(1) : line()))
            return false;
    }
    m_isAtMessage = !isAtEnd();
    // Not all writers put one behind the last message, and this one ends its header.
    if (isAtEnd() && !emptyLine.isEmpty() && emptyLines == 1)
        return take(emptyLine);
    return true;
}

bool hasMboxSeparator(QByteArrayView bytes)
{
    for (qsizetype at = bytes.indexOf("\nFrom "); at >= 0; at = bytes.indexOf("\nFrom ", at + 1)) {
        const LineBounds line = lineAt(bytes, at + 1);
        const qsizetype length = qMin(line.text - at - 1, kLooked);
        if (hasTimeOfDay(bytes.sliced(at + 1, length)) &&
            fieldNameLength(bytes, line.next, qMin(bytes.size(), line.next + kLooked)) > 0)
            return true;
    }
    return false;
}

QByteArray readHeaderBlock(QIODevice& device)
{
    QByteArray header;
    QByteArray piece;
    bool beginsLine = true;
    const auto readPiece = [&] {
        piece.resize(kPiece);
        piece.resize(qMax<qint64>(device.readLine(piece.data(), kPiece), 0));
    };
    for (readPiece(); !piece.isEmpty(); readPiece()) {
        if (beginsLine && (piece == "\n" || piece == "\r\n"))
            break;
        beginsLine = piece.endsWith('\n');
        appendWithinLimit(header, piece);
        if (header.size() + kPiece > MimeTree::kMaxHeader)
            break;
    }
    return header;
}

} // namespace postaci
