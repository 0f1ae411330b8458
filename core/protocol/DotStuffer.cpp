#include "protocol/DotStuffer.h"

namespace postaci {

QByteArray DotStuffer::take(QByteArrayView piece)
{
    QByteArray out;
    out.reserve(piece.size() + piece.size() / 16 + 16);
    for (const char c : piece) {
        const bool endsCrLf = m_afterCr && c == '\n';
        m_afterCr = c == '\r';
        if (endsCrLf) // its CRLF was written for the CR
            continue;
        if (c == '\r' || c == '\n') {
            out += "\r\n";
            m_atLineStart = true;
            continue;
        }
        if (m_atLineStart && c == '.' && m_dots == Dots::Doubled)
            out += '.';
        out += c;
        m_atLineStart = false;
    }
    return out;
}

QByteArray DotStuffer::finish()
{
    return m_atLineStart ? QByteArray() : QByteArrayLiteral("\r\n");
}

} // namespace postaci
