#pragma once

#include "base/CancelToken.h"
#include "base/FetchRules.h"
#include "base/PieceSource.h"
#include "base/Result.h"
#include "base/SizeLimit.h"
#include "store/ChangeTypes.h"
#include "store/Contact.h"
#include "store/JunkMode.h"
#include "store/StoredRule.h"

#include <QLocale>

#include <functional>
#include <memory>
#include <optional>

namespace postaci {

/// Read-only view of a profile's store on a connection of its own: every thread that reads makes its own one.
/// WAL lets it read while the writer writes. Every call is one page of work (under 5 ms) unless it says
/// otherwise.
class MailReader
{
public:
    /// `profileDir` must hold a store that Store::open() has made or upgraded.
    static Result<std::unique_ptr<MailReader>> open(const QString& profileDir);
    ~MailReader();

    [[nodiscard]] Result<QList<Account>> accounts() const; ///< those with servers
    /// The account without servers, whose mail is on this computer alone; 0: there is none. Nothing but its
    /// folders is of interest.
    [[nodiscard]] Result<AccountId> localAccount() const;
    [[nodiscard]] Result<Account> account(AccountId id) const;
    /// Parents before children, the account's special folders first, then by name. Without what the user has
    /// removed and the folder of what is put off, which folder() knows.
    [[nodiscard]] Result<QList<Folder>> folders(AccountId account) const;
    [[nodiscard]] Result<Folder> folder(FolderId id) const;
    /// 0 when the account has no such folder.
    [[nodiscard]] Result<FolderId> folderByRole(AccountId account, FolderRole role) const;

    /// The biggest message that a server for outgoing mail takes, as it told last; nothing: it never did.
    [[nodiscard]] Result<std::optional<SizeLimit>> sendingLimit(const ServerSettings& server) const;
    /// Bytes of the biggest message that can be put into a folder; nothing: none was told.
    [[nodiscard]] Result<std::optional<qint64>> appendLimit(FolderId folder) const;

    /// Newest first. `before`: only ids smaller than it (0: from the top); `limit` 0: all, which is for other
    /// threads.
    [[nodiscard]] Result<QList<MessageId>> messageIds(const ListQuery& query, MessageId before,
                                                      int limit) const;
    /// The whole list in the order that `query` asks for; names are sorted as the language of `locale` does.
    /// Other threads only.
    [[nodiscard]] Result<SortedIds> sortedIds(const ListQuery& query, const QLocale& locale) const;
    /// What is shown in a folder, in no order; other threads only.
    [[nodiscard]] Result<void>
    forEachIn(FolderId folder, const std::function<void(MessageId, const QString& messageId)>& take) const;
    /// Unknown ids are left out; the order is that of `ids`.
    [[nodiscard]] Result<QList<MessageRow>> rows(const QList<MessageId>& ids) const;
    /// The conversations whose newest messages, each in its folder, are `newest`: what messageIds() gives in
    /// ListQuery::Mode::Conversations. Unknown ids are left out.
    [[nodiscard]] Result<QList<ConversationRow>> conversations(const QList<MessageId>& newest) const;
    /// 0 when the message is in none: in Junk or Trash, to be expunged, gone, or from before there were
    /// conversations and not looked at yet.
    [[nodiscard]] Result<ThreadId> threadOf(MessageId message) const;
    /// The messages of a conversation in all folders, oldest first, one that lies in several once: in
    /// `preferred` if it is there, else where it is best looked at (INBOX and labels before all mail).
    /// `after`: only those behind it (0: from the oldest); `limit` 0: all, which is for other threads.
    [[nodiscard]] Result<QList<MessageId>> conversationMembers(ThreadId thread, MessageId after, int limit,
                                                               FolderId preferred = 0) const;
    /// Those of its messages that are unread and no drafts, oldest first. Looks at every one of them: of a
    /// long conversation that is for other threads.
    [[nodiscard]] Result<QList<MessageId>> unreadMembers(ThreadId thread) const;
    /// Those of its messages that are shown in `folder`, newest first, at most so many.
    [[nodiscard]] Result<QList<MessageId>> conversationMembersIn(ThreadId thread, FolderId folder,
                                                                 int limit) const;
    /// Error Gone/MessageMissing when it is not there.
    [[nodiscard]] Result<MessageLocation> location(MessageId id) const;
    [[nodiscard]] Result<Envelope> envelope(MessageId id) const;
    /// The raw message; Error Gone/MessageMissing when it is not cached whole.
    [[nodiscard]] Result<QByteArray> body(MessageId id) const;

