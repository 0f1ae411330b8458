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
    enum class Peers { Without, With };

    Bench(Table& table, int messages, Peers peers);

    Result<void> run();

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

    Table& m_table;
    int m_messages;
    Peers m_peers;
    QString m_user;
    QTemporaryDir m_profiles;
    test::DovecotServer m_server;
    InMemorySecretStore m_secrets;
    SystemClock m_clock;
};

} // namespace postaci::bench
