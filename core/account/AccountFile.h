#pragma once

#include "base/Account.h"
#include "base/Result.h"

#include <QByteArray>

namespace postaci {

/// Reads an account FILE of the command line: `{address, name,
/// incoming:{protocol,host,port,security,username}, outgoing:{host,port,security,username}}`. A missing port
/// is the usual one, a missing user name the address, a missing security `tls`. Errors: Input, naming what is
/// wrong.
[[nodiscard]] Result<Account> accountFromJson(const QByteArray& json);

} // namespace postaci
