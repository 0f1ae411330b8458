#pragma once

#include <QByteArray>
#include <QImage>

namespace postaci {

/// A QR code (ISO/IEC 18004) of these bytes, black on white with its quiet zone, `modulePixels` for each
/// square. Null for more than 2,953 bytes.
[[nodiscard]] QImage qrCode(const QByteArray& bytes, int modulePixels);

} // namespace postaci
