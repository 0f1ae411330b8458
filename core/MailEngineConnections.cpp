#include "MailEnginePrivate.h"

namespace postaci {

bool MailEngine::isPaused(AccountId account) const
{
    return d->paused.contains(account);
}

void MailEngine::pause(AccountId account)
{
    const auto sync = d->accounts.find(account);
    if (sync == d->accounts.end() || !d->paused.insert(account).second)
        return;
    d->startAccount(Account(sync->second->account()));
    Q_EMIT accountStateChanged(accountState(account));
}

void MailEngine::resume(AccountId account)
{
    const auto row = d->reader->account(account);
    if (d->paused.erase(account) == 0 || !row || !d->started)
        return;
    d->startAccount(*row);
    Q_EMIT accountStateChanged(accountState(account));
}

void MailEngine::networkBack()
{
    d->judgeFetching(); // the machine may have slept
    for (const auto& [id, account] : d->accounts)
        account->networkBack();
}

void MailEngine::Private::refreshPushed()
{
    for (const auto& [id, account] : accounts) {
        QList<FolderId> pushed;
        for (const Folder& folder : reader->folders(id).value_or({}))
            if (folder.isPushed && folder.isSyncable() && folder.role != FolderRole::Inbox)
                pushed.append(folder.id);
        account->setPushedFolders(pushed);
    }
}

} // namespace postaci
