#pragma once

#include "base/Account.h"
#include "base/Address.h"
#include "base/Error.h"
#include "base/Flags.h"
#include "base/FolderRole.h"
#include "base/Ids.h"
#include "base/ServerIdentity.h"
#include "message/Envelope.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace postaci {

/// A conversation: a number that is not used again while it has messages; 0 is none.
using ThreadId = qint64;

/// Whether messages shown in such a folder are in no conversation.
[[nodiscard]] constexpr bool isApartFromConversations(FolderRole role)
{
    return role == FolderRole::Junk || role == FolderRole::Trash;
}

/// A folder as the user and the sync see it.
struct Folder
{
    FolderId id = 0;
    AccountId account = 0;
    FolderId parent = 0;  ///< 0: top level
    QByteArray rawName;   ///< the server's own bytes: what is sent back to it
    QString path;         ///< decoded, whole path with the server's delimiter
    QString name;         ///< decoded last level
    char delimiter = '/'; ///< '\0': flat
    FolderRole role = FolderRole::None;
    bool selectable = true;
    quint32 uidValidity = 0; ///< 0: never selected, or the server says 0
    quint32 uidNext = 0;     ///< 0: unknown
    quint64 highestModSeq = 0;
    /// First sync goes from the newest UID down: headers of all UIDs >= this are here. 1: complete. 0: not
    /// begun.
    quint32 syncedDownTo = 0;
    qint64 total = 0;     ///< messages shown here, intents applied
    qint64 unread = 0;    ///< of them, not seen
    QDateTime lastSync;   ///< UTC; invalid: never
    bool isLocal = false; ///< exists only here: changes in it are done at once, and its bodies are no cache
    bool subscribed = true;
    bool atServer = true;   ///< false: made here, and the server has no such folder yet
    bool isRemoved = false; ///< by the user; the server still has it
    bool isPushed = false;  ///< the user wants to be told at once of what is new here
    QString mailboxId;      ///< RFC 8474; empty: the server gives none
    bool idsAsked = false;  ///< each of its messages has its ServerIdentity, if the server gives one
    /// INBOX: messages from this UID on came after it was first looked at; 0: not known yet.
    quint32 newFromUid = 0;
    bool operator==(const Folder&) const = default;

    /// True when the server can be asked about its messages.
    [[nodiscard]] bool isSyncable() const { return selectable && atServer && !isRemoved; }
};

/// One mailbox as the server listed it.
struct ServerFolder
{
    QByteArray rawName;
    QString path;
    char delimiter = '/';
    FolderRole role = FolderRole::None; ///< by SPECIAL-USE only; names are matched by guessFolderRoles()
    bool selectable = true;
    bool subscribed = true;
    QString mailboxId = {}; ///< RFC 8474
    bool operator==(const ServerFolder&) const = default;
};

/// The headers of one message as they came from the server, to be stored.
struct NewMessage
{
    quint32 uid = 0;
    MessageFlags flags;
    QStringList keywords; ///< others than those that are MessageFlags
    quint64 modSeq = 0;
    QDateTime internalDate; ///< UTC; invalid: the Date field decides the order
    qint64 size = 0;        ///< RFC822.SIZE, bytes
    bool hasAttachment = false;
    Envelope envelope;
    ServerIdentity identity = {};
};

/// A message of a POP3 server that has been here, whatever became of it since.
struct KnownUidl
{
    qint64 id = 0;
    QByteArray uidl;        ///< empty: the server gives none that can be relied on
    QByteArray fingerprint; ///< of the header block
    qint64 size = 0;        ///< as LIST said
    MessageId message = 0;  ///< 0: deleted here for good
    bool hasBody = false;   ///< the message is whole here
    QDateTime firstSeen;    ///< UTC
    QDateTime gone;         ///< UTC, since when the server does not list it; invalid: it did the last time
};

