#include "finding/SearchSuggestions.h"

#include "widgets/Language.h"

#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

/// What the search field offers for what is being typed.
class SearchSuggestionsTest : public QObject
{
    Q_OBJECT

private:
    static QStringList offered(const QString& piece)
    {
        const SearchNames names{{u"INBOX"_qs, u"Isler"_qs, u"Gönderilmiş Öğeler"_qs, u"Isler/Izmir"_qs},
                                {u"Important"_qs, u"çok acil"_qs},
                                QDate(2026, 3, 15)};
        QStringList texts;
        for (const SearchSuggestion& suggestion : suggestionsFor(piece, names))
            texts.append(suggestion.text);
        return texts;
    }

private Q_SLOTS:
    void init() { Language::apply(u"en"_qs); }
    void cleanupTestCase() { Language::apply(u"en"_qs); }
    void piecesBegin_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("piece");
        const auto row = [](const QString& query, const QString& piece) {
            QTest::newRow(qPrintable(query)) << query << piece;
        };
        row(u"from:ali"_qs, u"from:ali"_qs);
        row(u"rapor is:un"_qs, u"is:un"_qs);
        row(u"rapor "_qs, u""_qs);
        row(u"in:\"Gönderilmiş Ö"_qs, u"in:\"Gönderilmiş Ö"_qs);
        row(u"\"a b\" t"_qs, u"t"_qs);
        row(u"(is:re"_qs, u"is:re"_qs);
        row(u"x -ha"_qs, u"ha"_qs);
        row(u"e-posta"_qs, u"e-posta"_qs);
    }
    void piecesBegin()
    {
        QFETCH(QString, query);
        QFETCH(QString, piece);
        QCOMPARE(query.mid(pieceBegin(query, query.size())), piece);
    }
    void operatorsByTheirNamesAndMeanings()
    {
        QCOMPARE(offered(u"fr"_qs), (QStringList{u"from:"_qs, u"after:"_qs})); // "from a day on"
        QCOMPARE(offered(u"SUBJ"_qs), QStringList{u"subject:"_qs});
        QCOMPARE(offered(u"attach"_qs), QStringList{u"has:"_qs});
        QCOMPARE(offered(u"f"_qs), QStringList());
        QCOMPARE(offered(u""_qs), QStringList());
        Language::apply(u"tr"_qs);
        QVERIFY(offered(u"konu"_qs).contains(u"subject:"_qs));
        QVERIFY(offered(u"ETİK"_qs).contains(u"tag:"_qs));
    }
    void valuesBehindAColon()
    {
        QCOMPARE(offered(u"is:un"_qs), (QStringList{u"is:unread"_qs, u"is:unflagged"_qs}));
        QCOMPARE(offered(u"is:unread"_qs), QStringList()); // is one already
        QCOMPARE(offered(u"has:"_qs), QStringList{u"has:attachment"_qs});
        QCOMPARE(offered(u"in:"_qs).size(), 4);
        QCOMPARE(offered(u"in:gon"_qs), QStringList{u"in:\"Gönderilmiş Öğeler\""_qs});
        QCOMPARE(offered(u"in:\"Gönd"_qs), QStringList{u"in:\"Gönderilmiş Öğeler\""_qs});
        QCOMPARE(offered(u"in:İSLER"_qs), (QStringList{u"in:Isler"_qs, u"in:Isler/Izmir"_qs}));
        QCOMPARE(offered(u"tag:cok"_qs), QStringList{u"tag:\"çok acil\""_qs});
        QVERIFY(offered(u"after:"_qs).contains(u"after:2026-03-15"_qs));
        QCOMPARE(offered(u"after:2026-01"_qs), QStringList{u"after:2026-01-01"_qs});
        QCOMPARE(offered(u"larger:5"_qs), QStringList{u"larger:5M"_qs});
        QCOMPARE(offered(u"from:ali"_qs), QStringList());
        QCOMPARE(offered(u"http://"_qs), QStringList());
    }
};

QTEST_MAIN(SearchSuggestionsTest)
#include "tst_search_suggestions.moc"
