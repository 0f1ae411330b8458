#pragma once

#include "base/FetchRules.h"
#include "base/Result.h"
#include "base/SizeLimit.h"
#include "store/BodySummary.h"
#include "store/ChangeTypes.h"
#include "store/Contact.h"
#include "store/JunkMode.h"
#include "store/StoreChange.h"
#include "store/StoredRule.h"

#include <QHash>

#include <functional>
#include <memory>
#include <span>

namespace postaci {

class Database;
struct BodyAttempt;
struct PreparedHeader;
struct StoredBody;

/// Folders that another client has renamed, with the server's new name.
using FolderRenames = QHash<FolderId, QByteArray>;

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
    /// What that server said of the biggest message it takes.
    Result<void> rememberSendingLimit(const ServerSettings& server, const SizeLimit& limit);
    Result<void> rememberAppendLimit(FolderId folder, std::optional<qint64> bytes);
    /// The account without servers, for mail that is of no other ("On this computer"); made where there is
    /// none.
    Result<AccountId> needLocalAccount();
    Result<void> removeAccount(AccountId id); ///< with all its folders, mail, intents and outbox entries

    // Folders
    /// Makes the account's folder rows equal to the server's list: adds, removes (with their messages),
    /// roles, parents; the user's operations that wait stay laid over it. A vanished folder's queued moves
    /// into it are dropped and their messages, which `takenBack` gets, shown where the server has them.
    Result<void> applyFolderList(AccountId account, const QList<ServerFolder>& server,
                                 const FolderRenames& renamed = {}, QList<MessageId>* takenBack = nullptr);
    /// Stores uidValidity, uidNext, highestModSeq, syncedDownTo, lastSync, idsAsked and a known mailboxId of
    /// `folder`.
    Result<void> setSyncState(const Folder& folder);
    /// Drops the UIDs of all messages of the folder but keeps the rows, so that insertHeaders() can match
    /// them again by Message-ID, size and date (RFC 3501 2.3.1.1); then stores the new value.
    Result<void> beginUidValidityChange(FolderId folder, quint32 uidValidity);
    /// Removes the rows that were not matched again.
    Result<void> endUidValidityChange(FolderId folder);
    /// The folder is looked at for the first time: messages from `uid` on are new mail. Nothing happens where
    /// that is known already.
    Result<void> expectNewFrom(FolderId folder, quint32 uid);
    Result<void> setPushed(FolderId folder, bool on); ///< whether its news are wanted at once

    // Folders as the user wants them: shown at once, in the log until the server has done it
    /// A new folder below `parent` (0: at the top). Errors: Input/MailboxExists.
    Result<FolderId> wantFolder(AccountId account, FolderId parent, const FolderLevel& level,
                                FolderRole role = FolderRole::None);
    Result<void> wantFolderName(FolderId folder, FolderId parent, const FolderLevel& level);
    Result<void> wantFolderRemoved(FolderId folder); ///< with all folders below it
    Result<void> wantSubscribed(FolderId folder, bool on);
    /// Create and Rename: the server is about to be told this name. False when the user has changed his mind.
    Result<bool> beginFolderOperation(qint64 operation, const QByteArray& rawName);
    [[nodiscard]] Result<qint64> folderOperationsDone(AccountId account); ///< see MailReader
    /// The server has done it; Create and Rename: it calls the folder `rawName` now.
    Result<void> folderOperationDone(const FolderOperation& operation, const QByteArray& rawName = {},
                                     const QString& path = {});
    /// The server refused for good. A folder that could not be made goes, and moves into it are taken back.
    Result<void> rejectFolderOperation(const FolderOperation& operation,
                                       QList<MessageId>* takenBack = nullptr);

    /// The user's work waits for this one to end: a long one does the rest in a transaction of its own.
    [[nodiscard]] bool isUserWaiting() const;

