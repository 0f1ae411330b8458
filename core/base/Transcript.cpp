#include "base/Transcript.h"

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

constexpr qsizetype kLongestLine = 512;

QString signOf(Direction direction)
{
    switch (direction) {
    case Direction::Sent:
        return QStringLiteral(" > ");
    case Direction::Received:
        return QStringLiteral(" < ");
    case Direction::Event:
        break;
    }
    return QStringLiteral(" - ");
}

} // namespace

std::shared_ptr<Transcript> Transcript::ofConnection(const std::shared_ptr<Transcript>& whole,
                                                     const QString& protocol)
{
    auto one = std::make_shared<Transcript>(0);
    one->m_whole = whole;
    const std::lock_guard lock(whole->m_mutex);
    whole->m_connections += 1;
    one->m_connection = QStringLiteral("%1 %2").arg(protocol).arg(whole->m_connections);
    return one;
}

void Transcript::record(Direction direction, QByteArrayView text)
{
    Line line{QDateTime::currentDateTimeUtc(), direction,
              text.first(qMin(text.size(), kLongestLine)).toByteArray(), m_connection};
    while (line.text.endsWith('\n') || line.text.endsWith('\r'))
        line.text.chop(1);
    if (m_whole)
        m_whole->add(std::move(line));
    else
        add(std::move(line));
}

void Transcript::add(Line line)
{
    const std::lock_guard lock(m_mutex);
    m_recorded += 1;
    m_lines.push_back(std::move(line));
    if (m_lines.size() > m_capacity)
        m_lines.pop_front();
}

QList<Transcript::Line> Transcript::lines() const
{
    const std::lock_guard lock(m_mutex);
    return {m_lines.begin(), m_lines.end()};
}

QList<Transcript::Line> Transcript::linesSince(quint64& seen) const
{
    const std::lock_guard lock(m_mutex);
    const quint64 more = m_recorded - std::min(std::exchange(seen, m_recorded), m_recorded);
    const auto kept = static_cast<std::ptrdiff_t>(std::min<quint64>(more, m_lines.size()));
    return {m_lines.end() - kept, m_lines.end()};
}

QString Transcript::toText() const
{
    return toText(lines());
}

QString Transcript::toText(const QList<Line>& lines)
{
    QString text;
    for (const Line& line : lines) {
        text += line.time.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
        if (!line.connection.isEmpty())
            text += QLatin1Char(' ') + line.connection;
        text += signOf(line.direction) + QString::fromUtf8(line.text) + QLatin1Char('\n');
    }
    return text;
}

} // namespace postaci
