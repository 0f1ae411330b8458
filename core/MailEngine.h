#pragma once

#include "account/Doctor.h"
#include "base/Account.h"
#include "base/Clock.h"
#include "base/FetchRules.h"
#include "base/Result.h"
#include "contacts/ContactIndex.h"
#include "message/MessageContent.h"
#include "message/OutgoingMessage.h"
#include "message/ReadReceipt.h"
#include "message/Redirection.h"
#include "rules/Rule.h"
#include "rules/RuleScan.h"
#include "search/MailSearch.h"
#include "security/CertificatePolicy.h"
#include "security/OAuthFlow.h"
#include "security/SecretStore.h"
#include "security/SignInSecrets.h"
#include "spelling/SpellChecker.h"
#include "store/JunkMemory.h"
#include "store/MailReader.h"
#include "store/StoreChange.h"
#include "sync/MailboxQuota.h"
#include "sync/RejectedChange.h"
#include "sync/SyncOptions.h"
#include "transfer/TransferTypes.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace postaci {

class SystemConditions;
class Transcript;

/// What an account is doing, as the status line and the folder pane show it.
enum class AccountActivity {
    Idle, ///< nothing runs and nothing is wrong: up to date by polling, at rest or not started
    Connecting,
    SigningIn,
    Syncing,   ///< `done` of `total` when total > 0
    Push,      ///< up to date, and the server tells of new mail
    Offline,   ///< no connection; tries again at `nextAttempt`
    NeedsUser, ///< stopped until the user acts: wrong password, certificate
    Paused,    ///< by the user: nothing is fetched; what is written is still sent
};

struct AccountState
{
    AccountId account = 0;
    AccountActivity activity = AccountActivity::Idle;
    QString folder; ///< what is being synced; empty if nothing
    qint64 done = 0;
    qint64 total = 0;
    QDateTime lastChecked; ///< UTC; invalid: never
    QDateTime nextAttempt; ///< UTC; valid while Offline
    QDateTime nextCheck;   ///< UTC: when it looks again by itself; invalid: not known, or mail comes
    FetchMode fetchMode = FetchMode::Push;
    FetchHold hold = FetchHold::None; ///< why nothing is fetched at the moment unless asked for
    QDateTime holdEnds;               ///< UTC; invalid: not known
    bool isAsked = false;             ///< the user wants it looked at, and not all of that is done yet
    bool cannotPush = false;    ///< the server does not tell of new mail, though the user would like it to
    std::optional<Error> error; ///< the last failure that still stands
};

/// What a login test tries.
struct LoginTrial
{
    Account account;
    SignInSecrets secrets; ///< an empty part of them: the stored one
    UserNames userNames = UserNames::AsGiven;
    QList<ServerSettings> documented; ///< DoctorOptions::documented
    DoctorServers servers = DoctorServers::Both;
};

/// One running login test; delete it to cancel. Lives in the UI thread.
class LoginTest : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    /// A step has ended; the first bad one of a server is its last.
    void found(const postaci::DoctorFinding& finding);
    void finished(bool allGood);
};

/// One running look at what filters would do; delete it to cancel. Lives in the UI thread.
class RuleTrial : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void found(const QList<postaci::RuleHit>& hits); ///< newest first, some at a time
    void progressed(qint64 done, qint64 total);
    void finished(const postaci::RuleScanReport& report);
    void failed(const postaci::Error& error);
};

/// One running import or export. Delete it to cancel without a word, before the engine goes. UI thread.
class Transfer : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void cancel() = 0; ///< finished() follows, with what was done until then

Q_SIGNALS:
    void progressed(const postaci::TransferProgress& progress);
    void finished(const postaci::TransferReport& report);
    void failed(const postaci::Error& error);
};

/// How far the servers have been asked.
struct ServerSearchState
{
    int foldersDone = 0;
    int folders = 0; ///< 0: not known yet
    int servers = 0; ///< that are asked
    bool isFinished = false;
    std::map<AccountId, Error> failures; ///< accounts whose server could not be asked, or not everywhere
};

/// Whether the user, asked in plain words, wants an account to log in without encryption that once had it.
enum class Downgrade { Refused, Confirmed };

