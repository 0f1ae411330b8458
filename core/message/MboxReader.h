#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

class QIODevice;

namespace postaci {

/// Walks over an mbox (RFC 4155, all its dialects) message by message, in memory that does not grow with the
/// file: whatever the lengths of lines and messages, about a megabyte is held, and one header block of
/// MimeTree::kMaxHeader where that is asked for. Lives in one thread; the device is open for reading and
/// outlives it.
///
/// A message begins with a line "From " after an empty line or at the very beginning, if it has a time of day
/// in it or a header field follows: so a sentence that begins with "From" is none, even where a writer did
/// not quote it as mboxrd and mboxo do (">From "). A line "From " with both begins a message wherever it is,
/// since not all writers end messages with an empty line. A Content-Length is not believed: it is wrong as
/// soon as a program has changed one line.
class MboxReader
{
public:
    enum class Beginning {
        Separator,
        FieldToo ///< the first message may have lost its "From " line
    };
    explicit MboxReader(QIODevice& device, Beginning beginning = Beginning::Separator);

    /// False where the first line is none that a message begins with: then the device is no mbox.
    [[nodiscard]] bool isMbox() const { return m_isAtMessage; }
    /// The header block of the next message, without the empty line that ends it; false at the end.
    bool next(QByteArray* header);

    /// Gets a message in pieces, in their order, each good for that call only. False: that was enough.
    using Take = std::function<bool(QByteArrayView piece)>;
    /// The next message as it is, with one ">" less in front of each quoted "From " (mboxrd) and without the
    /// separator and the empty line before the next one; false at the end, and after `take` has said so.
    bool nextWhole(const Take& take);

    // Of the message that came last:
    [[nodiscard]] qint64 messageOffset() const { return m_messageOffset; } ///< bytes before its "From " line
    /// The beginning of that line; empty where the first message has none.
    [[nodiscard]] QByteArray separator() const { return m_separator; }

    [[nodiscard]] qint64 position() const { return m_bufferOffset + m_line.begin; } ///< bytes looked through
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; } ///< the device has, and this was the end

private:
    /// A line, or a piece of a very long one, in m_buffer.
    struct Piece
    {
        qsizetype begin = 0;
        qsizetype size = 0;     ///< with the line end; 0 at the end of the device
        bool beginsLine = true; ///< false: it goes on with the line before
    };
    [[nodiscard]] QByteArrayView bytesOf(const Piece& piece) const
    {
        return QByteArrayView(m_buffer.constData() + piece.begin, piece.size);
    }
    [[nodiscard]] QByteArrayView line() const { return bytesOf(m_line); }
    [[nodiscard]] bool isEmptyLine() const;
    void advance();
    void refill();
    void skipLine();
    void skipBody();
    void beginMessage();
    [[nodiscard]] bool isAtEnd() const { return m_line.size == 0; }
    [[nodiscard]] bool isSeparator(bool afterEmptyLine) const;

    QIODevice& m_device;
    QByteArray m_buffer;
    qsizetype m_filled = 0;    ///< of m_buffer
    qint64 m_bufferOffset = 0; ///< of its first byte in the device
    Piece m_line;
    Piece m_next; ///< to look ahead
    bool m_isDeviceAtEnd = false;
    bool m_hasFailed = false;
    bool m_isAtMessage = false;
    qint64 m_messageOffset = 0;
    QByteArray m_separator;
};

/// Whether there is a "From " line with a time of day in it and a header field behind it, as no text has it.
[[nodiscard]] bool hasMboxSeparator(QByteArrayView bytes);

/// The header block of the one message that `device` holds, without the empty line that ends it, as far as
/// MimeTree::kMaxHeader.
[[nodiscard]] QByteArray readHeaderBlock(QIODevice& device);

} // namespace postaci
