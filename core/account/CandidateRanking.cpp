#include "account/CandidateRanking.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace postaci {

namespace {

bool isSameServer(const ServerSettings& a, const ServerSettings& b)
{
    return a.protocol == b.protocol && a.port == b.port && a.security == b.security &&
           a.host.compare(b.host, Qt::CaseInsensitive) == 0;
}

bool isInDomain(const QString& host, const QString& domain)
{
    const QString name = host.toLower();
    return !domain.isEmpty() && (name == domain || name.endsWith(u'.' + domain));
}

/// The hosts that the table or ISPDB names, on whatever port.
QHash<QString, HostOrigin> vouchedHosts(const QList<SourcedCandidates>& bySource)
{
    QHash<QString, HostOrigin> hosts;
    for (const auto& [source, servers] : bySource) {
        const bool isTable = source == DiscoverySource::Table || source == DiscoverySource::MxTable;
        if (!isTable && source != DiscoverySource::Ispdb && source != DiscoverySource::MxIspdb)
            continue;
        for (const ServerCandidate& candidate : servers.incoming + servers.outgoing) {
            const QString host = candidate.settings.host.toLower();
            if (isTable || !hosts.contains(host))
                hosts.insert(host, isTable ? HostOrigin::ProviderTable : HostOrigin::Ispdb);
        }
    }
    return hosts;
}

/// Ascending is better first.
auto serverOrder(const RankedServer& server)
{
    const ServerSettings& settings = server.candidate.settings;
    return std::tuple(settings.security == Security::None ? 1 : 0,
                      server.sources.first() == DiscoverySource::Guess ? 1 : 0,
                      server.needsConfirmation() ? 1 : 0, int(settings.protocol),
                      settings.security == Security::Tls ? 0 : 1, int(server.sources.first()));
}

/// Adds a server of a source that is believed less than all before it.
void mergeServer(QList<RankedServer>& servers, const ServerCandidate& candidate, DiscoverySource source)
{
    const auto known = std::find_if(servers.begin(), servers.end(), [&candidate](const RankedServer& server) {
        return isSameServer(server.candidate.settings, candidate.settings);
    });
    if (known == servers.end()) {
        servers.append({candidate, {source}, HostOrigin::Elsewhere});
        return;
    }
    if (!known->sources.contains(source))
        known->sources.append(source);
    if (known->candidate.authentications.isEmpty())
        known->candidate.authentications = candidate.authentications;
    if (!known->candidate.oauth2)
        known->candidate.oauth2 = candidate.oauth2;
}

void sortServers(QList<RankedServer>& servers, const QString& domain,
                 const QHash<QString, HostOrigin>& vouched)
{
    for (RankedServer& server : servers) {
        const QString& host = server.candidate.settings.host;
        server.origin = vouched.value(host.toLower(), isInDomain(host, domain) ? HostOrigin::OwnDomain
                                                                               : HostOrigin::Elsewhere);
    }
    std::stable_sort(servers.begin(), servers.end(), [](const RankedServer& a, const RankedServer& b) {
        return serverOrder(a) < serverOrder(b);
    });
}

qsizetype placeOf(const ServerCandidate& candidate, const QList<RankedServer>& ranked)
{
    const auto found = std::find_if(ranked.begin(), ranked.end(), [&candidate](const RankedServer& server) {
        return isSameServer(server.candidate.settings, candidate.settings);
    });
    return found - ranked.begin();
}

void sortLikeRanked(QList<ServerCandidate>& servers, const QList<RankedServer>& ranked)
{
    std::stable_sort(servers.begin(), servers.end(),
                     [&ranked](const ServerCandidate& a, const ServerCandidate& b) {
                         return placeOf(a, ranked) < placeOf(b, ranked);
                     });
}

bool nameSameServers(const QList<ServerCandidate>& a, const QList<ServerCandidate>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const ServerCandidate& one, const ServerCandidate& other) {
                          return one.settings == other.settings;
                      });
}