    [[nodiscard]] Result<QList<StoredRule>> rules() const; ///< in their order
    [[nodiscard]] Result<JunkMode> junkMode(AccountId account) const;
    /// Whether something that came into a Sent folder went to that address, which is none of the accounts'.
    [[nodiscard]] Result<bool> hasWrittenTo(const QString& address) const;

    /// All of it; other threads only.
    [[nodiscard]] Result<AddressBook> addressBook() const;
    [[nodiscard]] Result<Contact> contact(ContactId id) const; ///< with its picture; Gone: no more
    /// The contacts that have a picture, each with each of its addresses, or with an empty one.
    [[nodiscard]] Result<QList<std::pair<ContactId, QString>>> picturedContacts() const;
    /// The first contact that has that address; 0: none.
    [[nodiscard]] Result<ContactId> contactOf(const QString& address) const;
    /// How often and when last the user has written there; times 0: never.
    [[nodiscard]] Result<CollectedAddress> correspondent(const QString& address) const;
    /// Whom the group of that name has, `addr` empty for contacts without an address; empty: there is no such
    /// group.
    [[nodiscard]] Result<std::optional<AddressList>> groupMembers(const QString& name) const;
    /// hasWrittenTo(), or it is a contact's address.
    [[nodiscard]] Result<bool> isKnownPerson(const QString& address) const;
    /// Of the addresses that the user has written to, in lower case; other threads only.
    [[nodiscard]] Result<QStringList> writtenDomains() const;

    /// What stays at the top of such a list, newest first: what is pinned and what has come back; of
    /// follow-ups what has had no answer in time. Of conversations it is what stands for them.
    [[nodiscard]] Result<QList<LeadingMessage>> leadingIds(const ListQuery& query) const;
    /// When the next message comes back or is asked after (UTC); invalid: never.
    [[nodiscard]] Result<QDateTime> nextReminder() const;
    [[nodiscard]] Result<qint64> overdue() const; ///< messages that have had no answer in time
    [[nodiscard]] Result<bool> hasFollowUps() const;
    /// Whether one of `messages` is in a conversation that an answer is awaited in.
    [[nodiscard]] Result<bool> isAwaitedAmong(const QList<MessageId>& messages) const;
    [[nodiscard]] Result<bool> archivesByYear(AccountId account) const;
    [[nodiscard]] Result<FetchRules> fetchRules(AccountId account) const; ///< the default where none were set

    [[nodiscard]] Result<QList<OutboxEntry>> outbox() const; ///< all states, oldest first
    [[nodiscard]] Result<OutboxEntry> outboxEntry(OutboxId id) const;
    [[nodiscard]] Result<OutboxBytes> outboxBytes(OutboxId id) const;
    /// The bytes in one of their forms, piece by piece; used in this reader's thread while it exists.
    [[nodiscard]] Result<std::unique_ptr<PieceSource>> outboxPieces(OutboxId id, OutboxForm form) const;
    /// Whether a server has taken a message with that Message-ID from the account in the last weeks.
    [[nodiscard]] Result<bool> wasSent(AccountId account, const QString& messageId) const;
    [[nodiscard]] Result<QByteArray> outboxDraft(OutboxId id) const; ///< the composer's form; empty: none
    [[nodiscard]] Result<QByteArray> outboxWire(OutboxId id) const;  ///< bytes for SMTP
    [[nodiscard]] Result<QByteArray>
    outboxSentCopy(OutboxId id) const; ///< bytes for the Sent folder, with Bcc
    /// Who a message was sent to from the account, and where each of them stands in its header; empty: it is
    /// not known, as for Transaction::noteDelivery().
    [[nodiscard]] Result<std::optional<SentRecipients>> recipientsOfSent(AccountId account,
                                                                         const QString& messageId) const;
    /// What was reported of a sent message, failures first.
    [[nodiscard]] Result<QList<DeliveryReportRow>> deliveryReports(AccountId account,
                                                                   const QString& messageId) const;
    [[nodiscard]] Result<QList<Draft>> drafts() const; ///< without those that are being sent
    [[nodiscard]] Result<QList<Draft>> draftsBeingSent() const;
    [[nodiscard]] Result<bool> hasDraft(DraftId id) const;
    /// The draft that a message in a folder is the copy of; 0: none.
    [[nodiscard]] Result<DraftId> draftOfCopy(MessageId message) const;
    [[nodiscard]] Result<QList<DraftCopy>> draftCopies(AccountId account) const; ///< in the order of wishes
    [[nodiscard]] Result<QByteArray> draftCopyBytes(qint64 copy) const;
    /// Those that the folder has lost without this program: its sync has been past them.
    [[nodiscard]] Result<QList<DraftCopy>> lostDraftCopies(AccountId account) const;
    [[nodiscard]] Result<QList<Template>> templates() const; ///< by name

