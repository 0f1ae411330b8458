#pragma once

#include "base/CancelToken.h"
#include "base/Result.h"
#include "rules/RuleMatcher.h"
#include "store/MailReader.h"

#include <functional>

namespace postaci {

/// What a look through a folder says at its end.
struct RuleScanReport
{
    qint64 looked = 0;
    qint64 matched = 0;
    qint64 withoutText = 0; ///< whose text was asked for and is not here
    qint64 tookTooLong = 0; ///< where a pattern was given up
};

/// Called from the thread that looks.
struct RuleScanEvents
{
    std::function<void(const QList<RuleHit>&)> found; ///< newest first, some at a time
    std::function<void(qint64 done, qint64 total)> progress;
};

/// Looks through what is shown in `folder` (0: in all folders but drafts, sent mail, junk and trash), the
/// newest first, and changes nothing. Takes as long as it takes: for threads that nobody waits for. Errors:
/// Cancelled; those of the store.
[[nodiscard]] Result<RuleScanReport> scanByRules(const MailReader& reader, const RuleMatcher& matcher,
                                                 FolderId folder, const QDateTime& now,
                                                 const RuleScanEvents& events, const CancelToken& cancel);

} // namespace postaci
