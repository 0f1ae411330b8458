#pragma once

#include "protocol/ImapResponse.h"
#include "protocol/ImapTypes.h"

#include <optional>

namespace postaci {

/// One LIST, LSUB or XLIST response; nothing if it names no mailbox.
[[nodiscard]] std::optional<ImapMailbox> parseListResponse(const ImapResponse& response);
/// One STATUS response: the mailbox and what was told of it. HIGHESTMODSEQ counts only `withModSeq`.
[[nodiscard]] std::pair<QByteArray, ImapStatus> parseStatusResponse(const ImapResponse& response,
                                                                    bool withModSeq);
/// The personal prefix of a NAMESPACE response.
[[nodiscard]] QByteArray parsePersonalPrefix(const ImapResponse& response);
/// INBOX in any case (RFC 3501 5.1).
[[nodiscard]] bool isInboxName(const QByteArray& rawName);

} // namespace postaci
