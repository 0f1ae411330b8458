#include "rules/JunkLearning.h"

#include "rules/RuleReader.h"

#include <QSet>

namespace postaci {

namespace {

/// Good mail that is learnt for each time somebody says "junk", and how far it is looked for.
constexpr int mostKeptAtOnce = 10;
constexpr int rowsLookedThrough = 200;
constexpr qint64 keptForDays = 1;
constexpr qint64 goodForJunk = 2; ///< so many good ones for each junk one are enough

} // namespace

JunkLearning::JunkLearning(std::unique_ptr<MailReader> reader, std::unique_ptr<JunkMemory> memory)
    : m_reader(std::move(reader)), m_memory(std::move(memory)), m_filter(*m_memory)
{
}

Result<std::unique_ptr<JunkLearning>> JunkLearning::open(const QString& profileDir)
{
    auto reader = MailReader::open(profileDir);
    if (!reader)
        return unexpected(reader.error());
    auto memory = JunkMemory::open(profileDir);
    if (!memory)
        return unexpected(memory.error());
    return std::unique_ptr<JunkLearning>(
        new JunkLearning(std::move(reader).value(), std::move(memory).value()));
}

template <typename Work>
Result<void> JunkLearning::forEach(const QList<MessageId>& messages, const Work& work)
{
    for (const MessageId message : messages) {
        const auto rows = m_reader->rows({message});
        if (!rows)
            return unexpected(rows.error());
        if (rows->isEmpty())
            continue;
        const auto facts = ruleFacts(*m_reader, rows->first(), true);
        if (!facts && facts.error().kind == ErrorKind::Gone)
            continue;
        if (!facts)
            return unexpected(facts.error());
        if (auto worked = work(*facts); !worked)
            return worked;
    }
    return {};
}

Result<void> JunkLearning::learn(const QList<MessageId>& messages, bool isJunk, const QDateTime& now)
{
    QSet<AccountId> accounts;
    auto learnt = forEach(messages, [&](const RuleFacts& facts) {
        accounts.insert(facts.account);
        return m_filter.learn(facts, isJunk);
    });
    for (const AccountId account : isJunk ? accounts : QSet<AccountId>()) {
        if (learnt)
            learnt = learnKept(account, now);
    }
    return learnt;
}

Result<void> JunkLearning::learnKept(AccountId account, const QDateTime& now)
{
    ListQuery inbox;
    inbox.folder = m_reader->folderByRole(account, FolderRole::Inbox).value_or(0);
    const auto ids = m_reader->messageIds(inbox, 0, rowsLookedThrough);
    const auto rows = ids ? m_reader->rows(*ids) : Result<QList<MessageRow>>(unexpected(ids.error()));
    if (!rows)
        return unexpected(rows.error());
    int learnt = 0;
    for (const MessageRow& row : *rows) {
        const auto totals = m_memory->totals();
        if (!totals)
            return unexpected(totals.error());
        if (learnt == mostKeptAtOnce || totals->good >= totals->junk * goodForJunk)
            break;
        const bool isKept = row.flags.testFlag(MessageFlag::Seen) && !row.flags.testFlag(MessageFlag::Junk) &&
                            sortSeconds(row.id) <= now.addDays(-keptForDays).toSecsSinceEpoch();
        if (!isKept)
            continue;
        const auto one = forEach({row.id}, [&](const RuleFacts& facts) -> Result<void> {
            const auto before = m_filter.learntAsJunk(facts);
            if (!before || before->has_value())
                return before ? Result<void>() : unexpected(before.error());
            learnt += 1;
            return m_filter.learn(facts, false);
        });
        if (!one)
            return one;
    }
    return {};
}

Result<void> JunkLearning::forgetJunk(const QList<MessageId>& messages)
{
    return forEach(messages, [&](const RuleFacts& facts) -> Result<void> {
        const auto before = m_filter.learntAsJunk(facts);
        if (!before)
            return unexpected(before.error());
        return before->value_or(false) ? m_filter.forget(facts) : Result<void>();
    });
}

} // namespace postaci
