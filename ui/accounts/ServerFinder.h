#pragma once

#include "account/Discovery.h"

#include <QObject>

#include <optional>

namespace postaci {

/// Two servers that an account could be made of, and what is known about them.
struct ServerProposal
{
    ServerSettings incoming;
    ServerSettings outgoing;
    DiscoverySource source = DiscoverySource::Guess;
    QString displayName; ///< of the provider; empty if not told
    QList<CandidateNote> notes;
    /// Hosts that neither the table, nor Thunderbird's list, nor the address's own domain answers for: the
    /// person is asked before a password goes there.
    QStringList strangeHosts;
    std::optional<OAuth2Endpoints> oauth2; ///< where the browser signs in, as the source says
    bool wantsCertificate = false;         ///< of the person's own, as the source says
};

/// Looks for the servers of the address that is being typed, where the provider table does not know them.
/// Only the domain leaves the computer. UI thread.
class ServerFinder : public QObject
{
    Q_OBJECT

public:
    ServerFinder(const ProviderTable& providers, const DiscoveryOptions& options, QObject* parent = nullptr);

    /// Begins to look, unless this address is being or has been looked for.
    void look(const QString& address);
    /// Ends the search; what was found stays.
    void stop();
    /// Forgets what was found, unless it is about `address`.
    void keepOnly(const QString& address);

    [[nodiscard]] bool isSearching() const { return m_discovery.isRunning(); }
    /// Whether there is nothing more to come about `address`.
    [[nodiscard]] bool hasLookedFor(const QString& address) const;
    /// Best first; empty while nothing is known.
    [[nodiscard]] const QList<ServerProposal>& proposals() const { return m_proposals; }
    /// The provider that is known to let no mail program in, where there are no proposals.
    [[nodiscard]] std::optional<ServerCandidates> closedProvider() const;

Q_SIGNALS:
    void changed(); ///< other proposals, or the search has ended

private:
    void take(const DiscoveryResult& result);

    Discovery m_discovery;
    const bool m_isOnline;
    QString m_address;
    QList<ServerProposal> m_proposals;
    std::optional<ServerCandidates> m_closed;
};

} // namespace postaci
