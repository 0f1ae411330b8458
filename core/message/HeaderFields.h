#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace postaci {

/// One field of a header block, as views into it.
struct HeaderFieldView
{
    QByteArrayView name;  ///< as written, without the colon
    QByteArrayView value; ///< still folded, without the last line end
};

/// Walks over a header block field by field, in one pass; lines that are no fields are skipped. Lives on the
/// stack of one thread; the block must outlive it.
class HeaderFieldReader
{
public:
    explicit HeaderFieldReader(QByteArrayView block) : m_block(block) {}

    /// False at the end of the block or at its blank line.
    bool next(HeaderFieldView* field);
    /// Bytes before what comes behind the last field.
    [[nodiscard]] qsizetype position() const { return m_position; }

private:
    QByteArrayView m_block;
    qsizetype m_position = 0;
};

/// Where the line that begins at `begin` ends: `text` before its CRLF or LF, `next` after it.
struct LineBounds
{
    qsizetype text = 0;
    qsizetype next = 0;
};
[[nodiscard]] LineBounds lineAt(QByteArrayView bytes, qsizetype begin);

/// Length of the field name that begins at `begin` and is followed by a colon before `end`; 0 if there is
/// none.
[[nodiscard]] qsizetype fieldNameLength(QByteArrayView bytes, qsizetype begin, qsizetype end);

[[nodiscard]] bool equalsIgnoringCase(QByteArrayView text, QByteArrayView other);

/// A whole message without its fields of that name.
[[nodiscard]] QByteArray withoutField(QByteArrayView message, QByteArrayView name);

/// A whole message without Bcc and Resent-Bcc: the copies that one keeps of what one sends name people there
/// that nobody else is to know of.
[[nodiscard]] QByteArray withoutBlindCopies(QByteArrayView message);

/// A whole message, or its header block, with another value of the first field of that name; as it is where
/// it has none.
[[nodiscard]] QByteArray withFieldValue(QByteArrayView message, QByteArrayView name, QByteArrayView value);

/// RFC 5322 2.2.3, trimmed; a line end that no blank follows becomes one.
[[nodiscard]] QByteArray unfolded(QByteArrayView value);

[[nodiscard]] constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}
[[nodiscard]] constexpr bool isBlankOrLineEnd(char c)
{
    return isBlank(c) || c == '\r' || c == '\n';
}

} // namespace postaci