/// What the list shows of one message: intents applied.
struct MessageRow
{
    MessageId id = 0;
    AccountId account = 0;
    FolderId folder = 0; ///< where it is shown
    QString subject;
    Address from;
    QString to; ///< display names of To, for Sent and Drafts
    MessageFlags flags;
    QStringList keywords; ///< others than those that are MessageFlags: the user's tags
    QStringList labels;   ///< Gmail's, but for its own ones and that of the folder, in no locale's order
    QString preview;      ///< empty until the body, or its first bytes, were here
    qint64 size = 0;
    bool hasAttachment = false;
    bool hasBody = false;          ///< the raw body is in the cache
    bool hasPendingChange = false; ///< an intent waits for the server
    QDateTime snoozedUntil = {};   ///< UTC; invalid: it is not put off
    FolderId snoozedFrom = 0;      ///< where it was then
    QDateTime followUp = {};       ///< UTC: from then on an answer is missed; invalid: never
};

/// For so long a message that was deleted for good can be brought back.
inline constexpr int daysKept = 30;

/// A message that was deleted for good, and is kept here for a while.
struct KeptMessage
{
    KeptId id = 0;
    AccountId account = 0;
    FolderId folder = 0; ///< where it was; may be gone
    QString folderPath;  ///< of it, then
    QString subject;
    Address from;
    MessageFlags flags;
    QDateTime date;         ///< UTC; invalid: it has none
    QDateTime internalDate; ///< UTC; invalid: unknown
    QDateTime removed;      ///< UTC
    qint64 size = 0;        ///< bytes
};

/// How many messages of a conversation are shown, in one folder or in all. In all, one that lies in several
/// counts once, as read if it is read in any.
struct ConversationCounts
{
    qint64 count = 0;
    qint64 unread = 0;
    qint64 flagged = 0;
    bool operator==(const ConversationCounts&) const = default;
};

/// What a list of conversations shows of one.
struct ConversationRow
{
    MessageRow newest;   ///< in the folder of the list
    ThreadId thread = 0; ///< 0: a message that is in none, as in Junk and Trash
    ConversationCounts here;
    ConversationCounts everywhere; ///< in all folders of the account but Junk and Trash
    QList<Address> senders;        ///< of its last messages, oldest first, each once
    bool hasAttachment = false;    ///< one of these messages
};

/// What muting has changed, or the end of it.
struct MutedMessages
{
    QList<MessageId> changed; ///< were not so before
    QList<MessageId> unread;  ///< were marked read by it
};

/// What is at the top of a list: Due has come back unread or has had no answer in time.
struct LeadingMessage
{
    enum class Why { Due, Pinned };
    MessageId id = 0;
    Why why = Why::Pinned;
    bool operator==(const LeadingMessage&) const = default;
};

/// In which of its places a message is best shown outside any folder: the smaller, the better.
[[nodiscard]] constexpr int rankOfPlace(FolderRole role)
{
    switch (role) {
    case FolderRole::Inbox:
        return 0;
    case FolderRole::None:
        return 1;
    case FolderRole::Drafts:
    case FolderRole::Sent:
    case FolderRole::Archive:
    case FolderRole::Snoozed:
        return 2;
    case FolderRole::All:
    case FolderRole::Flagged:
    case FolderRole::Important:
        return 3;
    case FolderRole::Junk:
    case FolderRole::Trash:
        break;
    }
    return 4;
}

/// Where a message is on the server, for the sync.
struct MessageLocation
{
    MessageId id = 0;
    FolderId folder = 0; ///< the server's folder, not the shown one
    quint32 uid = 0;     ///< 0: not known (moved without COPYUID)
    quint32 uidValidity = 0;
    MessageFlags flags; ///< the server's
    qint64 size = 0;
    QString messageId;
};

/// One stored flag change of the server.
struct ServerFlags
{
    quint32 uid = 0;
    MessageFlags flags;
    QStringList keywords;
    quint64 modSeq = 0;
};

