#pragma once

#include <QByteArray>
#include <QImage>

namespace postaci {

/// Why an image is not shown.
enum class ImageProblem { None, Unknown, TooLarge, Broken };

/// Decodes an image of a stranger in bounded memory: by its content, not its declared type; only plain raster
/// formats; at most 25 MB of file and 100 megapixels, made smaller than `longestSide` while it is decoded
/// where it is larger. Null where it cannot be; `problem` (may be null) says why. Any thread.
[[nodiscard]] QImage decodeImage(const QByteArray& data, int longestSide, ImageProblem* problem = nullptr);

} // namespace postaci