struct EngineOptions
{
    QString profileDir;
    CertificatePolicy certificates;
    EngineTimings timings;
    BodyPolicy bodies = BodyPolicy::OnDemand;
    int connectionsPerHost = 5; ///< IMAP, over all accounts
    /// Of network and power; outlives the engine. Null: nothing is known of them.
    SystemConditions* conditions = nullptr;
};

/// When and how a message is sent.
struct SendOptions
{
    std::chrono::seconds hold{0}; ///< may be taken back for so long
    QDateTime at;                 ///< UTC: not before; invalid: now
    bool wantsNotices = false;    ///< its delivery is to be reported (RFC 3461)
    QByteArray draft;             ///< the composer's form of it, for going on with it; empty: none
    /// Not where one with its Message-ID waits there or was sent already: its id is 0 then.
    bool onlyOnce = false;
};

/// A message that was built elsewhere.
struct RawMessage
{
    AccountId account = 0;
    QByteArray raw;
    QString envelopeFrom;
    QStringList recipients;
    QString messageId; ///< without brackets
    QString subject;
    SendOptions options;
};

/// What the properties of a folder say.
struct FolderProperties
{
    Folder folder;
    qint64 bytes = 0; ///< of the messages that are shown in it
};

/// The one facade that ui and the command line call and listen to. Lives in the UI thread; never blocks it.
class MailEngine : public QObject
{
    Q_OBJECT

public:
    /// Opens the profile's store (Errors: Storage). `secrets` and `clock` must outlive the engine.
    static Result<std::unique_ptr<MailEngine>> open(const EngineOptions& options, SecretStore& secrets,
                                                    const Clock& clock);
    ~MailEngine() override; ///< cancels and joins every thread; bounded time

    /// For reads in the UI thread: one page each. Other threads open their own.
    [[nodiscard]] const MailReader& reader() const;
    [[nodiscard]] QString profileDir() const;
    [[nodiscard]] const CertificatePolicy& certificates() const;
    /// The user believes exactly this certificate of exactly this server, in the place of any accepted for
    /// it before; its accounts connect anew. Errors (Storage): it was not kept, and is not believed.
    void acceptCertificate(const CertificateException& certificate,
                           const std::function<void(Result<void>)>& done);
    /// At once, and its accounts connect anew. Errors (Storage): it is believed again after the next start.
    void distrustCertificate(const CertificateException& certificate,
                             const std::function<void(Result<void>)>& done);

    /// Connects every account and keeps it in sync until stop() or destruction.
    void start();
    void stop();
    /// Asks every account (0) or one to look for new mail now, and to retry at once if it was waiting.
    void checkNow(AccountId account);
    /// Secrets can be had again: what waited for them goes on. Nothing is fetched that is not due.
    void retrySignIn();

    /// Stops fetching for an account until resume() or the next start of the program; the first sync goes on
    /// where it was.
    void pause(AccountId account);
    void resume(AccountId account);
    [[nodiscard]] bool isPaused(AccountId account) const;
    /// When the account's mail is fetched by itself.
    [[nodiscard]] FetchRules fetchRules(AccountId account) const;
    void setFetchRules(AccountId account, const FetchRules& rules);
    /// The network has changed or the machine has slept: connections that do not answer soon are given up,
    /// and the next ones made at once.
    void networkBack();

    /// One pass over an account in a connection of its own, for a program that does not start().
    void syncOnce(AccountId account, PassScope scope, BodyPolicy bodies,
                  std::function<void(Result<SyncReport>)> done);
    /// The user looks at this folder now: it is brought up to date before others.
    void openFolder(FolderId folder);
    /// Sends what is queued of one account without keeping it in sync; outboxChanged tells how it goes.
    void startSendingOnly(AccountId account);

