#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace postaci {

/// One content line of RFC 5545 3.1, unfolded.
struct CalendarProperty
{
    struct Parameter
    {
        QByteArray name;  ///< upper case
        QByteArray value; ///< without quotes, RFC 6868 undone; several ones with commas between
    };

    QByteArray name; ///< upper case
    QList<Parameter> parameters;
    QByteArray value; ///< as it stands there

    [[nodiscard]] QByteArray parameter(const char* wanted) const; ///< empty: none
    /// The value as TEXT (3.3.11): escapes undone.
    [[nodiscard]] QString text() const;
};

struct CalendarComponent
{
    QByteArray name;       ///< upper case: "VEVENT"
    qsizetype parent = -1; ///< its place among all
    QList<CalendarProperty> properties;

    [[nodiscard]] const CalendarProperty* find(const char* property) const; ///< the first; null: none
};

/// What stands in an iCalendar object, in its order; a component comes before those in it. Never fails: what
/// is no content line is left out, what was not closed ends with the text. At most 1 MB, 2,000 components 8
/// deep, 20,000 properties, 64 KB a line and 100 parameters for each are read, in linear time; beyond that
/// the rest is left out. Any thread.
///
/// Our own since libical 3.0.16 does not bound what a stranger makes it do: a time zone of 300 bytes that
/// changes every second took it half a minute and 1.6 GB.
[[nodiscard]] QList<CalendarComponent> readCalendar(QByteArrayView bytes);

/// Writes content lines: escaped, folded at 75 bytes between characters, with CRLF.
class CalendarWriter
{
public:
    /// `head` is the name with its parameters; the value goes as it is, without controls.
    void add(const QByteArray& head, const QByteArray& value);
    void addText(const QByteArray& head, const QString& value); ///< escaped
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    /// A parameter's value in quotes, without what cannot stand in them (RFC 6868).
    [[nodiscard]] static QByteArray quoted(const QString& value);

private:
    QByteArray m_bytes;
};

} // namespace postaci
