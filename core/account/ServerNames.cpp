#include "account/ServerNames.h"

#include "protocol/ImapSession.h"
#include "protocol/Pop3Session.h"
#include "protocol/SmtpSession.h"

#include <QSslCertificate>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMostNames = 5; ///< of a certificate that are tried; shared ones carry hundreds
constexpr int kProbeMs = 5'000;

Result<void> tryToConnect(Protocol protocol, const ConnectionOptions& options)
{
    switch (protocol) {
    case Protocol::Imap:
        return ImapSession(options).connect();
    case Protocol::Pop3:
        return Pop3Session(options).connect();
    case Protocol::Smtp:
        break;
    }
    return SmtpSession(options).connect();
}

bool letsSomebodyIn(Protocol protocol, const ConnectionOptions& options)
{
    if (protocol == Protocol::Imap) {
        ImapSession session(options);
        return session.connect() && !(session.has("LOGINDISABLED") && session.mechanisms().isEmpty());
    }
    if (protocol == Protocol::Smtp) {
        SmtpSession session(options);
        return session.connect() && !session.mechanisms().isEmpty();
    }
    return tryToConnect(protocol, options).has_value();
}

/// Names that can be entered as a server's, those in the domain that was asked for first.
QStringList namesToTry(const CertificateProblem& problem)
{
    QStringList names;
    for (const QString& name : problem.chain.isEmpty()
                                   ? QStringList()
                                   : problem.chain.first().subjectAlternativeNames().values(QSsl::DnsEntry)) {
        if (!name.contains(QLatin1Char('*')))
            names.append(name.toLower());
    }
    names.removeDuplicates();
    names.removeAll(problem.host.toLower());
    std::sort(names.begin(), names.end());
    const QString domain = problem.host.section(QLatin1Char('.'), -2).toLower();
    std::stable_partition(names.begin(), names.end(),
                          [&](const QString& name) { return name.endsWith(domain); });
    return names.mid(0, kMostNames);
}

bool shareOne(const QString& some, const QString& others)
{
    const QStringList list = others.split(QStringLiteral(", "));
    const QStringList mine = some.split(QStringLiteral(", "));
    return std::any_of(mine.begin(), mine.end(), [&](const QString& one) { return list.contains(one); });
}

ConnectionOptions shortProbe(const ConnectionOptions& options)
{
    ConnectionOptions probe = options;
    probe.addresses.clear(); // of another host
    probe.limits.connectMs = std::min(options.limits.connectMs, kProbeMs);
    probe.limits.replyMs = probe.limits.connectMs;
    return probe;
}

} // namespace

QString hostAsMeant(const QString& typed)
{
    QString host = typed.simplified().remove(QLatin1Char(' '));
    if (const qsizetype scheme = host.indexOf(QLatin1String("://")); scheme >= 0)
        host.remove(0, scheme + 3);
    host = host.section(QLatin1Char('/'), 0, 0).section(QLatin1Char('@'), -1);
    if (host.count(QLatin1Char(':')) == 1) // more are an address of IPv6
        host = host.section(QLatin1Char(':'), 0, 0);
    return host;
}

QList<ServerSettings> usualServers(Protocol protocol, const QString& domain)
{
    const QString prefix = protocol == Protocol::Pop3 ? QStringLiteral("pop") : toString(protocol);
    QList<ServerSettings> servers;
    for (const QString& name : {prefix, QStringLiteral("mail")}) {
        for (const Security security : {Security::Tls, Security::StartTls})
            servers.append(
                {protocol, name + QLatin1Char('.') + domain, defaultPort(protocol, security), security, {}});
    }
    return servers;
}

bool isServerThere(const ServerSettings& server, const ConnectionOptions& options)
{
    if (server.security == Security::None || options.cancel.isCancelled())
        return false;
    ConnectionOptions probe = shortProbe(options);
    probe.host = server.host;
    probe.port = server.port;
    probe.security = server.security;
    return letsSomebodyIn(server.protocol, probe);
}

QString nameThatVerifies(const CertificateProblem& problem, Protocol protocol,
                         const ConnectionOptions& options, const QString& addresses)
{
    for (const QString& name : namesToTry(problem)) {
        if (options.cancel.isCancelled())
            break;
        ConnectionOptions probe = shortProbe(options);
        probe.host = name;
        QString found;
        probe.reached = [&found](const ConnectionStage& stage) {
            if (stage.kind == ConnectionStage::Kind::NameFound)
                found = stage.words;
        };
        if (tryToConnect(protocol, probe) && shareOne(found, addresses))
            return name;
    }
    return {};
}

} // namespace postaci