    // Messages, the server's side
    /// Inserts or, where (folder, uid) is known, updates. Rows that wait for their UID after a move are taken
    /// over instead of doubled. Returns the ids in the order given; one without a UID is not stored and gets
    /// 0. In a local folder each is a new message, whatever its UID.
    Result<QList<MessageId>> insertHeaders(FolderId folder, const QList<NewMessage>& messages);
    /// New mail is looked at by the filters.
    enum class Arrival { New, Old };
    /// The same with the work that needs no store done already, see PreparedHeader.h.
    Result<QList<MessageId>> insertHeaders(FolderId folder, std::span<const PreparedHeader> headers,
                                           Arrival arrival = Arrival::New);
    /// Whole messages that have been elsewhere before, into a local folder; see WholeMessage.h. Errors:
    /// Gone/MailboxMissing.
    Result<QList<MessageId>> importMessages(FolderId folder, std::span<const PreparedHeader> headers,
                                            std::span<const StoredBody> bodies);
    Result<void> applyServerFlags(FolderId folder,
                                  const QList<ServerFlags>& flags); ///< unknown uids are ignored
    /// What the server calls messages of the folder, by UID; unknown uids are ignored.
    Result<void> learnIdentities(FolderId folder, const QHash<quint32, ServerIdentity>& identities);
    Result<void> removeUids(FolderId folder, const QList<quint32>& uids);       ///< unknown uids are ignored
    Result<void> setBodySummary(MessageId message, const BodySummary& summary); ///< of a whole body
    /// Lines made of the first bytes only, for messages that have none yet; an empty one is not tried again.
    Result<void> setEarlyPreviews(const QHash<MessageId, QString>& previews);
    /// The whole folder was looked through: those of `awaiting` that still have no UID have left it.
    Result<void> missAwaited(FolderId folder, const QList<MessageId>& awaiting);
    /// Removes the rows of those of `messages` that have left their folder and not come up in another.
    Result<void> forgetGone(const QList<MessageId>& messages);
    /// Messages that were marked deleted by us and cannot be expunged alone: not shown until they are.
    Result<void> leaveMarked(FolderId folder, const QList<quint32>& uids);
    Result<void> forgetLeftMarked(FolderId folder, const QList<quint32>& uids);

    // Bodies: pieces in order, then finish. Those of server mail are a cache (bodies.db), those of local mail
    // are kept as safely as anything here.
    Result<void> putBody(MessageId message, const QByteArray& raw);
    Result<BodyAttempt> beginBody(MessageId message); ///< drops pieces of an earlier try
    /// Errors: Gone/MessageMissing, to be brought from the start again: a later try has begun, the cache was
    /// deleted, or the message is gone.
    Result<void> appendBodyPiece(const BodyAttempt& attempt, const QByteArray& piece);
    Result<void> finishBody(const BodyAttempt& attempt);

    /// Lets go of messages that could have been brought back; those that are not there any more are ignored.
    Result<void> forgetKept(const QList<KeptId>& kept);

    // POP3: which messages of the server have been here
    /// `known.id` and `known.hasBody` are ignored.
    Result<void> addUidl(AccountId account, const KnownUidl& known);
    /// The same message has another UIDL or size at the server now.
    Result<void> updateUidl(qint64 id, const QByteArray& uidl, qint64 size);
    /// Stores since when the server does not list them; an invalid time: it does again.
    Result<void> setUidlsGone(const QList<qint64>& ids, const QDateTime& since);
    /// Forgets those that have been gone from the server since before `time`.
    Result<void> forgetUidlsGoneBefore(AccountId account, const QDateTime& time);

