#pragma once

#include "sync/SyncScope.h"

namespace postaci {

/// How far a folder that was never synced is taken.
enum class SyncDepth {
    NewestPage, ///< its newest 100 rows only, when it is new; a known folder is brought up to date as with
                ///< Whole
    Whole,
};

/// Brings the store's rows of one folder to the server's state. Can be stopped after any command: what is
/// missing is found again by comparing UIDs, never by a remembered position. Lives in its connection's
/// thread.
class FolderSync
{
public:
    FolderSync(SyncScope scope, const Folder& folder);

    /// SELECTs the folder and compares. Leaves it selected. `pause` runs between the commands of a long sync.
    Result<void> run(SyncDepth depth, const SyncProgress& progress = {}, const SyncBreak& pause = {});
    /// The folder is selected already: takes what the server told of it since. While its first sync runs on
    /// the other connection only what is new is added here, and the stored position stays that connection's.
    Result<void> applyUpdates(const MailboxUpdates& updates);

    [[nodiscard]] const Folder& folder() const { return m_folder; }

private:
    [[nodiscard]] std::optional<QresyncState> knownState() const;
    Result<void> adoptUidValidity(const ImapSelected& selected);
    /// From which UID on messages of INBOX are new mail, if that is to be noted now.
    Result<void> noteBeginning(quint32 uidNext);
    Result<void> firstSync(const ImapSelected& selected, SyncDepth depth);
    Result<void> resync(const ImapSelected& selected);
    /// UIDs listed by the server against those here: fetches the missing, removes the gone.
    Result<void> compareAll(quint32 exists, SyncDepth depth, bool* complete);
    Result<void> selectAgain();
    /// Headers of all UIDs from `from` on.
    Result<void> fetchNew(quint32 from);
    [[nodiscard]] Result<quint32> firstUnknownUid() const;
    Result<void> refreshFlags(quint64 changedSince);
    /// What the server calls the messages, where it tells.
    Result<void> learnIdentities();
    Result<void> applyFlags(const QList<ImapFlags>& flags);
    Result<void> removeVanished(const UidSet& uids);
    Result<void> removeUids(const QList<quint32>& uids);
    Result<void> saveState();
    [[nodiscard]] Result<void> stopIfCancelled() const;

    SyncScope m_scope;
    Folder m_folder;
    SyncProgress m_progress;
    SyncBreak m_pause;
    QList<MessageId> m_awaiting;   ///< had no UID when the folder was selected
    bool m_isFirstContact = false; ///< its UIDVALIDITY was learnt just now
};

} // namespace postaci
