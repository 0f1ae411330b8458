#pragma once

#include "bench/Table.h"
#include "security/InMemorySecretStore.h"
#include "support/DovecotServer.h"

#include <QTemporaryDir>

#include <chrono>
#include <memory>
#include <vector>

namespace postaci::bench {

/// What the program does while nothing happens (P11): so many accounts, each waiting for push on a server of
/// its own, watched in a process of its own. UI thread.
class IdleBench
{
public:
    IdleBench(Table& table, std::chrono::seconds duration);

    Result<void> run();

private:
    Result<void> fillProfile();

    Table& m_table;
    std::chrono::seconds m_duration;
    QTemporaryDir m_profile;
    InMemorySecretStore m_secrets;
    std::vector<std::unique_ptr<test::DovecotServer>> m_servers;
};

/// What the watched process does; its exit code.
int idleAndTell(const QString& profile, const QString& caFile, std::chrono::seconds duration);

} // namespace postaci::bench
