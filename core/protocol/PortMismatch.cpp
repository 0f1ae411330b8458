#include "protocol/PortMismatch.h"

#include "protocol/QtSocket.h"

namespace postaci {

namespace {

constexpr int kProbeMs = 5'000;
constexpr int kSilenceOnTlsPortMs = 4'000;

ConnectionOptions probeOptions(const ConnectionOptions& options, Security security)
{
    ConnectionOptions probe = options;
    probe.security = security;
    probe.limits.connectMs = qMin(options.limits.connectMs, kProbeMs);
    probe.limits.replyMs = probe.limits.connectMs;
    // Only a greeting and what the server offers go over it.
    probe.cleartextAllowed = true;
    probe.encryptedOnce = false;
    probe.reached = {};
    return probe;
}

} // namespace

int greetingTimeout(const ConnectionOptions& options, Protocol protocol)
{
    const bool mayWantTls =
        options.security != Security::Tls && options.port == defaultPort(protocol, Security::Tls);
    return mayWantTls ? qMin(options.limits.connectMs, kSilenceOnTlsPortMs) : options.limits.connectMs;
}

Error explainSilence(const ConnectionOptions& options, Error error)
{
    const bool isSilence =
        error.reason == ErrorReason::TimedOut || error.reason == ErrorReason::ConnectionLost;
    if (options.security == Security::Tls || !isSilence || options.cancel.isCancelled())
        return error;
    QtSocket probe(probeOptions(options, Security::Tls));
    const auto connected = probe.connect();
    if (!connected && connected.error().kind != ErrorKind::Certificate)
        return error;
    error.kind = ErrorKind::Protocol;
    error.reason = ErrorReason::TlsOnPlaintextPort;
    error.message = QStringLiteral("%1 waits for TLS on port %2").arg(options.host).arg(options.port);
    error.instead = PortPair{options.port, Security::Tls};
    return error;
}

Error explainPlaintext(const ConnectionOptions& options, Error error,
                       const std::function<bool(const ConnectionOptions&)>& offersStartTls)
{
    if (error.reason == ErrorReason::PlaintextOnTlsPort && !options.cancel.isCancelled() &&
        offersStartTls(probeOptions(options, Security::None)))
        error.instead = PortPair{options.port, Security::StartTls};
    return error;
}

} // namespace postaci
