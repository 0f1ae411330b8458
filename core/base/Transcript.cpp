#include "base/Transcript.h"

namespace postaci {

namespace {
constexpr qsizetype kLongestLine = 512;
}

void Transcript::record(Direction direction, QByteArrayView text)
{
    Line line{QDateTime::currentDateTimeUtc(), direction,
              text.first(qMin(text.size(), kLongestLine)).toByteArray()};
    while (line.text.endsWith('\n') || line.text.endsWith('\r'))
        line.text.chop(1);
    const std::lock_guard lock(m_mutex);
    m_lines.push_back(std::move(line));
    if (m_lines.size() > m_capacity)
        m_lines.pop_front();
}

QList<Transcript::Line> Transcript::lines() const
{
    const std::lock_guard lock(m_mutex);
    return {m_lines.begin(), m_lines.end()};
}

QString Transcript::toText() const
{
    QString text;
    for (const Line& line : lines()) {
        text += line.time.toString(QStringLiteral("HH:mm:ss.zzz"));
        text += line.direction == Direction::Sent ? QStringLiteral(" > ") : QStringLiteral(" < ");
        text += QString::fromUtf8(line.text) + QLatin1Char('\n');
    }
    return text;
}

} // namespace postaci
