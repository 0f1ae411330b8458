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

} // namespace

CredentialBroker::CredentialBroker(SecretStore& secrets, QObject* parent)
    : QObject(parent), m_secrets(secrets)
{
}

CredentialSource CredentialBroker::source()
{
    return [this](const ServerSettings& server, const CancelToken& cancel) -> Result<QString> {
        auto pending = std::make_shared<Pending>();
        cancel.onCancel([pending] {
            pending->settle(unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                                       QStringLiteral("Waiting for the password was cancelled")));
        });
        QMetaObject::invokeMethod(
            this,
            [this, pending, key = secretKey(server)] {
                m_secrets.read(key, [pending](const Result<QString>& secret) { pending->settle(secret); });
            },
            Qt::QueuedConnection);
        std::unique_lock lock(pending->mutex);
        pending->condition.wait(lock, [&] { return pending->answer.has_value(); });
        return *pending->answer;
    };
}

CredentialSource fixedCredential(const QString& secret)
{
    return [secret](const ServerSettings&, const CancelToken&) -> Result<QString> { return secret; };
}

} // namespace postaci