    // Accounts
    /// Where a person signs in in the browser for both servers of `account`, and this program is known there;
    /// `told` is what a configuration said of it. Errors: Input with NoCommonMechanism (nobody does that
    /// there), OAuthClientMissing.
    [[nodiscard]] Result<OAuth2Endpoints> browserSignIn(const Account& account,
                                                        const std::optional<OAuth2Endpoints>& told) const;
    /// A sign-in that has begun; delete it to cancel, before the engine goes. What it grants makes an
    /// account: the endpoints are its `oauth2`, the tokens, as OAuthTokens::toSecret() writes them, its
    /// password. Errors: OAuthClientMissing.
    [[nodiscard]] Result<std::unique_ptr<OAuthFlow>> signInWithBrowser(const OAuth2Endpoints& endpoints,
                                                                       const QString& address,
                                                                       OAuthFlow::OpenBrowser openBrowser);
    /// Has the connection doctor examine both servers without saving anything.
    [[nodiscard]] LoginTest* testLogin(const LoginTrial& trial);
    /// Writes the secrets, then the account; starts syncing it if start() was called.
    void addAccount(const Account& account, const SignInSecrets& secrets,
                    std::function<void(Result<AccountId>)> done);
    /// An empty part of the secrets keeps the stored one; Errors (Authentication): NoPassword,
    /// ClientKeyMissing where that is of another kind or certificate. Where logins were encrypted before and
    /// would not be any more, nothing is saved and `done` gets DowngradeRefused, unless the user was asked
    /// and has confirmed it.
    void updateAccount(const Account& account, const SignInSecrets& secrets,
                       std::function<void(Result<void>)> done, Downgrade downgrade = Downgrade::Refused);
    void removeAccount(AccountId account, std::function<void(Result<void>)> done);
    /// Where secrets are kept, for the person to choose; null where that is fixed.
    [[nodiscard]] ProfileSecretStore* secretChoice() const;
    /// The entries of all accounts there.
    [[nodiscard]] QStringList secretKeys() const;
    [[nodiscard]] AccountState accountState(AccountId account) const;
    /// The last lines of the account's connections, secrets masked.
    [[nodiscard]] QString connectionLog(AccountId account) const;
    /// The same line by line, which goes on growing; null: nothing was said. Any thread may read it.
    [[nodiscard]] std::shared_ptr<const Transcript> transcript(AccountId account) const;
    /// Addresses that logins were tested for and no account was set up since. What was said then is the
    /// beginning of the account's log once there is one.
    [[nodiscard]] QStringList triedAddresses() const;
    [[nodiscard]] std::shared_ptr<const Transcript> transcriptOfTrials(const QString& address) const;

    // Changes by the user: shown at once, sent when there is a connection
    void setFlag(const QList<MessageId>& messages, MessageFlag flag, bool on);
    /// A tag is a keyword at the server, made of its name by tagKeyword().
    void setTag(const QList<MessageId>& messages, const QString& keyword, bool on);
    [[nodiscard]] static QString tagKeyword(const QString& name); ///< empty: no name for a tag
    [[nodiscard]] static QString tagName(const QString& keyword);
    /// Within their account, or from this computer to a server: then each stays where it is until the server
    /// has it, and keeps its id.
    void moveTo(const QList<MessageId>& messages, FolderId target);
    /// Takes back such a move of messages that were in `origin`, a folder on this computer.
    void takeBackFromServer(const QList<MessageId>& messages, FolderId origin);
    /// Within their account, or from this computer to a server. `made` gets the rows that are new in
    /// `target`, for takeBackCopies().
    void copyTo(const QList<MessageId>& messages, FolderId target,
                const std::function<void(const QList<MessageId>&)>& made = {});
    void takeBackCopies(const QList<MessageId>& copies);
    /// To the account's Trash, which is made where it has none; from Trash: expunged. Copies of drafts take
    /// these along but for those that are being `written` on.
    void deleteMessages(const QList<MessageId>& messages, const QSet<DraftId>& written = {});
    void deleteForGood(const QList<MessageId>& messages, const QSet<DraftId>& written = {});
    void
    undelete(const QList<MessageId>& messages); ///< out of the Trash to where they were; marks of deletion go
    /// To the account's Archive folder, or to that of their year in it, made where there is none.
    void archive(const QList<MessageId>& messages);
    /// With the keyword, to the account's Junk folder, likewise. The filter for junk learns from it, and from
    /// a move into that folder; undo it by a move out of it.
    void markJunk(const QList<MessageId>& messages);
    /// Marked so for other programs too, learnt, and out of Junk back to INBOX.
    void markNotJunk(const QList<MessageId>& messages);

