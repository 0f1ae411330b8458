#pragma once

#include "EngineFixture.h"

#include <QtTest>

namespace postaci::test {

/// Puts a message into the outbox, and waits until it is there; 0: it did not get there.
inline OutboxId queue(EngineFixture& fixture, const OutgoingMessage& message, const SendOptions& options = {})
{
    OutboxId id = 0;
    bool done = false;
    fixture.engine().send(message, 0, options, [&](const Result<OutboxId>& queued) {
        done = true;
        id = queued.value_or(0);
    });
    (void)QTest::qWaitFor([&] { return done; }, 60000);
    return id;
}

/// It has left the outbox, with its copy filed.
[[nodiscard]] inline bool isSent(EngineFixture& fixture, OutboxId id)
{
    return !fixture.reader().outboxEntry(id).has_value();
}

[[nodiscard]] inline OutboxState stateOf(EngineFixture& fixture, OutboxId id)
{
    const auto entry = fixture.reader().outboxEntry(id);
    return entry ? entry->state : OutboxState::Sent;
}

} // namespace postaci::test