    // Intents: what the user wants and the server does not know yet. In local folders it is done at once, and
    // so are kOwnFlags.
    Result<void> wantFlag(const QList<MessageId>& messages, MessageFlag flag, bool on);
    Result<void> wantKeyword(const QList<MessageId>& messages, const QString& keyword, bool on);
    /// Ends that they are put off.
    Result<void> wantMove(const QList<MessageId>& messages, FolderId target);
    /// Shown in `target` at once; returns the rows there. Unknown messages are left out.
    Result<QList<MessageId>> wantCopy(const QList<MessageId>& messages, FolderId target);
    /// Takes back wantCopy(), whose rows `copies` are: not shown there from now on, and not at the server. At
    /// Gmail, where a copy is one more place of the message, that place alone goes.
    Result<void> wantNoCopy(const QList<MessageId>& copies);
    /// Not shown anywhere from now on; at Gmail, outside the trash and junk, it goes to the trash instead.
    Result<void> wantExpunge(const QList<MessageId>& messages);
    /// Out of the trash to where they were, else to INBOX; marks of deletion and wishes to expunge go.
    Result<void> wantUndelete(const QList<MessageId>& messages);
    /// The server has taken the change: its state is updated and the intent deleted, unless it has changed
    /// meanwhile.
    Result<void> flagDone(MessageId message, MessageFlag flag, bool on);
    Result<void> keywordDone(MessageId message, const QString& keyword, bool on);
    /// `target`: where the server was told to copy it; 0 takes the intent's, which may have changed
    /// meanwhile. Once it is begun the target stays: a message that is wanted elsewhere by then goes
    /// there after moveDone(). AwaitingUid is the same as moveDone() with uid 0.
    Result<void> setMoveState(MessageId message, MoveState state, FolderId target = 0);
    /// COPY of these messages is about to be sent, for moves to be looked for from `targetUidNext` on.
    Result<void> beginMoveByCopy(const QList<MessageId>& messages, FolderId target, quint32 targetUidNext);
    /// The same for copies, which are named by their rows in the target.
    Result<void> beginCopies(const QList<MessageId>& copies, quint32 targetUidNext);
    Result<void> copyDone(MessageId copy,
                          quint32 uid); ///< uid 0: not known, the row waits for insertHeaders()
    /// The message is now `uid` in `target`; uid 0: not known, the row waits for insertHeaders() there.
    Result<void> moveDone(MessageId message, FolderId target, quint32 uid);
    Result<void> expungeDone(MessageId message);
    /// The server refused for good: the intent is deleted and the message shown as the server has it.
    Result<void> rejectFlag(MessageId message, MessageFlag flag);
    Result<void> rejectKeyword(MessageId message, const QString& keyword);
    Result<void> rejectCopy(MessageId copy);
    Result<void> rejectMove(MessageId message);
    Result<void> rejectExpunge(MessageId message);

    // Messages to be put on the server
    Result<AppendId> addAppend(const AppendEntry& entry, const QByteArray& raw);
    /// Queues a copy of `entry.replaces`, a message of this computer, which stays. Returns the row that it is
    /// shown by in the folder, until the server has it and then too; to be taken back with wantNoCopy().
    Result<MessageId> addAppendedCopy(const AppendEntry& entry);
    /// APPEND is about to be sent. Errors: Gone/MessageMissing where it was taken back.
    Result<void> beginAppend(AppendId id, quint32 targetUidNext);
    /// The server has it, as `uid` (0: not known) and these bytes. What it replaces is to be expunged; but a
    /// message of this computer has moved: it is in the folder now, under its id and with its text.
    Result<void> appendDone(AppendId id, quint32 uid, const QByteArray& raw);
    Result<void> rejectAppend(AppendId id);
    /// Takes back that `message`, which is on this computer still, goes to a server: it stays, and what may
    /// have reached the server by now is expunged there.
    Result<void> cancelAppendOf(MessageId message);

    // Filters
    Result<qint64> putRule(const StoredRule& rule); ///< id 0: a new one, behind the others; returns the id
    Result<void> removeRule(qint64 rule);
    Result<void> orderRules(const QList<qint64>& rules); ///< others stay behind these
    Result<void> setJunkMode(AccountId account, JunkMode mode);
    /// The filters are about to do what they want with new mail: false where that was done already.
    Result<bool> takeFromRuleQueue(MessageId message);

