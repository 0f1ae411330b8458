#include "MailEnginePrivate.h"
#include "account/OAuthIssuers.h"
#include "base/Identities.h"
#include "security/SecretsChange.h"
#include "sync/SizeLimits.h"

#include <QThread>

namespace postaci {

namespace {

/// A login test with its thread. Destroying it cancels, which the sockets see at once, and joins.
class RunningLoginTest final : public LoginTest
{
public:
    RunningLoginTest(AccountContext context, const LoginTrial& trial)
        : m_context(std::move(context)), m_userNames(trial.userNames), m_documented(trial.documented),
          m_servers(trial.servers)
    {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->setObjectName(QStringLiteral("login test"));
        // Not before the caller has connected to the signals.
        QMetaObject::invokeMethod(
            this, [this] { m_thread->start(); }, Qt::QueuedConnection);
    }

    ~RunningLoginTest() override
    {
        m_context.cancel.cancel();
        m_thread->wait();
    }

private:
    void run()
    {
        DoctorOptions options;
        options.account = m_context.account;
        options.certificates = m_context.certificates;
        options.limits = m_context.networkLimits();
        options.cancel = m_context.cancel;
        options.transcript = m_context.transcript;
        options.userNames = m_userNames;
        options.documented = m_documented;
        options.servers = m_servers;
        options.password = [this](const ServerSettings& server) -> Result<QString> {
            const auto secrets = m_context.credentials(server, m_context.cancel);
            return secrets ? Result<QString>(secrets->secret) : unexpected(secrets.error());
        };
        if (m_context.renewedToken)
            options.renewedToken = [this](const QString& refused) {
                return m_context.renewedToken(refused, m_context.cancel);
            };
        // Known before the first message is written.
        options.sizeLimit = [this](const ServerSettings& server, qint64 bytes) {
            rememberSendingLimit(m_context, server, bytes);
        };
        const bool allGood =
            takeIdentity(options) && examineAccount(options, [this](const auto& finding) { tell(finding); });
        post([this, allGood] { Q_EMIT finished(allGood); });
    }

    /// Without it no server would show itself as it does to the account.
    bool takeIdentity(DoctorOptions& options)
    {
        if (!m_context.account.clientCertificate)
            return true;
        const auto secrets = m_context.credentials(m_context.account.incoming, m_context.cancel);
        if (secrets)
            options.identity = secrets->identity;
        else
            tell({ServerRole::Incoming, DoctorStep::SignIn, false, 0, describeError(secrets.error()),
                  std::nullopt, secrets.error()});
        return secrets.has_value();
    }

    void tell(const DoctorFinding& finding)
    {
        post([this, finding] { Q_EMIT found(finding); });
    }

    template <typename Function> void post(Function function)
    {
        if (!m_context.cancel.isCancelled())
            QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
    }