    /// Whether the archive of the account has a folder for each year, of the messages' dates.
    [[nodiscard]] bool archivesByYear(AccountId account) const;
    void setArchivesByYear(AccountId account, bool on);

    // What only this program knows, so it works without a connection. setFlag() takes kOwnFlags.
    /// Out of their folders until then (UTC); then they are back, unread and at the top. Times that pass
    /// while the program does not run are made up for at its start.
    void snooze(const QList<MessageId>& messages, const QDateTime& until);
    void unsnooze(const QList<MessageId>& messages);
    /// An answer is missed from then on (UTC; invalid: never), unless the other side has written by then.
    void setFollowUp(const QList<MessageId>& messages, const QDateTime& due);
    /// The whole conversations of `messages`: on, what is there is read, and what comes is too. `done` gets
    /// what that has changed.
    void mute(const QList<MessageId>& messages, bool on,
              const std::function<void(const MutedMessages&)>& done = {});

    // Folders: shown at once, done at the server when there is a connection
    /// Below `parent` (0: at the top). Errors: Input with MailboxExists, or for a name that cannot be.
    void createFolder(AccountId account, FolderId parent, const QString& name,
                      std::function<void(Result<FolderId>)> done);
    void renameFolder(FolderId folder, const QString& name, std::function<void(Result<void>)> done);
    void deleteFolder(FolderId folder); ///< with all that is in it and below it
    void setSubscribed(FolderId folder, bool on);
    void setPushed(FolderId folder, bool on); ///< whether its news are wanted at once
    void folderProperties(FolderId folder, std::function<void(Result<FolderProperties>)> done);
    /// How full the folder's part of the server is; an empty list where the server does not say.
    void requestQuota(FolderId folder, std::function<void(Result<QList<MailboxQuota>>)> done);
    /// Puts a message (CRLF line ends) into a folder of the server; it shows there once it is. `replaces` (0:
    /// none) is expunged then. In a folder that exists only here it is at once, and the id is 0.
    void uploadMessage(const AppendEntry& entry, const QByteArray& raw,
                       std::function<void(Result<AppendId>)> done);

    // Messages that were deleted for good and whose text is here: they are kept for daysKept days
    void keptMail(std::function<void(Result<QList<KeptMessage>>)> done); ///< the last deleted one first
    /// Each to where it was, or to the inbox: all or none. At a server once it is uploaded.
    void bringBackKept(const QList<KeptId>& kept, std::function<void(Result<void>)> done);
    void forgetKept(const QList<KeptId>& kept); ///< now

    // Bodies
    /// bodyReady or bodyFailed follows, at once from the cache. The last request is served first.
    void requestBody(MessageId message);
    void saveAttachment(MessageId message, const QString& partPath, const QString& file,
                        std::function<void(Result<void>)> done);

    /// Writes the bytes of a message into a file, whole or not at all. Errors: Gone/MessageMissing where they
    /// are not here (see requestBody()); Storage/FileUnwritable.
    void saveMessage(MessageId message, const QString& file, std::function<void(Result<void>)> done);

    // Mail in files: mbox, single messages, Maildirs
    /// Takes mail into a folder on this computer. Runs until it has finished or is deleted, which cancels it.
    [[nodiscard]] Transfer* importMail(const ImportOptions& options);
    /// Writes mail into files; what is not on this computer is fetched first where there is a connection.
    [[nodiscard]] Transfer* exportMail(const ExportOptions& options);

