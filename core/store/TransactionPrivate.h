#pragma once

#include "store/Transaction.h"
#include "store/WriteContext.h"

namespace postaci {

struct Transaction::Private : WriteContext
{
    using WriteContext::WriteContext;

    std::function<bool()> isUserWaiting;
};

/// Its row alone, without identities and folders.
void insertAccount(WriteContext& context, const Account& account);

/// The answer of operations on a row that is named by its id and is not there.
[[nodiscard]] inline Unexpected missing(ErrorReason reason, const QString& what)
{
    return unexpected(ErrorKind::Gone, reason, what);
}

[[nodiscard]] inline Unexpected noFolder(FolderId folder)
{
    return missing(ErrorReason::MailboxMissing, QStringLiteral("No folder %1").arg(folder));
}

} // namespace postaci
