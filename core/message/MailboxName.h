#pragma once

#include <QByteArray>
#include <QString>

namespace postaci {

/// A folder name in modified UTF-7 (RFC 3501 5.1.3).
[[nodiscard]] QByteArray encodeMailbox(const QString& name);

/// What to show for the bytes of a mailbox name: modified UTF-7, else raw UTF-8, else Latin-1; what is broken
/// stays visible as it came. Not reversible: commands are sent with the bytes that the server gave.
[[nodiscard]] QString decodeMailbox(const QByteArray& raw);

/// A raw name as it goes over a connection with UTF8=ACCEPT (RFC 6855 3), and what came over one as a raw
/// name in modified UTF-7. Each undoes the other; what is not well-formed passes as it is.
[[nodiscard]] QByteArray toUtf8Mailbox(const QByteArray& raw);
[[nodiscard]] QByteArray fromUtf8Mailbox(const QByteArray& wire);

} // namespace postaci
