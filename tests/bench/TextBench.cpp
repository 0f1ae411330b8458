#include "bench/TextBench.h"

#include "base/Clock.h"
#include "bench/Figures.h"
#include "bench/StoreBench.h"
#include "search/MailSearch.h"
#include "store/BodySummary.h"
#include "store/Database.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "store/Transaction.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace postaci::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 kWords = 20000;
constexpr qsizetype kTextLength = 3200; ///< characters
constexpr quint32 kTextBatch = 200;
constexpr quint32 kHeaderBatch = 4000;

/// Makes the same texts in every run.
class Writer
{
public:
    /// `prose`: a file that the texts are cut out of; empty: they are made up.
    explicit Writer(const QString& prose)
    {
        if (QFile file(prose); !prose.isEmpty() && file.open(QIODevice::ReadOnly)) {
            m_prose = QString::fromUtf8(file.readAll());
            m_words = byFrequency(m_prose);
            return;
        }
        static const QString consonants = u"nrlkdmtysbzşvpghçfc"_s; // the frequent ones first
        static const QString vowels = u"aeiıouüö"_s;
        double weight = 0;
        for (quint32 rank = 1; rank <= kWords; ++rank) {
            QString word;
            const int syllables = 1 + m_random.bounded(rank < 100 ? 2 : 4);
            for (int syllable = 0; syllable < syllables; ++syllable) {
                word += consonants.at(qMin(m_random.bounded(19), m_random.bounded(19)));
                word += vowels.at(qMin(m_random.bounded(8), m_random.bounded(8)));
                if (m_random.bounded(3) == 0)
                    word += consonants.at(m_random.bounded(19));
            }
            weight += 1.0 / rank;
            m_weights.push_back(weight);
            m_words.append(word);
        }
    }

    QString next()
    {
        if (m_prose.size() > kTextLength)
            return m_prose.mid(m_random.bounded(m_prose.size() - kTextLength), kTextLength);
        QString text = m_count % 2 == 1 ? m_quoted.left(kTextLength / 3) : QString();
        while (text.size() < kTextLength) {
            const double drawn = m_random.generateDouble() * m_weights.back();
            const auto found = std::lower_bound(m_weights.begin(), m_weights.end(), drawn);
            text += m_words.at(found - m_weights.begin());
            text += m_random.bounded(12) == 0 ? u".\n"_s : u" "_s;
        }
        ++m_count;
        m_quoted = text;
        return text;
    }

    [[nodiscard]] const QStringList& words() const { return m_words; } ///< the most frequent one first

private:
    static QStringList byFrequency(const QString& prose)
    {
        static const QRegularExpression between(u"[^\\p{L}]+"_s);
        QHash<QString, int> counts;
        for (const QString& word : prose.toLower().split(between, Qt::SkipEmptyParts))
            ++counts[word];
        QStringList words = counts.keys();
        std::sort(words.begin(), words.end(), [&counts](const QString& one, const QString& other) {
            return std::pair(-counts.value(one), one) < std::pair(-counts.value(other), other);
        });
        return words;
    }

    QRandomGenerator m_random{6};
    QString m_prose;
    QStringList m_words;
    std::vector<double> m_weights;
    QString m_quoted;
    quint32 m_count = 0;
};

MessageContent contentOf(const QString& text)
{
    MessageContent content;
    content.hasText = true;
    content.text = text;
    return content;
}

/// Places in a list of words by frequency.
QList<qsizetype> someRanks(const QStringList& words)
{
    QList<qsizetype> ranks{0, 3, 10, 40, 150, 500, 2000, 8000, 19000};
    for (qsizetype& rank : ranks)
        rank = std::min(rank, words.size() - 10);
    return ranks;
}

/// Two words next to each other, which the index has to look up in the texts.
QStringList phrases(const QStringList& words)
{
    QStringList list;
    for (const qsizetype rank : someRanks(words))
        list << u"\"%1 %2\""_s.arg(words.at(rank), words.at(rank + 1));
    return list;
}

