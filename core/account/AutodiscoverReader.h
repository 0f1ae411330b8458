#pragma once

#include "account/ServerCandidates.h"
#include "base/Result.h"

#include <QByteArray>
#include <QString>

namespace postaci {

/// What an Autodiscover server says to somebody who has not signed in.
struct AutodiscoverAnswer
{
    ServerCandidates servers;
    QString referredTo; ///< the host or domain that is to be asked instead; empty: none
};

/// Microsoft's Autodiscover in its plain XML form (MS-OXDSCLI), as far as hosters answer it without a
/// password. The question names "postmaster", whom every domain has (RFC 5321, 4.5.1), so that only the
/// domain leaves the computer.
class AutodiscoverReader
{
public:
    /// The body to POST, as text/xml.
    [[nodiscard]] static QByteArray question(const QString& domain);
    /// The servers in the answer, for `address` instead of the postmaster. What cannot be used is left out.
    ///
    /// Errors, all Input: those of readUntrustedXml(), ResponseMalformed also for another kind of document
    /// and over 64 servers, InvalidAddress.
    [[nodiscard]] static Result<AutodiscoverAnswer> read(const QByteArray& xml, const QString& address);
};

} // namespace postaci
