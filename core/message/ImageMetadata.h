#pragma once

#include <QByteArray>

#include <optional>

namespace postaci {

/// A JPEG (ISO 10918-1), PNG (RFC 2083) or GIF file without what a camera or a program has written into it
/// beside the picture: where it was taken, by whom and with what, and its preview. The picture and its
/// colours stay bit for bit. The turn that a camera has noted is lost as well: the caller has looked for it.
/// Nothing if the bytes are of no such file or are broken. Any thread.
[[nodiscard]] std::optional<QByteArray> withoutMetadata(const QByteArray& image);

} // namespace postaci
