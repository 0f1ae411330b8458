#pragma once

#include "protocol/ByteSource.h"
#include "protocol/ConnectionOptions.h"
#include "protocol/ImapResponse.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace postaci {

/// Reads the responses of one IMAP connection as they come, within limits; message bodies pass through to a
/// sink instead of being held. Blocking, used by one thread.
class ImapReader
{
public:
    /// Consecutive pieces of one BODY[] literal of `total` bytes; false ends the connection.
    using BodySink = std::function<bool(QByteArrayView piece, qint64 total)>;

    ImapReader(ByteSource& source, const NetworkLimits& limits);

    /// Blocks for one whole response. After an error the connection cannot be used.
    Result<void> next(ImapResponse& response);
    /// Where the literals of BODY[] go; without a sink they are held like any other.
    void setBodySink(BodySink sink) { m_bodySink = std::move(sink); }
    /// Bytes were read from the source that next() did not look at yet.
    [[nodiscard]] bool hasBuffered() const { return m_pos < m_end; }
    /// Those bytes; next() goes on behind them.
    [[nodiscard]] QByteArray takeBuffered();

private:
    Result<void> fill();
    Result<void> readLine(ImapResponse& response, qsizetype lineBegin);
    Result<void> readLiteral(ImapResponse& response, qsizetype mark, qint64 size);
    Result<void> holdLiteral(ImapResponse& response, qint64 size);
    Result<void> streamLiteral(qint64 size);
    [[nodiscard]] qint64 lineLimit(const ImapResponse& response) const;

    ByteSource& m_source;
    const NetworkLimits m_limits;
    BodySink m_bodySink;
    std::vector<char> m_buffer;
    qsizetype m_pos = 0;
    qsizetype m_end = 0;
};

} // namespace postaci
