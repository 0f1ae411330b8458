#pragma once

#include "base/Account.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace postaci {

// Whom a message is from, and which server it goes out over. Pure functions for any thread.

/// All of an account, the default first.
[[nodiscard]] QList<Identity> identitiesOf(const Account& account);

/// Their addresses, in that order.
[[nodiscard]] QStringList addressesOf(const Account& account);

/// Whether somebody who writes from there is the person: an identity's address, or a tagged form of it.
[[nodiscard]] bool isOwnAddress(const QList<Account>& accounts, const QString& address);

/// Whether both lead to one mailbox as far as anybody can tell: case makes no difference.
[[nodiscard]] bool isSameAddress(const QString& a, const QString& b);

/// "ayse@ornek.example" of "ayse+list@ornek.example" (RFC 5233 has the idea); the address itself without a
/// tag.
[[nodiscard]] QString withoutTag(const QString& address);

/// The identity of `account` that writes from that address: its own, else the one that it is a tagged form
/// of, else the default.
[[nodiscard]] Identity identityOf(const Account& account, const QString& fromAddress);

/// The one place that decides over which server a message goes out: `account` as that sender's mail is sent,
/// with the identity's own server and its password where it has one. Tokens and certificates of the account
/// are for its own servers.
[[nodiscard]] Account sendingAccount(const Account& account, const QString& envelopeFrom);

/// The provider itself files the copy of what that sender sends: it does so only for what goes out over its
/// own server.
[[nodiscard]] bool providerFilesCopy(const Account& account, const QString& envelopeFrom);

/// Who is to answer a message.
struct SenderChoice
{
    AccountId account = 0; ///< 0: there is no account
    Identity identity;
    QString address; ///< that it is from: the identity's, or a tagged form of it that the message came to
};

/// What a message says about whom it came to.
struct CameTo
{
    QStringList delivered; ///< X-Original-To, Envelope-To, Delivered-To, as they stand there
    QStringList addressed; ///< To, then Cc
};

/// Whom of `accounts` the message in `own` (0: in none) came to: exact addresses first, then tagged ones,
/// each in the order of CameTo, and the account's own identities before those that others are addressed by;
/// else the account's default. A delivery to the account's default address counts only after all that: it
/// says into which mailbox an alias leads.
[[nodiscard]] SenderChoice chooseSender(const QList<Account>& accounts, AccountId own, const CameTo& cameTo);

} // namespace postaci
