#pragma once

#include "rules/JunkFilter.h"
#include "store/MailReader.h"

namespace postaci {

/// What a person says of messages on its way into the memory. Takes as long as it takes: for a thread that
/// nobody waits for.
class JunkLearning
{
public:
    /// Errors: Storage.
    static Result<std::unique_ptr<JunkLearning>> open(const QString& profileDir);

    /// Messages that are gone are left out. With junk some good mail is learnt too, since hardly anybody says
    /// what is good: read mail that has stayed in that account's inbox.
    Result<void> learn(const QList<MessageId>& messages, bool isJunk, const QDateTime& now);
    /// Takes back what was learnt of these as junk.
    Result<void> forgetJunk(const QList<MessageId>& messages);
    Result<void> forgetAll() { return m_memory->forgetAll(); }
    [[nodiscard]] Result<JunkCounts> totals() const { return m_memory->totals(); }

private:
    JunkLearning(std::unique_ptr<MailReader> reader, std::unique_ptr<JunkMemory> memory);
    Result<void> learnKept(AccountId account, const QDateTime& now);
    template <typename Work> Result<void> forEach(const QList<MessageId>& messages, const Work& work);

    std::unique_ptr<MailReader> m_reader;
    std::unique_ptr<JunkMemory> m_memory;
    JunkFilter m_filter;
};

} // namespace postaci
