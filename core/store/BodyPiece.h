#pragma once

#include "store/Query.h"

#include <QByteArray>

#include <optional>

namespace postaci {

/// Bytes of a raw message in one row of bodies.db, before compression.
inline constexpr qsizetype bodyPieceSize = 1 << 20;

/// The first bodyPieceSize bytes of `raw`, or all, compressed as qCompress() has it. Level 1: the writer's
/// time is dearer than the disk.
[[nodiscard]] QByteArray packBodyPiece(QByteArrayView raw);

/// Nothing when the bytes are damaged.
[[nodiscard]] std::optional<QByteArray> unpackBodyPiece(const QByteArray& packed);
/// The raw message of `size` bytes from its pieces in order, the first column of `pieces`. Nothing when one
/// is damaged or missing.
[[nodiscard]] std::optional<QByteArray> joinBodyPieces(Query& pieces, qint64 size);

/// As a server takes it: what was imported has the line ends of its file.
[[nodiscard]] QByteArray withNetworkLineEnds(const QByteArray& raw);

} // namespace postaci
