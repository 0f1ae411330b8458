#include "account/ServiceRecords.h"

#include <algorithm>
#include <tuple>

namespace postaci {

namespace {

constexpr qsizetype kMostRecords = 64;

struct ServiceKind
{
    QLatin1String label;
    Protocol protocol;
    Security security;
};

ServiceKind serviceKind(MailService service)
{
    switch (service) {
    case MailService::Imaps:
        return {QLatin1String("_imaps"), Protocol::Imap, Security::Tls};
    case MailService::Imap:
        return {QLatin1String("_imap"), Protocol::Imap, Security::StartTls};
    case MailService::Pop3s:
        return {QLatin1String("_pop3s"), Protocol::Pop3, Security::Tls};
    case MailService::Pop3:
        return {QLatin1String("_pop3"), Protocol::Pop3, Security::StartTls};
    case MailService::Submissions:
        return {QLatin1String("_submissions"), Protocol::Smtp, Security::Tls};
    case MailService::Submission:
        break;
    }
    return {QLatin1String("_submission"), Protocol::Smtp, Security::StartTls};
}

/// Ascending is better first. The weight is not left to chance as RFC 2782 has it for each connection: what
/// is chosen here is kept, and should be the same when asked again.
auto recordOrder(const ServiceRecord& record)
{
    const ServiceKind kind = serviceKind(record.service);
    return std::tuple(kind.security == Security::Tls ? 0 : 1, int(kind.protocol), int(record.priority),
                      -int(record.weight));
}

} // namespace

QString serviceName(MailService service, const QString& domain)
{
    return serviceKind(service).label + QLatin1String("._tcp.") + domain;
}

ServerCandidates candidatesFromServiceRecords(const QList<ServiceRecord>& records, const QString& address)
{
    QList<ServiceRecord> sorted = records;
    std::stable_sort(sorted.begin(), sorted.end(), [](const ServiceRecord& a, const ServiceRecord& b) {
        return recordOrder(a) < recordOrder(b);
    });
    sorted = sorted.first(std::min(sorted.size(), kMostRecords));
    ServerCandidates candidates;
    for (const ServiceRecord& record : sorted) {
        const QString host = normalizedHost(record.target);
        if (host.isEmpty() || record.port == 0)
            continue;
        const ServiceKind kind = serviceKind(record.service);
        const ServerCandidate candidate{
            {kind.protocol, host, record.port, kind.security, address.trimmed()}, {}, std::nullopt};
        auto& list = kind.protocol == Protocol::Smtp ? candidates.outgoing : candidates.incoming;
        if (!list.contains(candidate))
            list.append(candidate);
    }
    return candidates;
}

} // namespace postaci
