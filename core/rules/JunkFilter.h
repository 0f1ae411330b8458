#pragma once

#include "rules/RuleMatcher.h"
#include "store/JunkMemory.h"

namespace postaci {

/// Learns what a person calls junk, and judges by it: Bayes as Robinson and Fisher have it (G. Robinson, "A
/// Statistical Approach to the Spam Problem", 2003; the constants are SpamBayes'). Debian has programs that
/// do the same (bogofilter, spamprobe) and no library; they would be a process a message, know nothing of how
/// Turkish is folded, and cannot take back what an undo takes back. Any thread, each with its own.
class JunkFilter
{
public:
    /// Messages of each kind before it has an opinion.
    static constexpr qint64 enough = 20;
    /// From here on a message is junk: it is wrong to hide a good one, and merely a pity to show a bad one.
    static constexpr double threshold = 0.9;

    /// `memory` must outlive this.
    explicit JunkFilter(JunkMemory& memory) : m_memory(memory) {}

    [[nodiscard]] static bool hasLearntEnough(const JunkCounts& totals)
    {
        return totals.good >= enough && totals.junk >= enough;
    }

    /// From 0 (good) to 1 (junk); nothing before it has learnt enough.
    [[nodiscard]] Result<std::optional<double>> score(const RuleFacts& facts) const;
    Result<void> learn(const RuleFacts& facts, bool isJunk);
    /// Nothing happens where the message was not learnt.
    Result<void> forget(const RuleFacts& facts);
    [[nodiscard]] Result<std::optional<bool>> learntAsJunk(const RuleFacts& facts) const;

private:
    JunkMemory& m_memory;
};

} // namespace postaci
