#include "store/TransactionPrivate.h"

namespace postaci {

Result<qint64> Transaction::putRule(const StoredRule& rule)
{
    return d->guarded([&]() -> Result<qint64> {
        if (rule.id == 0) {
            d->query("INSERT INTO rule (position, name, is_on, definition)"
                     " SELECT coalesce(max(position), 0) + 1, ?, ?, ? FROM rule",
                     rule.name, rule.isOn, rule.definition)
                .run();
            return d->lastInsertId();
        }
        const int changed = d->query("UPDATE rule SET name = ?, is_on = ?, definition = ? WHERE id = ?",
                                     rule.name, rule.isOn, rule.definition, rule.id)
                                .run();
        if (changed == 0)
            return missing(ErrorReason::Unspecified, QStringLiteral("No filter %1").arg(rule.id));
        return rule.id;
    });
}

Result<void> Transaction::removeRule(qint64 rule)
{
    return d->guarded([&]() -> Result<void> {
        d->query("DELETE FROM rule WHERE id = ?", rule).run();
        return {};
    });
}

Result<void> Transaction::orderRules(const QList<qint64>& rules)
{
    return d->guarded([&]() -> Result<void> {
        d->query("UPDATE rule SET position = position + ?", rules.size()).run();
        for (qsizetype i = 0; i < rules.size(); ++i)
            d->query("UPDATE rule SET position = ? WHERE id = ?", i + 1, rules.at(i)).run();
        return {};
    });
}

Result<void> Transaction::setJunkMode(AccountId account, JunkMode mode)
{
    return d->guarded([&]() -> Result<void> {
        if (mode == JunkMode::Off)
            d->query("DELETE FROM junk_choice WHERE account = ?", account).run();
        else
            d->query("INSERT OR REPLACE INTO junk_choice (account, mode) VALUES (?, ?)", account,
                     static_cast<int>(mode))
                .run();
        return {};
    });
}

Result<bool> Transaction::takeFromRuleQueue(MessageId message)
{
    return d->guarded([&]() -> Result<bool> {
        return d->query("DELETE FROM rule_queue WHERE message = ?", message).run() > 0;
    });
}

} // namespace postaci
