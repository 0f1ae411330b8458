#include "support/SampleParser.h"

#include <QRegularExpression>

#include <algorithm>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "to=ayse,mehmet | cc=elif | flags=S F html" in any order and with or without bars between.
QHash<QString, QString> parseOptions(const QString& text)
{
    QHash<QString, QString> options;
    QString last;
    for (const QString& token : QString(text).replace(u'|', u' ').split(u' ', Qt::SkipEmptyParts)) {
        // Flags are single letters, and the letters after "flags=S" belong to it.
        if (last == "flags"_L1 && token.size() == 1) {
            options[last] += token;
            continue;
        }
        last = token.section(u'=', 0, 0);
        options.insert(last, token.section(u'=', 1));
    }
    return options;
}

SampleEntry parseEntry(const QString& head)
{
    SampleEntry entry;
    entry.sender = head.section(u'|', 0, 0).trimmed();
    entry.ageSeconds = parseAge(head.section(u'|', 1, 1).trimmed());
    entry.options = parseOptions(head.section(u'|', 2));
    return entry;
}

void finish(QList<SampleThread>& threads)
{
    if (threads.isEmpty())
        return;
    for (SampleEntry& entry : threads.last().entries)
        entry.body = entry.body.trimmed();
    std::stable_sort(threads.last().entries.begin(), threads.last().entries.end(),
                     [](const SampleEntry& a, const SampleEntry& b) { return a.ageSeconds > b.ageSeconds; });
}

} // namespace

qint64 parseAge(const QString& text)
{
    static const QRegularExpression pattern(u"(\\d+)([dhm])"_s);
    qint64 seconds = 0;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QChar unit = match.captured(2).at(0);
        seconds += match.captured(1).toLongLong() * (unit == u'd' ? 86400 : unit == u'h' ? 3600 : 60);
    }
    return seconds;
}

QHash<QString, SamplePerson> parsePeople(const QString& text)
{
    QHash<QString, SamplePerson> people;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList fields = line.split(u'|');
        if (line.startsWith(u'#') || fields.size() != 4)
            continue;
        people.insert(fields.at(0).trimmed(),
                      {fields.at(1).trimmed(), fields.at(2).trimmed(), fields.at(3).trimmed().toInt()});
    }
    return people;
}

QList<SampleThread> parseThreads(const QString& text)
{
    QList<SampleThread> threads;
    for (const QString& line : text.split(u'\n')) {
        if (line.startsWith("# "_L1)) {
            finish(threads);
            threads.append(SampleThread{line.mid(2).trimmed(), {}});
        } else if (line.startsWith("## "_L1) && !threads.isEmpty()) {
            threads.last().entries.append(parseEntry(line.mid(3)));
        } else if (!threads.isEmpty() && !threads.last().entries.isEmpty()) {
            threads.last().entries.last().body += line + u'\n';
        }
    }
    finish(threads);
    return threads;
}

} // namespace postaci::test
