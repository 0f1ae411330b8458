#pragma once

#include "base/Encryption.h"
#include "base/Ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace postaci {

enum class Protocol { Imap, Pop3, Smtp };
/// Which of an account's two servers.
enum class ServerRole { Incoming, Outgoing };

/// How to reach one server and log in there; the secret is in the SecretStore, never here.
struct ServerSettings
{
    Protocol protocol = Protocol::Imap;
    QString host;
    quint16 port = 0;
    Security security = Security::Tls;
    QString username;
    bool operator==(const ServerSettings&) const = default;
};

/// Where a browser sign-in (OAuth 2, RFC 6749) takes place. What a source did not say, or said without https,
/// is empty.
struct OAuth2Endpoints
{
    QString issuer; ///< a host name or a URL
    QString scope;  ///< scopes with spaces between them
    QString authUrl;
    QString tokenUrl;
    bool operator==(const OAuth2Endpoints&) const = default;
};

/// The person's own certificate, which this computer shows to servers that ask for one (RFC 8446 4.4.2). Its
/// private key is in the SecretStore, never here.
struct ClientCertificate
{
    QByteArray der;
    /// It signs in by itself, without a password (SASL EXTERNAL, RFC 4422 A).
    bool insteadOfPassword = false;
    bool operator==(const ClientCertificate&) const = default;
};

/// Where an account's servers are known from.
struct SettingsOrigin
{
    QString source;  ///< as nameOf(DiscoverySource) has it, "card" or "hand"; empty: it was not kept
    QDateTime taken; ///< UTC
    bool operator==(const SettingsOrigin&) const = default;
};

/// Who a message is from when it is written with this account.
struct Identity
{
    QString name;
    QString address;
    QString replyTo;   ///< empty: none
    QString signature; ///< plain text; empty: none
    /// The same as formatted text, a fragment of HTML; empty: there is the plain one only.
    QString signatureHtml = {};
    bool bccSelf = false;    ///< a blind copy of each message goes to `address`
    FolderId sentFolder = 0; ///< where copies of what was sent are kept; 0: in the account's folder for them
    /// The server that its messages go out over, with a password of its own. Empty: the account's.
    std::optional<ServerSettings> outgoing = {};
    bool operator==(const Identity&) const = default;
};

/// What becomes of a POP3 account's messages on the server once they are safely here.
struct Pop3Settings
{
    bool leaveOnServer = true;          ///< false: they are deleted there at once
    int deleteAfterDays = 0;            ///< days after they came here; 0: never
    bool deleteWhenDeletedHere = false; ///< for good, that is out of the trash
    bool operator==(const Pop3Settings&) const = default;
};

/// A mail account as it is stored in `mail.db`.
struct Account
{
    AccountId id = 0;
    QString label;                   ///< shown in the folder pane; the address unless the user changed it
    Identity identity;               ///< the one that is taken where nothing speaks for another
    QList<Identity> otherIdentities; ///< in the order of the person
    ServerSettings incoming;
    ServerSettings outgoing;
    Pop3Settings pop3; ///< where incoming.protocol is Pop3
    /// The provider files a copy of what is sent by itself (Gmail, Microsoft 365): no Sent copy is appended.
    bool serverFilesSentCopies = false;
    /// `none` as security was asked for by the user for a host that is not loopback.
    bool cleartextAllowed = false;
    /// Drafts are kept in the server's folder for them too, where it has one.
    bool keepsDraftsOnServer = true;
    /// A login was once made over verified TLS: from then on that server gets no login without it until the
    /// user has confirmed that (Downgrade::Confirmed). Kept by the store beside what is edited.
    bool incomingEncryptedOnce = false;
    bool outgoingEncryptedOnce = false;
    /// Set: both servers are signed in to with tokens from there, which are one secret under the incoming
    /// server's key. Otherwise each has a password.
    std::optional<OAuth2Endpoints> oauth2;
    std::optional<ClientCertificate> clientCertificate; ///< shown to both servers
    SettingsOrigin origin;

    /// There is no password then.
    [[nodiscard]] bool signsInByCertificate() const
    {
        return !oauth2 && clientCertificate && clientCertificate->insteadOfPassword;
    }
    bool operator==(const Account&) const = default;
};

[[nodiscard]] QString toString(Protocol protocol); ///< "imap", "pop3", "smtp"
[[nodiscard]] QString toString(Security security); ///< "tls", "starttls", "none"
[[nodiscard]] quint16 defaultPort(Protocol protocol, Security security);
/// True for localhost, 127.0.0.0/8 and ::1, the only hosts spoken to without encryption unasked.
[[nodiscard]] bool isLoopbackHost(const QString& host);

} // namespace postaci
