#include "MessageFixture.h"
#include "message/TextFolding.h"
#include "message/TurkishSpellings.h"

#include <QLocale>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

class TestTextFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellingsFindEachOther_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::newRow("İSTANBUL") << text("İSTANBUL") << text("istanbul");
        QTest::newRow("ISTANBUL") << text("ISTANBUL") << text("istanbul");
        QTest::newRow("ısparta") << text("ısparta") << text("ISPARTA");
        QTest::newRow("marks") << text("ÇĞÖŞÜ çğöşü") << text("cgosu CGOSU");
        QTest::newRow("decomposed") << text("I\u0307stanbul s\u0327eker") << text("istanbul şeker");
        QTest::newRow("circumflex") << text("kâğıt hâlâ") << text("kagit hala");
        QTest::newRow("sharp s") << text("Straße") << text("STRASSE");
        QTest::newRow("greek") << text("ΑΘΉΝΑ") << text("αθηνα");
        QTest::newRow("cyrillic") << text("МОСКВА") << text("москва");
        QTest::newRow("ligature") << text("oﬃce") << text("office");
        QTest::newRow("full width") << text("ＡＢＣ１") << text("abc1");
    }

    void spellingsFindEachOther()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QCOMPARE(foldForSearch(one), foldForSearch(other));
    }

    void doesNotAskTheLocale()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Turkish));
        QCOMPARE(foldForSearch(text("TITLE Iıİi")), text("title iiii"));
        QLocale::setDefault(before);
    }

    void namesOtherSpellings()
    {
        QCOMPARE(turkishSpellings(text("istanbul")), QStringList{text("İstanbul")});
        QCOMPARE(turkishSpellings(text("İstanbul")), QStringList{text("istanbul")});
        QCOMPARE(turkishSpellings(text("izmir")), (QStringList{text("İzmir"), text("İZMİR")}));
        QCOMPARE(turkishSpellings(text("İZMİR")), (QStringList{text("izmir"), text("İzmir")}));
        QCOMPARE(turkishSpellings(text("yeni iş")), (QStringList{text("Yeni İş"), text("YENİ İŞ")}));
        QVERIFY(turkishSpellings(text("IŞIK")).contains(text("ışık")));
        QCOMPARE(turkishSpellings(text("Ankara")), QStringList());
        QCOMPARE(turkishSpellings(QString()), QStringList());
    }

    void keepsOtherTextAndIsStable()
    {
        QCOMPARE(foldForSearch(text("a-b_c 1+2 😀 中文")), text("a-b_c 1+2 😀 中文"));
        const QString mixed = text("İlk Straße ǅ ĲÇ ŉ ſ");
        QCOMPARE(foldForSearch(foldForSearch(mixed)), foldForSearch(mixed));
    }

    void previews_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("expected");
        QTest::newRow("lines") << text("Merhaba,\n\n  rapor   ekte.\n") << text("Merhaba, rapor ekte.");
        QTest::newRow("quotes") << text("> eski\n>> daha eski\nYeni söz\n") << text("Yeni söz");
        QTest::newRow("attribution") << text("On Mon, A wrote:\n> x\n3 Mart tarihinde B yazdı:\n> y\nCevap")
                                     << text("Cevap");
        QTest::newRow("signature") << text("Selam\n-- \nAli Veli") << text("Selam");
        QTest::newRow("original") << text("Tamam.\n-----Original Message-----\nFrom: x") << text("Tamam.");
        QTest::newRow("turkish original")
            << text("Tamam.\n-----Özgün İleti-----\nKimden: x") << text("Tamam.");
        QTest::newRow("rules") << text("=====\nDuyuru\n*****") << text("Duyuru");
        QTest::newRow("links") << text("Bakınız <https://example.com/x?y> [cid:abc] burada")
                               << text("Bakınız burada");
        QTest::newRow("padding") << text("İndirim\u200C\u00AD\u200C \u034F var") << text("İndirim var");
        QTest::newRow("only quotes") << text("> alıntı") << text("> alıntı");
        QTest::newRow("empty") << QString() << QString();
    }

    void previews()
    {
        QFETCH(const QString, body);
        QFETCH(const QString, expected);
        QCOMPARE(previewText(body), expected);
    }

    void previewIsShort()
    {
        const QString preview = previewText(text("kelime ").repeated(100000));
        QVERIFY(preview.size() <= 141);
        QVERIFY(preview.endsWith(text("kelime…")));
        QVERIFY(previewText(QString(1000000, QLatin1Char('x'))).size() <= 141);
    }
};

QTEST_GUILESS_MAIN(TestTextFolding)
#include "tst_textfolding.moc"