/// What is asked, by kinds: frequent and rare words, what is typed on the way there, two words, one without
/// another. Every word is also a beginning of longer ones, as it is in the search field.
QList<std::pair<QString, QStringList>> questions(const QStringList& words)
{
    QStringList whole;
    QStringList begun;
    QStringList both;
    QStringList without;
    for (const qsizetype rank : someRanks(words)) {
        const QString& word = words.at(rank);
        whole << word;
        begun << word.left(2) << word.left(3) << word.left(4);
        both << u"%1 %2"_s.arg(word, words.at(rank / 2 + 1));
        without << u"%1 -%2"_s.arg(word, words.at(rank + 7));
    }
    return {{u"P6 first 50 by a word, newest first"_s, whole << u"hiçyok"_s << u"fatura is:unread"_s},
            {u"P6 likewise, while it is typed"_s, begun},
            {u"P6 likewise, two words"_s, both},
            {u"P6 likewise, one without another"_s, without}};
}

QString megabytes(qint64 bytes)
{
    return u"%1 MB"_s.arg(static_cast<double>(bytes) / 1e6, 0, 'f', 0);
}

/// The writer joins the index's pieces while it has nothing else to do; returns the seconds until it is done.
double waitUntilTidied(const QString& profile)
{
    constexpr qint64 quiet = 2000; // milliseconds
    Connection index(searchFile(profile), Access::ReadOnly);
    QElapsedTimer total;
    total.start();
    QElapsedTimer sinceChange;
    sinceChange.start();
    QByteArray before;
    while (!sinceChange.hasExpired(quiet)) {
        // FTS5's own list of its pieces.
        Query row = index.query("SELECT block FROM words_data WHERE id = 10");
        const QByteArray pieces = row.next() ? row.blob(0) : QByteArray();
        if (std::exchange(before, pieces) != pieces)
            sinceChange.restart();
        QThread::msleep(50);
    }
    return static_cast<double>(total.elapsed() - quiet) / 1000;
}

qint64 sizeOnDisk(const QString& file)
{
    return QFileInfo(file).size() + QFileInfo(file + u"-wal"_s).size();
}

} // namespace

Result<void> TextBench::run(quint32 messages, bool withPeers)
{
    const auto filled = fillProfile(m_dir.path(), messages, kHeaderBatch);
    if (!filled)
        return unexpected(filled.error());
    const auto seconds = index(messages);
    if (!seconds)
        return unexpected(seconds.error());
    const QStringList words = Writer(m_prose).words();
    for (const auto& [kind, asked] : questions(words)) {
        if (const auto done = ask(kind, asked, 2); !done)
            return done;
    }
    if (const auto asked = ask(u"P6 likewise, phrases"_s, phrases(words), 2); !asked)
        return asked;
    tell(u"P6 all of these questions"_s, m_allTimes, 2);
    if (withPeers)
        indexByNotmuch(messages, *seconds);
    return {};
}

Result<double> TextBench::index(quint32 messages)
{
    const SystemClock clock;
    const auto store = Store::open(m_dir.path(), clock);
    if (!store)
        return unexpected(store.error());
    const auto reader = MailReader::open(m_dir.path());
    if (!reader)
        return unexpected(reader.error());
    const auto ids = (*reader)->messageIds({ListQuery::Kind::AllInboxes, 0}, 0, static_cast<int>(messages));
    if (!ids)
        return unexpected(ids.error());
    const qint64 before = sizeOnDisk(searchFile(m_dir.path()));
    Writer writer(m_prose);
    qint64 nanoseconds = 0;
    for (qsizetype start = 0; start < ids->size(); start += kTextBatch) {
        const QList<MessageId> batch = ids->mid(start, kTextBatch);
        QStringList texts;
        for (qsizetype i = 0; i < batch.size(); ++i)
            texts << writer.next();
        QElapsedTimer timer;
        timer.start();
        std::vector<BodySummary> summaries;
        for (const QString& text : texts)
            summaries.push_back(summaryOf(contentOf(text)));
        const auto written =
            (*store)->write(WritePriority::Sync, [&](Transaction& transaction) -> Result<void> {
                for (qsizetype i = 0; i < batch.size(); ++i) {
                    if (auto stored =
                            transaction.setBodySummary(batch.at(i), summaries[static_cast<size_t>(i)]);
                        !stored)
                        return stored;
                }
                return {};
            });
        nanoseconds += timer.nsecsElapsed();
        if (!written)
            return unexpected(written.error());
        for (const QString& text : texts)
            m_textBytes += text.toUtf8().size();
    }
    m_table.add(u"P6 joining the index's pieces, while nothing else is to be done"_s,
                inSeconds(waitUntilTidied(m_dir.path())));
    Connection index(searchFile(m_dir.path()), Access::ReadWrite);
    index.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    const qint64 grown = sizeOnDisk(searchFile(m_dir.path())) - before;
    const qint64 words = index.numberOf(u"SELECT sum(length(block)) FROM words_data"_s);
    const double share = 100.0 * static_cast<double>(grown) / static_cast<double>(m_textBytes);
    const double seconds = static_cast<double>(nanoseconds) / 1e9;
    m_table.add(u"P6 indexing %1 texts, %2"_s.arg(messages).arg(megabytes(m_textBytes)),
                u"%1, %2 (%3 of it words), %4 % of the text"_s
                    .arg(inSeconds(seconds), megabytes(grown), megabytes(words))
                    .arg(share, 0, 'f', 0),
                u"at most 60 %"_s, share <= 60);
    return seconds;
}

