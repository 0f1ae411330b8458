#pragma once

#include "store/MailReader.h"
#include "support/SecondClient.h"
#include "support/TestMaildir.h"

#include <QString>

namespace postaci::test {

/// Compares what the store shows of an account with the server's own disk: folders, Message-IDs with their
/// number, and the seen, answered, flagged and draft flags. Empty if they are equal, else what is different,
/// for people.
[[nodiscard]] QString differenceToServer(const MailReader& reader, AccountId account,
                                         const TestMaildir& server);

/// The same against what the server tells another client, for servers whose disk is their own affair.
[[nodiscard]] QString differenceToServer(const MailReader& reader, AccountId account, SecondClient& server);

} // namespace postaci::test
