#pragma once

#include "sync/ChangeScope.h"

namespace postaci {

/// Sends flags and tags that the user has set or taken away: one command for all messages of a folder that
/// change in the same way. Lives in its connection's thread, for one round of changes.
class FlagSender
{
public:
    explicit FlagSender(const ChangeScope& scope) : m_scope(scope) {}

    Result<void> sendFlags(const QList<FlagIntent>& intents);
    Result<void> sendKeywords(const QList<KeywordIntent>& intents);

private:
    Result<void> sendFlagGroup(const QList<FlagIntent>& group);
    Result<void> sendKeywordGroup(const QList<KeywordIntent>& group);
    /// Why the folder that is open cannot keep `flag`.
    [[nodiscard]] Result<void> checkFlag(MessageFlag flag) const;

    const ChangeScope& m_scope;
};

} // namespace postaci
