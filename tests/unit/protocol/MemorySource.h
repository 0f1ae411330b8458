#pragma once

#include "protocol/ByteSource.h"

#include <QByteArray>

#include <cstring>

namespace postaci::test {

/// Bytes as if they had come from a server, at most `piece` at a time; then the connection is lost.
class MemorySource final : public ByteSource
{
public:
    explicit MemorySource(QByteArray bytes, qsizetype piece = 1 << 20)
        : m_bytes(std::move(bytes)), m_piece(piece)
    {
    }

    Result<qsizetype> read(char* buffer, qsizetype max) override
    {
        const qsizetype count = qMin(qMin(max, m_piece), m_bytes.size() - m_pos);
        if (count == 0)
            return unexpected(ErrorKind::Offline, ErrorReason::ConnectionLost,
                              QStringLiteral("end of the bytes"));
        std::memcpy(buffer, m_bytes.constData() + m_pos, static_cast<size_t>(count));
        m_pos += count;
        return count;
    }
    [[nodiscard]] qsizetype taken() const { return m_pos; }

private:
    QByteArray m_bytes;
    qsizetype m_piece;
    qsizetype m_pos = 0;
};

} // namespace postaci::test
