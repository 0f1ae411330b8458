#pragma once

#include <QByteArrayList>
#include <QString>

namespace postaci::test {

/// The bytes of a text in "utf-8", "us-ascii", "iso-8859-9" or "windows-1254"; '?' for what has no place
/// there.
QByteArray encodeText(const QString& text, const QByteArray& charset);

/// A header field's text, encoded (RFC 2047) where it is not ASCII, folded at about 75 columns.
QByteArray encodeHeader(const QString& text, const QByteArray& charset = "utf-8");

/// "Name <address>", the name encoded or quoted as it needs.
QByteArray mailboxText(const QString& name, const QString& address, const QByteArray& charset = "utf-8");

/// With CRLF for every line end, whichever it was.
QByteArray withCrLf(QByteArray text);

/// A part: its own fields, an empty line and its body, all with CRLF.
using MimePart = QByteArray;

/// Quoted-printable text; with an empty charset none is declared and the bytes are windows-1254 as they are.
MimePart textPart(const QString& text, const QByteArray& charset = "utf-8");
/// RFC 3676: lines of about 72 columns that a reader joins again.
MimePart flowedPart(const QString& text);
MimePart htmlPart(const QString& html);
/// The file name goes by RFC 2231 where it is not ASCII; a content id makes it inline.
MimePart filePart(const QString& fileName, const QByteArray& type, const QByteArray& bytes,
                  const QByteArray& contentId = {});
/// subtype "mixed", "alternative" or "related"; the boundary is made from the parts.
MimePart multipart(const QByteArray& subtype, const QList<MimePart>& parts);

} // namespace postaci::test