    /// What can be brought back, the last deleted one first; `limit` 0: all.
    [[nodiscard]] Result<QList<KeptMessage>> keptMail(int limit) const;
    [[nodiscard]] Result<KeptMessage> keptMessage(KeptId id) const; ///< Gone/MessageMissing: no more
    [[nodiscard]] Result<QByteArray> keptBytes(KeptId id) const;

    // For the sync: the server's side of things.
    /// Ascending, with those that were left marked deleted; other threads only.
    [[nodiscard]] Result<QList<quint32>> serverUids(FolderId folder) const;
    /// The messages of the server's folder with these UIDs, if they are shown anywhere; in no order. Other
    /// threads only.
    [[nodiscard]] Result<QList<MessageId>> shownByUid(FolderId folder, const QList<quint32>& uids) const;
    /// UIDs of messages whose ServerIdentity is not known, ascending; other threads only.
    [[nodiscard]] Result<QList<quint32>> withoutIdentity(FolderId folder) const;
    /// Messages that are in the folder without their UID being known: a look through all of it finds them.
    [[nodiscard]] Result<QList<MessageId>> awaiting(FolderId folder) const;
    /// Messages that have left their folder and not come up in another yet.
    [[nodiscard]] Result<QList<MessageId>> goneMessages(AccountId account) const;
    [[nodiscard]] Result<QList<quint32>> leftMarked(FolderId folder) const; ///< ascending
    /// Folders that have some of them.
    [[nodiscard]] Result<QList<FolderId>> foldersWithLeftMarked(AccountId account) const;
    /// Those with the highest UIDs, highest first.
    [[nodiscard]] Result<QList<MessageLocation>> lastByUid(FolderId folder, int limit) const;
    [[nodiscard]] Result<QList<ServerFlags>>
    serverFlags(FolderId folder) const; ///< by uid; other threads only
    /// Intents are ordered by the server's folder and UID. Flags and expunges that cannot be done yet,
    /// because the message waits for its UID or has a copy on its way elsewhere, are left out until
    /// moveDone(); so are flags of what is to be expunged. A move that waits for the UID is there as
    /// AwaitingUid.
    [[nodiscard]] Result<QList<FlagIntent>> flagIntents(AccountId account) const;
    [[nodiscard]] Result<QList<KeywordIntent>> keywordIntents(AccountId account) const;
    [[nodiscard]] Result<QList<MoveIntent>> moveIntents(AccountId account) const;
    /// Whether a message that is wanted elsewhere may be in `folder` at the server: its move there has begun,
    /// and nobody knows yet how it ended.
    [[nodiscard]] Result<bool> mayHoldPassing(FolderId folder) const;
    [[nodiscard]] Result<QList<ExpungeIntent>> expungeIntents(AccountId account) const;
    /// New mail of the account's INBOX that the filters have not looked at, oldest first.
    [[nodiscard]] Result<QList<MessageId>> ruleQueue(AccountId account) const;
    /// What has been fetched of a POP3 account, in no order; other threads only.
    [[nodiscard]] Result<QList<KnownUidl>> knownUidls(AccountId account) const;
    [[nodiscard]] Result<QList<CopyIntent>>
    copyIntents(AccountId account) const; ///< by source folder and UID
    [[nodiscard]] Result<QList<FolderOperation>>
    folderOperations(AccountId account) const; ///< in their order
    /// How many of them the server has done: a list of its folders from before the last of them is old.
    [[nodiscard]] Result<qint64> folderOperationsDone(AccountId account) const;
    [[nodiscard]] Result<QList<AppendEntry>> appends(AccountId account) const; ///< oldest first
    [[nodiscard]] Result<QByteArray> appendBytes(AppendId id) const;
    /// Messages of the server's side of `folder` that have no preview yet, newest first.
    [[nodiscard]] Result<QList<MessageLocation>> withoutPreview(FolderId folder, int limit) const;
    [[nodiscard]] Result<qint64>
    sizeOf(FolderId folder) const; ///< bytes of what is shown; other threads only
    /// Messages that the server has and the user sees in `folder`, without a cached body, newest first; other
    /// threads only.
    [[nodiscard]] Result<QList<MessageLocation>> withoutBody(FolderId folder, int limit) const;

private:
    struct Private;
    explicit MailReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace postaci
