#pragma once

#include "sync/ImapLoop.h"

namespace postaci {

/// A connection that listens at one folder which the user wants to be told of at once, where the host has a
/// place for it and the server cannot tell of it otherwise.
class PushLoop final : public ImapLoop
{
public:
    PushLoop(const AccountContext& context, LoopShare& share, FolderId folder);
    ~PushLoop() override;

    [[nodiscard]] FolderId folder() const { return m_folder; }

protected:
    Result<void> work(const SyncScope& scope) override;
    [[nodiscard]] bool waitsToConnect() const override
    {
        return m_isUseless || !m_share.gate.isOpen() || !m_context.fetching->pushes() ||
               m_share.pushed.hearing() != PushedFolders::Hearing::OneByOne;
    }
    void report(const LoopReport&) override {} // what goes wrong here is polled for
    void connectionFailed(const Error&) override {}

private:
    Result<void> listen(const SyncScope& scope, const Folder& folder);

    const CancelToken m_account; ///< cancels this loop's own
    quint64 m_accountCallback;
    const FolderId m_folder;
    bool m_isUseless = false; ///< the server has no IDLE
};

} // namespace postaci
