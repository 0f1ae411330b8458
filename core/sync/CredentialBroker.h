#pragma once

#include "security/SecretStore.h"
#include "sync/AccountContext.h"

#include <QObject>

namespace postaci {

/// Brings secrets from the keyring, which answers in the UI thread, to the loops, which wait in theirs. Lives
/// in the UI thread; the sources it makes are used from any other thread, and must be out of use before it
/// goes.
class CredentialBroker : public QObject
{
    Q_OBJECT

public:
    explicit CredentialBroker(SecretStore& secrets, QObject* parent = nullptr);

    [[nodiscard]] CredentialSource source();

private:
    SecretStore& m_secrets;
};

/// A source that knows its answer: for a login test.
[[nodiscard]] CredentialSource fixedCredential(const QString& secret);

} // namespace postaci
