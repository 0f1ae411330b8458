#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <deque>
#include <mutex>

namespace postaci {

enum class Direction { Sent, Received };

/// The last lines spoken on one connection, secrets masked by whoever records them. Thread-safe.
class Transcript
{
public:
    struct Line
    {
        QDateTime time; ///< UTC
        Direction direction = Direction::Received;
        QByteArray text; ///< without CRLF, at most 512 bytes
    };

    explicit Transcript(size_t capacity = 400) : m_capacity(capacity) {}

    void record(Direction direction, QByteArrayView text);
    [[nodiscard]] QList<Line> lines() const;
    /// For people: one line each, `12:30:01.123 > text`.
    [[nodiscard]] QString toText() const;

private:
    const size_t m_capacity;
    mutable std::mutex m_mutex;
    std::deque<Line> m_lines;
};

} // namespace postaci
