// What HTML of others becomes in the model: tables, preformatted text, room between paragraphs, directions;
// and drafts of our own, whatever their size.
#include "message/HtmlBalancer.h"
#include "message/RichText.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

QString plainOf(const QString& html, RichSource source = RichSource::Quoted)
{
    return richToPlainText(richFromHtml(html, source));
}

RichBlock firstBlock(const QString& html)
{
    return richFromHtml(html, RichSource::Quoted).nodes.first().block;
}

/// The first table of a text; empty: none.
QList<RichRow> tableOf(const RichText& text)
{
    for (const RichNode& node : text.nodes)
        if (node.isTable())
            return node.rows;
    return {};
}

} // namespace

class TestRichReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownDraftsComeBackWhole_data()
    {
        QTest::addColumn<int>("paragraphs");
        QTest::addColumn<QString>("words");
        QTest::newRow("many elements") << 40'000 << u"kısa"_s;
        QTest::newRow("many bytes") << 300 << u"uzun bir satır "_s.repeated(1000);
    }

    void ownDraftsComeBackWhole()
    {
        QFETCH(const int, paragraphs);
        QFETCH(const QString, words);
        RichText text;
        for (int i = 0; i < paragraphs; ++i) {
            RichNode node;
            RichRun run;
            run.text = QString::number(i) + u' ' + words.trimmed();
            run.style.bold = true;
            node.block.runs = {run};
            text.nodes.append(node);
        }
        text = normalized(text);
        const QString draft = richToDraftHtml(text);
        QVERIFY(draft.size() > kMaxHtmlBytes || paragraphs > kMaxHtmlElements);
        bool isCut = true;
        const RichText back = richFromHtml(draft, RichSource::OwnDraft, &isCut);
        QVERIFY(!isCut);
        QCOMPARE(back.nodes.size(), text.nodes.size());
        QVERIFY(back.nodes == text.nodes);
        (void)richFromHtml(draft, RichSource::Pasted, &isCut);
        QVERIFY(isCut);
    }

    void aQuoteIsReadAsFarAsItWasCleaned()
    {
        QString html;
        for (int i = 0; i < 35'000; ++i)
            html += u"<div>%1</div>"_s.arg(i);
        RichText text;
        appendSealed(html, 1, &text);
        QCOMPARE(text.nodes.size(), 35'000);
    }

    void tablesKeepEveryWord_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("plain");
        QTest::newRow("caption") << u"<table border=1><caption>Fiyatlar</caption><tr><td>a<td>b</table>"_s
                                 << u"Fiyatlar\na | b\n"_s;
        QTest::newRow("colspan") << u"<table border=1><tr><td colspan=2>a<tr><td>b<td>c</table>"_s
                                 << u"\na | \nb | c\n"_s;
        QTest::newRow("rowspan")
            << u"<table border=1><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>"_s
            << u"\na | b\n | c\nd | e\n"_s;
        QTest::newRow("both") << u"<table border=1><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>"_s
                              << u"\na |  | b\n |  | c\n"_s;
    }

    void tablesKeepEveryWord()
    {
        QFETCH(const QString, html);
        QFETCH(const QString, plain);
        QCOMPARE(plainOf(html), plain);
    }

    void tooWideATableIsReadAsLines()
    {
        QString html = u"<table border=1>"_s;
        for (int row = 0; row < 3; ++row) {
            html += u"<tr>"_s;
            for (int column = 0; column < kMostTableColumns + 10; ++column)
                html += u"<td>%1-%2</td>"_s.arg(row).arg(column);
        }
        const RichText text = richFromHtml(html + u"</table>"_s, RichSource::Quoted);
        QVERIFY(tableOf(text).isEmpty());
        QVERIFY(richToPlainText(text).contains(u"2-%1"_s.arg(kMostTableColumns + 9)));
    }

    void tooLongATableIsReadAsSeveral()
    {
        QString html = u"<table border=1>"_s;
        for (int row = 0; row < kMostTableRows + 5; ++row)
            html += u"<tr><td>%1</td></tr>"_s.arg(row);
        const RichText text = richFromHtml(html + u"</table>"_s, RichSource::Quoted);
        qsizetype rows = 0;
        for (const RichNode& node : text.nodes) {
            QVERIFY(node.rows.size() <= kMostTableRows);
            rows += node.rows.size();
        }
        QCOMPARE(rows, kMostTableRows + 5);
        QVERIFY(richToPlainText(text).contains(u"\n%1"_s.arg(kMostTableRows + 4)));
    }

    void hugeSpansTakeLittleTime()
    {
        const QString wide =
            u"<table border=1>"_s + u"<tr><td colspan=99999 rowspan=99999>x"_s.repeated(5000);
        QVERIFY(plainOf(wide).contains(u"x"_s));
    }

    void preformattedBlanksAreBlanks_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("pre") << u"<pre>if (a)  b;\n  c</pre>"_s << u"if (a)  b;\u2028  c"_s;
        QTest::newRow("pre-wrap") << u"<div style='white-space: pre-wrap'>a  b\nc</div>"_s
                                  << u"a  b\u2028c"_s;
        QTest::newRow("style pre") << u"<p style='white-space:pre'>a  b\nc</p>"_s << u"a  b\u2028c"_s;
        QTest::newRow("pre-line") << u"<p style='white-space:pre-line'>a  b\n  c</p>"_s << u"a b\u2028c"_s;
        QTest::newRow("normal again")
            << u"<div style='white-space:pre'><span style='white-space:normal'>a  b\nc</span></div>"_s
            << u"a b c"_s;
    }

    void preformattedBlanksAreBlanks()
    {
        QFETCH(const QString, html);
        QFETCH(const QString, text);
        QCOMPARE(firstBlock(html).text(), text);
    }

    void marginsAreRoom_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("plain");
        QTest::newRow("none") << u"<p style='margin-top:0;margin-bottom:0'>a</p><p style='margin:0'>b</p>"_s
                              << u"a\nb"_s;
        QTest::newRow("above") << u"<div>a</div><div style='margin-top:12px'>b</div><div>c</div>"_s
                               << u"a\n\nb\nc"_s;
        QTest::newRow("below") << u"<div style='margin-bottom:1em'>a</div><div>b</div><div>c</div>"_s
                               << u"a\n\nb\nc"_s;
        QTest::newRow("of all") << u"<div>a</div><div style='margin:8pt 0 0 0'>b</div><div>c</div>"_s
                                << u"a\n\nb\nc"_s;
        QTest::newRow("tiny") << u"<div>a</div><div style='margin:2px'>b</div>"_s << u"a\nb"_s;
    }

    void marginsAreRoom()
    {
        QFETCH(const QString, html);
        QFETCH(const QString, plain);
        QCOMPARE(plainOf(html), plain);
    }

    void directionsStay()
    {
        const RichBlock numbers = firstBlock(u"<div dir=rtl>123</div>"_s);
        QCOMPARE(numbers.direction, RichDirection::RightToLeft);
        QVERIFY(richToHtml(richFromHtml(u"<div dir=rtl>123</div>"_s, RichSource::Quoted))
                    .contains(u"<p dir=\"rtl\" style=\"margin:0\">123</p>"_s));
        QCOMPARE(firstBlock(u"<div style='direction:rtl'>Hello</div>"_s).direction,
                 RichDirection::RightToLeft);
        QCOMPARE(firstBlock(u"<div dir=ltr>שלום</div>"_s).direction, RichDirection::LeftToRight);
        QCOMPARE(firstBlock(u"<div dir=rtl>שלום</div>"_s).direction, RichDirection::Auto);
        QCOMPARE(firstBlock(u"<p><span dir=rtl>123</span></p>"_s).direction, RichDirection::Auto);
        // A table's columns run with it.
        const RichText table = richFromHtml(
            u"<table dir=rtl border=1><tr><td>1<td>שלום<td dir=ltr>a</table>"_s, RichSource::Quoted);
        QCOMPARE(table.nodes.at(1).block.direction, RichDirection::RightToLeft);
        QCOMPARE(table.nodes.at(1).rows.first().first().first().direction, RichDirection::RightToLeft);
        const RichText back = richFromHtml(richToHtml(table), RichSource::OwnDraft);
        QVERIFY(back.nodes == table.nodes);
    }

    void sidesFollowTheDirection_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<RichAlign>("align");
        QTest::newRow("right") << u"<p align=right>a</p>"_s << RichAlign::End;
        QTest::newRow("left") << u"<p align=left>a</p>"_s << RichAlign::Start;
        QTest::newRow("right of Hebrew") << u"<p style='text-align:right'>שלום</p>"_s << RichAlign::Start;
        QTest::newRow("left of Hebrew") << u"<p align=left>שלום</p>"_s << RichAlign::End;
        QTest::newRow("right of rtl")
            << u"<div dir=rtl style='text-align:right'>123</div>"_s << RichAlign::Start;
        QTest::newRow("end of rtl") << u"<div dir=rtl style='text-align:end'>123</div>"_s << RichAlign::End;
    }

    void sidesFollowTheDirection()
    {
        QFETCH(const QString, html);
        QFETCH(const RichAlign, align);
        QCOMPARE(firstBlock(html).align, align);
    }

    void numbersGoOn_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("plain");
        QTest::newRow("interrupted") << u"<ol><li>a<li>b</ol><div>c</div><ol start=3><li>d<li>e</ol>"_s
                                     << u"1. a\n2. b\n\nc\n\n3. d\n4. e"_s;
        QTest::newRow("anew") << u"<ol><li>a<li>b</ol><ol><li>c</ol>"_s << u"1. a\n2. b\n1. c"_s;
        QTest::newRow("nested") << u"<ol><li>a<ol><li>b<li>c</ol><li>d<ol><li>e</ol></ol>"_s
                                << u"1. a\n  1. b\n  2. c\n2. d\n  1. e"_s;
        QTest::newRow("from nowhere") << u"<ol start=7><li>a<li>b</ol>"_s << u"1. a\n2. b"_s;
    }

    void numbersGoOn()
    {
        QFETCH(const QString, html);
        QFETCH(const QString, plain);
        const RichText text = richFromHtml(html, RichSource::Quoted);
        QVERIFY2(richToPlainText(text).contains(plain.split(u'\n').last()),
                 qPrintable(richToPlainText(text)));
        QString lines = richToPlainText(text);
        QCOMPARE(lines.replace(u"\n\n"_s, u"\n"_s), QString(plain).replace(u"\n\n"_s, u"\n"_s));
        const RichText sent = richFromHtml(richToHtml(text), RichSource::OwnDraft);
        QVERIFY2(sent.nodes == text.nodes, qPrintable(richToHtml(text)));
    }
};

} // namespace postaci::test

QTEST_APPLESS_MAIN(postaci::test::TestRichReading)
#include "tst_richreading.moc"
