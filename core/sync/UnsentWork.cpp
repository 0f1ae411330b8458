#include "sync/UnsentWork.h"

#include <algorithm>

namespace postaci {

namespace {

template <typename T> bool mayHaveSome(const Result<QList<T>>& list)
{
    return !list || !list->isEmpty();
}

bool waitsForServer(const DraftCopy& copy)
{
    return copy.state != DraftCopyState::There || copy.isSuperseded || !copy.hasDraft;
}

bool waitsForCopy(const OutboxEntry& entry, AccountId account)
{
    return entry.account == account && !entry.sentCopyDone &&
           (entry.state == OutboxState::Sent || entry.state == OutboxState::Uncertain);
}

} // namespace

bool hasUnsentWork(const MailReader& reader, const Account& account)
{
    const AccountId id = account.id;
    if (mayHaveSome(reader.flagIntents(id)) || mayHaveSome(reader.keywordIntents(id)) ||
        mayHaveSome(reader.moveIntents(id)) || mayHaveSome(reader.copyIntents(id)) ||
        mayHaveSome(reader.expungeIntents(id)) || mayHaveSome(reader.appends(id)) ||
        mayHaveSome(reader.folderOperations(id)) || mayHaveSome(reader.ruleQueue(id)))
        return true;
    const auto drafts = reader.draftCopies(id);
    if (!drafts || std::any_of(drafts->begin(), drafts->end(), waitsForServer))
        return true;
    const auto outbox = reader.outbox();
    return !outbox || std::any_of(outbox->begin(), outbox->end(),
                                  [id](const OutboxEntry& entry) { return waitsForCopy(entry, id); });
}

} // namespace postaci
