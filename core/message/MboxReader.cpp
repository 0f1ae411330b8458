#include "message/MboxReader.h"

#include "message/HeaderFields.h"
#include "message/MimeTree.h"

#include <QIODevice>

#include <utility>

namespace postaci {

namespace {

constexpr qint64 kPiece = 64 * 1024;
/// A separator says what it has to say in its first bytes.
constexpr qsizetype kLooked = 256;

void readPiece(QIODevice& device, QByteArray& bytes)
{
    bytes.resize(kPiece);
    bytes.resize(qMax<qint64>(device.readLine(bytes.data(), kPiece), 0));
}

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

void appendWithinLimit(QByteArray& header, const QByteArray& bytes)
{
    if (header.size() + bytes.size() <= MimeTree::kMaxHeader)
        header += bytes;
}

} // namespace

MboxReader::MboxReader(QIODevice& device) : m_device(device)
{
    readPiece(m_device, m_line.bytes);
    readPiece(m_device, m_next.bytes);
    m_next.beginsLine = m_line.bytes.endsWith('\n');
    while (m_line.isEmptyLine())
        advance();
    m_isAtMessage = m_line.beginsLine && m_line.bytes.startsWith("From ");
}

void MboxReader::advance()
{
    std::swap(m_line, m_next); // the buffers are kept
    m_next.beginsLine = m_line.bytes.endsWith('\n');
    readPiece(m_device, m_next.bytes);
}

void MboxReader::skipLine()
{
    do {
        advance();
    } while (!isAtEnd() && !m_line.beginsLine);
}

bool MboxReader::isSeparator(bool afterEmptyLine) const
{
    if (!m_line.beginsLine || !m_line.bytes.startsWith("From "))
        return false;
    const bool hasTime = hasTimeOfDay(QByteArrayView(m_line.bytes).first(qMin(m_line.bytes.size(), kLooked)));
    const bool hasField =
        m_next.beginsLine && fieldNameLength(m_next.bytes, 0, qMin(m_next.bytes.size(), kLooked)) > 0;
    return afterEmptyLine ? hasTime || hasField : hasTime && hasField;
}

bool MboxReader::next(QByteArray* header)
{
    header->clear();
    if (!m_isAtMessage)
        return false;
    skipLine();
    while (!isAtEnd() && !m_line.isEmptyLine()) {
        // Some programs leave the separator of another mailbox in front of the fields.
        const bool isNextMessage = isSeparator(false) && !header->isEmpty();
        if (isNextMessage)
            return true;
        if (!header->isEmpty() || !m_line.bytes.startsWith("From "))
            appendWithinLimit(*header, m_line.bytes);
        advance();
    }
    skipBody();
    return true;
}

void MboxReader::skipBody()
{
    bool afterEmptyLine = false;
    while (!isAtEnd() && !isSeparator(afterEmptyLine)) {
        afterEmptyLine = m_line.isEmptyLine();
        advance();
    }
    m_isAtMessage = !isAtEnd();
}

QByteArray readHeaderBlock(QIODevice& device)
{
    QByteArray header;
    QByteArray piece;
    bool beginsLine = true;
    for (readPiece(device, piece); !piece.isEmpty(); readPiece(device, piece)) {
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
