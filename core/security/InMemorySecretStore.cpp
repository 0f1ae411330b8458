#include "security/InMemorySecretStore.h"

namespace postaci {

void InMemorySecretStore::read(const QString& key, ReadDone done)
{
    const auto found = m_secrets.constFind(key);
    if (found != m_secrets.constEnd())
        return done(*found);
    done(unexpected(ErrorKind::Authentication, ErrorReason::NoPassword,
                    QStringLiteral("no password is stored for %1").arg(key)));
}

void InMemorySecretStore::write(const QString& key, const QString& secret, WriteDone done)
{
    m_secrets.insert(key, secret);
    done({});
}

void InMemorySecretStore::remove(const QString& key, WriteDone done)
{
    m_secrets.remove(key);
    done({});
}

} // namespace postaci
