#include "cli/EngineSession.h"
#include "cli/CommandLine.h"

#include "account/AccountFile.h"
#include "profile/PendingWork.h"

#include <QFile>

namespace postaci::cli {

namespace {

/// What was given on standard input as the secret of `account`: a password, or an access token.
QString secretOf(const Account& account, const QString& given)
{
    return account.oauth2 ? OAuthTokens{given, {}, {}, {}}.toSecret() : given;
}

} // namespace

EngineSession::EngineSession(const CommonOptions& options)
    : m_options(options), m_kept(options.profileDir, m_keychain)
{
    if (!options.passphrase || !m_kept.isLocked())
        return;
    // What the command reads before the answer waits for it.
    m_kept.setAsksWhenLocked(true);
    m_kept.unlock(*options.passphrase, [this](const Result<void>& opened) {
        if (!opened)
            m_kept.refuseUnlock(opened.error());
    });
}

Result<std::unique_ptr<EngineSession>> EngineSession::open(const CommonOptions& options)
{
    // Before the secrets: a restore brings others. Somebody who has the profile has done it.
    if (const auto finished = finishPending(options.profileDir);
        !finished && !mayOpenProfile(options.profileDir))
        return unexpected(finished.error());
    std::unique_ptr<EngineSession> session(new EngineSession(options));
    EngineOptions engineOptions;
    engineOptions.profileDir = options.profileDir;
    engineOptions.certificates = options.certificates;
    SecretStore& secrets = options.password ? static_cast<SecretStore&>(session->m_given)
                                            : static_cast<SecretStore&>(session->m_kept);
    auto engine = MailEngine::open(engineOptions, secrets, session->m_clock);
    if (!engine)
        return unexpected(engine.error());
    session->m_engine = std::move(engine).value();
    const auto accounts = session->accounts();
    if (!accounts)
        return unexpected(accounts.error());
    for (const Account& account : *accounts) {
        if (!options.password)
            break;
        const QString secret = secretOf(account, *options.password);
        session->m_given.write(secretKey(account.incoming), secret, [](const Result<void>&) {});
        session->m_given.write(secretKey(account.outgoing), secret, [](const Result<void>&) {});
    }
    return session;
}

void EngineSession::useAccountFile(const QString& path, std::function<void(Result<AccountId>)> done)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        done(unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                        CommandLine::tr("%1 cannot be read: %2").arg(path, file.errorString())));
        return;
    }
    auto account = accountFromJson(file.readAll());
    if (!account) {
        done(unexpected(account.error()));
        return;
    }
    account->cleartextAllowed = m_options.cleartextAllowed;
    if (m_options.password) {
        storeAccount(*account, secretOf(*account, *m_options.password), std::move(done));
        return;
    }
    m_kept.read(secretKey(account->incoming),
                [this, account = *account, done](const Result<QString>& password) {
                    if (password)
                        storeAccount(account, *password, done);
                    else
                        done(unexpected(password.error()));
                });
}

void EngineSession::storeAccount(const Account& account, const QString& password,
                                 std::function<void(Result<AccountId>)> done)
{
    const auto known = accounts();
    if (!known) {
        done(unexpected(known.error()));
        return;
    }
    for (const Account& stored : *known) {
        // The same mailbox by the other protocol is another account: its folders are elsewhere.
        if (stored.identity.address.compare(account.identity.address, Qt::CaseInsensitive) != 0 ||
            stored.incoming.protocol != account.incoming.protocol)
            continue;
        Account updated = stored;
        updated.incoming = account.incoming;
        updated.outgoing = account.outgoing;
        updated.cleartextAllowed = account.cleartextAllowed;
        updated.oauth2 = account.oauth2;
        if (updated.clientCertificate && !password.isEmpty())
            updated.clientCertificate->insteadOfPassword = false;
        m_engine->updateAccount(updated, {password}, [done, id = stored.id](const Result<void>& saved) {
            done(saved ? Result<AccountId>(id) : unexpected(saved.error()));
        });
        return;
    }
    m_engine->addAccount(account, {password}, std::move(done));
}

} // namespace postaci::cli
