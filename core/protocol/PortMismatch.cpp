#include "protocol/PortMismatch.h"

#include "protocol/QtSocket.h"

namespace postaci {

namespace {

constexpr int kProbeMs = 5'000;
constexpr int kSilenceOnTlsPortMs = 4'000;
constexpr int kMailServersSpeakFirstMs = 500;
constexpr QByteArrayView kHttp("HTTP/");

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

/// Web servers wait for a question, so nobody who greets is asked.
bool speaksHttp(const ConnectionOptions& options)
{
    QtSocket probe(options);
    if (!probe.connect())
        return false;
    const auto greeted = probe.waitReadable(kMailServersSpeakFirstMs);
    if (!greeted)
        return false;
    if (*greeted == QtSocket::Wait::TimedOut)
        probe.write("HEAD / HTTP/1.0\r\n\r\n");
    QByteArray answer;
    char bytes[64];
    while (answer.size() < kHttp.size()) {
        const auto count = probe.read(bytes, sizeof bytes);
        if (!count)
            return false;
        answer.append(bytes, *count);
    }
    return answer.startsWith(kHttp);
}

Error webServer(const ConnectionOptions& options, Error error)
{
    error.kind = ErrorKind::Protocol;
    error.reason = ErrorReason::WebServerThere;
    error.message = QStringLiteral("%1 speaks HTTP on port %2").arg(options.host).arg(options.port);
    return error;
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
    if (!isSilence || options.cancel.isCancelled())
        return error;
    if (error.reason == ErrorReason::TimedOut)
        error.reason = ErrorReason::GreetingMissing;
    if (speaksHttp(probeOptions(options, options.security == Security::Tls ? Security::Tls : Security::None)))
        return webServer(options, error);
    if (options.security == Security::Tls)
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

ErrorReason reasonForStranger(QByteArrayView line)
{
    return line.startsWith(kHttp) ? ErrorReason::WebServerThere : ErrorReason::WrongProtocol;
}

Error explainPlaintext(const ConnectionOptions& options, Error error,
                       const std::function<bool(const ConnectionOptions&)>& offersStartTls)
{
    if (error.reason != ErrorReason::PlaintextOnTlsPort || options.cancel.isCancelled())
        return error;
    const ConnectionOptions probe = probeOptions(options, Security::None);
    if (offersStartTls(probe))
        error.instead = PortPair{options.port, Security::StartTls};
    else if (speaksHttp(probe))
        return webServer(options, error);
    return error;
}

} // namespace postaci
