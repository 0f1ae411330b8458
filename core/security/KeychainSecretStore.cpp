#include "security/KeychainSecretStore.h"

#include <qt6keychain/keychain.h>

namespace postaci {

namespace {

QString serviceName()
{
    return QStringLiteral("Postaci");
}

Error keychainError(const QKeychain::Job& job)
{
    if (job.error() == QKeychain::EntryNotFound) {
        return makeError(ErrorKind::Authentication, ErrorReason::NoPassword,
                         QStringLiteral("no password is stored for %1").arg(job.key()));
    }
    return makeError(ErrorKind::Storage, ErrorReason::SecretStoreUnavailable,
                     QStringLiteral("the keychain cannot be used for %1").arg(job.key()), job.errorString());
}

/// Jobs delete themselves; a plain-text file in place of a keychain is never accepted.
template <typename Job, typename Done> void startJob(Job* job, const QString& key, Done done)
{
    job->setKey(key);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job, std::move(done));
    job->start();
}

} // namespace

void KeychainSecretStore::read(const QString& key, ReadDone done)
{
    startJob(new QKeychain::ReadPasswordJob(serviceName()), key,
             [done = std::move(done)](QKeychain::Job* job) {
                 if (job->error() != QKeychain::NoError)
                     return done(unexpected(keychainError(*job)));
                 done(static_cast<QKeychain::ReadPasswordJob*>(job)->textData());
             });
}

void KeychainSecretStore::write(const QString& key, const QString& secret, WriteDone done)
{
    auto* const job = new QKeychain::WritePasswordJob(serviceName());
    job->setTextData(secret);
    startJob(job, key, [done = std::move(done)](QKeychain::Job* finished) {
        if (finished->error() != QKeychain::NoError)
            return done(unexpected(keychainError(*finished)));
        done({});
    });
}

void KeychainSecretStore::remove(const QString& key, WriteDone done)
{
    startJob(new QKeychain::DeletePasswordJob(serviceName()), key,
             [done = std::move(done)](QKeychain::Job* job) {
                 if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
                     return done(unexpected(keychainError(*job)));
                 done({});
             });
}

} // namespace postaci
