#include "rules/JunkFilter.h"

#include "rules/JunkTokens.h"
#include "store/MessageKey.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace postaci {

namespace {

constexpr double unknownStrength = 0.45;
constexpr double unknownProbability = 0.5;
constexpr double leastDistance = 0.1; ///< from 0.5; what is nearer says nothing
constexpr size_t mostDecisive = 150;

/// How likely a message with this token is junk; tokens that were met seldom say less.
double probability(const JunkCounts& counts, const JunkCounts& totals)
{
    const double good = static_cast<double>(counts.good) / static_cast<double>(totals.good);
    const double junk = static_cast<double>(counts.junk) / static_cast<double>(totals.junk);
    const auto met = static_cast<double>(counts.good + counts.junk);
    const double plain = junk / (good + junk);
    return (unknownStrength * unknownProbability + met * plain) / (unknownStrength + met);
}

/// The chance that a chi-squared value with an even number of degrees of freedom is at least `value`.
double chiSquaredTail(double value, size_t degrees)
{
    const double half = value / 2;
    double term = std::exp(-half);
    double sum = term;
    for (size_t i = 1; i < degrees / 2; ++i) {
        term *= half / static_cast<double>(i);
        sum += term;
    }
    return std::min(sum, 1.0);
}

/// Fisher's way to make one of many: 0.5 where both or neither kind fits.
double combined(const std::vector<double>& probabilities)
{
    double logJunk = 0;
    double logGood = 0;
    for (const double p : probabilities) {
        logJunk += std::log(p);
        logGood += std::log(1 - p);
    }
    const size_t degrees = 2 * probabilities.size();
    const double junk = 1 - chiSquaredTail(-2 * logGood, degrees);
    const double good = 1 - chiSquaredTail(-2 * logJunk, degrees);
    return (junk - good + 1) / 2;
}

qint64 keyOf(const RuleFacts& facts)
{
    return messageKey(facts.envelope, facts.size);
}

} // namespace

Result<std::optional<double>> JunkFilter::score(const RuleFacts& facts) const
{
    const auto totals = m_memory.totals();
    if (!totals)
        return unexpected(totals.error());
    if (!hasLearntEnough(*totals))
        return std::optional<double>();
    const auto counts = m_memory.counts(junkTokens(facts));
    if (!counts)
        return unexpected(counts.error());
    std::vector<double> probabilities;
    for (const JunkCounts& count : *counts) {
        if (count.good + count.junk == 0)
            continue;
        const double p = probability(count, *totals);
        if (std::abs(p - unknownProbability) >= leastDistance)
            probabilities.push_back(p);
    }
    std::sort(probabilities.begin(), probabilities.end(), [](double a, double b) {
        return std::abs(a - unknownProbability) > std::abs(b - unknownProbability);
    });
    if (probabilities.size() > mostDecisive)
        probabilities.resize(mostDecisive);
    return std::optional<double>(probabilities.empty() ? unknownProbability : combined(probabilities));
}

Result<void> JunkFilter::learn(const RuleFacts& facts, bool isJunk)
{
    return m_memory.learn(keyOf(facts), isJunk, junkTokens(facts));
}

Result<void> JunkFilter::forget(const RuleFacts& facts)
{
    return m_memory.forget(keyOf(facts));
}

Result<std::optional<bool>> JunkFilter::learntAsJunk(const RuleFacts& facts) const
{
    return m_memory.learntAsJunk(keyOf(facts));
}

} // namespace postaci
