#pragma once

#include "MailEngine.h"
#include "base/Clock.h"
#include "bench/Table.h"
#include "security/InMemorySecretStore.h"
#include "support/DovecotServer.h"

#include <QTemporaryDir>

namespace postaci::bench {

/// One run: a mailbox of so many messages on a private server, and what the program needs for it. UI thread.
class Bench
{
public:
    explicit Bench(int messages);

    /// Measures all rows and prints the table; the exit code, 0 unless something could not be done at all.
    int run();

private:
    /// What the engine alone did in one pass.
    struct Pass
    {
        double seconds = 0;
        SyncReport report;
    };

    Result<void> prepare();
    Result<void> measureFirstSync();
    Result<void> measureWithWindow();
    Result<void> measureOpeningAgain();
    Result<std::unique_ptr<MailEngine>> openEngine(const QString& profile);
    Result<AccountId> addAccount(MailEngine& engine);
    Result<Pass> pass(MailEngine& engine, AccountId account);

    int m_messages;
    QString m_user;
    QTemporaryDir m_profiles;
    test::DovecotServer m_server;
    InMemorySecretStore m_secrets;
    SystemClock m_clock;
    Table m_table;
};

} // namespace postaci::bench
