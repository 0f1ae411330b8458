#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace postaci::test {

/// Somebody who writes; from sample/people.txt.
struct SamplePerson
{
    QString name;
    QString address;
    int utcOffsetHours = 3;
};

/// One message as it stands in the sample texts: "## sender | age | key=value ..." and its body.
struct SampleEntry
{
    QString sender;
    qint64 ageSeconds = 0;
    QHash<QString, QString>
        options; ///< to, cc, attach, inline, template, charset, folder, list, flags, html, ...
    QString body;

    bool has(const QString& option) const { return options.contains(option); }
    QStringList list(const QString& option) const
    {
        return options.value(option).split(u',', Qt::SkipEmptyParts);
    }
};

/// A conversation: "# subject" and its messages, oldest first.
struct SampleThread
{
    QString subject;
    QList<SampleEntry> entries;
};

QHash<QString, SamplePerson> parsePeople(const QString& text);
QList<SampleThread> parseThreads(const QString& text);
/// "2d3h", "45m", "1d5h10m" in seconds.
qint64 parseAge(const QString& text);

} // namespace postaci::test
