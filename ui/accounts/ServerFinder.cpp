#include "accounts/ServerFinder.h"

#include <algorithm>

namespace postaci {

namespace {

/// The ranked form of `settings`; every server of a set is ranked.
const RankedServer* rankedServer(const QList<RankedServer>& servers, const ServerSettings& settings)
{
    const auto found = std::find_if(servers.begin(), servers.end(), [&settings](const RankedServer& server) {
        const ServerSettings& known = server.candidate.settings;
        return known.protocol == settings.protocol && known.port == settings.port &&
               known.security == settings.security &&
               known.host.compare(settings.host, Qt::CaseInsensitive) == 0;
    });
    return found == servers.end() ? nullptr : &*found;
}

QStringList strangeHostsOf(const ServerProposal& proposal, const DiscoveryResult& result)
{
    QStringList hosts;
    const RankedServer* const servers[] = {rankedServer(result.incoming, proposal.incoming),
                                           rankedServer(result.outgoing, proposal.outgoing)};
    for (const RankedServer* server : servers) {
        if (server && server->needsConfirmation())
            hosts.append(server->candidate.settings.host);
    }
    hosts.removeDuplicates();
    return hosts;
}

bool isEncrypted(const ServerSettings& server)
{
    return server.security != Security::None;
}

/// A set as an account could use it: for each protocol its best incoming server, with the best outgoing one.
QList<ServerProposal> proposalsOf(const RankedSet& set, const DiscoveryResult& result)
{
    QList<ServerProposal> proposals;
    const bool hasOutgoing = !set.servers.outgoing.isEmpty();
    if (!hasOutgoing && result.outgoing.isEmpty())
        return proposals;
    const ServerSettings outgoing =
        hasOutgoing ? set.servers.outgoing.first().settings : result.outgoing.first().candidate.settings;
    for (const Protocol protocol : {Protocol::Imap, Protocol::Pop3}) {
        for (const ServerCandidate& candidate : set.servers.incoming) {
            if (candidate.settings.protocol != protocol)
                continue;
            ServerProposal proposal{candidate.settings,      outgoing,          set.sources.first(),
                                    set.servers.displayName, set.servers.notes, {},
                                    candidate.oauth2};
            proposal.wantsCertificate =
                candidate.authentications.value(0) == Authentication::ClientCertificate;
            proposal.strangeHosts = strangeHostsOf(proposal, result);
            proposals.append(proposal);
            break;
        }
    }
    return proposals;
}

bool isClosed(const QList<CandidateNote>& notes)
{
    return std::any_of(notes.begin(), notes.end(),
                       [](const CandidateNote& note) { return note.known == ProviderNote::CloudOnly; });
}

} // namespace

ServerFinder::ServerFinder(const ProviderTable& providers, const DiscoveryOptions& options, QObject* parent)
    : QObject(parent), m_discovery(providers, options), m_isOnline(options.online)
{
    connect(&m_discovery, &Discovery::found, this, &ServerFinder::take);
    connect(&m_discovery, &Discovery::finished, this, &ServerFinder::changed);
}

void ServerFinder::look(const QString& address)
{
    if (address.compare(m_address, Qt::CaseInsensitive) == 0)
        return;
    m_proposals.clear();
    m_closed.reset();
    m_address = address;
    // The table has been asked already; without a network there is nothing more.
    if (m_isOnline && !m_discovery.start(address))
        m_address.clear();
    Q_EMIT changed();
}

void ServerFinder::stop()
{
    m_discovery.cancel();
}

void ServerFinder::keepOnly(const QString& address)
{
    if (address.compare(m_address, Qt::CaseInsensitive) == 0)
        return;
    m_address.clear();
    m_proposals.clear();
    m_closed.reset();
    m_discovery.cancel();
}

std::optional<ServerCandidates> ServerFinder::closedProvider() const
{
    return m_proposals.isEmpty() ? m_closed : std::nullopt;
}

bool ServerFinder::hasLookedFor(const QString& address) const
{
    return address.compare(m_address, Qt::CaseInsensitive) == 0 && !isSearching();
}

void ServerFinder::take(const DiscoveryResult& result)
{
    QList<ServerProposal> proposals;
    for (const RankedSet& set : result.sets)
        proposals.append(proposalsOf(set, result));
    // What would go out unencrypted is never proposed: who wants that sets it by hand.
    proposals.erase(std::remove_if(proposals.begin(), proposals.end(),
                                   [](const ServerProposal& proposal) {
                                       return !isEncrypted(proposal.incoming) ||
                                              !isEncrypted(proposal.outgoing);
                                   }),
                    proposals.end());
    // Sets are in the order of their first server, which is not that of all their proposals.
    std::stable_sort(proposals.begin(), proposals.end(),
                     [](const ServerProposal& a, const ServerProposal& b) {
                         return std::pair(!a.strangeHosts.isEmpty(), a.incoming.protocol) <
                                std::pair(!b.strangeHosts.isEmpty(), b.incoming.protocol);
                     });
    m_proposals = proposals;
    const auto closed = std::find_if(result.sets.begin(), result.sets.end(), [](const RankedSet& set) {
        return set.servers.isEmpty() && isClosed(set.servers.notes);
    });
    m_closed = closed == result.sets.end() ? std::nullopt : std::optional(closed->servers);
    Q_EMIT changed();
}

} // namespace postaci
