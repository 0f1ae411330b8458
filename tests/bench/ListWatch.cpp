#include "bench/ListWatch.h"

#include "messagelist/MessageListView.h"

#include <QEvent>
#include <QEventLoop>
#include <QTimer>

namespace postaci::bench {

ListWatch::ListWatch(MainWindow& window, int rows, const QElapsedTimer& clock)
    : m_window(window), m_clock(clock), m_rows(rows)
{
    window.messageList()->viewport()->installEventFilter(this);
}

bool ListWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (m_paintedMs >= 0 || event->type() != QEvent::Paint)
        return QObject::eventFilter(watched, event);
    if (m_window.messageList()->messageModel()->rowCount() >= m_rows) {
        // What is painted now stands on the screen when this event is over.
        QTimer::singleShot(0, this, [this] {
            if (m_paintedMs < 0)
                m_paintedMs = m_clock.elapsed();
        });
    }
    return QObject::eventFilter(watched, event);
}

bool runUntil(const std::function<bool()>& condition, std::chrono::milliseconds limit)
{
    if (condition())
        return true;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (condition())
            loop.quit();
    });
    look.start(5);
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    loop.exec();
    return condition();
}

} // namespace postaci::bench
