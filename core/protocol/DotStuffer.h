#pragma once

#include <QByteArray>

namespace postaci {

/// Turns a message, given in pieces, into what goes between DATA and the final dot (RFC 5321 4.5.2): CRLF
/// line ends whatever they were, so that no two servers can disagree on where a line ends, and a dot before
/// every leading dot.
class DotStuffer
{
public:
    [[nodiscard]] QByteArray take(QByteArrayView piece);
    /// What is missing to a whole last line.
    [[nodiscard]] QByteArray finish();

private:
    bool m_atLineStart = true;
    bool m_afterCr = false;
};

} // namespace postaci
