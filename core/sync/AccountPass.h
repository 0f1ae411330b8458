#pragma once

#include "sync/AccountContext.h"
#include "sync/BodyClaims.h"
#include "sync/SyncScope.h"

#include <QHash>

#include <functional>

namespace postaci {

enum class InboxShare {
    Whole,        ///< this connection does everything
    OnlyFirstSync ///< another one watches INBOX: it is left to that once it is complete
};

/// What a pass needs of its account.
struct PassOptions
{
    BodyPolicy bodies = BodyPolicy::OnDemand;
    InboxShare inbox = InboxShare::Whole;
    std::function<void(const QString& folder, qint64 done, qint64 total)> report; ///< may be empty
    std::function<void(const RejectedChange&)> rejected;                          ///< may be empty
    BodyClaims* claims = nullptr; ///< of all connections of the account, where there are others
    SyncBreak pause;              ///< runs between folders, the commands of a long one, and bodies
};

/// One pass over all folders of an account: each brought to the server's state, then lines of preview, then
/// bodies by policy. Lives in its connection's thread.
class AccountPass
{
public:
    AccountPass(SyncScope scope, PassOptions options);

    /// Returns the number of folders that were looked at.
    Result<int> run();

private:
    Result<int> syncFolders();
    /// Error Gone/MailboxMissing when the folder is not there any more.
    Result<void> syncOne(const Folder& folder);
    Result<bool> isUnchanged(const Folder& folder) const;
    Result<void> fetchPreviews(const Folder& folder);
    Result<void> fetchBodies();
    Result<void> fetchBodies(const Folder& folder);
    Result<void> fetchOne(const MessageLocation& message);
    Result<void> fetchPage(const Folder& folder, const QList<MessageLocation>& page);
    Result<bool> pause() const { return m_options.pause ? m_options.pause() : Result<bool>(false); }
    [[nodiscard]] Result<QList<Folder>> syncableFolders() const;

    SyncScope m_scope;
    PassOptions m_options;
    QHash<QByteArray, ImapStatus> m_statuses; ///< by raw name
    bool m_listIsOld = false;                 ///< folders have come or gone since it was asked for
};

} // namespace postaci
