#include "security/KeychainSecretStore.h"

#include "security/KeyringProbe.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>

namespace postaci {

namespace {

QString serviceName()
{
    return QStringLiteral("Postaci");
}

Error noEntry(const QString& key)
{
    return makeError(ErrorKind::Authentication, ErrorReason::NoPassword,
                     QStringLiteral("no password is stored for %1").arg(key));
}

Error lockedKeyring(const QString& key, const QString& words)
{
    return makeError(ErrorKind::Storage, ErrorReason::KeyringLocked,
                     QStringLiteral("the keychain is locked, so that it cannot be used for %1").arg(key),
                     words);
}

/// Null: the time is over.
Error keychainError(const QKeychain::Job* job, const QString& key)
{
    if (job == nullptr) {
        return makeError(ErrorKind::Storage, ErrorReason::SecretStoreUnavailable,
                         QStringLiteral("the keychain did not answer about %1 in time").arg(key));
    }
    switch (job->error()) {
    case QKeychain::EntryNotFound:
        return noEntry(key);
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return lockedKeyring(key, job->errorString());
    default:
        return makeError(ErrorKind::Storage, ErrorReason::SecretStoreUnavailable,
                         QStringLiteral("the keychain cannot be used for %1").arg(key), job->errorString());
    }
}

bool hasSucceeded(const QKeychain::Job* job)
{
    return job != nullptr && job->error() == QKeychain::NoError;
}

} // namespace

KeychainSecretStore::KeychainSecretStore(std::chrono::milliseconds limit, QObject* parent)
    : QObject(parent), m_limit(limit)
{
}

/// One call, for as many jobs as it takes.
template <typename Job> struct KeychainSecretStore::Call
{
    QString key;
    std::function<void(Job&)> prepare;
    std::function<void(const Job*)> ended; ///< once; gets null when the time is over
    bool mayRepeat = true;
};

template <typename Job> void KeychainSecretStore::start(std::shared_ptr<Call<Job>> call)
{
    QTimer::singleShot(m_limit, this, [call] {
        if (const auto ended = std::exchange(call->ended, nullptr))
            ended(nullptr);
    });
    attempt(call);
}

/// Jobs delete themselves; a plain-text file in place of a keychain is never accepted.
template <typename Job> void KeychainSecretStore::attempt(const std::shared_ptr<Call<Job>>& call)
{
    auto* const job = new Job(serviceName());
    job->setKey(call->key);
    job->setInsecureFallback(false);
    if (call->prepare)
        call->prepare(*job);
    connect(job, &QKeychain::Job::finished, this, [this, call](const QKeychain::Job* finished) {
        if (finished->error() == QKeychain::OtherError && std::exchange(call->mayRepeat, false)) {
            forgetKeyringSession();
            attempt(call);
        } else if (const auto ended = std::exchange(call->ended, nullptr)) {
            ended(static_cast<const Job*>(finished));
        } else if (hasSucceeded(finished)) {
            Q_EMIT answeredLate();
        }
    });
    job->start();
}

void KeychainSecretStore::read(const QString& key, ReadDone done)
{
    using Job = QKeychain::ReadPasswordJob;
    auto call = std::make_shared<Call<Job>>();
    call->key = key;
    call->ended = [this, key, done = std::move(done)](const Job* job) {
        if (hasSucceeded(job))
            return done(job->textData());
        const Error error = keychainError(job, key);
        if (error.reason != ErrorReason::NoPassword)
            return done(unexpected(error));
        askKeyring(serviceName(), key, this, [key, error, done](KeyringAnswer answer) {
            done(unexpected(answer == KeyringAnswer::Locked ? lockedKeyring(key, {}) : error));
        });
    };
    start(std::move(call));
}

void KeychainSecretStore::write(const QString& key, const QString& secret, WriteDone done)
{
    using Job = QKeychain::WritePasswordJob;
    auto call = std::make_shared<Call<Job>>();
    call->key = key;
    call->prepare = [secret](Job& job) { job.setTextData(secret); };
    call->ended = [this, key, done = std::move(done)](const Job* job) {
        if (hasSucceeded(job))
            return done({});
        const Error error = keychainError(job, key);
        if (job == nullptr || error.reason != ErrorReason::SecretStoreUnavailable)
            return done(unexpected(error));
        // Somebody may have closed the keyring's own question for a password, which looks like no keyring.
        askKeyring(serviceName(), key, this, [key, error, done](KeyringAnswer answer) {
            done(unexpected(answer == KeyringAnswer::None ? error : lockedKeyring(key, error.detail)));
        });
    };
    start(std::move(call));
}

void KeychainSecretStore::remove(const QString& key, WriteDone done)
{
    using Job = QKeychain::DeletePasswordJob;
    auto call = std::make_shared<Call<Job>>();
    call->key = key;
    call->ended = [key, done = std::move(done)](const Job* job) {
        if (hasSucceeded(job) || (job != nullptr && job->error() == QKeychain::EntryNotFound))
            return done({});
        done(unexpected(keychainError(job, key)));
    };
    start(std::move(call));
}

} // namespace postaci
