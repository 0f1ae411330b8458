#pragma once

#include "message/OutgoingMessage.h"

#include <optional>

namespace postaci {

/// A picture with its longer side at most so many pixels, upright, as JPEG, or as PNG where it is
/// transparent, without what the camera wrote into it (where it was taken, too). Nothing where it is no
/// picture, moves, or would not become smaller. Bounded memory; takes up to a second: not for the UI thread.
[[nodiscard]] std::optional<OutgoingAttachment> shrunkenImage(const OutgoingAttachment& image,
                                                              int longerSide);

/// Whether shrunkenImage() may make something of a file of this type.
[[nodiscard]] bool canBeShrunken(const QString& mimeType);

/// So much of the wire a message with such parts takes: base64 with its line ends, and the text (bytes).
[[nodiscard]] qint64 sizeOnTheWire(qint64 attachedBytes, qint64 textBytes);

} // namespace postaci
