#include "sync/CredentialBroker.h"

#include <condition_variable>
#include <mutex>

namespace postaci {

namespace {

/// The meeting point of one question and its answer.
struct Pending
{
    std::mutex mutex;
    std::condition_variable condition;
    std::optional<Result<QString>> answer;

    void settle(const Result<QString>& result)
    {
        const std::lock_guard lock(mutex);
        if (!answer)
            answer = result;
        condition.notify_all();
    }
};

Error notForThisServer(const ServerSettings& server)
{
    Error error = makeError(ErrorKind::Authentication, ErrorReason::NoPassword,
                            QStringLiteral("the account's tokens are for its issuer's servers only"));
    error.host = server.host;
    error.port = server.port;
    return error;
}

/// What of a secret as it is stored goes to a server.
Result<QString> usableSecret(const Account& account, const QString& secret)
{
    if (!account.oauth2)
        return secret;
    const auto tokens = OAuthTokens::fromSecret(secret);
    return tokens ? Result<QString>(tokens->access) : unexpected(tokens.error());
}

} // namespace

CredentialBroker::CredentialBroker(const TokenTools& tools, QObject* parent)
    : QObject(parent), m_tools(tools), m_issuers(OAuthIssuers::bundled().value_or(OAuthIssuers()))
{
}

CredentialBroker::~CredentialBroker() = default;

Result<QString> CredentialBroker::await(const CancelToken& cancel,
                                        const std::function<void(const Done&)>& question)
{
    auto pending = std::make_shared<Pending>();
    const auto watch = cancel.onCancel([pending] {
        pending->settle(unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                                   QStringLiteral("Waiting for the password was cancelled")));
    });
    QMetaObject::invokeMethod(
        this,
        [question, pending] {
            question([pending](const Result<QString>& secret) { pending->settle(secret); });
        },
        Qt::QueuedConnection);
    std::unique_lock lock(pending->mutex);
    pending->condition.wait(lock, [&] { return pending->answer.has_value(); });
    Result<QString> answer = std::move(*pending->answer);
    lock.unlock(); // which who cancels holds the other way round
    cancel.forget(watch);
    return answer;
}

TokenKeeper& CredentialBroker::keeper(const Account& account)
{
    const QString key = secretKey(account.incoming);
    auto& known = m_keepers[key];
    if (!known)
        known = std::make_unique<TokenKeeper>(m_tools, key, *account.oauth2);
    return *known;
}

void CredentialBroker::forget(const QString& key)
{
    m_keepers.erase(key);
}

CredentialSource CredentialBroker::source(const Account& account, const SignInSecrets& tried)
{
    return [this, account, tried](const ServerSettings& server,
                                  const CancelToken& cancel) -> Result<SignInSecrets> {
        SignInSecrets secrets;
        if (account.clientCertificate) {
            const auto identity = tried.identity.isNull() ? readIdentity(*account.clientCertificate, cancel)
                                                          : Result<ClientIdentity>(tried.identity);
            if (!identity)
                return unexpected(identity.error());
            secrets.identity = *identity;
        }
        if (account.signsInByCertificate())
            return secrets;
        if (account.oauth2 && !m_issuers.mayReceive(server.host, *account.oauth2))
            return unexpected(notForThisServer(server));
        const auto secret = tried.secret.isEmpty() ? readSecret(account, server, cancel)
                                                   : usableSecret(account, tried.secret);
        if (!secret)
            return unexpected(secret.error());
        secrets.secret = *secret;
        return secrets;
    };
}

Result<QString> CredentialBroker::readSecret(const Account& account, const ServerSettings& server,
                                             const CancelToken& cancel)
{
    return await(cancel, [this, account, key = secretKey(server)](const Done& done) {
        if (account.oauth2)
            keeper(account).ask({}, done);
        else
            m_tools.secrets.read(key, done);
    });
}

Result<ClientIdentity> CredentialBroker::readIdentity(const ClientCertificate& certificate,
                                                      const CancelToken& cancel)
{
    const auto pem = await(cancel, [this, key = clientIdentityKey(certificate.der)](const Done& done) {
        m_tools.secrets.read(key, done);
    });
    if (!pem && pem.error().reason != ErrorReason::NoPassword)
        return unexpected(pem.error());
    const auto identity = pem ? ClientIdentity::fromSecret(*pem) : unexpected(pem.error());
    if (identity)
        return identity;
    return unexpected(ErrorKind::Authentication, ErrorReason::ClientKeyMissing, identity.error().message);
}

TokenSource CredentialBroker::renewals(const Account& account)
{
    if (!account.oauth2)
        return {};
    return [this, account](const QString& refused, const CancelToken& cancel) {
        return await(cancel,
                     [this, account, refused](const Done& done) { keeper(account).ask(refused, done); });
    };
}

} // namespace postaci
