#pragma once

#include "message/Envelope.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace postaci {

// Header fields to values (RFC 5322, 2047, 6532). Pure functions for any thread; whatever the bytes, they
// return the best reading and never fail: what cannot be read is left out.

/// All fields of a header block (with or without its closing blank line; CRLF or LF).
[[nodiscard]] Envelope decodeEnvelope(QByteArrayView headerBlock);

/// Unstructured text: encoded words (also with a character split across two), raw UTF-8, raw Windows-1254.
/// Serves the strings of an IMAP ENVELOPE too. Folding is undone, control characters become spaces.
[[nodiscard]] QString decodeHeaderText(QByteArrayView value);

/// Mailboxes and groups, comments and quoted strings; an address that breaks the grammar is kept as it stands
/// if it has an "@", else as a name. At most 10,000 of them.
[[nodiscard]] AddressList parseAddressList(QByteArrayView value);

/// RFC 5322 3.3 with its obsolete forms and what is seen in the wild (no weekday, two-digit years, zone
/// names, ISO 8601); UTC. Invalid if there is no date in it.
[[nodiscard]] QDateTime parseDate(QByteArrayView value);

/// The Message-IDs of a References, In-Reply-To or Message-ID field, without angle brackets, each once, in
/// order.
[[nodiscard]] QStringList parseMessageIds(QByteArrayView value);

/// The first field of that name (ASCII, any case), unfolded and trimmed, still encoded; null if absent.
[[nodiscard]] QByteArray headerField(QByteArrayView headerBlock, const char* name);

} // namespace postaci