void addSet(QList<RankedSet>& sets, const SourcedCandidates& sourced, const DiscoveryResult& ranked)
{
    ServerCandidates servers = sourced.servers;
    sortLikeRanked(servers.incoming, ranked.incoming);
    sortLikeRanked(servers.outgoing, ranked.outgoing);
    const auto same = std::find_if(sets.begin(), sets.end(), [&servers](const RankedSet& set) {
        if (servers.isEmpty() && set.servers.notes != servers.notes)
            return false; // the notes are all that such a set says
        return nameSameServers(set.servers.incoming, servers.incoming) &&
               nameSameServers(set.servers.outgoing, servers.outgoing);
    });
    if (same == sets.end())
        sets.append({{sourced.source}, servers});
    else if (!same->sources.contains(sourced.source))
        same->sources.append(sourced.source);
}

/// Where a set without incoming servers stands: behind all others.
qsizetype placeOfSet(const RankedSet& set, const DiscoveryResult& ranked)
{
    return set.servers.incoming.isEmpty() ? ranked.incoming.size()
                                          : placeOf(set.servers.incoming.first(), ranked.incoming);
}

} // namespace

QString sourceName(DiscoverySource source)
{
    switch (source) {
    case DiscoverySource::Table:
        return QStringLiteral("table");
    case DiscoverySource::Autoconfig:
        return QStringLiteral("autoconfig");
    case DiscoverySource::WellKnown:
        return QStringLiteral("well-known");
    case DiscoverySource::Ispdb:
        return QStringLiteral("ispdb");
    case DiscoverySource::MxTable:
        return QStringLiteral("mx-table");
    case DiscoverySource::MxAutoconfig:
        return QStringLiteral("mx-autoconfig");
    case DiscoverySource::MxIspdb:
        return QStringLiteral("mx-ispdb");
    case DiscoverySource::Srv:
        return QStringLiteral("srv");
    case DiscoverySource::Autodiscover:
        return QStringLiteral("autodiscover");
    case DiscoverySource::Probe:
        return QStringLiteral("probe");
    case DiscoverySource::Guess:
        break;
    }
    return QStringLiteral("guess");
}

std::optional<DiscoverySource> sourceNamed(const QString& name)
{
    for (int i = 0; i <= static_cast<int>(DiscoverySource::Guess); ++i) {
        const auto source = static_cast<DiscoverySource>(i);
        if (sourceName(source) == name)
            return source;
    }
    return std::nullopt;
}

DiscoveryResult rankCandidates(const QString& address, const QList<SourcedCandidates>& found)
{
    QList<SourcedCandidates> bySource = found;
    std::stable_sort(
        bySource.begin(), bySource.end(),
        [](const SourcedCandidates& a, const SourcedCandidates& b) { return a.source < b.source; });
    DiscoveryResult ranked;
    ranked.address = address.trimmed();
    for (const auto& [source, servers] : bySource) {
        for (const ServerCandidate& candidate : servers.incoming)
            mergeServer(ranked.incoming, candidate, source);
        for (const ServerCandidate& candidate : servers.outgoing)
            mergeServer(ranked.outgoing, candidate, source);
    }
    const QString domain = mailDomain(address);
    const auto vouched = vouchedHosts(bySource);
    sortServers(ranked.incoming, domain, vouched);
    sortServers(ranked.outgoing, domain, vouched);
    for (const SourcedCandidates& sourced : bySource) {
        if (!sourced.servers.isEmpty() || !sourced.servers.notes.isEmpty())
            addSet(ranked.sets, sourced, ranked);
    }
    std::stable_sort(ranked.sets.begin(), ranked.sets.end(),
                     [&ranked](const RankedSet& a, const RankedSet& b) {
                         return placeOfSet(a, ranked) < placeOfSet(b, ranked);
                     });
    return ranked;
}

} // namespace postaci
