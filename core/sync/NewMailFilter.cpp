#include "sync/NewMailFilter.h"

#include "base/Logging.h"
#include "rules/JunkFilter.h"
#include "rules/RuleReader.h"
#include "sync/BodyRequest.h"
#include "sync/RuleActions.h"

#include <functional>

namespace postaci {

namespace {

/// So many that what the user asks for meanwhile does not wait long.
constexpr qsizetype kStep = 20;
/// What is bigger is not fetched for a filter's sake.
constexpr qint64 kBiggestFetched = 5 << 20;
/// The same to find out whether it is junk, which seldom is big.
constexpr qint64 kBiggestForJunk = 256 << 10;

/// Judges new mail of one account by what was learnt.
class JunkJudge
{
public:
    /// One that judges nothing where that is off, or where it has not learnt enough.
    static Result<JunkJudge> open(const QString& profileDir, const MailReader& reader, AccountId account)
    {
        JunkJudge judge(reader);
        const auto mode = reader.junkMode(account);
        if (!mode)
            return unexpected(mode.error());
        if (*mode == JunkMode::Off)
            return judge;
        auto memory = JunkMemory::open(profileDir);
        const auto totals = memory ? (*memory)->totals() : Result<JunkCounts>(unexpected(memory.error()));
        if (!totals)
            return unexpected(totals.error());
        if (JunkFilter::hasLearntEnough(*totals)) {
            judge.m_mode = *mode;
            judge.m_memory = std::move(memory).value();
        }
        return judge;
    }

    [[nodiscard]] bool isOn() const { return m_mode != JunkMode::Off; }

    /// Adds what is to be done with junk. Contacts and whom the user has written to send none, and what
    /// another program has judged is left at that.
    Result<void> judge(const MessageRow& row, const RuleFacts& facts, RuleEffects& effects) const
    {
        if (!isOn() || effects.place || row.flags.testAnyFlags(MessageFlag::Junk | MessageFlag::NotJunk))
            return {};
        const auto score = JunkFilter(*m_memory).score(facts);
        if (!score)
            return unexpected(score.error());
        if (score->value_or(0) < JunkFilter::threshold)
            return {};
        const auto isKnown = m_reader->isKnownPerson(row.from.addr);
        if (!isKnown)
            return unexpected(isKnown.error());
        if (*isKnown)
            return {};
        if (m_mode == JunkMode::Move)
            effects.place = RulePlace{RuleActionKind::Junk, 0};
        else
            effects.markJunk = true;
        return {};
    }

private:
    explicit JunkJudge(const MailReader& reader) : m_reader(&reader) {}

    const MailReader* m_reader;
    JunkMode m_mode = JunkMode::Off;
    std::unique_ptr<JunkMemory> m_memory;
};

/// New mail on its way through the filters.
class Filtering
{
public:
    /// Brings the raw message here, if it can. Errors end the work.
    using Fetch = std::function<Result<void>(const MessageRow&)>;
    enum class Unfinished { Judge, Leave }; ///< what becomes of messages that are not whole here

    Filtering(Store& store, const MailReader& reader, const Clock& clock, AccountId account)
        : m_store(store), m_reader(reader), m_clock(clock), m_account(account)
    {
    }

