#include "base/Identities.h"

#include <algorithm>

namespace postaci {

namespace {

enum class Match { Exact, Tagged };

/// The identity that `address` is one of, in that way.
std::optional<Identity> matching(const Account& account, const QString& address, Match match)
{
    const QList<Identity> identities = identitiesOf(account);
    for (const Identity& identity : identities) {
        const bool isIt = match == Match::Exact ? isSameAddress(identity.address, address)
                                                : withoutTag(address) != address &&
                                                      isSameAddress(withoutTag(address), identity.address);
        if (isIt && !address.isEmpty())
            return identity;
    }
    return std::nullopt;
}

std::optional<SenderChoice> choiceFrom(const Account& account, const QStringList& addresses, Match match)
{
    for (const QString& address : addresses) {
        if (const auto identity = matching(account, address, match))
            return SenderChoice{account.id, *identity, match == Match::Tagged ? address : identity->address};
    }
    return std::nullopt;
}

/// Of the account that the message is in. A delivery to its default address says only that it is there.
std::optional<SenderChoice> choiceInOwn(const Account& account, const CameTo& cameTo)
{
    QStringList telling = cameTo.delivered;
    telling.removeIf(
        [&account](const QString& address) { return isSameAddress(address, account.identity.address); });
    telling += cameTo.addressed;
    for (const Match match : {Match::Exact, Match::Tagged}) {
        if (const auto choice = choiceFrom(account, telling, match))
            return choice;
    }
    return choiceFrom(account, cameTo.delivered, Match::Exact);
}

} // namespace

QList<Identity> identitiesOf(const Account& account)
{
    return QList<Identity>{account.identity} + account.otherIdentities;
}

QStringList addressesOf(const Account& account)
{
    QStringList addresses;
    for (const Identity& identity : identitiesOf(account))
        addresses << identity.address;
    return addresses;
}

bool isOwnAddress(const QList<Account>& accounts, const QString& address)
{
    return std::any_of(accounts.begin(), accounts.end(), [&address](const Account& account) {
        return matching(account, address, Match::Exact) || matching(account, address, Match::Tagged);
    });
}

bool isSameAddress(const QString& a, const QString& b)
{
    return a.trimmed().toCaseFolded() == b.trimmed().toCaseFolded();
}

QString withoutTag(const QString& address)
{
    const qsizetype at = address.lastIndexOf(QLatin1Char('@'));
    const qsizetype plus = address.indexOf(QLatin1Char('+'));
    return plus > 0 && plus < at ? address.left(plus) + address.mid(at) : address;
}

Identity identityOf(const Account& account, const QString& fromAddress)
{
    if (const auto exact = matching(account, fromAddress, Match::Exact))
        return *exact;
    return matching(account, fromAddress, Match::Tagged).value_or(account.identity);
}

Account sendingAccount(const Account& account, const QString& envelopeFrom)
{
    const Identity identity = identityOf(account, envelopeFrom);
    if (!identity.outgoing)
        return account;
    Account sending = account;
    sending.outgoing = *identity.outgoing;
    sending.outgoingEncryptedOnce = false;
    sending.oauth2.reset();
    sending.clientCertificate.reset();
    return sending;
}

bool providerFilesCopy(const Account& account, const QString& envelopeFrom)
{
    // Another mailbox at the same provider has its own Sent folder.
    const ServerSettings server = sendingAccount(account, envelopeFrom).outgoing;
    return account.serverFilesSentCopies && server.host == account.outgoing.host &&
           server.username == account.outgoing.username;
}

SenderChoice chooseSender(const QList<Account>& accounts, AccountId own, const CameTo& cameTo)
{
    if (accounts.isEmpty())
        return {};
    const auto found = std::find_if(accounts.begin(), accounts.end(),
                                    [own](const Account& account) { return account.id == own; });
    if (found != accounts.end()) {
        if (const auto choice = choiceInOwn(*found, cameTo))
            return *choice;
    }
    // Of other accounts only what the sender wrote counts: their mailboxes are not this one.
    for (const Match match : {Match::Exact, Match::Tagged}) {
        for (const Account& account : accounts) {
            if (const auto choice = choiceFrom(account, cameTo.addressed, match))
                return *choice;
        }
    }
    const Account& first = found != accounts.end() ? *found : accounts.first();
    return {first.id, first.identity, first.identity.address};
}

} // namespace postaci
