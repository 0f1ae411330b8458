#pragma once

#include "account/ProviderTable.h"
#include "base/Account.h"

#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace postaci {

/// How a server lets a client in, as far as a configuration file tells.
enum class Authentication {
    PasswordCleartext, ///< PLAIN, LOGIN or the protocol's own login command
    PasswordEncrypted, ///< CRAM-MD5, SCRAM and such
    OAuth2,
    ClientCertificate,
    Kerberos, ///< GSSAPI
    Ntlm,
    ClientIpAddress, ///< by where the client is; no login
    None,
};

/// One server that mail could be fetched from or sent with.
struct ServerCandidate
{
    ServerSettings settings;               ///< the user name is ready for use
    QList<Authentication> authentications; ///< best first; empty: not known
    std::optional<OAuth2Endpoints> oauth2; ///< where authentications has OAuth2
    bool operator==(const ServerCandidate&) const = default;
};

/// Something for the person to know or to do, from the table or in a provider's own words.
struct CandidateNote
{
    std::optional<ProviderNote> known;            ///< of the provider table, whose words the program has
    QString link;                                 ///< http or https; empty: none
    QList<std::pair<QString, QString>> sentences; ///< language code (may be empty) and text, as published

    /// The sentence in `language` ("tr"), else the English one, else the first; empty if there is none.
    [[nodiscard]] QString sentence(const QString& language) const;
    bool operator==(const CandidateNote&) const = default;
};

/// What one source says about an address.
struct ServerCandidates
{
    QString displayName;             ///< of the provider; empty if not told
    QList<ServerCandidate> incoming; ///< the source's best first
    QList<ServerCandidate> outgoing;
    QList<CandidateNote> notes;

    [[nodiscard]] bool isEmpty() const { return incoming.isEmpty() && outgoing.isEmpty(); }
    bool operator==(const ServerCandidates&) const = default;
};

/// What the provider table says of `provider`, with the user names that `address` has there.
[[nodiscard]] ServerCandidates candidatesOf(const Provider& provider, const QString& address);

/// The part behind the last @, lower case and in the form for DNS ("xn--..."); empty where that is no domain.
[[nodiscard]] QString mailDomain(const QString& address);
/// A host name as it can be looked up: lower case, "xn--...", without a dot at its end; also an IP address.
/// Empty where it is neither.
[[nodiscard]] QString normalizedHost(const QString& host);

} // namespace postaci