    /// Returns how many of `queue` have been done with.
    Result<int> run(const QList<MessageId>& queue, Unfinished unfinished, const Fetch& fetch)
    {
        const auto rules = readRules(m_reader);
        if (!rules)
            return unexpected(rules.error());
        const RuleMatcher matcher(*rules);
        const auto inbox = m_reader.folderByRole(m_account, FolderRole::Inbox);
        if (!inbox)
            return unexpected(inbox.error());
        const auto junk = JunkJudge::open(m_store.profileDir(), m_reader, m_account);
        if (!junk)
            return unexpected(junk.error());
        QList<RuleHit> hits;
        for (const MessageId id : queue) {
            const auto rows = m_reader.rows({id});
            if (!rows)
                return unexpected(rows.error());
            // The user, or another client, was quicker.
            if (rows->isEmpty() || rows->first().folder != *inbox) {
                hits.append(RuleHit{id, {}});
                continue;
            }
            if (unfinished == Unfinished::Leave && !rows->first().hasBody)
                continue;
            const auto effects = judge(matcher, *junk, rows->first(), fetch);
            if (!effects)
                return unexpected(effects.error());
            hits.append({id, *effects});
        }
        if (hits.isEmpty())
            return 0;
        const auto written = write(hits);
        return written ? Result<int>(static_cast<int>(hits.size())) : unexpected(written.error());
    }

private:
    Result<RuleEffects> judge(const RuleMatcher& matcher, const JunkJudge& junk, const MessageRow& row,
                              const Fetch& fetch) const
    {
        const bool rulesNeedRaw = matcher.needsRaw(m_account);
        const bool isFetched =
            (rulesNeedRaw && row.size <= kBiggestFetched) || (junk.isOn() && row.size <= kBiggestForJunk);
        if (isFetched && !row.hasBody)
            if (auto fetched = fetch(row); !fetched)
                return unexpected(fetched.error());
        const auto facts = ruleFacts(m_reader, row, rulesNeedRaw || junk.isOn());
        if (!facts)
            return facts.error().kind == ErrorKind::Gone ? Result<RuleEffects>(RuleEffects())
                                                         : unexpected(facts.error());
        RuleEffects effects = matcher.judge(*facts, m_clock.now()).effects;
        const auto judged = junk.judge(row, *facts, effects);
        return judged ? Result<RuleEffects>(effects) : unexpected(judged.error());
    }

    Result<void> write(const QList<RuleHit>& hits)
    {
        return m_store.write(WritePriority::Sync, [&](Transaction& transaction) -> Result<void> {
            const auto reader = MailReader::open(m_store.profileDir());
            if (!reader)
                return unexpected(reader.error());
            RuleActions actions(transaction, **reader);
            for (const RuleHit& hit : hits) {
                const auto isFirst = transaction.takeFromRuleQueue(hit.message);
                if (!isFirst)
                    return unexpected(isFirst.error());
                if (!*isFirst || hit.effects.isEmpty())
                    continue;
                const auto applied = actions.apply(hit);
                if (!applied && applied.error().kind == ErrorKind::Storage)
                    return applied;
                // What cannot be done is not tried for ever: the message stays where it is.
                if (!applied)
                    qCWarning(logSync) << "a filter could not do its work:" << applied.error().message;
            }
            return {};
        });
    }

    Store& m_store;
    const MailReader& m_reader;
    const Clock& m_clock;
    const AccountId m_account;
};

} // namespace

bool hasNewMail(const MailReader& reader, AccountId account)
{
    const auto queue = reader.ruleQueue(account);
    return queue && !queue->isEmpty();
}

Result<NewMailStep> filterNewMail(const SyncScope& scope)
{
    const auto queue = scope.reader.ruleQueue(scope.account);
    if (!queue)
        return unexpected(queue.error());
    if (queue->isEmpty())
        return NewMailStep();
    NewMailStep step;
    const auto fetch = [&](const MessageRow& row) -> Result<void> {
        step.leftFolder = true;
        const auto fetched = fetchRequestedBody(scope, row.id, {}, {});
        return !fetched && !concernsOneItem(scope, fetched.error()) ? fetched : Result<void>();
    };
    const auto done = Filtering(scope.store, scope.reader, scope.clock, scope.account)
                          .run(queue->first(qMin(kStep, queue->size())), Filtering::Unfinished::Judge, fetch);
    if (!done)
        return unexpected(done.error());
    step.worked = *done > 0;
    return step;
}

Result<void> filterNewMail(const MaildropScope& scope)
{
    const auto queue = scope.reader.ruleQueue(scope.account.id);
    if (!queue)
        return unexpected(queue.error());
    Filtering filtering(scope.store, scope.reader, scope.clock, scope.account.id);
    for (qsizetype start = 0; start < queue->size(); start += kStep) {
        const auto done = filtering.run(queue->mid(start, kStep), Filtering::Unfinished::Leave,
                                        [](const MessageRow&) { return Result<void>(); });
        if (!done)
            return unexpected(done.error());
    }
    return {};
}

} // namespace postaci
