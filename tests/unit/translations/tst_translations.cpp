#include "support/sourcetree/SourceTree.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

/// One entry of a .ts file.
struct Entry
{
    QString context;
    QString source;
    QString comment;
    QStringList forms; ///< one, or one for each plural form
    bool isUnfinished = false;
};

Entry readMessage(QXmlStreamReader& xml, const QString& context)
{
    Entry entry;
    entry.context = context;
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            entry.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            entry.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            entry.isUnfinished = xml.attributes().value(QLatin1String("type")) == QLatin1String("unfinished");
            QString text;
            while (!(xml.isEndElement() && xml.name() == QLatin1String("translation")) && !xml.atEnd()) {
                xml.readNext();
                if (xml.isCharacters())
                    text += xml.text();
                if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
                    entry.forms.append(xml.readElementText());
            }
            if (entry.forms.isEmpty())
                entry.forms.append(text);
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

QList<Entry> readTs(const QString& path)
{
    QList<Entry> entries;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            entries.append(readMessage(xml, context));
    }
    return entries;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%(?:L?n|L?[0-9])"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.append(match.next().captured().replace(QLatin1String("%Ln"), QLatin1String("%n"))); // grouped
    found.sort();
    found.removeDuplicates();
    return found;
}

bool hasMnemonic(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("&[^&\\s]"));
    return pattern.match(text).hasMatch();
}

QString sourceFile(const char* name)
{
    return postaci::test::sourcePath(QString::fromLatin1(name));
}

} // namespace

/// The languages are complete: every string of the sources is in both files, translated, with its
/// placeholders.
class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void turkishIsComplete();
    void placeholdersAndMnemonicsAreKept();
    void filesKnowEveryStringOfTheSources();
};

void TranslationsTest::turkishIsComplete()
{
    const QList<Entry> entries = readTs(sourceFile("translations/postaci_tr.ts"));
    QVERIFY(entries.size() > 300);
    for (const Entry& entry : entries) {
        QVERIFY2(!entry.isUnfinished, qPrintable(entry.context + QStringLiteral(": ") + entry.source));
        for (const QString& form : entry.forms)
            QVERIFY2(!form.trimmed().isEmpty(),
                     qPrintable(entry.context + QStringLiteral(": ") + entry.source));
    }
}

void TranslationsTest::placeholdersAndMnemonicsAreKept()
{
    for (const Entry& entry : readTs(sourceFile("translations/postaci_tr.ts"))) {
        for (const QString& form : entry.forms) {
            QVERIFY2(placeholders(form) == placeholders(entry.source), qPrintable(form));
            QVERIFY2(hasMnemonic(form) == hasMnemonic(entry.source), qPrintable(form));
        }
    }
}

void TranslationsTest::filesKnowEveryStringOfTheSources()
{
    QTemporaryDir dir;
    const QString fresh = dir.filePath(QStringLiteral("fresh.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(postaci::test::sourcePath(QString()));
    const auto word = [](const char* text) { return QString::fromLatin1(text); };
    lupdate.start(qEnvironmentVariable("LUPDATE"),
                  {word("-silent"), word("-locations"), word("none"), word("core"), word("ui"), word("app"),
                   word("-I"), word("core"), word("-I"), word("ui"), word("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished(60000));
    QCOMPARE(lupdate.exitCode(), 0);
    QSet<QString> known;
    for (const Entry& entry : readTs(sourceFile("translations/postaci_tr.ts")))
        known.insert(entry.context + QLatin1Char('\n') + entry.source + QLatin1Char('\n') + entry.comment);
    const QList<Entry> wanted = readTs(fresh);
    QVERIFY(wanted.size() > 300);
    for (const Entry& entry : wanted) {
        const QString key =
            entry.context + QLatin1Char('\n') + entry.source + QLatin1Char('\n') + entry.comment;
        QVERIFY2(known.contains(key), qPrintable(QStringLiteral("not in postaci_tr.ts: ") + key));
    }
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
