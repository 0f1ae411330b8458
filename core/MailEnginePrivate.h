#pragma once

#include "MailEngine.h"
#include "rules/JunkLearning.h"
#include "store/Store.h"
#include "store/Transaction.h"
#include "sync/AccountSync.h"
#include "sync/BodyLoader.h"
#include "sync/CredentialBroker.h"
#include "sync/SearchLoop.h"
#include "sync/ServerSearch.h"

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QPointer>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <set>

namespace postaci {

/// What the loops of one account last said about themselves.
struct AccountReports
{
    LoopReport interactive;
    LoopReport background{LoopPhase::Watching, false, {}, 0, 0, {}, {}};
    LoopReport outgoing{LoopPhase::Watching, false, {}, 0, 0, {}, {}};
    QDateTime lastChecked;
};

/// When one account's mail is fetched by itself, and why not now.
struct FetchState
{
    FetchRules rules;
    FetchHold hold = FetchHold::None;
    QDateTime holdEnds; ///< UTC
    std::shared_ptr<FetchTimer> timer;
};

enum class ContactIndexState { NotWanted, Loading, Loaded };

/// Who can be written to, see MailEngine::contactIndex().
struct ContactIndexParts
{
    std::shared_ptr<const ContactIndex> index = std::make_shared<const ContactIndex>();
    ContactIndexState state = ContactIndexState::NotWanted;
    bool isStale = false; ///< something has changed since it is being loaded
    QTimer later;         ///< until it is loaded again
    QThreadPool pool;
};

/// The parts of the engine. Lives in the UI thread; the members are destroyed in reverse: first what has
/// threads.
struct MailEngine::Private
{
    MailEngine* engine = nullptr;
    EngineOptions options;
    SecretStore* secrets = nullptr;
    const Clock* clock = nullptr;
    std::unique_ptr<Store> store;
    std::unique_ptr<MailReader> reader;
    QNetworkAccessManager network; ///< to issuers of tokens
    std::unique_ptr<CredentialBroker> broker;
    std::unique_ptr<BodyLoader> bodies;
    std::unique_ptr<SearchLoop> searches;
    quint64 lastSearch = 0;  ///< here or at servers
    quint64 localSearch = 0; ///< that is waited for; 0: none
    /// The search at servers that runs or was the last.
    struct ServerSearchRun
    {
        quint64 id = 0; ///< 0: none
        CancelToken cancel;
        std::map<AccountId, ServerSearchProgress> progress;
        std::set<AccountId> running;
        std::map<AccountId, Error> failures;
    };
    /// Accounts whose server has refused a sign-in for a search: not asked again before the user has acted.
    std::map<AccountId, Error> refusedSearches;
    ServerSearchRun serverSearch;
    QThreadPool pool;           ///< building messages, saving attachments
    QThreadPool passes;         ///< single ones, behind everybody
    QThreadPool serverSearches; ///< each waits for its server
    QThreadPool transfers;      ///< of mail from files and into them
    QThreadPool trials;         ///< of filters: each looks for as long as it takes
    QThreadPool lessons;        ///< what is junk: one after the other
    QThreadPool settingsFiles;  ///< written one after the other
    CancelToken cancel;
    std::map<AccountId, std::unique_ptr<AccountSync>> accounts;
    std::map<AccountId, AccountReports> reports;
    std::set<AccountId> paused;
    /// What was said with each account's servers since the program was started.
    std::map<AccountId, std::shared_ptr<Transcript>> transcripts;
    /// The same of addresses that accounts are being set up for, in small letters.
    std::map<QString, std::shared_ptr<Transcript>> triedLogins;
    std::map<AccountId, QSet<QString>> shownAlerts;
    std::shared_ptr<HostConnections> connections;
    std::set<MessageId> wantedBodies;        ///< asked for by the user and not answered yet
    std::multiset<MessageId> gatheredBodies; ///< the same by exports
    std::set<MessageId> wantedReports;       ///< asked for since they may be reports of what was sent
    std::map<AccountId, FetchState> fetching;
    QTimer quietHours;          ///< until some begin or end
    bool isAsleep = false;      ///< the computer, or about to be
    QTimer sleepless;           ///< until a sleep that was announced is taken for one that does not come
    QDeadlineTimer saysGoodbye; ///< how long the connections may take for it
    bool started = false;
    QTimer reminders; ///< until something comes back or is asked after
    bool answersMayHaveCome = false;
    ContactIndexParts people;
    std::unique_ptr<SpellChecker> spelling; ///< none before it is asked for

