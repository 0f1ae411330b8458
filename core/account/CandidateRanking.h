#pragma once

#include "account/ServerCandidates.h"

#include <QList>
#include <QString>

#include <optional>

namespace postaci {

/// Where a candidate comes from, the one believed most first.
enum class DiscoverySource {
    Table,        ///< the bundled provider table, or one given with --providers
    Autoconfig,   ///< https://autoconfig.DOMAIN
    WellKnown,    ///< https://DOMAIN/.well-known/autoconfig
    Ispdb,        ///< Thunderbird's list of providers
    MxTable,      ///< the table, by the host that takes the domain's mail
    MxAutoconfig, ///< https://autoconfig.MXDOMAIN
    MxIspdb,      ///< Thunderbird's list, by the domain of that host
    Srv,          ///< SRV records of RFC 6186 and 8314
    Autodiscover, ///< Microsoft's protocol, without a password
    Probe,        ///< a connection that was tried
    Guess,        ///< a usual name, not tried
};

/// The word for a source on the command line: "table", "autoconfig", "well-known", "mx-table" ...
[[nodiscard]] QString sourceName(DiscoverySource source);
/// The source of that name; empty for any other word.
[[nodiscard]] std::optional<DiscoverySource> sourceNamed(const QString& name);

/// Who answers for a host being the right one for an address.
enum class HostOrigin {
    ProviderTable,
    Ispdb,
    OwnDomain, ///< the host lies in the address's domain
    Elsewhere, ///< none of them: the person is asked before a password goes there
};

/// What one source has said.
struct SourcedCandidates
{
    DiscoverySource source = DiscoverySource::Guess;
    ServerCandidates servers;
};

/// One server and all that name it.
struct RankedServer
{
    ServerCandidate candidate;      ///< user name and ways in as the first source that tells them has them
    QList<DiscoverySource> sources; ///< most believed first
    HostOrigin origin = HostOrigin::Elsewhere;

    [[nodiscard]] bool needsConfirmation() const { return origin == HostOrigin::Elsewhere; }
    bool operator==(const RankedServer&) const = default;
};

/// Servers that belong together since one source, or several that agree in everything, has named them so.
struct RankedSet
{
    QList<DiscoverySource> sources; ///< most believed first
    ServerCandidates servers;       ///< each list in the order of DiscoveryResult
};

/// All that is known of an address's servers.
struct DiscoveryResult
{
    QString address;
    QList<RankedServer> incoming; ///< best first
    QList<RankedServer> outgoing;
    /// The set with the best incoming server first. One of a provider that lets no mail program in has notes
    /// and no servers.
    QList<RankedSet> sets;

    [[nodiscard]] bool isEmpty() const { return incoming.isEmpty() && outgoing.isEmpty(); }
};

/// Puts together what the sources say, in any order. A server (protocol, host, port and encryption) is named
/// once. The order: those without encryption and mere guesses last; hosts that somebody answers for before
/// those that have to be confirmed, so that a forged DNS answer does not push aside what the table knows;
/// IMAP before POP3, since STARTTLS is enforced and no reason to fetch by POP3; TLS before STARTTLS; then by
/// source, and by the order that a source has given.
[[nodiscard]] DiscoveryResult rankCandidates(const QString& address, const QList<SourcedCandidates>& found);

} // namespace postaci