    // Searching
    /// Looks for messages, newest first. searchFound or searchFailed follows with the number that is
    /// returned, unless another search or cancelSearch() comes before: people search while they type.
    quint64 search(const SearchQuestion& question);
    void cancelSearch();
    /// How many messages each of `questions` finds here, at most its `limit`; nothing for one that cannot be
    /// answered. `done` is not called after `cancel`, which has to come before the end of the engine.
    void countFound(const QList<SearchQuestion>& questions, const CancelToken& cancel,
                    std::function<void(const QList<std::optional<qint64>>& counts)> done);
    /// Asks the IMAP servers of all accounts that are fetched for too, since only they know the texts that
    /// are not here. searchFound follows with the number that is returned for every folder that has hits, and
    /// serverSearchChanged, the last time with isFinished. Another one, or cancelServerSearch(), ends it.
    quint64 searchServers(const SearchQuestion& question);
    void cancelServerSearch();
    /// Where `words`, folded for search, stand in texts that are here: by message, for those whose subject,
    /// sender and preview have none of them. In several portions, in their order; none after `cancel`.
    void findPassages(const QList<MessageId>& messages, const QStringList& words, const CancelToken& cancel,
                      std::function<void(const QHash<MessageId, QString>&)> found);

    // Filters: asked about new mail of every INBOX, in their order
    [[nodiscard]] QList<Rule> rules() const; ///< without those that this version does not understand
    /// id 0: a new one, behind the others. Errors: Input for one that problemOf() is not content with.
    void saveRule(const Rule& rule, std::function<void(Result<RuleId>)> done);
    void removeRule(RuleId rule);
    void orderRules(const QList<RuleId>& rules);
    /// Looks what `rules` (those that are off too) would do with what is in `folder` (0: in all but drafts,
    /// sent mail, junk and trash). Changes nothing.
    [[nodiscard]] RuleTrial* tryRules(const QList<Rule>& rules, FolderId folder);
    /// Does it, as if the user had done it to each message; `done` gets what to give to undoRules().
    void applyRules(const QList<RuleHit>& hits, std::function<void(Result<RuleUndo>)> done);
    void undoRules(const RuleUndo& undo, std::function<void(Result<void>)> done);

    // Junk
    [[nodiscard]] JunkMode junkMode(AccountId account) const;
    void setJunkMode(AccountId account, JunkMode mode);
    /// From how many messages of each kind the filter has learnt; see JunkFilter::enough.
    [[nodiscard]] JunkCounts junkLearnt() const;
    [[nodiscard]] static qint64 junkEnough(); ///< of each kind before it judges
    void forgetJunkLearnt();

    // Answers to what a message asks for
    /// Leaves a mailing list by one POST to its https address (RFC 8058); nothing else is told to it. Errors:
    /// as HttpsRequest has them.
    void unsubscribe(const QUrl& address, std::function<void(Result<void>)> done);
    /// Tells the sender of a message that was read (RFC 8098), through the outbox of its account. Like
    /// declineReceipt() it is remembered with the message, by the keyword that other programs look at too.
    /// Errors: Input where no receipt is asked for.
    void sendReceipt(MessageId message, const MessageContent& content, const ReceiptWords& words,
                     std::function<void(Result<OutboxId>)> done);
    void declineReceipt(MessageId message);
    /// Whether one of the two was done with it, here or by another program.
    [[nodiscard]] bool isReceiptSettled(MessageId message) const;

    /// Answers the invitation of a message, through the outbox of its account, and remembers the answer with
    /// the message by a keyword: answerOf() reads it. Errors: Input where no answer is asked for, or where
    /// none of the account's addresses is invited.
    void answerInvitation(MessageId message, const Invitation& invitation, InvitationAnswer answer,
                          const InvitationWords& words, std::function<void(Result<OutboxId>)> done);

    // Contacts
    /// Everybody who can be written to, in memory. Empty until a thread has read them, which the first call
    /// begins; follows changes after that, see contactIndexChanged().
    [[nodiscard]] std::shared_ptr<const ContactIndex> contactIndex() const;
    /// Whom `typed` may mean, the likeliest first; at once.
    [[nodiscard]] QList<RecipientSuggestion> completeRecipient(const QString& typed, qsizetype limit) const;
    void addressBook(std::function<void(Result<AddressBook>)> done);
    /// All of it or nothing; `done` (may be empty) gets what takes it back.
    void editContacts(const ContactEdit& edit, std::function<void(Result<ContactEditDone>)> done = {});