Result<void> TextBench::ask(const QString& what, const QStringList& questions, double goal)
{
    const auto search = MailSearch::open(m_dir.path());
    if (!search)
        return unexpected(search.error());
    QList<double> times;
    for (int round = 0; round < 3; ++round) {
        for (const QString& question : questions) {
            const auto page = (*search)->find({question, 0, 50, {}, {}, false}, {});
            if (!page)
                return unexpected(page.error());
            if (round > 0) // the first one reads the file
                times.append(static_cast<double>(page->microseconds) / 1000);
            if (round > 1 && qEnvironmentVariableIsSet("POSTACI_BENCH_VERBOSE"))
                qInfo("%s: %lld us, %lld hits", qPrintable(question), page->microseconds,
                      static_cast<long long>(page->hits.size()));
        }
    }
    m_allTimes += times;
    tell(what, times, goal);
    return {};
}

void TextBench::tell(const QString& what, const QList<double>& times, double goal)
{
    const double slow = p95(times);
    const QString measured = u"p50 %1 ms, p95 %2 ms"_s.arg(middle(times), 0, 'f', 1).arg(slow, 0, 'f', 1);
    m_table.add(what, measured, u"p95 at most %1 ms"_s.arg(goal), slow <= goal);
}

void TextBench::indexByNotmuch(quint32 messages, double ours)
{
    const QString name = u"P6 notmuch, the same texts"_s;
    if (QStandardPaths::findExecutable(u"notmuch"_s).isEmpty()) {
        m_table.add(name, u"not installed"_s);
        return;
    }
    const QDir mail(m_dir.filePath(u"maildir"_s));
    for (const QString& sub : {u"cur"_s, u"new"_s, u"tmp"_s})
        mail.mkpath(sub);
    Writer writer(m_prose);
    for (quint32 number = 0; number < messages; ++number) {
        QFile file(mail.filePath(u"cur/%1.bench:2,"_s.arg(number)));
        if (!file.open(QIODevice::WriteOnly))
            return m_table.add(name, u"its mail could not be written"_s);
        file.write(
            u"From: a@bench.example\nTo: b@bench.example\nSubject: text %1\nMessage-ID: <%1@bench.example>\n"
            "Date: Mon, 2 Feb 2026 10:00:00 +0300\nContent-Type: text/plain; charset=utf-8\n\n"_s.arg(number)
                .toUtf8() +
            writer.next().toUtf8());
    }
    QFile config(m_dir.filePath(u"notmuch"_s));
    if (!config.open(QIODevice::WriteOnly))
        return m_table.add(name, u"its configuration could not be written"_s);
    config.write(
        u"[database]\npath=%1\n[user]\nname=b\nprimary_email=b@bench.example\n"_s.arg(mail.path()).toUtf8());
    config.close();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NOTMUCH_CONFIG"_s, config.fileName());
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(u"notmuch"_s, {u"new"_s});
    if (!process.waitForFinished(30 * 60'000) || process.exitCode() != 0) {
        process.kill();
        process.waitForFinished();
        return m_table.add(name, u"it did not end well"_s);
    }
    const double theirs = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    m_table.add(name, u"%1, %2 times ours"_s.arg(inSeconds(theirs)).arg(theirs / ours, 0, 'f', 1),
                u"at least 5 times"_s, theirs >= 5 * ours);
}

} // namespace postaci::bench
