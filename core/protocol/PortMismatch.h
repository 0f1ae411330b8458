#pragma once

#include "base/Account.h"
#include "base/Error.h"
#include "protocol/ConnectionOptions.h"

#include <QByteArrayView>

#include <functional>

namespace postaci {

// A port and an encryption that do not fit together fail in ways that name neither: here it is found out what
// the server wants instead. Further connections are made for that, over which no login goes. Blocking, for
// the connection's thread.

/// How long a server may be silent before its greeting, in milliseconds: short where the port itself says
/// that it may be waiting for a handshake.
[[nodiscard]] int greetingTimeout(const ConnectionOptions& options, Protocol protocol);

/// `error` of a greeting that did not come: GreetingMissing after mere silence, TlsOnPlaintextPort if the
/// server takes a TLS handshake there instead, WebServerThere if it answers a question in HTTP.
[[nodiscard]] Error explainSilence(const ConnectionOptions& options, Error error);

/// What it means that a server greets with `line`, which is not of the protocol: WebServerThere or
/// WrongProtocol.
[[nodiscard]] ErrorReason reasonForStranger(QByteArrayView line);

/// `error` of a connection with Security::Tls. If the server spoke without, the pair that works is added: the
/// same port with STARTTLS if `offersStartTls` finds that on a connection with the options that it is given.
/// WebServerThere if it answers a question in HTTP.
[[nodiscard]] Error explainPlaintext(const ConnectionOptions& options, Error error,
                                     const std::function<bool(const ConnectionOptions&)>& offersStartTls);

} // namespace postaci