    // Writing
    /// Dictionaries and the person's own words; it lives as long as the engine.
    [[nodiscard]] SpellChecker& spelling() const;
    /// Builds and puts it in the outbox in one transaction; then it is sent. `draft` (0: none) is deleted
    /// once it is, and its copy filed.
    void send(const OutgoingMessage& message, DraftId draft, std::function<void(Result<OutboxId>)> done);
    /// The same when and how `options` say.
    void send(const OutgoingMessage& message, DraftId draft, const SendOptions& options,
              std::function<void(Result<OutboxId>)> done);
    /// A message that is complete already (RFC 5322, any line ends), without its Bcc fields on the wire.
    void sendRaw(const RawMessage& message, std::function<void(Result<OutboxId>)> done);
    void saveDraft(const Draft& draft, std::function<void(Result<DraftId>)> done);
    void removeDraft(DraftId draft);
    /// Whether drafts of that account are kept at its server too: it may, and has a folder for them.
    [[nodiscard]] bool keepsDraftsOnServer(AccountId account) const;
    /// Puts a copy of the draft, as it is now, into that folder, when there is a connection. Nothing happens
    /// where drafts are not kept there, and for a draft that is gone.
    void putDraftOnServer(DraftId draft, const OutgoingMessage& message,
                          const std::function<void(Result<void>)>& done = {});
    /// Sends a message that is here once more as it is (RFC 5322 3.6.6): `fields` with CRLF line ends go
    /// above it, and nothing else of it changes.
    void redirect(MessageId message, const Redirection& redirection,
                  std::function<void(Result<OutboxId>)> done);
    void saveTemplate(const Template& changed, std::function<void(Result<qint64>)> done);
    void removeTemplate(qint64 id, std::function<void(Result<void>)> done);
    void fileCopyAgain(OutboxId entry); ///< Sent, and the server would not take its copy
    void giveUpCopy(OutboxId entry);    ///< the same; it goes without one
    void retryOutbox(OutboxId entry);   ///< Failed or Uncertain: queue it again, the user has decided
    void discardOutbox(OutboxId entry);
    /// The same, and says what came of it: Gone/MessageMissing where it is under way or sent.
    void discardOutbox(OutboxId entry, std::function<void(Result<void>)> done);
    void sendNow(OutboxId entry); ///< what is held, scheduled or waits for its next try
    void reschedule(OutboxId entry, const QDateTime& due); ///< UTC
    /// A message becomes a draft again; `rewrite` as Transaction::takeBack() has it, in the writer's thread.
    /// Errors: Gone/MessageMissing where it is under way or gone by now, or the composer has never had it.
    void takeOutOfOutbox(OutboxId entry, const DraftRewriting& rewrite,
                         std::function<void(Result<Draft>)> done);
    void outboxNewsSeen(OutboxId entry); ///< who did not get it, or that it was late
    /// Its end is uncertain, and it is still looked for in a Sent folder that the provider fills.
    [[nodiscard]] bool isLookedFor(const OutboxEntry& entry) const;

Q_SIGNALS:
    void storeChanged(const postaci::StoreChange& change);
    void accountStateChanged(const postaci::AccountState& state);
    void bodyReady(postaci::MessageId message, const postaci::MessageContent& content, const QByteArray& raw);
    void bodyProgress(postaci::MessageId message, qint64 done, qint64 total);
    void triedAddressesChanged();
    void bodyFailed(postaci::MessageId message, const postaci::Error& error);
    /// Pages of one search may come from several sources, each by itself.
    void searchFound(quint64 search, const postaci::SearchPage& page);
    void searchFailed(quint64 search, const postaci::Error& error);
    void serverSearchChanged(quint64 search, const postaci::ServerSearchState& state);
    /// A change was refused by the server for good and taken back.
    void changeRejected(postaci::AccountId account, const postaci::RejectedChange& change);
    void outboxChanged(const postaci::OutboxEntry& entry);
    void sendingProgress(postaci::OutboxId entry, qint64 done, qint64 total); ///< bytes
    void rulesChanged();
    void contactIndexChanged(); ///< contactIndex() is another one now
    void junkLearntChanged();
    void alertReceived(postaci::AccountId account, const QString& text); ///< the server's ALERT, once

private:
    struct Private;
    explicit MailEngine(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace postaci
