#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace postaci {

// How the bytes of a part are written so that every line of a message is ASCII and ends with CRLF.

inline constexpr qsizetype kMostColumns = 900; ///< RFC 5322 2.1.1 allows 998

/// Whether LF lines may stand as they are: ASCII without controls, none longer than `columns`.
[[nodiscard]] bool isPlainAscii(QByteArrayView text, qsizetype columns = kMostColumns);

/// Quoted-printable (RFC 2045 6.7) of a text with LF line ends, lines of at most 76 columns.
void appendQuotedPrintable(QByteArrayView text, QByteArray* out);

/// Base64 (RFC 2045 6.8) in lines of 76 columns, the last one ended too; written without a copy in between.
void appendBase64(QByteArrayView data, QByteArray* out);
/// How many bytes that takes.
[[nodiscard]] qsizetype base64Size(qsizetype bytes);

} // namespace postaci
