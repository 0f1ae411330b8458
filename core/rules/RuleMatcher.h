#pragma once

#include "message/Envelope.h"
#include "rules/BoundedPattern.h"
#include "rules/Rule.h"

#include <functional>
#include <optional>
#include <vector>

namespace postaci {

/// What rules go by of one message.
struct RuleFacts
{
    AccountId account = 0;
    Envelope envelope;
    qint64 size = 0; ///< bytes
    bool hasAttachment = false;
    bool isFromContact = false;
    QDateTime arrived; ///< UTC
    /// The raw message, whose other header fields and text are looked at only where a rule asks for them;
    /// null: it is not here.
    QByteArray raw;
};

/// What there is to say of one message.
struct RuleVerdict
{
    RuleEffects effects;
    bool neededRaw = false;   ///< a condition asked for what is not here, and did not match
    bool tookTooLong = false; ///< a pattern was given up, and did not match
};

/// Rules made ready to look at many messages: words folded, patterns compiled. A value without state, for any
/// thread; hostile messages cost bounded time and memory.
class RuleMatcher
{
public:
    /// Only those that are on, unless `all`.
    enum class Which { OnlyOn, All };
    explicit RuleMatcher(const QList<Rule>& rules, Which which = Which::OnlyOn);

    [[nodiscard]] bool isEmpty() const { return m_rules.empty(); }
    /// Whether some rule for messages of that account goes by more than RuleFacts has without `raw`.
    [[nodiscard]] bool needsRaw(AccountId account) const;
    /// What the rules want, in their order; `now` is UTC.
    [[nodiscard]] RuleVerdict judge(const RuleFacts& facts, const QDateTime& now) const;

private:
    struct Question
    {
        RuleCondition condition;
        QString folded; ///< text as search compares it
        std::optional<BoundedPattern> pattern;
    };
    struct Prepared
    {
        Rule rule;
        std::vector<Question> questions;
    };
    class Look;

    [[nodiscard]] static Question prepared(const RuleCondition& condition);
    std::vector<Prepared> m_rules;
};

} // namespace postaci
