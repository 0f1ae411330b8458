#include "message/TextMatches.h"

#include <QTest>

using namespace postaci;

/// What a search has found, where it is in a text that people read.
class TextMatchesTest : public QObject
{
    Q_OBJECT

private:
    static QStringList decoded(const QByteArrayList& utf8)
    {
        QStringList texts;
        for (const QByteArray& text : utf8)
            texts.append(QString::fromUtf8(text));
        return texts;
    }
    /// The matches, cut out of the text.
    static QStringList found(const QString& text, const QStringList& words)
    {
        QStringList parts;
        for (const TextRange& range : matchesIn(text, words))
            parts.append(text.mid(range.begin, range.length));
        return parts;
    }

private Q_SLOTS:
    void wordsAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, const char* text, const QByteArrayList& words,
                            const QByteArrayList& expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << decoded(words) << decoded(expected);
        };
        row("plain", "the report is here", {"report"}, {"report"});
        row("Turkish letters", "Işık IŞIK ışık isik", {"isik"}, {"Işık", "IŞIK", "ışık", "isik"});
        row("beginnings only", "faturanız, ara-fatura; sfatura", {"fatura"}, {"fatura", "fatura"});
        row("several, overlapping", "kesin ödeme tarihi", {"odeme", "kesin odeme"}, {"kesin ödeme"});
        row("one letter that folds to two", "Straße 5 und Strasse", {"strasse"}, {"Straße", "Strasse"});
        row("ending within such a letter", "Straße", {"stras"}, {"Straß"});
        row("marks of their own", "c\u0327ig\u0306 x", {"cig"}, {"c\u0327ig\u0306"});
        row("beyond the first plane", "\U0001F389rapor \U0001D400bc", {"rapor", "abc"},
            {"rapor", "\U0001D400bc"});
        row("nothing", "nothing at all", {"word"}, {});
        row("empty words", "text", {"", "te"}, {"te"});
        row("empty text", "", {"te"}, {});
    }
    void wordsAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QTEST(found(text, words), "expected");
    }
    void passages_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("passage");
        const auto row = [](const char* name, const QString& text, const QString& passage) {
            QTest::newRow(name) << text << passage;
        };
        const QString rest = QStringLiteral(" bir iki üç dört").repeated(20);
        row("short", QStringLiteral("Yeni\n FATURA\tektedir"), QStringLiteral("Yeni FATURA ektedir"));
        row("at the beginning", QStringLiteral("fatura") + rest,
            QStringLiteral("fatura bir iki üç dört bir iki…"));
        row("in the middle", rest + QStringLiteral(" fatura") + rest,
            QStringLiteral("…üç dört fatura bir iki üç dört…"));
        row("at the end", rest + QStringLiteral(" fatura"), QStringLiteral("…üç dört fatura"));
        row("nowhere", rest, QString());
        row("no spaces", QStringLiteral("fatura") + QString(200, QLatin1Char('x')),
            QStringLiteral("fatura") + QString(26, QLatin1Char('x')) + QChar(0x2026));
    }
    void passages()
    {
        QFETCH(QString, text);
        QTEST(passageWith(text, {QStringLiteral("fatura")}, 32), "passage");
    }
    void onlySoMuchIsLookedAt()
    {
        const QString text = QString(2000, QLatin1Char('x')) + QStringLiteral(" word");
        QVERIFY(matchesIn(text, {QStringLiteral("word")}).isEmpty());
        QCOMPARE(matchesIn(text, {QStringLiteral("word")}, 3000).size(), 1);
        // Cut between the halves of a letter.
        const QString halved = QStringLiteral("a \U0001F389");
        QVERIFY(matchesIn(halved, {QStringLiteral("b")}, 3).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TextMatchesTest)
#include "tst_textmatches.moc"
