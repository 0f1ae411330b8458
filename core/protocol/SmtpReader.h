#pragma once

#include "protocol/ByteSource.h"
#include "protocol/ConnectionOptions.h"
#include "protocol/SmtpReply.h"

#include <QByteArray>

namespace postaci {

/// Reads the replies of one SMTP connection as they come (RFC 5321 4.2), within limits. Blocking, used by one
/// thread.
class SmtpReader
{
public:
    SmtpReader(ByteSource& source, const NetworkLimits& limits, std::shared_ptr<Transcript> transcript);

    /// Blocks for one whole reply. After an error the connection cannot be used.
    Result<SmtpReply> next();
    /// Bytes were read from the source that next() did not look at yet.
    [[nodiscard]] bool hasBuffered() const { return m_pos < m_buffer.size(); }

private:
    Result<QByteArray> readLine();

    ByteSource& m_source;
    const NetworkLimits m_limits;
    const std::shared_ptr<Transcript> m_transcript;
    QByteArray m_buffer;
    qsizetype m_pos = 0; ///< up to here it was given away
};

} // namespace postaci
