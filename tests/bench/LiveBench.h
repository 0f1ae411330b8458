#pragma once

#include "bench/Table.h"
#include "gui/drive/Person.h"
#include "gui/drive/Program.h"
#include "security/InMemorySecretStore.h"
#include "support/CuttingProxy.h"
#include "support/DovecotServer.h"

#include <memory>

namespace postaci::bench {

/// The connected program with a person at its window: how fast new mail is on the screen (P7) and how fast
/// what is sent has the server's answer (P8). UI thread.
class LiveBench
{
public:
    explicit LiveBench(Table& table);
    ~LiveBench();

    Result<void> run();

private:
    Result<void> start();
    Result<void> measurePush();
    Result<void> measureSending();
    /// From the server's EXISTS at the program's side of the wire to the row's painting; and from the
    /// delivery.
    struct Arrival
    {
        double fromExists = 0;
        double fromDelivery = 0;
    };
    Result<Arrival> receive(const QString& subject);
    /// From the click on Send to the outbox's `sent`.
    Result<double> answerOnce();

    Table& m_table;
    InMemorySecretStore m_secrets;
    test::DovecotServer m_server;
    std::unique_ptr<test::CuttingProxy> m_imap; ///< sees the server's lines, since it speaks without TLS here
    std::unique_ptr<test::Program> m_program;
    std::unique_ptr<test::Person> m_person;
};

} // namespace postaci::bench
