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
    bool hasBody = false;   ///< BODY[] was there, streamed or not
    bool bodyIsNil = false;
};

[[nodiscard]] ImapFetchData parseFetchData(const ImapResponse& response);
[[nodiscard]] ImapFlags parseFlagWords(const QList<QByteArray>& words);
/// "17-Jul-1996 02:44:25 -0700"; UTC.
[[nodiscard]] QDateTime parseInternalDate(QByteArrayView text);

/// ENVELOPE (RFC 3501 7.4.2) without References, decoded. Members may be missing.
[[nodiscard]] Envelope parseEnvelope(const ImapValue& envelope);
/// Whether a reader will list an attachment, judged from BODYSTRUCTURE however it is written.
[[nodiscard]] bool structureHasAttachment(const ImapValue& structure);

struct ImapVanished
{
    UidSet uids;
    bool earlier = false;
};
/// "(EARLIER) 41,43:116"; nothing if it is malformed, for then nothing may be deleted by it.
[[nodiscard]] std::optional<ImapVanished> parseVanished(QByteArrayView text);

} // namespace postaci
