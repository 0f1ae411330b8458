#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace postaci {

/// Text of a declared charset (any case, aliases known to WHATWG or ICU). ISO-8859-9 is read as its superset
/// Windows-1254, ISO-8859-1 as 1252, as browsers do. Bytes whose charset is missing, unknown, or us-ascii
/// though they have the high bit set are UTF-8 if they are valid as that, else Windows-1254 if they look
/// Turkish, else Windows-1252. Declared UTF-8 that is not valid is treated the same. Never fails; any thread.
[[nodiscard]] QString decodeCharset(QByteArrayView bytes, const QByteArray& declaredCharset);

} // namespace postaci
