#pragma once

#include <QByteArray>

namespace postaci {

/// Gives every line of a message, given in pieces, the CRLF end that SMTP asks for, whatever it was, so that
/// no two servers can disagree on where a line ends. With Dots::Doubled what comes out may go between DATA
/// and the final dot (RFC 5321 4.5.2), with Dots::AsTheyAre into BDAT (RFC 3030).
class DotStuffer
{
public:
    enum class Dots { Doubled, AsTheyAre };

    explicit DotStuffer(Dots dots = Dots::Doubled) : m_dots(dots) {}

    [[nodiscard]] QByteArray take(QByteArrayView piece);
    /// What is missing to a whole last line.
    [[nodiscard]] QByteArray finish();

private:
    const Dots m_dots;
    bool m_atLineStart = true;
    bool m_afterCr = false;
};

} // namespace postaci
