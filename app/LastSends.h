#pragma once

#include "MailEngine.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace postaci {

/// Sends what may still have been taken back, once no window is left that could say so; waits for it for a
/// while. What cannot be sent now stays in the outbox for the next start.
inline void sendWhatIsLeft(MailEngine& engine)
{
    constexpr int kLook = 50;
    constexpr int kPatience = 15000;         // milliseconds
    constexpr int kLongest = 11 * 60 * 1000; // a server may think for ten minutes (RFC 5321 4.5.3.2.6)
    const auto isLeft = [&engine] {
        const QList<OutboxEntry> entries = engine.reader().outbox().value_or({});
        return std::any_of(entries.begin(), entries.end(), [](const OutboxEntry& entry) {
            return entry.state == OutboxState::Held || entry.state == OutboxState::Sending ||
                   entry.state == OutboxState::Ending ||
                   (entry.state == OutboxState::Queued && !entry.lastError);
        });
    };
    const auto isEnding = [&engine] {
        const QList<OutboxEntry> entries = engine.reader().outbox().value_or({});
        return std::any_of(entries.begin(), entries.end(),
                           [](const OutboxEntry& entry) { return entry.state == OutboxState::Ending; });
    };
    for (const OutboxEntry& entry : engine.reader().outbox().value_or({}))
        if (entry.state == OutboxState::Held)
            engine.sendNow(entry.id);
    if (!isLeft())
        return;
    bool isPatienceOver = false;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        // Who goes while the server thinks about a message's end does not know whether it was sent.
        if (!isLeft() || (isPatienceOver && !isEnding()))
            loop.quit();
    });
    look.start(kLook);
    QTimer::singleShot(kLongest, &loop, &QEventLoop::quit); // the disk may take no news of the end
    QTimer::singleShot(kPatience, &loop, [&isPatienceOver] { isPatienceOver = true; });
    loop.exec();
}

} // namespace postaci
