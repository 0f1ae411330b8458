#pragma once

#include "reader/ImageDecoding.h"

#include <QByteArray>
#include <QImage>

namespace postaci {

/// A picture of a contact out of a file of anybody's: decoded in bounded memory, at most 400 pixels to a
/// side, encoded anew within kLargestPicture; empty where it is none, or may not be decoded. Any thread.
[[nodiscard]] QByteArray contactPicture(const QByteArray& file, const MayDecode& mayDecode = {});

/// The picture in a circle of `side` device pixels; null if there is none to show.
[[nodiscard]] QImage roundPicture(const QByteArray& picture, int side);

} // namespace postaci