    /// Runs `function` in the UI thread, unless the engine is gone by then. Any thread.
    template <typename Function> void inUiThread(Function function) const
    {
        QMetaObject::invokeMethod(engine, std::move(function), Qt::QueuedConnection);
    }

    [[nodiscard]] AccountContext makeContext(const Account& account);
    [[nodiscard]] std::shared_ptr<Transcript> transcriptFor(const Account& account);
    [[nodiscard]] SyncEvents makeEvents(AccountId account);
    void startAccount(const Account& account);
    void stopAccount(AccountId account);
    void watchConditions();
    void setAsleep(bool on);
    void letSleepWhenClosed();
    /// Of each account anew what holds its fetching, and when that may change.
    void judgeFetching();
    [[nodiscard]] bool judgeFetching(FetchState& state) const;
    void beginFetching(const Account& account);
    [[nodiscard]] QString exceptionFile() const;
    void loadExceptions();
    using ExceptionChange = std::function<void(QList<CertificateException>&)>;
    void changeExceptions(const ExceptionChange& change, const std::function<void(Result<void>)>& done);
    void reconnect(const QString& host, quint16 port);
    void refreshPushed(); ///< which folders are marked for push
    void bodyLoaded(MessageId message, const Result<MessageContent>& content, const QByteArray& raw);
    void searched(quint64 search, const Result<SearchPage>& page);
    void searchServer(const Account& account, const SearchQuestion& question);
    void tellOfServerSearch();
    void fetchMissingBody(MessageId message, const Error& whyNot);
    /// Connections have ended, and with them what they were asked for and had not brought.
    void askForBodiesAgain();
    /// Somebody waits for bodyReady or bodyFailed, who has it now.
    [[nodiscard]] bool answerBody(MessageId message)
    {
        return wantedBodies.erase(message) + gatheredBodies.erase(message) > 0;
    }
    /// For an export; the answers are the same as that to requestBody().
    void gatherBodies(const QList<MessageId>& messages);
    void withdrawGathered(const QList<MessageId>& messages); ///< that were not answered
    /// A change by the user: written first, then every account's loop looks whether it is concerned.
    void change(const Store::Work& work, const std::function<void()>& done = {});
    void changesQueued();
    /// Puts a built message in the outbox, whose accounts hear of it. In a thread of the pool.
    void enqueue(const OutboxEntry& entry, const BuiltMessage& built, DraftId draft,
                 const SendOptions& options, const std::function<void(Result<OutboxId>)>& done);
    /// A change by the user there: whoever waits for the next try tries now.
    /// The sender of its account alone looks at it then; `hasActed`: a refused sign-in may be tried again
    /// too.
    void changeOutbox(OutboxId entry, bool hasActed, const Store::Work& work);
    void remind(); ///< at once what is due, and then the timer for the next
    void waitForReminders();
    void lookForAnswers(const StoreChange& change);
    void lookForReports(const StoreChange& change);
    void noteReport(MessageId message, const MessageContent& content);
    void queueAnswer(AccountId account, const OutgoingMessage& answer, const BuiltMessage& built,
                     MessageId message, const QList<std::pair<QString, bool>>& keywords,
                     std::function<void(Result<OutboxId>)> done);
    void changeRules(const Store::Work& work);
    void loadContactIndex();
    void refreshContactIndex(const StoreChange& change);
    using Learning = std::function<Result<void>(JunkLearning&)>;
    void learn(const Learning& work);
    void learnFromMove(const QList<MessageId>& messages, FolderRole target);
    using TransferWork = std::function<Result<TransferReport>(const CancelToken&, const TellProgress&)>;
    [[nodiscard]] Transfer* runTransfer(const TransferWork& work);
    struct RuleRun; ///< of filters by hand
    void goOn(const std::shared_ptr<RuleRun>& run);
    /// Of a changed or removed account, those entries that no account needs any more.
    void removeUnusedSecrets(const Account& before);
    void saveAccount(const Account& account, const QList<ServerRole>& downgraded,
                     const std::function<void(Result<void>)>& done);
};

/// The state that a user should see, of what the loops say.
[[nodiscard]] AccountState combinedState(AccountId account, const AccountReports& reports);

} // namespace postaci
