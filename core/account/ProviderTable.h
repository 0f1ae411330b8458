#pragma once

#include "base/Account.h"
#include "base/Result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace postaci {

/// Whether one slip of a finger makes the one of the other: a letter wrong, missing, too many, or two changed
/// over.
[[nodiscard]] bool isOneSlipAway(QStringView a, QStringView b);

/// How the login name is made from the address.
enum class UsernameForm { FullAddress, LocalPart };

/// What a person has to know or do at the provider before a program can log in.
enum class ProviderNote {
    NeedsAppPassword,  ///< the normal password is refused; one for programs is made at `noteLink`
    EnableImap,        ///< IMAP has to be switched on in the provider's settings
    BrowserSignInOnly, ///< passwords are refused altogether: OAuth 2
    NeedsBridge,       ///< a program of the provider has to run on this computer
    CloudOnly,         ///< no IMAP or POP3 at all
};

/// One line of the provider table: a family of domains that share servers.
struct Provider
{
    QString name;                   ///< "Gmail"
    QStringList domains;            ///< lower case
    QStringList mxSuffixes;         ///< own domains are recognised by these endings of their MX; lower case
    QStringList autodiscoverHosts;  ///< and by the hosts that their Autodiscover is referred to; lower case
    QList<ServerSettings> incoming; ///< IMAP first; username empty
    QList<ServerSettings> outgoing; ///< best first; username empty
    UsernameForm usernameForm = UsernameForm::FullAddress;
    UsernameForm outgoingUsernameForm = UsernameForm::FullAddress; ///< iCloud's differs from the incoming one
    bool oauth2 = false;
    bool filesSentCopies = false;
    QList<ProviderNote> notes;
    QString noteLink; ///< https page of the provider that belongs to the notes; empty if none
    QString source;   ///< where the facts are from
    QString checked;  ///< ISO date of the facts
};

/// The bundled table of providers and what `--providers FILE` added: answers at once and offline. A value,
/// thread-safe to read.
class ProviderTable
{
public:
    /// The table compiled into the program.
    static Result<ProviderTable> bundled();
    /// The form of `resources/providers.json`. One wrong entry refuses the whole. Errors: Input, whose
    /// `message` names the entry.
    static Result<ProviderTable> fromJson(const QByteArray& json);
    /// Adds the file's entries; they win over those already here. Errors: Input with FileUnreadable, or what
    /// is wrong.
    Result<void> addFile(const QString& file);

    /// The provider of the address's domain; nullptr if unknown.
    [[nodiscard]] const Provider* find(const QString& address) const;
    /// The domain that somebody may have meant who typed one that is in no entry: one letter wrong, missing,
    /// too many, or two changed over ("gmial.com"). Empty where there is none; short names are too much
    /// alike.
    [[nodiscard]] QString similarDomain(const QString& address) const;
    /// The provider that takes in the mail of a domain with these MX hosts, the most preferred first: the
    /// first one that ends in an entry's `mxSuffixes`, at a dot, decides; of several endings the longest.
    /// Case and a dot at the end do not count. nullptr if none is known.
    [[nodiscard]] const Provider* findByMx(const QStringList& mxHosts) const;
    /// The provider that has a server of this name; nullptr if unknown.
    [[nodiscard]] const Provider* findByHost(const QString& host) const;
    /// The provider that a domain's Autodiscover is referred to: by `autodiscoverHosts`, else as by findByMx.
    [[nodiscard]] const Provider* findByAutodiscover(const QString& host) const;
    [[nodiscard]] const QList<Provider>& providers() const { return m_providers; }

    /// A ready account for `address`: the provider's best servers, else a guess (imap.DOMAIN or pop.DOMAIN,
    /// smtp.DOMAIN) to start the manual fields from.
    [[nodiscard]] Account prefill(const QString& name, const QString& address,
                                  Protocol incoming = Protocol::Imap) const;
    /// All servers of the provider of `address`, without user names; empty for an unknown one.
    [[nodiscard]] QList<ServerSettings> documentedServers(const QString& address) const;
    /// The protocols by which mail of `address` can be fetched, the better first; both for an unknown
    /// provider.
    [[nodiscard]] QList<Protocol> incomingProtocols(const QString& address) const;

private:
    void add(const Provider& provider);

    QList<Provider> m_providers;
    QHash<QString, qsizetype> m_byDomain;
    QHash<QString, qsizetype> m_byMxSuffix;
    QHash<QString, qsizetype> m_byAutodiscover;
};

} // namespace postaci
