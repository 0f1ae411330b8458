#pragma once

#include "bench/Table.h"
#include "gui/drive/Program.h"
#include "security/InMemorySecretStore.h"
#include "support/DovecotServer.h"

#include <memory>

namespace postaci::bench {

/// Somebody reads mail whose bodies are here: how long from choosing a message to its text on the screen
/// (P9), and what reading many takes of memory (P13). UI thread.
class ReadingBench
{
public:
    explicit ReadingBench(Table& table);
    ~ReadingBench();

    Result<void> run();

private:
    enum class Kind { Text, Html };

    Result<void> start();
    /// Milliseconds until the chosen message was shown and what then waited to be painted was painted.
    Result<double> read(MessageId message);
    /// Opens them all in turn.
    Result<QList<double>> readAll(const QList<MessageId>& messages);
    [[nodiscard]] QList<MessageId> inbox() const;
    void report(Kind kind, const QList<double>& times);

    Table& m_table;
    InMemorySecretStore m_secrets;
    test::DovecotServer m_server;
    std::unique_ptr<test::Program> m_program;
    QList<MessageId> m_texts;
    QList<MessageId> m_pages;
};

} // namespace postaci::bench
