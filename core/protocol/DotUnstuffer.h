#pragma once

#include <QByteArray>

namespace postaci {

/// Undoes the dot-stuffing of a multi-line response (RFC 1939 3), given in pieces that may be cut anywhere.
/// Only CRLF is a line end here: a bare LF, a lone CR and NUL are the message's own bytes, and only CRLF.CRLF
/// ends it. A plain value, used by one thread.
class DotUnstuffer
{
public:
    /// Appends to `out` what is decoded of `bytes` and returns how many of them were taken: all, unless the
    /// end came before. The last line's CRLF is not in `out`, since it may be the protocol's and not the
    /// message's.
    qsizetype take(QByteArrayView bytes, QByteArray& out);
    [[nodiscard]] bool isDone() const { return m_state == State::Done; }
    /// The end came after a CRLF that was not given out; false for an empty response.
    [[nodiscard]] bool endedWithCrLf() const { return m_heldCrLf; }

private:
    enum class State { Begin, Text, Cr, CrLf, Dot, DotCr, Done };
    void release(QByteArray& out);

    State m_state = State::Begin;
    bool m_heldCrLf = false;
};

} // namespace postaci
