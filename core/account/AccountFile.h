#pragma once

#include "base/Account.h"
#include "base/Result.h"

#include <QByteArray>

namespace postaci {

/// Reads an account FILE of the command line: `{address, name,
/// incoming:{protocol,host,port,security,username}, outgoing:{host,port,security,username},
/// oauth2:{issuer,scope,authUrl,tokenUrl}}`, the last only for an account that signs in with tokens. A
/// missing port is the usual one, a missing user name the address, a missing security `tls`. Errors: Input,
/// naming what is wrong.
[[nodiscard]] Result<Account> accountFromJson(const QByteArray& json);

/// The same form, for the account to be handed on; there is no secret in it.
[[nodiscard]] QByteArray accountToJson(const Account& account);
/// A config-v1.1 file (draft-ietf-mailmaint-autoconfig) that leads any mail program which reads those to the
/// account's servers. User names that are made of the address are placeholders in it.
[[nodiscard]] QByteArray accountToAutoconfig(const Account& account);
/// Reads either form. A config-v1.1 file without the person's address gets `address`. Errors: Input, as
/// accountFromJson() and AutoconfigReader have them, or with FileUnreadable where no server can be used.
[[nodiscard]] Result<Account> accountFromCard(const QByteArray& file, const QString& address);

} // namespace postaci
