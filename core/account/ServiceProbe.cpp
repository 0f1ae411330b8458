#include "account/ServiceProbe.h"

#include "account/ServerNames.h"
#include "base/CertificateProblem.h"
#include "protocol/ImapSession.h"
#include "protocol/Pop3Session.h"
#include "protocol/SmtpSession.h"

#include <algorithm>
#include <array>

namespace postaci {

namespace {

using WaysIn = Result<QList<Authentication>>;

/// What greets, but lets nobody in, is no mailbox: an MX on port 25, a host that was parked.
WaysIn noWayIn()
{
    return unexpected(ErrorKind::Rejected, ErrorReason::NoCommonMechanism,
                      QStringLiteral("the server offers no way to sign in"));
}

/// The protocol's own command for passwords counts as one of the mechanisms.
QList<Authentication> withPasswordCommand(QSet<QByteArray> mechanisms)
{
    mechanisms.insert("LOGIN");
    return authenticationsOf(mechanisms);
}

WaysIn askImap(const ConnectionOptions& options)
{
    ImapSession session(options);
    if (const auto connected = session.connect(); !connected)
        return unexpected(connected.error());
    const auto waysIn = session.has("LOGINDISABLED") ? authenticationsOf(session.mechanisms())
                                                     : withPasswordCommand(session.mechanisms());
    session.logout();
    return waysIn.isEmpty() ? noWayIn() : waysIn;
}

WaysIn askPop3(const ConnectionOptions& options)
{
    Pop3Session session(options);
    if (const auto connected = session.connect(); !connected)
        return unexpected(connected.error());
    // Servers without CAPA do not tell: none are known then.
    const auto waysIn = session.has("USER") ? withPasswordCommand(session.mechanisms())
                                            : authenticationsOf(session.mechanisms());
    static_cast<void>(session.quit().has_value());
    return waysIn;
}

WaysIn askSmtp(const ConnectionOptions& options)
{
    SmtpSession session(options);
    if (const auto connected = session.connect(); !connected)
        return unexpected(connected.error());
    const auto waysIn = authenticationsOf(session.mechanisms());
    session.quit();
    return waysIn.isEmpty() ? noWayIn() : waysIn;
}

WaysIn ask(Protocol protocol, const ConnectionOptions& options)
{
    switch (protocol) {
    case Protocol::Imap:
        return askImap(options);
    case Protocol::Pop3:
        return askPop3(options);
    case Protocol::Smtp:
        break;
    }
    return askSmtp(options);
}

QString inWords(const QList<QHostAddress>& addresses)
{
    QStringList words;
    for (const QHostAddress& address : addresses)
        words.append(address.toString());
    return words.join(QStringLiteral(", "));
}

std::optional<ServerCandidate> probePort(const ProbeTarget& target, ConnectionOptions options)
{
    const auto candidate = [&](const QString& name, const WaysIn& waysIn) {
        return ServerCandidate{
            {target.protocol, name, options.port, options.security, {}}, *waysIn, std::nullopt};
    };
    std::optional<Error> otherName;
    for (const QString& name : target.names) {
        options.host = name;
        options.addresses = target.addresses;
        const WaysIn waysIn = ask(target.protocol, options);
        if (waysIn)
            return candidate(name, waysIn);
        // Only the certificate depends on the name.
        if (waysIn.error().kind != ErrorKind::Certificate)
            return std::nullopt;
        if (!otherName && waysIn.error().reason == ErrorReason::CertificateWrongName)
            otherName = waysIn.error();
    }
    if (!otherName || !otherName->certificate)
        return std::nullopt;
    const QString name =
        nameThatVerifies(*otherName->certificate, target.protocol, options, inWords(target.addresses));
    options.host = name;
    const WaysIn waysIn = name.isEmpty() ? noWayIn() : ask(target.protocol, options);
    return waysIn ? std::optional(candidate(name, waysIn)) : std::nullopt;
}

} // namespace

QList<quint16> portsToProbe(Protocol protocol, Security security)
{
    QList<quint16> ports{defaultPort(protocol, security)};
    if (protocol == Protocol::Smtp && security == Security::StartTls)
        ports.append(25);
    return ports;
}

std::optional<ServerCandidate> probeService(const ProbeTarget& target, const ConnectionOptions& conditions)
{
    ConnectionOptions options = conditions;
    options.security = target.security;
    for (const quint16 port : portsToProbe(target.protocol, target.security)) {
        options.port = port;
        if (const auto found = probePort(target, options); found || options.cancel.isCancelled())
            return found;
    }
    return std::nullopt;
}

QList<Authentication> authenticationsOf(const QSet<QByteArray>& mechanisms)
{
    struct Way
    {
        const char* beginning;
        Authentication authentication;
    };
    static constexpr std::array ways{Way{"PLAIN", Authentication::PasswordCleartext},
                                     Way{"LOGIN", Authentication::PasswordCleartext},
                                     Way{"SCRAM-", Authentication::PasswordEncrypted},
                                     Way{"CRAM-", Authentication::PasswordEncrypted},
                                     Way{"DIGEST-", Authentication::PasswordEncrypted},
                                     Way{"XOAUTH2", Authentication::OAuth2},
                                     Way{"OAUTHBEARER", Authentication::OAuth2},
                                     Way{"GSSAPI", Authentication::Kerberos},
                                     Way{"NTLM", Authentication::Ntlm},
                                     Way{"EXTERNAL", Authentication::ClientCertificate}};
    QList<Authentication> result;
    for (const Way& way : ways) {
        const bool isOffered =
            std::any_of(mechanisms.begin(), mechanisms.end(),
                        [&way](const QByteArray& mechanism) { return mechanism.startsWith(way.beginning); });
        if (isOffered && !result.contains(way.authentication))
            result.append(way.authentication);
    }
    return result;
}

} // namespace postaci
