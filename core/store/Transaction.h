#pragma once

#include "base/Result.h"
#include "store/StoreChange.h"
#include "store/StoreTypes.h"

#include <QHash>

#include <memory>
#include <vector>

namespace postaci {

class Database;
struct PreparedHeader;

/// One write transaction: every change to the store is a member of it, and it gathers the news of them.
/// Lives in the writer thread, handed to Store::Work; never kept beyond it.
class Transaction
{
public:
    // Accounts
    Result<AccountId> addAccount(const Account& account);
    Result<void> updateAccount(const Account& account); ///< all but what is remembered of its encryption
    /// A login to the account's incoming or outgoing server was encrypted.
    Result<void> rememberEncryption(AccountId id, ServerRole server);
    /// The user wants to log in there without.
    Result<void> forgetEncryption(AccountId id, ServerRole server);
    Result<void> removeAccount(AccountId id); ///< with all its folders, mail, intents and outbox entries

    // Folders
    /// Makes the account's folder rows equal to the server's list: adds, removes (with their messages),
    /// roles, parents. A vanished folder's queued moves into it are dropped and their messages shown where
    /// the server has them.
    Result<void> applyFolderList(AccountId account, const QList<ServerFolder>& server);
    /// Stores uidValidity, uidNext, highestModSeq, syncedDownTo and lastSync of `folder`.
    Result<void> setSyncState(const Folder& folder);
    /// Drops the UIDs of all messages of the folder but keeps the rows, so that insertHeaders() can match
    /// them again by Message-ID, size and date (RFC 3501 2.3.1.1); then stores the new value.
    Result<void> beginUidValidityChange(FolderId folder, quint32 uidValidity);
    /// Removes the rows that were not matched again.
    Result<void> endUidValidityChange(FolderId folder);

    // Messages, the server's side
    /// Inserts or, where (folder, uid) is known, updates. Rows that wait for their UID after a move are taken
    /// over instead of doubled. Returns the ids in the order given; one without a UID is not stored and gets
    /// 0. In a local folder each is a new message, whatever its UID.
    Result<QList<MessageId>> insertHeaders(FolderId folder, const QList<NewMessage>& messages);
    /// The same with the work that needs no store done already, see PreparedHeader.h.
    Result<QList<MessageId>> insertHeaders(FolderId folder, const std::vector<PreparedHeader>& headers);
    Result<void> applyServerFlags(FolderId folder,
                                  const QList<ServerFlags>& flags);       ///< unknown uids are ignored
    Result<void> removeUids(FolderId folder, const QList<quint32>& uids); ///< unknown uids are ignored
    Result<void> setPreview(MessageId message, const QString& preview, bool hasAttachment);

    // Bodies: pieces in order, then finish. Those of server mail are a cache (bodies.db), those of local mail
    // are kept as safely as anything here.
    Result<void> putBody(MessageId message, const QByteArray& raw);
    Result<void> beginBody(MessageId message); ///< drops pieces of an earlier try
    Result<void> appendBodyPiece(MessageId message, const QByteArray& piece);
    Result<void> finishBody(MessageId message);

    // POP3: which messages of the server have been here
    /// `known.id` and `known.hasBody` are ignored.
    Result<void> addUidl(AccountId account, const KnownUidl& known);
    /// The same message has another UIDL or size at the server now.
    Result<void> updateUidl(qint64 id, const QByteArray& uidl, qint64 size);
    /// Stores since when the server does not list them; an invalid time: it does again.
    Result<void> setUidlsGone(const QList<qint64>& ids, const QDateTime& since);
    /// Forgets those that have been gone from the server since before `time`.
    Result<void> forgetUidlsGoneBefore(AccountId account, const QDateTime& time);

    // Intents: what the user wants and the server does not know yet. In local folders it is done at once.
    Result<void> wantFlag(const QList<MessageId>& messages, MessageFlag flag, bool on);
    Result<void> wantMove(const QList<MessageId>& messages, FolderId target);
    Result<void> wantExpunge(const QList<MessageId>& messages); ///< not shown anywhere from now on
    /// The server has taken the change: its state is updated and the intent deleted, unless it has changed
    /// meanwhile.
    Result<void> flagDone(MessageId message, MessageFlag flag, bool on);
    /// `target`: where the server was told to copy it; 0 takes the intent's, which may have changed
    /// meanwhile. Once Copying or Copied the target stays: a message that is wanted elsewhere by then goes
    /// there after moveDone(). AwaitingUid is the same as moveDone() with uid 0.
    Result<void> setMoveState(MessageId message, MoveState state, FolderId target = 0);
    /// The message is now `uid` in `target`; uid 0: not known, the row waits for insertHeaders() there.
    Result<void> moveDone(MessageId message, FolderId target, quint32 uid);
    Result<void> expungeDone(MessageId message);
    /// The server refused for good: the intent is deleted and the message shown as the server has it.
    Result<void> rejectFlag(MessageId message, MessageFlag flag);
    Result<void> rejectMove(MessageId message);
    Result<void> rejectExpunge(MessageId message);

    // Outbox
    Result<OutboxId> addToOutbox(const OutboxEntry& entry, const QByteArray& wire,
                                 const QByteArray& sentCopy);
    Result<void> setOutboxState(OutboxId id, OutboxState state, const std::optional<Error>& error,
                                const QString& reply);
    Result<void> scheduleRetry(OutboxId id, const QDateTime& nextAttempt,
                               const Error& error); ///< back to Queued
    Result<void> setSentCopyDone(OutboxId id);
    /// The same, for whoever files the copy in this transaction; false if that was done already.
    Result<bool> takeSentCopy(OutboxId id);
    Result<void> removeFromOutbox(OutboxId id);
    /// At a start: Sending becomes Queued (the final dot was not written), Ending becomes Uncertain.
    Result<void> recoverOutbox();

    // Drafts
    Result<DraftId> saveDraft(const Draft& draft); ///< id 0: a new one
    Result<void> removeDraft(DraftId id);

private:
    friend class Store;
    friend class WriterThread;
    explicit Transaction(Database& database);
    Result<void> begin();
    /// A step of what there is to do for old messages; true if there is more.
    Result<bool> keepUp();
    Result<StoreChange> commit();
    void rollback();
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace postaci
