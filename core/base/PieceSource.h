#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace postaci {

/// Bytes that are read once, from the beginning to the end, in pieces of bounded size: so that a message of
/// 50 MB never is in memory as a whole. Lives in the thread of what it reads from.
class PieceSource
{
public:
    PieceSource() = default;
    virtual ~PieceSource() = default;
    PieceSource(const PieceSource&) = delete;
    PieceSource& operator=(const PieceSource&) = delete;

    [[nodiscard]] virtual qint64 size() const = 0; ///< of all pieces, bytes
    /// The next piece; empty at the end.
    [[nodiscard]] virtual Result<QByteArray> next() = 0;
};

/// Bytes that are in memory, without a copy of them; they must outlive this.
class ViewPieces final : public PieceSource
{
public:
    explicit ViewPieces(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] Result<QByteArray> next() override
    {
        constexpr qsizetype kPiece = 64 << 10;
        const QByteArrayView piece = m_bytes.sliced(m_read, qMin(kPiece, m_bytes.size() - m_read));
        m_read += piece.size();
        return QByteArray::fromRawData(piece.data(), piece.size());
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_read = 0;
};

} // namespace postaci
