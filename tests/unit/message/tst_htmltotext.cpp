#include "MessageFixture.h"
#include "message/HtmlCleaner.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

class TestHtmlToText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void converts_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* html, const char* expected) {
            QTest::newRow(name) << text(html) << text(expected);
        };
        row("words", "  a \n b  ", "a b\n");
        row("paragraphs", "<p>a</p><p>b</p>", "a\n\nb\n");
        row("divs", "<div>a</div><div>b<br>c</div>", "a\nb\nc\n");
        row("empty lines", "<div>a</div><div><br></div><div>b</div>", "a\n\nb\n");
        row("lists", "<ul><li>a<li>b</ul><ol><li>c<li>d</ol>", "- a\n- b\n\n1. c\n2. d\n");
        row("table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n");
        row("quote", "x<blockquote>a<br>b<blockquote>c</blockquote></blockquote>y",
            "x\n\n> a\n> b\n\n>> c\n\ny\n");
        row("pre", "<pre>a\n  b</pre>", "a\n  b\n");
        row("entities", "&lt;b&gt; &amp; &ccedil;&nbsp;x", "<b> & ç x\n");
        row("not shown", "<head><title>t</title><style>p{}</style></head><script>x</script><!-- c -->a",
            "a\n");
        row("rule", "a<hr>b", "a\n---\nb\n");
        row("inline", "a<b>b</b> <i>c</i>", "ab c\n");
        row("empty", "", "");
        row("blanks only", "<p>&nbsp;</p>", "");
    }

    void converts()
    {
        QFETCH(const QString, html);
        QFETCH(const QString, expected);
        QCOMPARE(htmlToText(html), expected);
    }

    void hostileNestingIsBounded()
    {
        const QString deep = htmlToText(text("<blockquote>").repeated(100000) + text("x"));
        QVERIFY(deep.size() < 1000);
        QVERIFY(deep.endsWith(text("x\n")));
    }
};

QTEST_GUILESS_MAIN(TestHtmlToText)
#include "tst_htmltotext.moc"