    // What only this program knows: when messages come back or are asked after, what is muted
    /// Shown among the messages that are put off until settleReminders() of that time (UTC); they stay where
    /// they are at the server, and leave it for good when they are moved. Not from Drafts, Junk or Trash.
    Result<void> snooze(const QList<MessageId>& messages, const QDateTime& until);
    Result<void> unsnooze(const QList<MessageId>& messages);
    /// From `due` (UTC; invalid: never) on an answer is missed.
    Result<void> setFollowUp(const QList<MessageId>& messages, const QDateTime& due);
    /// What was put off until then comes back, unread; what was answered is not asked after any more.
    Result<void> settleReminders(const QDateTime& now);
    /// The whole conversations of `messages`; on: they are read.
    Result<MutedMessages> mute(const QList<MessageId>& messages, bool on);
    Result<void> setArchivesByYear(AccountId account, bool on);
    Result<void> setFetchRules(AccountId account, const FetchRules& rules);

    // Contacts
    /// Does all of it; returns what takes it back. Errors: Input for a picture that is too large.
    Result<ContactEditDone> editContacts(const ContactEdit& edit);

    // Outbox
    /// Whether that account has a message with that Message-ID there, or has sent one.
    Result<bool> wasEverInOutbox(AccountId account, const QString& messageId);
    /// `draft`: the composer's form of it (Draft::data), empty: none.
    Result<OutboxId> addToOutbox(const OutboxEntry& entry, const QByteArray& wire, const QByteArray& sentCopy,
                                 const QByteArray& draft = {});
    Result<void> setOutboxState(OutboxId id, OutboxState state, const std::optional<Error>& error,
                                const QString& reply);
    /// Queued becomes Sending. Errors: Gone where it was discarded or taken back meanwhile.
    /// What was to be sent at a time of its own is dated `now`, in both forms.
    Result<void> beginSending(OutboxId id, const QDateTime& now);
    /// Sending becomes Ending: all but the message's end is out, and `refused` will not get it by that, for
    /// now (4yz) or for good. Kept until it is known how it ended. Errors: Gone.
    Result<void> beginEnding(OutboxId id, const QList<RefusedRecipient>& refused);
    Result<void> scheduleRetry(OutboxId id, const QDateTime& nextAttempt,
                               const Error& error); ///< back to Queued
    /// Changes nothing, but has it written: whether that works is known at the commit.
    Result<void> tryWriting();
    Result<void> setSentCopyDone(OutboxId id);
    /// The server would not take the copy of what was sent: the entry says so, and it is tried again then.
    Result<void> copyRefused(OutboxId id, const QDateTime& nextAttempt, const Error& error);
    Result<void> fileCopyAgain(OutboxId id); ///< at once. Errors: Gone where that is not wanted any more
    /// The same, for whoever files the copy in this transaction; false if that was done already.
    Result<bool> takeSentCopy(OutboxId id);
    /// A sent entry goes once its copy is filed, unless the user has still to see something about it.
    Result<void> leaveIfDone(OutboxId id);
    Result<void> removeFromOutbox(OutboxId id);
    /// Sent, by the server's `outcome.reply`, to all of `outcome.recipients` but `outcome.refused`;
    /// remembered for reports that come later. Errors: Gone where it is not in `outcome.state` any more.
    Result<void> setSent(const OutboxEntry& outcome, const QDateTime& now);
    /// The same message once more, for those `recipients` who did not get it yet, from `nextAttempt` on; it
    /// makes no second Sent copy.
    Result<void> requeueFor(OutboxId id, const QStringList& recipients, const QDateTime& nextAttempt,
                            const Error& error);
    /// The state with the time from which on it is uncertain; whom beginEnding() has named is kept.
    Result<void> setUncertain(OutboxId id, const Error& error, const QString& reply, const QDateTime& now);
    /// What was held or scheduled until `now` is queued; number of entries.
    Result<int> releaseDue(AccountId account, const QDateTime& now);
    /// The same for one of them, whatever its time; false if it is none (any more).
    Result<bool> release(OutboxId id, const QDateTime& now);
    /// Another time (UTC) for a message that is held, scheduled or queued; false if it is none (any more).
    Result<bool> reschedule(OutboxId id, const QDateTime& due);
    /// What has failed, or may not have gone out, is queued. Errors: Gone/MessageMissing in any other state.
    Result<void> sendAgain(OutboxId id, const QDateTime& now);
    /// What the user does not want to send any more. Errors: Gone/MessageMissing while it is under way, and
    /// once it is sent.
    Result<void> discardFromOutbox(OutboxId id);
    /// A message that is not under way becomes a draft again. `rewrite` (may be empty) gets its state, `due`
    /// and `unsettled`: where that is valid it may have gone out in an earlier try, and what is written on
    /// must not pass for it. Errors: Gone/MessageMissing where it has no composer's form or is not in such a
    /// state any more.
    Result<Draft> takeBack(OutboxId id, const DraftRewriting& rewrite);
    /// The user has seen what there is to say about a sent one.
    Result<void> outboxNewsSeen(OutboxId id);
    /// At a start: Sending becomes Queued (the final dot was not written), Ending becomes Uncertain, and what
    /// is done goes.
    Result<void> recoverOutbox(const QDateTime& now);

