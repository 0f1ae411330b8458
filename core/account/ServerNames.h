#pragma once

#include "base/Account.h"
#include "base/CertificateProblem.h"
#include "protocol/ConnectionOptions.h"

#include <QList>

namespace postaci {

/// A certificate that is for another name than was asked for mostly belongs to the right server, called by
/// the wrong one: the first of its names that leads to one of `addresses` ("192.0.2.1, 2001:db8::1") and
/// verifies there on the port and with the encryption of `options`. Empty if none does. No login goes over
/// the connections that are made. Blocks: not for the UI thread.
[[nodiscard]] QString nameThatVerifies(const CertificateProblem& problem, Protocol protocol,
                                       const ConnectionOptions& options, const QString& addresses);

/// The name in what somebody has typed or pasted as a server: "https://imap.ornek.com.tr/mail",
/// "imap.ornek.com.tr:993", with blanks around it.
[[nodiscard]] QString hostAsMeant(const QString& typed);

/// Servers that mostly have the mail of addresses in `domain`: the usual names with both encryptions.
[[nodiscard]] QList<ServerSettings> usualServers(Protocol protocol, const QString& domain);

/// Whether a server of that protocol greets there, over an encrypted connection that verifies, and lets
/// somebody sign in. Nobody does. Blocks for 5 s a step at most: not for the UI thread.
[[nodiscard]] bool isServerThere(const ServerSettings& server, const ConnectionOptions& options);

} // namespace postaci
