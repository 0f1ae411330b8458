#include "MessageFixture.h"
#include "message/FormatFlowed.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

class TestFormatFlowed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data()
    {
        QTest::addColumn<QString>("wire");
        QTest::addColumn<QString>("expected");
        QTest::newRow("fixed lines") << text("a\nb\n") << text("a\nb\n");
        QTest::newRow("joined") << text("a \nb \nc\nd\n") << text("a b c\nd\n");
        QTest::newRow("no last line end") << text("a \nb") << text("a b");
        QTest::newRow("flows into nothing") << text("a \n") << text("a \n");
        QTest::newRow("stuffed") << text(" >no quote\n From here\n  two\n")
                                 << text(">no quote\nFrom here\n two\n");
        QTest::newRow("quotes") << text("> a \n> b\n>> c\n> \nd\n") << text("> a b\n>> c\n>\nd\n");
        QTest::newRow("depth ends a paragraph") << text("> a \n>> b\n") << text("> a\n>> b\n");
        QTest::newRow("signature") << text("a \n-- \nme\n") << text("a\n-- \nme\n");
        QTest::newRow("quoted signature") << text("> -- \n> me\n") << text("> -- \n> me\n");
        QTest::newRow("empty") << QString() << QString();
    }

    void decodes()
    {
        QFETCH(const QString, wire);
        QFETCH(const QString, expected);
        QCOMPARE(decodeFlowed(wire, DelSp::No), expected);
    }

    void removesTheBlankWithDelSp()
    {
        QCOMPARE(decodeFlowed(text("Don \naudampf\na  \nb\n"), DelSp::Yes), text("Donaudampf\na b\n"));
    }

    void roundTrips_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("short") << text("Merhaba\n\ndünya\n");
        QTest::newRow("long paragraph") << text("kelime ").repeated(60).trimmed();
        QTest::newRow("long quote") << text("> ") + text("kelime ").repeated(60).trimmed();
        QTest::newRow("deep quote") << text(">>>> ") + text("kelime ").repeated(60).trimmed() +
                                           text("\n>\n> a");
        QTest::newRow("no blanks") << QString(3000, QLatin1Char('x'));
        QTest::newRow("indented") << text("    code\n  more");
        QTest::newRow("From") << text("From here\nFrom there");
        QTest::newRow("signature") << text("a\n\n-- \nme");
        QTest::newRow("no signature") << text("-- ") + QString(70, QLatin1Char('x')) + text(" son");
        QTest::newRow("two blanks") << text("a  b. ") + text("word  ").repeated(50).trimmed();
        QTest::newRow("empty lines") << text("\n\n\na\n\n\n");
    }

    void roundTrips()
    {
        QFETCH(const QString, typed);
        const QString wire = encodeFlowed(typed);
        QCOMPARE(wire.split(QLatin1Char('\n')).count(text("-- ")),
                 typed.split(QLatin1Char('\n')).count(text("-- ")));
        for (const QString& line : wire.split(QLatin1Char('\n')))
            QVERIFY2(line.size() <= 76 || !line.trimmed().contains(QLatin1Char(' ')), qPrintable(line));
        QCOMPARE(decodeFlowed(wire, DelSp::No), typed);
        QCOMPARE(encodeFlowed(decodeFlowed(wire, DelSp::No)), wire);
    }
};

QTEST_GUILESS_MAIN(TestFormatFlowed)
#include "tst_formatflowed.moc"
