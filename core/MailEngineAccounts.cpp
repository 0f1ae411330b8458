#include "MailEnginePrivate.h"
#include "account/OAuthIssuers.h"

#include <QThread>

namespace postaci {

namespace {

/// A login test with its thread. Destroying it cancels, which the sockets see at once, and joins.
class RunningLoginTest final : public LoginTest
{
public:
    RunningLoginTest(AccountContext context, UserNames userNames, QList<ServerSettings> documented)
        : m_context(std::move(context)), m_userNames(userNames), m_documented(std::move(documented))
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
        options.userNames = m_userNames;
        options.documented = m_documented;
        options.password = [this](const ServerSettings& server) {
            return m_context.credentials(server, m_context.cancel);
        };
        const bool allGood = examineAccount(options, [this](const DoctorFinding& finding) {
            post([this, finding] { Q_EMIT found(finding); });
        });
        post([this, allGood] { Q_EMIT finished(allGood); });
    }

    template <typename Function> void post(Function function)
    {
        if (!m_context.cancel.isCancelled())
            QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
    }

    AccountContext m_context;
    const UserNames m_userNames;
    const QList<ServerSettings> m_documented;
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

} // namespace

LoginTest* MailEngine::testLogin(const LoginTrial& trial)
{
    AccountContext context = d->makeContext(trial.account);
    context.events = {};
    if (!trial.password.isEmpty())
        context.credentials = fixedCredential(trial.account, trial.password);
    return new RunningLoginTest(std::move(context), trial.userNames, trial.documented);
}

void MailEngine::Private::writeSecrets(const Account& account, const QString& password,
                                       std::function<void(Result<void>)> done)
{
    broker->forget(secretKey(account.incoming));
    secrets->write(secretKey(account.incoming), password,
                   [this, account, password, done = std::move(done)](const Result<void>& written) {
                       if (!written)
                           done(written);
                       else if (account.oauth2) // one grant is for both
                           secrets->remove(secretKey(account.outgoing), done);
                       else
                           secrets->write(secretKey(account.outgoing), password, done);
                   });
}

void MailEngine::Private::moveSecret(const ServerSettings& from, const ServerSettings& to,
                                     std::function<void(Result<void>)> done)
{
    const QString oldKey = secretKey(from);
    const QString newKey = secretKey(to);
    if (oldKey == newKey) {
        done({});
        return;
    }
    secrets->read(oldKey, [this, oldKey, newKey, done = std::move(done)](const Result<QString>& secret) {
        if (!secret) {
            done(unexpected(secret.error()));
            return;
        }
        secrets->write(newKey, *secret, [this, oldKey, done](const Result<void>& written) {
            if (written)
                secrets->remove(oldKey, [](const Result<void>&) {});
            done(written);
        });
    });
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

void MailEngine::addAccount(const Account& account, const QString& password,
                            std::function<void(Result<AccountId>)> done)
{
    d->writeSecrets(account, password, [this, account, done = std::move(done)](const Result<void>& kept) {
        if (!kept) {
            done(unexpected(kept.error()));
            return;
        }
        auto id = std::make_shared<AccountId>(0);
        d->store->writeAsync(
            WritePriority::User,
            [account, id](Transaction& transaction) -> Result<void> {
                const auto added = transaction.addAccount(account);
                *id = added.value_or(0);
                return added ? Result<void>() : unexpected(added.error());
            },
            this,
            [this, account, id, done](const Result<void>& stored) {
                if (!stored) {
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

void MailEngine::updateAccount(const Account& account, const QString& password,
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
    const auto save = [this, account, downgraded, done = std::move(done)](const Result<void>& kept) {
        if (kept)
            d->saveAccount(account, downgraded, done);
        else
            done(kept);
    };
    if (!password.isEmpty()) {
        d->writeSecrets(account, password, save);
        return;
    }
    if (before->oauth2.has_value() != account.oauth2.has_value()) {
        save(unexpected(ErrorKind::Authentication, ErrorReason::NoPassword,
                        QStringLiteral("another kind of sign-in needs another secret")));
        return;
    }
    d->broker->forget(secretKey(before->incoming));
    if (account.oauth2) {
        d->moveSecret(before->incoming, account.incoming, save);
        return;
    }
    // The same password at a server that is now called otherwise.
    d->moveSecret(before->incoming, account.incoming,
                  [this, before = *before, account, save](const Result<void>& moved) {
                      if (moved)
                          d->moveSecret(before.outgoing, account.outgoing, save);
                      else
                          save(moved);
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
        keys << secretKey(account.incoming) << secretKey(account.outgoing);
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
    d->stopAccount(account);
    d->store->writeAsync(
        WritePriority::User,
        [account](Transaction& transaction) { return transaction.removeAccount(account); }, this,
        [this, row = *row, done = std::move(done)](const Result<void>& removed) {
            if (removed) {
                d->broker->forget(secretKey(row.incoming));
                d->secrets->remove(secretKey(row.incoming), [](const Result<void>&) {});
                d->secrets->remove(secretKey(row.outgoing), [](const Result<void>&) {});
            }
            done(removed);
        });
}

} // namespace postaci
