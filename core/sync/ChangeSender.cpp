#include "sync/ChangeSender.h"

#include "sync/CopySender.h"
#include "sync/ExpungeSender.h"
#include "sync/FlagSender.h"
#include "sync/FolderSender.h"
#include "sync/MoveSender.h"

namespace postaci {

ChangeSender::ChangeSender(SyncScope scope, std::function<void(const RejectedChange&)> rejected)
    : m_scope(std::move(scope)), m_rejected(std::move(rejected)),
      m_selected(m_scope), m_changes{m_scope, m_selected, m_rejected}
{
}

Result<bool> ChangeSender::run(AppendSizes appends)
{
    FolderSender folders(m_changes, [this]() -> Result<void> {
        const auto sent = sendMessages();
        return sent ? Result<void>() : unexpected(sent.error());
    });
    const auto changedFolders = folders.send();
    if (!changedFolders)
        return changedFolders;
    const auto sentMessages = sendMessages();
    if (!sentMessages)
        return sentMessages;
    const auto appended = AppendSender(m_changes, appends).send();
    if (!appended)
        return appended;
    return *changedFolders || *sentMessages || *appended;
}

Result<bool> ChangeSender::sendMessages()
{
    const AccountId account = m_scope.account;
    const auto flags = m_scope.reader.flagIntents(account);
    const auto keywords = m_scope.reader.keywordIntents(account);
    const auto copies = m_scope.reader.copyIntents(account);
    if (!flags || !keywords || !copies)
        return unexpected(!flags ? flags.error() : !keywords ? keywords.error() : copies.error());
    // Flags first: a message that is copied or moves takes them along.
    if (auto sent = FlagSender(m_changes).sendFlags(*flags); !sent)
        return unexpected(sent.error());
    if (auto sent = FlagSender(m_changes).sendKeywords(*keywords); !sent)
        return unexpected(sent.error());
    if (auto sent = CopySender(m_changes).send(*copies); !sent)
        return unexpected(sent.error());

    const auto moves = m_scope.reader.moveIntents(account);
    if (!moves)
        return unexpected(moves.error());
    if (auto sent = MoveSender(m_changes).send(*moves); !sent)
        return unexpected(sent.error());
    const auto expunges = m_scope.reader.expungeIntents(account);
    if (!expunges)
        return unexpected(expunges.error());
    if (auto sent = ExpungeSender(m_changes).send(*expunges); !sent)
        return unexpected(sent.error());
    return !flags->isEmpty() || !keywords->isEmpty() || !copies->isEmpty() || !moves->isEmpty() ||
           !expunges->isEmpty();
}

Result<void> ChangeSender::expungeLeftMarked(const Folder& folder)
{
    return ExpungeSender(m_changes).expungeLeftMarked(folder);
}

} // namespace postaci
