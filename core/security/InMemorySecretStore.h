#pragma once

#include "security/SecretStore.h"

#include <QHash>

namespace postaci {

/// Secrets for the life of the process, for tests, the demo and the CLI. Answers at once, on the UI thread.
class InMemorySecretStore final : public SecretStore
{
public:
    void read(const QString& key, ReadDone done) override;
    void write(const QString& key, const QString& secret, WriteDone done) override;
    void remove(const QString& key, WriteDone done) override;

private:
    QHash<QString, QString> m_secrets;
};

} // namespace postaci
