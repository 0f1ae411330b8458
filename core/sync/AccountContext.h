#pragma once

#include "base/Account.h"
#include "base/CancelToken.h"
#include "base/Clock.h"
#include "base/Result.h"
#include "base/Transcript.h"
#include "protocol/ConnectionOptions.h"
#include "security/CertificatePolicy.h"
#include "security/SignInSecrets.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "sync/FetchTimer.h"
#include "sync/HostConnections.h"
#include "sync/RejectedChange.h"
#include "sync/SyncOptions.h"

#include <functional>
#include <memory>

namespace postaci {

enum class LoopPhase {
    Connecting,
    SigningIn,
    Syncing,
    Watching, ///< up to date
    Waiting,  ///< for the next attempt after a failure
    NeedsUser,
    Resting, ///< until it is time to fetch again, or the user wants something
};

/// What a loop says about itself whenever that changes.
struct LoopReport
{
    LoopPhase phase = LoopPhase::Connecting;
    bool push = false; ///< Watching: the server tells of new mail by itself
    QString folder;    ///< Syncing: which
    qint64 done = 0;
    qint64 total = 0;
    QDateTime nextAttempt; ///< UTC; Waiting: after a failure; Watching, Resting: when it looks again
    std::optional<Error> error;
};

/// True when trying again makes no sense before the user has changed something.
[[nodiscard]] bool needsUserAction(const Error& error);

/// As one connection too many, or because of how much there is to do: the same again at once would only make
/// it worse.
[[nodiscard]] inline bool isServerBusy(const Error& error)
{
    return error.reason == ErrorReason::ServerBusy;
}

/// How the loops of an account tell the rest of the program what happens. Called from their threads.
struct SyncEvents
{
    std::function<void(const LoopReport&)> interactiveReport;
    std::function<void(const LoopReport&)> backgroundReport;
    std::function<void(const LoopReport&)> outgoingReport;
    std::function<void(MessageId, qint64 done, qint64 total)> bodyProgress;
    std::function<void(MessageId)> bodyStored;
    std::function<void(MessageId, const Error&)> bodyFailed;
    std::function<void(const RejectedChange&)> changeRejected;
    std::function<void(const OutboxEntry&)> outboxProgressed;                 ///< as it is after the step
    std::function<void(OutboxId, qint64 done, qint64 total)> sendingProgress; ///< bytes of its message
    std::function<void(const QString&)> alert;
};

/// Gets the secrets for a server, waiting for the keyring and the issuer; called from the loops' threads,
/// ends early when cancelled.
using CredentialSource =
    std::function<Result<SignInSecrets>(const ServerSettings& server, const CancelToken& cancel)>;
/// Gets another access token for one that a server has refused; the same otherwise.
using TokenSource = std::function<Result<QString>(const QString& refused, const CancelToken& cancel)>;

/// What the loops of one account share. Everything in it is either constant or thread-safe.
struct AccountContext
{
    Account account;
    Store* store = nullptr;
    const Clock* clock = nullptr;
    CertificatePolicy certificates;
    EngineTimings timings;
    BodyPolicy bodies = BodyPolicy::OnDemand;
    CredentialSource credentials;
    /// The same for an account with other servers, as an identity's: see sendingAccount().
    std::function<CredentialSource(const Account&)> credentialsOf;
    TokenSource renewedToken; ///< empty for an account without tokens
    SyncEvents events;
    std::shared_ptr<FetchTimer> fetching = std::make_shared<FetchTimer>();
    std::shared_ptr<HostConnections> connections; ///< of all accounts; never null where loops run
    CancelToken cancel;
    NetworkDoubt doubt; ///< of all connections of the account
    std::shared_ptr<Transcript> transcript = std::make_shared<Transcript>();

    /// The options of a connection to one of the account's servers.
    [[nodiscard]] ConnectionOptions connectionOptions(ServerRole which, const SignInSecrets& secrets) const;
    [[nodiscard]] NetworkLimits networkLimits() const;
    /// A login to that server succeeded with these settings: from now on the account knows if it was
    /// encrypted.
    void rememberLogin(ServerRole which) const;
};

} // namespace postaci
