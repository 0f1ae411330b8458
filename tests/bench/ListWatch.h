#pragma once

#include "gui/drive/Program.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <functional>

namespace postaci::bench {

/// Notes when the message list is first painted with rows in it. UI thread.
class ListWatch : public QObject
{
public:
    ListWatch(MainWindow& window, int rows, const QElapsedTimer& clock);

    /// On the given clock; -1 until it happened.
    [[nodiscard]] qint64 paintedMs() const { return m_paintedMs; }

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    MainWindow& m_window;
    const QElapsedTimer& m_clock;
    int m_rows;
    qint64 m_paintedMs = -1;
};

/// Handles events until `condition` holds or the time is up; unlike QTest::qWaitFor() it never sleeps beside
/// the event loop, which would look like a stall. True if the condition holds.
bool runUntil(const std::function<bool()>& condition, std::chrono::milliseconds limit);

} // namespace postaci::bench
