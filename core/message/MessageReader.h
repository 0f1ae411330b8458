#pragma once

#include "message/MessageContent.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>

namespace postaci {

// A whole message as received to what is shown. Pure functions for any thread; hostile bytes give a poorer
// reading, never a failure.

/// Takes a message apart: chooses the displayable parts as other clients do and lists the rest as
/// attachments.
[[nodiscard]] MessageContent readMessage(QByteArrayView raw);

/// The decoded bytes of the part with that section path ("2.1"); null if there is none.
/// A message/rfc822 part gives the inner message as it is.
[[nodiscard]] QByteArray attachmentData(QByteArrayView raw, const QString& partPath);

/// The charset that the part with that section path declares, as written; empty: none.
[[nodiscard]] QByteArray partCharset(QByteArrayView raw, const QString& partPath);

/// The decoded bytes of the part with that Content-ID (without angle brackets or "cid:"), and its type.
[[nodiscard]] QByteArray inlinePart(QByteArrayView raw, const QString& contentId, QString* mimeType);

/// A name that is safe to save under on every system: no path parts, control or bidi characters, reserved
/// names or trailing dots; at most 200 bytes of UTF-8 with the extension kept; never empty.
[[nodiscard]] QString safeFileName(const QString& name, const QString& mimeType);

/// The name of the file that a message is saved in, in the same way: its date in the local time zone (left
/// out if it has none), its subject, ".eml".
[[nodiscard]] QString messageFileName(const QDateTime& date, const QString& subject);

} // namespace postaci
