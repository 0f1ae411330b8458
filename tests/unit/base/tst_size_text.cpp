#include "base/SizeText.h"

#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

/// Sizes by thousands, in the numbers of a language.
class TestSizeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("turkish");
        QTest::newRow("bytes") << qint64{999} << u"999 bytes"_s << u"999 bayt"_s;
        QTest::newRow("no decimals of kB") << qint64{1'499} << u"1 kB"_s << u"1 kB"_s;
        QTest::newRow("thousands") << qint64{640'000} << u"640 kB"_s << u"640 kB"_s;
        QTest::newRow("one decimal") << qint64{1'500'000} << u"1.5 MB"_s << u"1,5 MB"_s;
        QTest::newRow("no binary ones") << qint64{1'073'741'824} << u"1.1 GB"_s << u"1,1 GB"_s;
    }

    void sizes()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, english);
        QFETCH(QString, turkish);
        QCOMPARE(sizeText(bytes, QLocale(QLocale::English, QLocale::UnitedKingdom)), english);
        QCOMPARE(sizeText(bytes, QLocale(QLocale::Turkish, QLocale::Turkey)), turkish);
    }

    void decimalsAreThoseAskedFor()
    {
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        QCOMPARE(sizeText(20'000'000, english, 0), u"20 MB"_s);
        QCOMPARE(sizeText(1'234, english, 3), u"1.234 kB"_s);
    }
};

QTEST_GUILESS_MAIN(TestSizeText)
#include "tst_size_text.moc"
