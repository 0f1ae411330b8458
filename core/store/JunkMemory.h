#pragma once

#include "base/Result.h"

#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace postaci {

[[nodiscard]] QString junkFile(const QString& profileDir);

/// In how many messages of each kind something was.
struct JunkCounts
{
    qint64 good = 0;
    qint64 junk = 0;
    bool operator==(const JunkCounts&) const = default;
};

/// What the filter for junk has learnt: junk.db of a profile, which is made anew where it is missing or
/// damaged. Every thread makes its own; each call is one short transaction.
class JunkMemory
{
public:
    /// Errors: Storage.
    static Result<std::unique_ptr<JunkMemory>> open(const QString& profileDir);
    ~JunkMemory();

    [[nodiscard]] Result<JunkCounts> totals() const;
    /// Tokens that were never met are left out.
    [[nodiscard]] Result<QHash<quint64, JunkCounts>> counts(const QList<quint64>& tokens) const;
    /// What the message was learnt as, if it was.
    [[nodiscard]] Result<std::optional<bool>> learntAsJunk(qint64 messageKey) const;
    /// In the place of what was learnt of that message before. `tokens` are different from each other.
    Result<void> learn(qint64 messageKey, bool isJunk, const QList<quint64>& tokens);
    Result<void> forget(qint64 messageKey);
    Result<void> forgetAll();

private:
    struct Private;
    explicit JunkMemory(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace postaci