/// Which list of messages.
struct ListQuery
{
    /// Those other than Folder are of all accounts. Unread: outside Drafts, Junk, Trash and what is put off.
    /// FollowUps: what an answer is awaited to.
    enum class Kind { Folder, AllInboxes, Flagged, Unread, Drafts, Sent, Snoozed, FollowUps };
    /// Conversations: one id a conversation and folder, that of its newest message there. In lists other than
    /// of a folder or of all inboxes, and in Junk and Trash, messages are listed alone in either mode.
    enum class Mode { Messages, Conversations };
    /// What comes first. The newest come first among equals.
    enum class Sort { Newest, Oldest, Sender, Subject, Unread, Attachments, Size };
    Kind kind = Kind::Folder;
    FolderId folder = 0; ///< for Kind::Folder
    Mode mode = Mode::Messages;
    Sort sort = Sort::Newest; ///< for MailReader::sortedIds() alone
    bool operator==(const ListQuery&) const = default;
};

/// A list in another order than by date, newest first.
struct SortedIds
{
    /// Neighbours that have in common what the list is sorted by. None by date or subject.
    struct Group
    {
        qsizetype first = 0; ///< in `ids`
        QString name;        ///< Sender: whose messages they are
        qint64 number = 0;   ///< Unread, Attachments: 1 for those with it; Size: the least, bytes
        bool operator==(const Group&) const = default;
    };
    QList<MessageId> ids;
    QList<Group> groups; ///< ascending
};

/// What tells one message of a folder from others where its UID is not known.
struct MessageLooks
{
    QString messageId;
    qint64 size = 0;
    QDateTime internalDate; ///< UTC; invalid: unknown
    QString subject;
};

/// Copying: a COPY was sent and its answer may be lost, so the target is looked at before it is sent again.
/// Moving: a MOVE was sent and its answer may be lost; a message that is still where it was did not move.
enum class MoveState { Wanted = 0, Copied = 1, AwaitingUid = 2, Copying = 3, Moving = 4 };

struct FlagIntent
{
    MessageLocation message;
    MessageFlag flag = MessageFlag::Seen;
    bool on = false;
};

struct MoveIntent
{
    MessageLocation message;
    FolderId target = 0;
    MoveState state = MoveState::Wanted;
    quint32 targetUidNext = 0; ///< of the target before a COPY was sent; 0: unknown
    MessageLooks looks;
};

struct ExpungeIntent
{
    MessageLocation message;
};

/// States of DESIGN §5, stored as these numbers.
enum class OutboxState { Scheduled = 0, Held, Queued, Sending, Ending, Sent, Uncertain, Failed };

/// A recipient whom a server refused.
struct RefusedRecipient
{
    QString addr;
    int code = 0;  ///< of SMTP
    QString reply; ///< the words with their enhanced code
    bool operator==(const RefusedRecipient&) const = default;
};

struct OutboxEntry
{
    OutboxId id = 0;
    AccountId account = 0;
    QString messageId;
    QString subject;
    QString envelopeFrom;
    QStringList recipients;
    QDateTime created;               ///< UTC
    QDateTime nextAttempt;           ///< UTC; invalid: at once
    QDateTime due;                   ///< UTC: held or scheduled until then; of a scheduled one it stays
    QDateTime sent;                  ///< UTC; valid once the server has taken it
    QDateTime unsettled;             ///< UTC: since when its end is uncertain
    QList<RefusedRecipient> refused; ///< while others got it
    QString reply;                   ///< the server's final words
    std::optional<Error> lastError;  ///< certificate chains are not kept
    MessageId original = 0;          ///< gets \Answered or $Forwarded once sent
    OutboxState state = OutboxState::Queued;
    int attempts = 0;
    bool originalIsForward = false;
    bool sentCopyDone = false;
    bool wantsNotices = false; ///< its delivery is to be reported (RFC 3461)
    bool isEditable = false;   ///< the composer's form of it is there

