#include "sync/PushLoop.h"

#include "sync/FolderSync.h"
#include "sync/PreviewFetcher.h"

namespace postaci {

namespace {

/// The loop ends alone when its folder is marked no more.
AccountContext withOwnToken(AccountContext context)
{
    context.cancel = CancelToken();
    return context;
}

} // namespace

PushLoop::PushLoop(const AccountContext& context, LoopShare& share, FolderId folder)
    : ImapLoop(withOwnToken(context), share, QStringLiteral("push"), HostConnections::Use::Further),
      m_account(context.cancel),
      m_accountCallback(m_account.onCancel([own = m_context.cancel] { own.cancel(); })), m_folder(folder)
{
}

PushLoop::~PushLoop()
{
    m_account.forget(m_accountCallback);
    m_context.cancel.cancel();
    stop();
    m_share.pushed.setListening(m_folder, false);
}

Result<void> PushLoop::work(const SyncScope& scope)
{
    m_isUseless = !scope.session.has("IDLE");
    const auto folder = scope.reader.folder(m_folder);
    if (m_isUseless || !folder || !folder->isSyncable()) {
        m_isUseless = true;
        return {};
    }
    const auto listened = listen(scope, *folder);
    m_share.pushed.setListening(m_folder, false);
    return listened;
}

Result<void> PushLoop::listen(const SyncScope& scope, const Folder& folder)
{
    FolderSync sync(scope, folder);
    if (auto synced = sync.run(SyncDepth::Whole); !synced)
        return synced;
    m_share.pushed.setListening(m_folder, true);
    isWell();
    while (!m_context.cancel.isCancelled() && !isPlaceWanted() && m_context.fetching->pushes() &&
           m_share.pushed.hearing() != PushedFolders::Hearing::ByNotify) {
        const auto outcome = scope.session.idle(int(m_context.timings.idle.count()));
        if (!outcome)
            return unexpected(outcome.error());
        const MailboxUpdates updates = scope.session.takeUpdates();
        if (updates.isEmpty())
            continue;
        if (auto applied = sync.applyUpdates(updates); !applied)
            return applied;
        if (auto previewed = fetchMissingPreviews(scope, folder.id, previewedAtOnce); !previewed)
            return previewed;
    }
    return {};
}

} // namespace postaci
