#pragma once

#include <QByteArray>

class QIODevice;

namespace postaci {

/// Walks over an mbox (RFC 4155, all its dialects) message by message, in memory that does not grow with the
/// file: whatever the lengths of lines and messages, at most one header block of MimeTree::kMaxHeader is
/// held. Lives in one thread; the device is open for reading and outlives it.
///
/// A message begins with a line "From " after an empty line or at the very beginning, if it has a time of day
/// in it or a header field follows: so a sentence that begins with "From" is none, even where a writer did
/// not quote it as mboxrd and mboxo do (">From "). A line "From " with both begins a message wherever it is,
/// since not all writers end messages with an empty line.
class MboxReader
{
public:
    explicit MboxReader(QIODevice& device);

    /// False where the first line is no "From " line: then the device is no mbox.
    [[nodiscard]] bool isMbox() const { return m_isAtMessage; }
    /// The header block of the next message, without the empty line that ends it; false at the end.
    bool next(QByteArray* header);

private:
    /// A line, or a piece of a very long one.
    struct Piece
    {
        QByteArray bytes;       ///< with the line end; empty at the end of the device
        bool beginsLine = true; ///< false: it goes on with the line before
        [[nodiscard]] bool isEmptyLine() const { return beginsLine && (bytes == "\n" || bytes == "\r\n"); }
    };
    void advance();
    void skipLine();
    void skipBody();
    [[nodiscard]] bool isAtEnd() const { return m_line.bytes.isEmpty(); }
    [[nodiscard]] bool isSeparator(bool afterEmptyLine) const;

    QIODevice& m_device;
    Piece m_line;
    Piece m_next; ///< to look ahead
    bool m_isAtMessage = false;
};

/// The header block of the one message that `device` holds, without the empty line that ends it, as far as
/// MimeTree::kMaxHeader.
[[nodiscard]] QByteArray readHeaderBlock(QIODevice& device);

} // namespace postaci