    static constexpr qint64 kAWhile = 2 * 60 * 1000; ///< milliseconds
    /// Scheduled for a time that had passed by more than a while when it was sent.
    [[nodiscard]] bool wasLate() const
    {
        return due.isValid() && sent.isValid() && due.msecsTo(sent) > kAWhile;
    }
    /// It was sent, and the user has still to see something about it.
    [[nodiscard]] bool hasNewsForUser() const
    {
        return !refused.isEmpty() || lastError.has_value() || wasLate();
    }
    /// It was sent, and the server would not take its copy.
    [[nodiscard]] bool isCopyRefused() const
    {
        return state == OutboxState::Sent && !sentCopyDone && lastError.has_value();
    }
    /// Nothing has gone out of it yet, and nothing is going out.
    [[nodiscard]] bool canBeTakenBack() const
    {
        return state == OutboxState::Scheduled || state == OutboxState::Held ||
               state == OutboxState::Queued || state == OutboxState::Failed;
    }
};

/// Which of the two byte forms of an outgoing message.
enum class OutboxForm { Wire, SentCopy };

/// What SMTP has to know of the bytes before it gets them.
struct OutboxBytes
{
    qint64 wireSize = 0;
    qint64 sentCopySize = 0;
    bool isEightBit = false;
    bool hasUtf8Header = false;     ///< what goes over SMTP
    bool hasUtf8SentHeader = false; ///< the Sent copy, with Bcc
};

/// What a server says has become of a sent message for one recipient (RFC 3464 2.3.3).
enum class DeliveryAction { Failed = 0, Delayed, Delivered, Relayed, Expanded };

struct DeliveryReportRow
{
    QString messageId; ///< of the sent message
    AccountId account = 0;
    QString recipient;
    DeliveryAction action = DeliveryAction::Failed;
    QString status; ///< "5.1.1"; empty: not said
    QString reply;
    QDateTime reported; ///< UTC
    bool operator==(const DeliveryReportRow&) const = default;
};

/// Who a message was sent to.
struct SentRecipients
{
    QStringList all; ///< addresses
    AddressList to;  ///< those of its header, as far as that is known
    AddressList cc;
    AddressList bcc;

    /// The same address by any case and form of its domain: the key of known().
    [[nodiscard]] static QString comparable(const QString& addr);
    /// `all`, to be looked up. Whoever says something about another recipient is not to be believed.
    [[nodiscard]] QHash<QString, QString> known() const;
};

/// A text being written: kept until its message is `sent`. `data` is the composer's own form (JSON).
struct Draft
{
    DraftId id = 0;
    AccountId account = 0;
    QString subject;
    QByteArray data;
    QDateTime changed; ///< UTC
    /// saveDraft(): the message in a folder of a server that this goes on with, in whose place its own copy
    /// comes; 0: none.
    MessageId continues = 0;
};

/// Makes the form (Draft::data) to go on with out of that of a message that is taken out of the outbox.
using DraftRewriting = std::function<QByteArray(const QByteArray& data, const OutboxEntry& entry)>;

/// States of a draft's copy, stored as these numbers.
enum class DraftCopyState { Queued = 0, Appending, There, Expunging };

/// A copy of a draft in a folder of a server.
struct DraftCopy
{
    qint64 id = 0;
    DraftId draft = 0;
    AccountId account = 0;
    FolderId folder = 0; ///< 0: queued
    DraftCopyState state = DraftCopyState::Queued;
    QString messageId; ///< of this copy alone, but for those that other programs have made
    qint64 size = 0;   ///< bytes
    quint32 uidNext = 0;
    quint32 uidValidity = 0;
    quint32 uid = 0;           ///< 0: not known
    QString subject;           ///< of the draft
    bool hasDraft = false;     ///< it is still there
    bool isNewest = false;     ///< no other copy of the draft was wanted later
    bool isSuperseded = false; ///< a later one is known to be there
};

/// A text to begin a message with.
struct Template
{
    qint64 id = 0;
    QString name;
    QString subject; ///< empty: it leaves the subject alone
    QString text;    ///< with {{placeholders}}
    bool operator==(const Template&) const = default;
};

} // namespace postaci
