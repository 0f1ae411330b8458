#pragma once

#include "protocol/ByteSource.h"
#include "protocol/ConnectionOptions.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace postaci {

/// The first line of a POP3 response. A plain value.
struct Pop3Status
{
    enum class Kind { Ok, Error, Challenge };

    Kind kind = Kind::Error;
    QByteArray code;  ///< RFC 2449: "IN-USE", "SYS/TEMP"; upper case, empty if none
    QByteArray words; ///< what follows the code; of a challenge, its base64

    [[nodiscard]] bool isOk() const { return kind == Kind::Ok; }
    /// Code and words as the server said them; what is not UTF-8 is shown as best it can.
    [[nodiscard]] QString text() const;
};

/// Reads the responses of one POP3 connection as they come, within limits; messages pass through to a sink
/// instead of being held. Needs nothing but a ByteSource. Blocking, used by one thread. After an error the
/// connection cannot be used.
class Pop3Reader
{
public:
    /// Consecutive pieces of a message; false ends the connection.
    using Sink = std::function<bool(QByteArrayView piece)>;

    Pop3Reader(ByteSource& source, const NetworkLimits& limits);

    Result<Pop3Status> status();
    /// The next line of CAPA, LIST or UIDL without its end, valid until the next call; nothing at the final
    /// dot.
    Result<std::optional<QByteArrayView>> listLine();
    /// The lines of RETR or TOP up to the final dot, unstuffed. `announced` is the size by LIST: a last line
    /// end that is beyond it was added by the server, and is left out; far more than that is an error
    /// (ResponseTooLarge).
    Result<void> message(qint64 announced, const Sink& sink);
    /// Bytes were read from the source that nothing has looked at yet.
    [[nodiscard]] bool hasBuffered() const { return m_pos < m_end; }

private:
    Result<void> fill();
    Result<void> readLine();

    ByteSource& m_source;
    const NetworkLimits m_limits;
    std::vector<char> m_buffer;
    qsizetype m_pos = 0;
    qsizetype m_end = 0;
    QByteArray m_line; ///< without its end
    qint64 m_listBytes = 0;
};

} // namespace postaci
