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

bool isServerThere(const ServerSettings& server, const ConnectionOptions& options)
{
    if (server.security == Security::None || options.cancel.isCancelled())
        return false;
    ConnectionOptions probe = shortProbe(options);
    probe.host = server.host;
    probe.port = server.port;
    probe.security = server.security;
    return tryToConnect(server.protocol, probe).has_value();
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
