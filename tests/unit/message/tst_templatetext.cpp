#include "message/TemplateText.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

class TestTemplateText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fills_data();
    void fills();
    void tellsWhereTheCursorGoes();
    void findsWhatIsLeft();
    void hasTheSameNamesInBothLanguages();
};

void TestTemplateText::fills_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("filled");
    QTest::newRow("none") << u"Merhaba {x} { {name} }"_s << u"Merhaba {x} { {name} }"_s;
    QTest::newRow("name") << u"Sayın {{name}},"_s << u"Sayın Ayşe Nur Yılmaz,"_s;
    QTest::newRow("first name, odd case") << u"Merhaba {{ First  Name }}!"_s << u"Merhaba Ayşe!"_s;
    QTest::newRow("Turkish") << u"{{AD}} {{ad soyad}} {{adım}} {{e-posta}}"_s
                             << u"Ayşe Ayşe Nur Yılmaz Deniz ayse@a.example"_s;
    QTest::newRow("all") << u"{{email}} {{subject}} {{date}} {{my name}}"_s
                         << u"ayse@a.example Konu 27 Kasım Deniz"_s;
    QTest::newRow("unknown") << u"{{nmae}} {{name}}"_s << u"{{nmae}} Ayşe Nur Yılmaz"_s;
    QTest::newRow("over a line end") << u"{{na\nme}}"_s << u"{{na\nme}}"_s;
    QTest::newRow("nested") << u"{{{{name}}}}"_s << u"{{Ayşe Nur Yılmaz}}"_s;
}

void TestTemplateText::fills()
{
    QFETCH(QString, text);
    QFETCH(QString, filled);
    const TemplateValues values{u"Ayşe Nur Yılmaz"_s, u"ayse@a.example"_s, u"Konu"_s, u"Deniz"_s,
                                u"27 Kasım"_s};
    QCOMPARE(fillTemplate(text, values).text, filled);
}

void TestTemplateText::tellsWhereTheCursorGoes()
{
    const FilledTemplate filled =
        fillTemplate(u"{{name}}: {{cursor}}, {{imleç}}son"_s, {u"Ali"_s, {}, {}, {}, {}});
    QCOMPARE(filled.text, u"Ali: , son"_s);
    QCOMPARE(filled.cursor, 5);
    QCOMPARE(fillTemplate(u"x"_s, {}).cursor, -1);
}

void TestTemplateText::findsWhatIsLeft()
{
    // What nothing is known for stays, and is pointed out.
    const FilledTemplate filled = fillTemplate(u"Sayın {{name}} {{nmae}} {{name}}"_s, {});
    QCOMPARE(unfilledPlaceholders(filled.text), (QStringList{u"{{name}}"_s, u"{{nmae}}"_s}));
    QVERIFY(unfilledPlaceholders(u"if (a) {{ return }; } {} {{}}"_s).isEmpty());
}

void TestTemplateText::hasTheSameNamesInBothLanguages()
{
    QCOMPARE(placeholderNames().size(), placeholderNamesTurkish().size());
    QVERIFY(placeholderNames().contains(u"cursor"_s));
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::TestTemplateText)
#include "tst_templatetext.moc"
