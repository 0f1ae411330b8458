#pragma once

#include "account/ServerCandidates.h"
#include "protocol/ConnectionOptions.h"

#include <QHostAddress>
#include <QList>
#include <QStringList>

#include <optional>

namespace postaci {

/// A service to look for at one place.
struct ProbeTarget
{
    Protocol protocol = Protocol::Imap;
    Security security = Security::Tls; ///< never None
    QStringList names;                 ///< all lead to `addresses`; the best first
    QList<QHostAddress> addresses;
};

/// The ports where a service is looked for, the better first: of SMTP with STARTTLS 587 and 25.
[[nodiscard]] QList<quint16> portsToProbe(Protocol protocol, Security security);

/// Tries `target` over connections as the program itself makes them, without signing in: the first port
/// where, under one of the names, encryption and certificate are good, a server of the right kind greets, and
/// there is a way to sign in. Where the certificate is for none of the names, one of its own is taken that
/// leads to the same address and verifies. The user name of the candidate is empty. `conditions` has the
/// limits, the certificates and the token. Blocks: not for the UI thread.
[[nodiscard]] std::optional<ServerCandidate> probeService(const ProbeTarget& target,
                                                          const ConnectionOptions& conditions);

/// The ways in that SASL mechanisms stand for, what a person can use first.
[[nodiscard]] QList<Authentication> authenticationsOf(const QSet<QByteArray>& mechanisms);

} // namespace postaci
