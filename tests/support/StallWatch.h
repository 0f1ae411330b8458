#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace postaci::test {

/// Sees when the event loop of its thread does not come round: a timer of one millisecond, and the gaps
/// between its calls.
class StallWatch : public QObject
{
public:
    /// The longest gap.
    struct Stall
    {
        double wall = 0; ///< milliseconds between two calls
        double cpu =
            0; ///< of these, milliseconds in which this thread computed; the rest it waited for a core
    };

    explicit StallWatch(QObject* parent = nullptr);

    void start();
    void stop() { m_timer.stop(); }
    [[nodiscard]] Stall longest() const { return m_longest; }
    [[nodiscard]] int longerThan50() const { return m_longerThan50; }

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_cpuBefore = 0;
    Stall m_longest;
    int m_longerThan50 = 0;
};

} // namespace postaci::test
