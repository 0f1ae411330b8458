#pragma once

#include "base/Account.h"
#include "base/CertificateProblem.h"
#include "protocol/ConnectionOptions.h"

namespace postaci {

/// A certificate that is for another name than was asked for mostly belongs to the right server, called by
/// the wrong one: the first of its names that leads to one of `addresses` ("192.0.2.1, 2001:db8::1") and
/// verifies there on the port and with the encryption of `options`. Empty if none does. No login goes over
/// the connections that are made. Blocks: not for the UI thread.
[[nodiscard]] QString nameThatVerifies(const CertificateProblem& problem, Protocol protocol,
                                       const ConnectionOptions& options, const QString& addresses);

/// Whether a server of that protocol greets there, over an encrypted connection that verifies. Nobody signs
/// in. Blocks for 5 s a step at most: not for the UI thread.
[[nodiscard]] bool isServerThere(const ServerSettings& server, const ConnectionOptions& options);

} // namespace postaci
