#include "protocol/DotUnstuffer.h"

#include <cstring>

namespace postaci {

void DotUnstuffer::release(QByteArray& out)
{
    if (m_heldCrLf)
        out += "\r\n";
    m_heldCrLf = false;
}

qsizetype DotUnstuffer::take(QByteArrayView bytes, QByteArray& out)
{
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    // A state that does not fit its byte hands the byte on: `++at` stands where it was used up.
    while (at != end && m_state != State::Done) {
        switch (m_state) {
        case State::Text: {
            const auto* cr = static_cast<const char*>(std::memchr(at, '\r', static_cast<size_t>(end - at)));
            const char* const stop = cr ? cr : end;
            out.append(at, stop - at);
            at = cr ? cr + 1 : end;
            if (cr)
                m_state = State::Cr;
            break;
        }
        case State::Cr:
            m_heldCrLf = *at == '\n';
            if (m_heldCrLf)
                ++at;
            else
                out += '\r';
            m_state = m_heldCrLf ? State::CrLf : State::Text;
            break;
        case State::Begin:
        case State::CrLf:
            if (*at == '.') {
                m_state = State::Dot;
                ++at;
                break;
            }
            release(out);
            m_state = State::Text;
            break;
        case State::Dot:
            if (*at == '\r') {
                m_state = State::DotCr;
                ++at;
                break;
            }
            release(out);
            m_state = State::Text;
            break;
        case State::DotCr:
            if (*at == '\n') {
                m_state = State::Done;
                ++at;
                break;
            }
            release(out);
            m_state = State::Cr;
            break;
        case State::Done:
            break;
        }
    }
    return at - bytes.data();
}

} // namespace postaci
