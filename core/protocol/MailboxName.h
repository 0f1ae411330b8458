#pragma once

#include <QByteArray>
#include <QString>

namespace postaci {

/// A folder name in modified UTF-7 (RFC 3501 5.1.3).
[[nodiscard]] QByteArray encodeMailbox(const QString& name);

/// What to show for the bytes of a mailbox name: modified UTF-7, else raw UTF-8, else Latin-1; what is broken
/// stays visible as it came. Not reversible: commands are sent with the bytes that the server gave.
[[nodiscard]] QString decodeMailbox(const QByteArray& raw);

} // namespace postaci
