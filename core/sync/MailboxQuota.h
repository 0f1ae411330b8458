#pragma once

#include "base/Result.h"

#include <QList>

#include <functional>

namespace postaci {

/// One limit that a folder is under (RFC 9208).
struct MailboxQuota
{
    enum class Kind { Bytes, Messages };
    Kind kind = Kind::Bytes;
    quint64 used = 0;
    quint64 limit = 0;
};

/// Where the answer goes; called from a loop's thread. An empty list: the server does not say.
using QuotaAnswer = std::function<void(const Result<QList<MailboxQuota>>&)>;

} // namespace postaci
