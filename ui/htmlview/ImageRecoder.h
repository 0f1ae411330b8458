#pragma once

#include <QByteArray>

namespace postaci {

/// A picture as any thread may hand it to the engine: decoded by Qt by its content (PNG, JPEG, GIF, WebP,
/// BMP, ICO) and encoded anew as PNG, turned as its EXIF says, at most 4096 pixels a side. Null for anything
/// else and for pictures over 25 MB or 100 megapixels. Of moving pictures the first frame.
[[nodiscard]] QByteArray recodeImage(const QByteArray& data);

} // namespace postaci
