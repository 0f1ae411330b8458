#pragma once

#include "message/OutgoingMessage.h"

#include <optional>

namespace postaci {

/// A picture with its longer side at most so many pixels, upright, as JPEG, or as PNG where it is
/// transparent, without what the camera wrote into it (where it was taken, too). Nothing where it is no
/// picture, moves, or would not become smaller by a tenth at least. Bounded memory; takes up to a second: not
/// for the UI thread.
[[nodiscard]] std::optional<OutgoingAttachment> shrunkenImage(const OutgoingAttachment& image,
                                                              int longerSide);

/// Whether shrunkenImage() may make something of a file of this type.
[[nodiscard]] bool canBeShrunken(const QString& mimeType);

/// The sides that pictures are made smaller to, one after the other.
[[nodiscard]] const QList<int>& pictureSides();

} // namespace postaci
