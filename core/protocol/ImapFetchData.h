#pragma once

#include "protocol/ImapResponse.h"
#include "protocol/ImapTypes.h"

#include <QDateTime>

#include <optional>

namespace postaci {

/// The items of one FETCH response that are taken literally; what is absent or unreadable keeps its default.
struct ImapFetchData
{
    ImapFlags flags; ///< with the UID and MODSEQ, also where FLAGS are absent
    bool hasFlags = false;
    QDateTime internalDate; ///< UTC; invalid if absent, unreadable or the epoch, which servers make up
    qint64 size = -1;
    ImapValue envelope;
    ImapValue structure;
    ImapValue headerFields; ///< BODY[HEADER.FIELDS (...)]
    ImapValue section;      ///< BODY[1.2]
    bool hasBody = false;   ///< BODY[] was there, streamed or not
    bool bodyIsNil = false;
    ImapValue preview;       ///< PREVIEW (RFC 8970)
    ImapValue labels;        ///< X-GM-LABELS, a list
    ServerIdentity identity; ///< without the labels
};

[[nodiscard]] ImapFetchData parseFetchData(const ImapResponse& response);
[[nodiscard]] ImapFlags parseFlagWords(const QList<QByteArray>& words);
/// "17-Jul-1996 02:44:25 -0700"; UTC.
[[nodiscard]] QDateTime parseInternalDate(QByteArrayView text);

/// ENVELOPE (RFC 3501 7.4.2) without References, decoded. Members may be missing.
[[nodiscard]] Envelope parseEnvelope(const ImapValue& envelope);
/// Whether a reader will list an attachment, judged from BODYSTRUCTURE however it is written.
[[nodiscard]] bool structureHasAttachment(const ImapValue& structure);

/// Where a message's text stands: the part whose first bytes make its preview.
struct ImapTextPart
{
    QByteArray section; ///< "1.2"; empty if the message has no text
    bool isHtml = false;
    QByteArray charset;  ///< empty: not told
    QByteArray encoding; ///< "base64", in the server's case
};
/// The first text that a reader shows, judged from BODYSTRUCTURE however it is written.
[[nodiscard]] ImapTextPart structureTextPart(const ImapValue& structure);

struct ImapVanished
{
    UidSet uids;
    bool earlier = false;
};
/// "(EARLIER) 41,43:116"; nothing if it is malformed, for then nothing may be deleted by it.
[[nodiscard]] std::optional<ImapVanished> parseVanished(QByteArrayView text);

} // namespace postaci
