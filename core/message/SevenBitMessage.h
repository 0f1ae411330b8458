#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace postaci {

/// A message as it may stand within another one as message/rfc822: that must not be encoded (RFC 2046 5.2.1),
/// so what is not ASCII in short lines is encoded inside of it, part by part, as a relay would do it (RFC
/// 6152 3). One that is so already stays byte for byte, but for line ends, which become CRLF. Nothing if the
/// bytes are no message, or hold something that can't be written so without meaning something else.
[[nodiscard]] std::optional<QByteArray> sevenBitMessage(QByteArrayView raw);

} // namespace postaci