    AccountContext m_context;
    const UserNames m_userNames;
    const QList<ServerSettings> m_documented;
    const DoctorServers m_servers;
    std::unique_ptr<QThread> m_thread;
};

/// The servers that got encrypted logins so far and would get others with `after`.
QList<ServerRole> downgradedServers(const Account& before, const Account& after)
{
    const auto isOpen = [](const ServerSettings& server) {
        return server.security == Security::None && !isLoopbackHost(server.host);
    };
    QList<ServerRole> downgraded;
    if (before.incomingEncryptedOnce && isOpen(after.incoming))
        downgraded.append(ServerRole::Incoming);
    if (before.outgoingEncryptedOnce && isOpen(after.outgoing))
        downgraded.append(ServerRole::Outgoing);
    return downgraded;
}

Error downgradeRefused(const Account& account, ServerRole which)
{
    const ServerSettings& server = which == ServerRole::Incoming ? account.incoming : account.outgoing;
    Error error = makeError(ErrorKind::Input, ErrorReason::DowngradeRefused,
                            QStringLiteral("the account was encrypted before, and is not to be any more"));
    error.host = server.host;
    error.port = server.port;
    return error;
}

/// What an account that becomes `after` would sign in with, and that is neither stored nor given.
std::optional<Error> missingSecret(const Account& before, const Account& after, const SignInSecrets& given)
{
    const Credentials::Kind kind = Credentials::kindFor(after);
    const bool isOther = kind != Credentials::kindFor(before) || before.oauth2 != after.oauth2;
    if (given.secret.isEmpty() && kind != Credentials::Kind::Certificate && isOther) {
        return makeError(ErrorKind::Authentication, ErrorReason::NoPassword,
                         QStringLiteral("another kind of sign-in needs another secret"));
    }
    const bool isNewCertificate =
        after.clientCertificate &&
        (!before.clientCertificate || before.clientCertificate->der != after.clientCertificate->der);
    if (isNewCertificate && given.identity.isNull()) {
        return makeError(ErrorKind::Authentication, ErrorReason::ClientKeyMissing,
                         QStringLiteral("another certificate needs its own key"));
    }
    return std::nullopt;
}

/// The entries that an account finds its secrets under.
QStringList keysOf(const Account& account)
{
    QStringList keys;
    if (!account.signsInByCertificate())
        keys << secretKey(account.incoming);
    if (Credentials::kindFor(account) == Credentials::Kind::Password) // one grant is for both
        keys << secretKey(account.outgoing);
    if (account.clientCertificate)
        keys << clientIdentityKey(account.clientCertificate->der);
    for (const Identity& identity : identitiesOf(account))
        if (identity.outgoing)
            keys << secretKey(*identity.outgoing);
    return keys;
}

/// What is `given`, to where `account` finds it.
void writeGiven(SecretsChange& change, const Account& account, const SignInSecrets& given)
{
    if (!given.identity.isNull() && account.clientCertificate)
        change.write(clientIdentityKey(account.clientCertificate->der), given.identity.toSecret());
    for (auto own = given.ofIdentities.begin(); own != given.ofIdentities.end(); ++own)
        change.write(own.key(), own.value());
    if (given.secret.isEmpty() || account.signsInByCertificate())
        return;
    change.write(secretKey(account.incoming), given.secret);
    if (!account.oauth2)
        change.write(secretKey(account.outgoing), given.secret);
}

/// The secret that is stored, to where it is found if a server is now called otherwise.
void copyKept(SecretsChange& change, const Account& before, const Account& after)
{
    if (after.signsInByCertificate())
        return;
    change.copy(secretKey(before.incoming), secretKey(after.incoming));
    if (!after.oauth2)
        change.copy(secretKey(before.outgoing), secretKey(after.outgoing));
}

/// Whether what the account's tokens are kept with is of no use any more.
bool hasOtherTokens(const Account& before, const Account& after, const SignInSecrets& given)
{
    return before.oauth2 && (!given.secret.isEmpty() || before.oauth2 != after.oauth2 ||
                             secretKey(before.incoming) != secretKey(after.incoming));
}

} // namespace

LoginTest* MailEngine::testLogin(const LoginTrial& trial)
{
    AccountContext context = d->makeContext(trial.account);
    context.events = {};
    if (trial.account.id == 0)
        Q_EMIT triedAddressesChanged();
    context.credentials = d->broker->source(trial.account, trial.secrets);
    if (!trial.secrets.secret.isEmpty())
        context.renewedToken = {};
    return new RunningLoginTest(std::move(context), trial);
}

/// Another account may be the same mailbox by another protocol, with the same outgoing server, or have the
/// same certificate.
void MailEngine::Private::removeUnusedSecrets(const Account& before)
{
    const auto known = reader->accounts();
    if (!known)
        return; // rather one too many than one that is needed
    QStringList needed;
    for (const Account& account : *known)
        needed += keysOf(account);
    const QStringList keys =
        QStringList{secretKey(before.incoming), secretKey(before.outgoing)} + keysOf(before);
    for (const QString& key : keys) {
        if (!needed.contains(key))
            secrets->remove(key, [](const Result<void>&) {});
    }
}

Result<OAuth2Endpoints> MailEngine::browserSignIn(const Account& account,
                                                  const std::optional<OAuth2Endpoints>& told) const
{
    const auto issuers = OAuthIssuers::bundled();
    if (!issuers)
        return unexpected(issuers.error());
    const auto endpoints = issuers->endpointsFor(account, told);
    if (!endpoints) {
        return unexpected(ErrorKind::Input, ErrorReason::NoCommonMechanism,
                          QStringLiteral("nobody signs in in the browser for these servers"));
    }
    const auto client = oauthClientFor(*endpoints, d->options.profileDir);
    return client ? Result<OAuth2Endpoints>(*endpoints) : unexpected(client.error());
}

Result<std::unique_ptr<OAuthFlow>> MailEngine::signInWithBrowser(const OAuth2Endpoints& endpoints,
                                                                 const QString& address,
                                                                 OAuthFlow::OpenBrowser openBrowser)
{
    const auto client = oauthClientFor(endpoints, d->options.profileDir);
    if (!client)
        return unexpected(client.error());
    auto flow = std::make_unique<OAuthFlow>(d->network, d->options.certificates, *d->clock);
    flow->start({endpoints, *client, address}, std::move(openBrowser));
    return flow;
}

void MailEngine::addAccount(const Account& account, const SignInSecrets& secrets,
                            std::function<void(Result<AccountId>)> done)
{
    const auto change = SecretsChange::of(*d->secrets);
    writeGiven(*change, account, secrets);
    change->run([this, account, change, done = std::move(done)](const Result<void>& kept) {
        if (!kept) {
            done(unexpected(kept.error()));
            return;
        }
        d->broker->forget(secretKey(account.incoming)); // of an account that was there before
        auto id = std::make_shared<AccountId>(0);
        d->store->writeAsync(
            WritePriority::User,
            [account, id](Transaction& transaction) -> Result<void> {
                const auto added = transaction.addAccount(account);
                *id = added.value_or(0);
                return added ? Result<void>() : unexpected(added.error());
            },
            this,
            [this, account, id, change, done](const Result<void>& stored) {
                if (!stored) {
                    change->undo();
                    done(unexpected(stored.error()));
                    return;
                }
                Account added = account;
                added.id = *id;
                if (d->started)
                    d->startAccount(added);
                done(*id);
            });
    });
}

void MailEngine::Private::saveAccount(const Account& account, const QList<ServerRole>& downgraded,
                                      const std::function<void(Result<void>)>& done)
{
    store->writeAsync(
        WritePriority::User,
        [account, downgraded](Transaction& transaction) {
            auto saved = transaction.updateAccount(account);
            for (const ServerRole server : downgraded) {
                if (saved)
                    saved = transaction.forgetEncryption(account.id, server);
            }
            return saved;
        },
        engine,
        [this, id = account.id, done](const Result<void>& stored) {
            const auto saved = reader->account(id); // with what the store itself remembers of it
            if (stored && saved && started)
                startAccount(*saved);
            done(stored);
        });
}

void MailEngine::updateAccount(const Account& account, const SignInSecrets& secrets,
                               std::function<void(Result<void>)> done, Downgrade downgrade)
{
    const auto before = d->reader->account(account.id);
    if (!before) {
        done(unexpected(before.error()));
        return;
    }
    const QList<ServerRole> downgraded = downgradedServers(*before, account);
    if (!downgraded.isEmpty() && downgrade == Downgrade::Refused) {
        done(unexpected(downgradeRefused(account, downgraded.first())));
        return;
    }
    if (const auto missing = missingSecret(*before, account, secrets)) {
        done(unexpected(*missing));
        return;
    }
    const bool isStopped = hasOtherTokens(*before, account, secrets);
    if (isStopped) { // else its loops would renew tokens where nobody looks for them any more
        d->accounts.erase(account.id);
        d->broker->forget(secretKey(before->incoming));
    }
    const auto change = SecretsChange::of(*d->secrets);
    writeGiven(*change, account, secrets);
    if (secrets.secret.isEmpty() && Credentials::kindFor(*before) == Credentials::kindFor(account))
        copyKept(*change, *before, account);
    const auto saved = [this, before = *before, isStopped, change,
                        done = std::move(done)](const Result<void>& stored) {
        if (stored) {
            d->removeUnusedSecrets(before);
        } else {
            change->undo();
            if (isStopped && d->started)
                d->startAccount(before);
        }
        done(stored);
    };
    change->run([this, account, downgraded, saved](const Result<void>& kept) {
        if (kept)
            d->saveAccount(account, downgraded, saved);
        else
            saved(kept);
    });
}

ProfileSecretStore* MailEngine::secretChoice() const
{
    return d->secrets->choice();
}

QStringList MailEngine::secretKeys() const
{
    QStringList keys;
    for (const Account& account : d->reader->accounts().value_or({}))
        keys += keysOf(account);
    keys.removeDuplicates();
    return keys;
}

void MailEngine::removeAccount(AccountId account, std::function<void(Result<void>)> done)
{
    const auto row = d->reader->account(account);
    if (!row) {
        done(unexpected(row.error()));
        return;
    }
    const bool wasPaused = d->paused.contains(account);
    d->stopAccount(account);
    d->store->writeAsync(
        WritePriority::User,
        [account](Transaction& transaction) { return transaction.removeAccount(account); }, this,
        [this, row = *row, wasPaused, done = std::move(done)](const Result<void>& removed) {
            if (removed) {
                d->broker->forget(secretKey(row.incoming));
                d->removeUnusedSecrets(row);
            } else {
                if (wasPaused)
                    d->paused.insert(row.id);
                if (d->started)
                    d->startAccount(row);
            }
            done(removed);
        });
}

} // namespace postaci
