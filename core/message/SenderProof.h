#pragma once

#include "message/AuthenticationResults.h"

#include <QString>
#include <QStringList>

namespace postaci {

/// What the account's own provider found out about who sent a message.
struct SenderProof
{
    enum class Verdict {
        Unknown,  ///< nobody who is believed has said anything
        Verified, ///< From's domain has signed it, or it passed that domain's own rules (DMARC)
        Failed    ///< DMARC says that it did not come from there
    };
    Verdict verdict = Verdict::Unknown;
    QString domain; ///< in ASCII: who vouches for it, or whose name was used; empty if Unknown
    /// A valid signature covers both fields of one-click unsubscribing (RFC 8058 4).
    bool signsUnsubscribe = false;
    bool operator==(const SenderProof&) const = default;
};

/// A DKIM-Signature field (RFC 6376 3.5) as far as it matters here; nothing in it is checked.
struct SignatureClaim
{
    QString domain; ///< d=, in ASCII
    bool coversUnsubscribe = false;
    bool operator==(const SignatureClaim&) const = default;
};

/// Where a message came in, and what was written at its top on the way.
struct SenderTrace
{
    QString fromDomain; ///< in ASCII; empty unless there is one From with one address
    /// Who wrote the Received field by which the message came in from another host (the "by"); deliveries
    /// within a provider (LMTP, or without "from") are passed over. Empty if there is none.
    QString border;
    QList<AuthenticationResults> above; ///< before that field, so nobody outside can have written them
    QList<AuthenticationResults> below; ///< behind it, before the next Received: could be the sender's
    QList<SignatureClaim> signatures;
};

/// Reads a header block. Any thread.
[[nodiscard]] SenderTrace readSenderTrace(QByteArrayView headerBlock);

/// Whose results are believed for an account.
struct ProofAuthorities
{
    QStringList domains;   ///< of the provider's hosts: any server name of the same organisation
    QStringList serverIds; ///< exactly these; lower case
};

/// The verdict by the topmost results of each server that is believed. They count only where they stand above
/// the Received field of the provider; below it only those of Google, which writes them there into every
/// message.
[[nodiscard]] SenderProof judgeSender(const SenderTrace& trace, const ProofAuthorities& authorities);

/// The server names that a message's own provider must have written: they stand above the border, and are of
/// the organisation that the border belongs to. What a mailbox's newest messages have in common tells the
/// account's authorities.
[[nodiscard]] QStringList namedAuthorities(const SenderTrace& trace);

} // namespace postaci
