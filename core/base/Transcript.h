#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <deque>
#include <memory>
#include <mutex>

namespace postaci {

enum class Direction {
    Sent,
    Received,
    Event, ///< what this side has noticed: it connects, is encrypted, has ended
};

/// The last lines spoken with the servers of one account, over all its connections, secrets masked by whoever
/// records them. Thread-safe.
class Transcript
{
public:
    struct Line
    {
        QDateTime time; ///< UTC
        Direction direction = Direction::Received;
        QByteArray text;    ///< without CRLF, at most 512 bytes
        QString connection; ///< "IMAP 2"; empty: not known
    };

    /// `capacity`: lines, of which the oldest go.
    explicit Transcript(size_t capacity = 1000) : m_capacity(capacity) {}

    /// What one more connection records into; its lines are in `whole`, under the protocol and a number.
    [[nodiscard]] static std::shared_ptr<Transcript> ofConnection(const std::shared_ptr<Transcript>& whole,
                                                                  const QString& protocol);

    void record(Direction direction, QByteArrayView text);
    [[nodiscard]] QList<Line> lines() const;
    /// Those that came after the first `seen` of all that were ever recorded, as far as they are kept; `seen`
    /// counts them then.
    [[nodiscard]] QList<Line> linesSince(quint64& seen) const;
    /// For people: one line each, `12:30:01.123 IMAP 2 > text`, in the time of this computer's place.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] static QString toText(const QList<Line>& lines);

private:
    void add(Line line);

    const size_t m_capacity;
    std::shared_ptr<Transcript> m_whole; ///< null: it is whole itself
    QString m_connection;                ///< of that
    mutable std::mutex m_mutex;
    std::deque<Line> m_lines;
    quint64 m_recorded = 0;
    int m_connections = 0;
};

} // namespace postaci