    // Reports of what became of sent messages
    /// Those about messages that were sent from here or lie in a Sent folder of the account, and about
    /// recipients that they had; false: of no such one, and nothing was changed. What is final is not
    /// replaced by what is not, nor news by what is older.
    Result<bool> noteDelivery(const QList<DeliveryReportRow>& reports);

    // Drafts
    Result<DraftId> saveDraft(const Draft& draft); ///< id 0: a new one
    Result<void> removeDraft(DraftId id);          ///< copies at a server go when there is a connection
    /// It goes with the message in the outbox: gone once that is sent and its copy filed, a draft again if
    /// the entry is taken out before.
    /// The user deletes copies of drafts: those that nobody writes on (`written`) go along, and no copy is
    /// missed at the server afterwards.
    Result<void> deleteDraftsOf(const QList<MessageId>& copies, const QSet<DraftId>& written);
    Result<void> draftIsSent(DraftId draft, OutboxId entry);

    // Drafts at a server
    /// In the place of what is queued of the draft. Nothing happens where that is gone or being sent.
    Result<void> wantDraftCopy(const DraftCopy& copy, const QByteArray& raw);
    Result<void> beginDraftCopy(qint64 copy, FolderId folder, quint32 uidNext, quint32 uidValidity);
    Result<void> draftCopyThere(qint64 copy, quint32 uidValidity, quint32 uid); ///< uid 0: nobody knows which
    Result<void> draftCopyNotThere(qint64 copy); ///< APPEND came to nothing: it is queued again
    Result<void> beginDraftExpunge(qint64 copy);
    Result<void> forgetDraftCopy(qint64 copy);

    // Templates
    Result<qint64> putTemplate(const Template& changed); ///< id 0: a new one; returns the id
    Result<void> removeTemplate(qint64 id);

private:
    friend class Store;
    friend class WriterThread;
    /// `isUserWaiting` may be empty; it is asked in the writer thread.
    explicit Transaction(Database& database, std::function<bool()> isUserWaiting = {});
    Result<void> begin();
    /// A step of what there is to do for old messages; true if there is more.
    Result<bool> keepUp();
    /// A step of making searches cheaper; true if there is more.
    Result<bool> tidyIndex();
    [[nodiscard]] bool haveWordsChanged() const;
    Result<StoreChange> commit();
    void rollback();
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace postaci
