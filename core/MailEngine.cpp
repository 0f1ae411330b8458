#include "MailEngine.h"

#include "MailEnginePrivate.h"

#include "base/LocalAccount.h"
#include "base/ThreadPriority.h"
#include "sync/SinglePass.h"

#include <QElapsedTimer>

namespace postaci {

MailEngine::MailEngine(std::unique_ptr<Private> parts) : d(std::move(parts))
{
    d->engine = this;
    d->broker = std::make_unique<CredentialBroker>(
        TokenTools{*d->secrets, d->network, d->options.certificates, *d->clock, d->options.profileDir});
    d->bodies = std::make_unique<BodyLoader>(
        d->options.profileDir,
        [p = d.get()](MessageId message, const Result<MessageContent>& content, const QByteArray& raw) {
            p->inUiThread([p, message, content, raw] { p->bodyLoaded(message, content, raw); });
        });
    d->searches = std::make_unique<SearchLoop>(
        d->options.profileDir, [p = d.get()](quint64 search, const Result<SearchPage>& page) {
            p->inUiThread([p, search, page] { p->searched(search, page); });
        });
    d->connections = std::make_shared<HostConnections>(d->options.connectionsPerHost);
    connect(d->store.get(), &Store::changed, this, &MailEngine::storeChanged);
    connect(this, &MailEngine::storeChanged, this, [p = d.get()](const StoreChange& change) {
        if (change.foldersChanged)
            p->refreshPushed();
        p->lookForAnswers(change);
        p->refreshContactIndex(change);
        p->lookForReports(change);
    });
    d->people.later.setSingleShot(true);
    connect(&d->people.later, &QTimer::timeout, this, [p = d.get()] { p->loadContactIndex(); });
    d->reminders.setSingleShot(true);
    connect(&d->reminders, &QTimer::timeout, this, [p = d.get()] { p->remind(); });
    d->store->writeAsync(
        WritePriority::User,
        [now = d->clock->now()](Transaction& transaction) { return transaction.recoverOutbox(now); }, this,
        [this](const Result<void>&) {
            for (const auto& [id, account] : d->accounts)
                account->outboxQueued();
        });
    d->watchConditions();
}

MailEngine::~MailEngine()
{
    d->cancel.cancel();
    cancelServerSearch();
    stop();
    d->pool.waitForDone();
    d->passes.waitForDone();
    d->trials.waitForDone();
    d->transfers.waitForDone();
    d->lessons.waitForDone();
    d->people.pool.waitForDone();
    d->serverSearches.waitForDone();
    d->searches.reset();
    d->bodies.reset();
}

Result<std::unique_ptr<MailEngine>> MailEngine::open(const EngineOptions& options, SecretStore& secrets,
                                                     const Clock& clock)
{
    qRegisterMetaType<postaci::StoreChange>();
    auto store = Store::open(options.profileDir, clock);
    if (!store)
        return unexpected(store.error());
    auto reader = MailReader::open(options.profileDir);
    if (!reader)
        return unexpected(reader.error());
    auto parts = std::make_unique<Private>();
    parts->options = options;
    parts->secrets = &secrets;
    parts->clock = &clock;
    parts->store = std::move(store).value();
    parts->reader = std::move(reader).value();
    parts->settingsFiles.setMaxThreadCount(1);
    parts->loadExceptions();
    return std::unique_ptr<MailEngine>(new MailEngine(std::move(parts)));
}

const MailReader& MailEngine::reader() const
{
    return *d->reader;
}

QString MailEngine::profileDir() const
{
    return d->options.profileDir;
}

const CertificatePolicy& MailEngine::certificates() const
{
    return d->options.certificates;
}

void MailEngine::start()
{
    d->started = true;
    const auto accounts = d->reader->accounts();
    if (!accounts)
        return;
    for (const Account& account : *accounts)
        d->startAccount(account);
    d->answersMayHaveCome = d->reader->hasFollowUps().value_or(false);
    d->remind();
}

void MailEngine::stop()
{
    d->started = false;
    d->reminders.stop();
    d->accounts.clear();
    d->fetching.clear();
    d->quietHours.stop();
    d->reports.clear();
}

void MailEngine::checkNow(AccountId account)
{
    for (const auto& [id, sync] : d->accounts) {
        if (account != 0 && account != id)
            continue;
        d->refusedSearches.erase(id);
        sync->checkNow();
    }
}

void MailEngine::retrySignIn()
{
    for (const auto& [id, sync] : d->accounts)
        sync->retrySignIn();
}

void MailEngine::openFolder(FolderId folder)
{
    const auto row = d->reader->folder(folder);
    if (!row)
        return;
    const auto sync = d->accounts.find(row->account);
    if (sync != d->accounts.end())
        sync->second->openFolder(folder);
}

void MailEngine::startSendingOnly(AccountId account)
{
    const auto row = d->reader->account(account);
    if (!row)
        return;
    auto sync = std::make_unique<AccountSync>(d->makeContext(*row));
    sync->startSender();
    d->accounts[account] = std::move(sync);
}

AccountState MailEngine::accountState(AccountId account) const
{
    AccountState state;
    const auto reports = d->reports.find(account);
    if (reports != d->reports.end())
        state = combinedState(account, reports->second);
    state.account = account;
    const auto fetching = d->fetching.find(account);
    if (fetching != d->fetching.end()) {
        state.fetchMode = fetching->second.rules.mode;
        state.hold = fetching->second.hold;
        state.holdEnds = fetching->second.holdEnds;
        state.isAsked = fetching->second.timer->isAsked();
    }
    state.cannotPush = state.fetchMode == FetchMode::Push && state.activity == AccountActivity::Idle &&
                       state.lastChecked.isValid() && state.hold == FetchHold::None;
    if (isPaused(account))
        state.activity = AccountActivity::Paused;
    return state;
}

QString MailEngine::connectionLog(AccountId account) const
{
    const auto transcript = d->transcripts.find(account);
    return transcript == d->transcripts.end() ? QString() : transcript->second->toText();
}

std::shared_ptr<const Transcript> MailEngine::transcript(AccountId account) const
{
    const auto transcript = d->transcripts.find(account);
    return transcript == d->transcripts.end() ? nullptr : transcript->second;
}

void MailEngine::Private::startAccount(const Account& account)
{
    if (isLocalAccount(account))
        return;
    accounts.erase(account.id); // its connections have to be gone before others take their places
    refusedSearches.erase(account.id);
    reports[account.id] = {};
    beginFetching(account);
    auto& sync = accounts[account.id];
    sync = std::make_unique<AccountSync>(makeContext(account));
    askForBodiesAgain();
    if (paused.contains(account.id)) {
        sync->startSender();
        return;
    }
    sync->start();
    refreshPushed();
}

void MailEngine::Private::stopAccount(AccountId account)
{
    accounts.erase(account);
    fetching.erase(account);
    reports.erase(account);
    paused.erase(account);
    shownAlerts.erase(account);
    transcripts.erase(account);
}

/// It outlives the connections that other settings end. What was said while the account was being set up is
/// its beginning.
std::shared_ptr<Transcript> MailEngine::Private::transcriptFor(const Account& account)
{
    const auto orNew = [](std::shared_ptr<Transcript>& transcript) {
        if (transcript == nullptr)
            transcript = std::make_shared<Transcript>();
        return transcript;
    };
    const QString address = account.identity.address.toLower();
    if (account.id == 0 && address.isEmpty())
        return std::make_shared<Transcript>();
    if (account.id == 0) {
        constexpr size_t kMostTrials = 20; // each of them may be long
        if (triedLogins.size() >= kMostTrials && !triedLogins.contains(address))
            triedLogins.erase(triedLogins.begin());
        return orNew(triedLogins[address]);
    }
    std::shared_ptr<Transcript>& transcript = transcripts[account.id];
    if (const auto trial = triedLogins.find(address); trial != triedLogins.end() && transcript == nullptr) {
        transcript = trial->second;
        triedLogins.erase(trial);
        Q_EMIT engine->triedAddressesChanged();
    }
    return orNew(transcript);
}

QStringList MailEngine::triedAddresses() const
{
    QStringList addresses;
    for (const auto& [address, transcript] : d->triedLogins)
        addresses.append(address);
    return addresses;
}

std::shared_ptr<const Transcript> MailEngine::transcriptOfTrials(const QString& address) const
{
    const auto transcript = d->triedLogins.find(address.toLower());
    return transcript == d->triedLogins.end() ? nullptr : transcript->second;
}

AccountContext MailEngine::Private::makeContext(const Account& account)
{
    AccountContext context;
    context.account = account;
    context.store = store.get();
    context.clock = clock;
    context.certificates = options.certificates;
    context.timings = options.timings;
    context.bodies = options.bodies;
    context.credentials = broker->source(account);
    context.credentialsOf = [this](const Account& other) { return broker->source(other); };
    context.renewedToken = broker->renewals(account);
    context.events = makeEvents(account.id);
    context.connections = connections;
    context.transcript = transcriptFor(account);
    if (const auto state = fetching.find(account.id); state != fetching.end())
        context.fetching = state->second.timer;
    return context;
}

SyncEvents MailEngine::Private::makeEvents(AccountId account)
{
    const auto onReport = [this, account](LoopReport AccountReports::*which) {
        return [this, account, which](const LoopReport& report) {
            inUiThread([this, account, which, report] {
                const auto found = reports.find(account);
                if (found == reports.end())
                    return;
                found->second.*which = report;
                if (which == &AccountReports::interactive && report.phase == LoopPhase::Watching)
                    found->second.lastChecked = clock->now();
                Q_EMIT engine->accountStateChanged(engine->accountState(account));
            });
        };
    };
    SyncEvents events;
    events.interactiveReport = onReport(&AccountReports::interactive);
    events.backgroundReport = onReport(&AccountReports::background);
    events.outgoingReport = onReport(&AccountReports::outgoing);
    events.bodyProgress = [this](MessageId message, qint64 done, qint64 total) {
        inUiThread([this, message, done, total] { Q_EMIT engine->bodyProgress(message, done, total); });
    };
    events.bodyStored = [this](MessageId message) { bodies->request(message); };
    events.bodyFailed = [this](MessageId message, const Error& error) {
        inUiThread([this, message, error] {
            if (error.kind == ErrorKind::Cancelled) // its connection was ended: see askForBodiesAgain()
                return;
            wantedReports.erase(message);
            if (answerBody(message))
                Q_EMIT engine->bodyFailed(message, error);
        });
    };
    events.changeRejected = [this, account](const RejectedChange& change) {
        inUiThread([this, account, change] { Q_EMIT engine->changeRejected(account, change); });
    };
    events.outboxProgressed = [this](const OutboxEntry& entry) {
        inUiThread([this, entry] { Q_EMIT engine->outboxChanged(entry); });
    };
    events.sendingProgress = [this](OutboxId entry, qint64 done, qint64 total) {
        inUiThread([this, entry, done, total] { Q_EMIT engine->sendingProgress(entry, done, total); });
    };
    events.alert = [this, account](const QString& text) {
        inUiThread([this, account, text] {
            // Servers repeat it at every sign-in.
            QSet<QString>& shown = shownAlerts[account];
            if (shown.contains(text))
                return;
            shown.insert(text);
            Q_EMIT engine->alertReceived(account, text);
        });
    };
    return events;
}

AccountState combinedState(AccountId account, const AccountReports& reports)
{
    AccountState state;
    state.account = account;
    state.lastChecked = reports.lastChecked;
    const LoopReport& front = reports.interactive;
    const LoopReport& back = reports.background;
    state.error = front.error;
    switch (front.phase) {
    case LoopPhase::Connecting:
        state.activity = AccountActivity::Connecting;
        break;
    case LoopPhase::SigningIn:
        state.activity = AccountActivity::SigningIn;
        break;
    case LoopPhase::Waiting:
        state.activity = AccountActivity::Offline;
        state.nextAttempt = front.nextAttempt;
        break;
    case LoopPhase::NeedsUser:
        state.activity = AccountActivity::NeedsUser;
        break;
    case LoopPhase::Syncing:
    case LoopPhase::Resting:
    case LoopPhase::Watching: {
        const LoopReport& busy = front.phase == LoopPhase::Syncing ? front : back;
        state.activity = busy.phase == LoopPhase::Syncing ? AccountActivity::Syncing
                         : front.push                     ? AccountActivity::Push
                                                          : AccountActivity::Idle;
        if (state.activity == AccountActivity::Syncing) {
            state.folder = busy.folder;
            state.done = busy.done;
            state.total = busy.total;
        }
        if (front.phase != LoopPhase::Syncing)
            state.nextCheck = front.nextAttempt;
        // The incoming side is well: what stands in the way of sending comes up.
        state.error = reports.outgoing.error;
        if (reports.outgoing.phase == LoopPhase::NeedsUser)
            state.activity = AccountActivity::NeedsUser;
        break;
    }
    }
    return state;
}

void MailEngine::syncOnce(AccountId account, PassScope extent, BodyPolicy policy,
                          std::function<void(Result<SyncReport>)> done)
{
    const auto row = d->reader->account(account);
    if (!row) {
        done(unexpected(row.error()));
        return;
    }
    AccountContext context = d->makeContext(*row);
    context.bodies = policy;
    context.cancel = d->cancel;
    d->passes.start([p = d.get(), context, extent, done = std::move(done)] {
        letOthersGoFirst(Standing::BehindWriter);
        SyncReport report;
        // Counted where the store tells of it, in its writer's thread, while nobody else writes.
        const auto counting =
            QObject::connect(p->store.get(), &Store::changed, [&report](const StoreChange& change) {
                for (const FolderChange& folder : change.folders) {
                    report.added += folder.added.size();
                    report.changed += folder.changed.size();
                    report.removed += folder.removed.size();
                }
            });
        QElapsedTimer timer;
        timer.start();
        const auto folders = runSinglePass(context, extent, &report.bytes);
        // Behind everything written so far: no news can come after it.
        (void)p->store->write(WritePriority::Sync, [](Transaction&) { return Result<void>(); });
        QObject::disconnect(counting);
        report.folders = folders.value_or(0);
        report.seconds = double(timer.elapsed()) / 1000.0;
        const Result<SyncReport> outcome = folders ? Result<SyncReport>(report) : unexpected(folders.error());
        p->inUiThread([done, outcome] { done(outcome); });
    });
}

} // namespace postaci
