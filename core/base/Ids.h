#pragma once

#include <QtGlobal>

namespace postaci {

using AccountId = qint64; ///< row of `account`, from 1; 0 is none
using FolderId = qint64;  ///< row of `folder`, from 1; 0 is none
using OutboxId = qint64;  ///< row of `outbox`, from 1; 0 is none
using DraftId = qint64;   ///< row of `draft`, from 1; 0 is none
using AppendId = qint64;  ///< row of `append_log`, from 1; 0 is none
using KeptId = qint64;    ///< row of `kept_mail`, from 1; 0 is none

/// Row of `message` and of the search index: sort_date in seconds since 1970 times 2^20 plus a free low part,
/// so ordering by id is ordering by date. 0 is none. Fixed for the life of the row.
using MessageId = qint64;

/// Seconds since 1970 (UTC) that a MessageId was made from.
[[nodiscard]] constexpr qint64 sortSeconds(MessageId id)
{
    return id >> 20;
}

} // namespace postaci
