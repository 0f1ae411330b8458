#include "message/CalendarText.h"

#include "message/Charset.h"
#include "message/HeaderFields.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMaxCalendar = 1024 * 1024;
constexpr qsizetype kMaxCalendarLine = 64 * 1024;
constexpr qsizetype kMaxComponents = 2000;
constexpr qsizetype kMaxProperties = 20'000;
constexpr qsizetype kMaxCalendarParameters = 100;
constexpr int kMaxDepth = 8;

/// Content lines without their folds; of a longer one the beginning.
class CalendarLines
{
public:
    explicit CalendarLines(QByteArrayView bytes) : m_bytes(bytes) {}

    bool next(QByteArray* line)
    {
        line->clear();
        if (m_at >= m_bytes.size())
            return false;
        append(line);
        while (m_at < m_bytes.size() && isBlank(m_bytes.at(m_at))) {
            ++m_at;
            append(line);
        }
        return true;
    }

private:
    void append(QByteArray* line)
    {
        const LineBounds bounds = lineAt(m_bytes, m_at);
        const qsizetype room = kMaxCalendarLine - line->size();
        const QByteArrayView text = m_bytes.sliced(m_at, bounds.text - m_at);
        line->append(text.first(std::min(room, text.size())));
        m_at = bounds.next;
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

/// RFC 6868.
QByteArray withoutCarets(const QByteArray& value)
{
    if (!value.contains('^'))
        return value;
    QByteArray out;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char next = i + 1 < value.size() ? value.at(i + 1) : '\0';
        if (value.at(i) != '^' || (next != 'n' && next != '^' && next != '\'')) {
            out += value.at(i);
            continue;
        }
        out += next == 'n' ? '\n' : next == '^' ? '^' : '"';
        ++i;
    }
    return out;
}

/// Takes one content line apart; on the stack of one thread.
class CalendarLineReader
{
public:
    explicit CalendarLineReader(const QByteArray& line) : m_line(line) {}

    bool read(CalendarProperty* property)
    {
        property->name = until(";:=").trimmed().toUpper();
        // Outlook's "ITEM1.X" and the like: the name is behind the group.
        property->name = property->name.mid(property->name.lastIndexOf('.') + 1);
        while (peek() == ';') {
            ++m_at;
            CalendarProperty::Parameter parameter;
            parameter.name = until("=;:").trimmed().toUpper();
            if (peek() == '=') {
                ++m_at;
                parameter.value = withoutCarets(parameterValue());
            }
            if (property->parameters.size() < kMaxCalendarParameters)
                property->parameters.append(parameter);
        }
        if (peek() != ':' || property->name.isEmpty())
            return false;
        property->value = m_line.mid(m_at + 1);
        return true;
    }

private:
    [[nodiscard]] char peek() const { return m_at < m_line.size() ? m_line.at(m_at) : '\0'; }

    QByteArray until(const char* ends)
    {
        const qsizetype begin = m_at;
        const QByteArrayView wanted(ends);
        while (m_at < m_line.size() && !wanted.contains(m_line.at(m_at)))
            ++m_at;
        return m_line.mid(begin, m_at - begin);
    }

    /// With commas between several; those in quotes count as any letter.
    QByteArray parameterValue()
    {
        QByteArray value;
        bool isQuoted = false;
        for (; m_at < m_line.size(); ++m_at) {
            const char c = m_line.at(m_at);
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && (c == ';' || c == ':'))
                break;
            else
                value += c;
        }
        return value;
    }

    const QByteArray& m_line;
    qsizetype m_at = 0;
};

QByteArray withoutControls(QByteArray value)
{
    for (char& c : value) {
        if (static_cast<uchar>(c) < ' ' || c == 0x7f)
            c = ' ';
    }
    return value;
}

} // namespace

QByteArray CalendarProperty::parameter(const char* wanted) const
{
    for (const Parameter& one : parameters) {
        if (one.name == wanted)
            return one.value;
    }
    return {};
}

QString CalendarProperty::text() const
{
    QByteArray out;
    out.reserve(value.size());
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value.at(i);
        if (c != '\\' || i + 1 == value.size()) {
            out += c;
            continue;
        }
        const char next = value.at(++i);
        out += next == 'n' || next == 'N' ? '\n' : next;
    }
    QString read = decodeCharset(out, {});
    return read.remove(QChar::Null).remove(QLatin1Char('\r'));
}

const CalendarProperty* CalendarComponent::find(const char* property) const
{
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [property](const CalendarProperty& one) { return one.name == property; });
    return found == properties.end() ? nullptr : &*found;
}

QList<CalendarComponent> readCalendar(QByteArrayView bytes)
{
    QList<CalendarComponent> components;
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes = bytes.sliced(3);
    CalendarLines lines(bytes.first(std::min(bytes.size(), kMaxCalendar)));
    QList<qsizetype> open; ///< -1: one that is left out
    qsizetype properties = 0;
    QByteArray line;
    while (lines.next(&line)) {
        CalendarProperty property;
        if (!CalendarLineReader(line).read(&property))
            continue;
        if (property.name == "BEGIN") {
            const bool isRead = open.size() < kMaxDepth && components.size() < kMaxComponents &&
                                (open.isEmpty() || open.last() >= 0);
            if (isRead)
                components.append(
                    {property.value.trimmed().toUpper(), open.isEmpty() ? -1 : open.last(), {}});
            if (open.size() > kMaxProperties)
                break;
            open.append(isRead ? components.size() - 1 : -1);
        } else if (property.name == "END") {
            if (!open.isEmpty())
                open.removeLast();
        } else if (!open.isEmpty() && open.last() >= 0) {
            if (++properties > kMaxProperties)
                break;
            components[open.last()].properties.append(property);
        }
    }
    return components;
}

void CalendarWriter::add(const QByteArray& head, const QByteArray& value)
{
    constexpr qsizetype kLongest = 75;
    QByteArray line = withoutControls(head + ':' + value);
    while (line.size() > kLongest) {
        qsizetype cut = kLongest;
        while (cut > kLongest - 4 && (static_cast<uchar>(line.at(cut)) & 0xc0U) == 0x80U)
            --cut;
        m_bytes += line.first(cut) + "\r\n";
        line = ' ' + line.mid(cut);
    }
    m_bytes += line + "\r\n";
}

void CalendarWriter::addText(const QByteArray& head, const QString& value)
{
    QByteArray escaped;
    const QByteArray bytes = value.toUtf8();
    for (const char c : bytes) {
        if (c == '\n') {
            escaped += "\\n";
            continue;
        }
        if (c == '\\' || c == ';' || c == ',')
            escaped += '\\';
        escaped += c;
    }
    add(head, escaped);
}

QByteArray CalendarWriter::quoted(const QString& value)
{
    QByteArray bytes = value.toUtf8();
    bytes.replace('^', "^^").replace('\n', "^n").replace('"', "^'");
    return '"' + bytes + '"';
}

} // namespace postaci
