#pragma once

#include "protocol/ImapResponse.h"
#include "protocol/ImapTypes.h"

#include <optional>

namespace postaci {

/// What a connection's extensions change in the data of folders. A plain value.
struct ImapDialect
{
    bool modSeqs = false;   ///< HIGHESTMODSEQ counts: CONDSTORE is announced
    bool utf8Names = false; ///< names come in UTF-8: UTF8=ACCEPT is on
};

/// The raw name of what a response names a mailbox by; INBOX always in capitals.
[[nodiscard]] QByteArray rawNameOf(QByteArrayView name, const ImapDialect& dialect);
/// What STATUS can tell of the messages, in the order of the grammar.
[[nodiscard]] QByteArray countItems(const ImapDialect& dialect);
/// One LIST, LSUB or XLIST response; nothing if it names no mailbox.
[[nodiscard]] std::optional<ImapMailbox> parseListResponse(const ImapResponse& response,
                                                           const ImapDialect& dialect);
/// One STATUS response: the mailbox and what was told of it.
[[nodiscard]] std::pair<QByteArray, ImapStatus> parseStatusResponse(const ImapResponse& response,
                                                                    const ImapDialect& dialect);
/// An id of RFC 8474, also where it was meant to stand in parentheses; empty if it has characters that none
/// has: Cyrus 3.6.1 tells random bytes as the MAILBOXID of folders that are not selected.
[[nodiscard]] QByteArray parseObjectId(QByteArrayView text);
/// Takes over what `told` has.
void mergeStatus(ImapStatus& status, const ImapStatus& told);
[[nodiscard]] ImapNamespaces parseNamespaces(const ImapResponse& response, const ImapDialect& dialect);
/// INBOX in any case (RFC 3501 5.1).
[[nodiscard]] bool isInboxName(const QByteArray& rawName);

} // namespace postaci
