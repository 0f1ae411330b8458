#pragma once

#include <QByteArray>
#include <QImage>

#include <functional>

namespace postaci {

/// Why an image is not shown.
enum class ImageProblem { None, Unknown, TooLarge, Broken };

/// Whether so many pixels may be decoded for what shows the image.
using MayDecode = std::function<bool(qint64 pixels, const QByteArray& format)>;

/// Decodes an image of a stranger in bounded memory: by its content, not its declared type; only plain raster
/// formats; at most 25 MB of file and 40 megapixels (64 in a JPEG), made smaller than `longestSide` while it
/// is decoded where it is larger. Null where it cannot be, or may not; `problem` (may be null) says why. Any
/// thread.
[[nodiscard]] QImage decodeImage(const QByteArray& data, int longestSide, ImageProblem* problem = nullptr,
                                 const MayDecode& mayDecode = {});

} // namespace postaci
