#include "MessageFixture.h"
#include "message/HtmlBalancer.h"
#include "message/HtmlCleaner.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

/// What is inside of the wrapper.
QString body(const CleanHtml& clean)
{
    const QString opening = QStringLiteral("<div class=\"pm-body\"");
    const qsizetype at = clean.document.indexOf(opening) + opening.size();
    return clean.document.mid(at).remove(QStringLiteral("</div></body></html>"));
}

QString cleaned(const char* html)
{
    return body(cleanHtml(text(html), RemoteContent::Blocked, {})).mid(1);
}

QString cleaned(const QString& html)
{
    return body(cleanHtml(html, RemoteContent::Blocked, {})).mid(1);
}

QString senderCss(const char* css, RemoteContent remote = RemoteContent::Blocked)
{
    const QString document = cleanHtml(text("<style>") + text(css) + text("</style>x"), remote, {}).document;
    const qsizetype begin = document.indexOf(QStringLiteral("</style><style>")) + 15;
    return document.mid(begin, document.indexOf(QStringLiteral("</style></head>")) - begin).trimmed();
}

} // namespace

class TestHtmlCleaner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsAllowed_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* html, const char* expected) {
            QTest::newRow(name) << text(html) << text(expected);
        };
        row("text", "a &amp; b &lt; c", "a &amp; b &lt; c");
        row("entities", "&ccedil;&#351;&nbsp;&euro;", "çş\u00A0€");
        row("inline", "<b>a</b><i>b</i>", "<b>a</b><i>b</i>");
        row("unclosed", "<div><b>a", "<div><b>a</b></div>");
        row("paragraphs", "<p>a<p>b", "<p>a</p><p>b</p>");
        row("lists", "<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>");
        row("nested lists", "<ul><li>a<ul><li>b</ul><li>c</ul>",
            "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>");
        row("crossed", "<b>1<i>2</b>3</i>4", "<b>1<i>2</i></b><i>3</i>4");
        row("crossed with block", "<b>1<div>2</b>3</div>4", "<b>1<div>23</div></b>4");
        row("table", "<table><tr><td>a<td>b<tr><td>c</table>",
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>");
        row("cell keeps its table", "<div><table><tr><td>a</div>b</table>",
            "<div><table><tbody><tr><td>ab</td></tr></tbody></table></div>");
        row("unknown elements", "<o:p>a</o:p><blink>b</blink>", "ab");
        row("comments", "a<!-- <b> -->b<!--[if mso]>x<![endif]-->c", "abc");
        row("conditional that shows", "<![if !mso]>a<![endif]>", "a");
        row("link", "<a href='https://x.example/?a=1&amp;b=2'>x</a>",
            "<a href=\"https://x.example/?a=1&amp;b=2\" rel=\"noopener noreferrer\">x</a>");
        row("mailto", "<a href='mailto:a@b?subject=x'>x</a>",
            "<a href=\"mailto:a@b?subject=x\" rel=\"noopener noreferrer\">x</a>");
        row("place in the message", "<a href='#one'>x</a><a name=one>y</a>",
            "<a href=\"#pm-one\" rel=\"noopener noreferrer\">x</a><a name=\"pm-one\" rel=\"noopener "
            "noreferrer\">y</a>");
        row("upper case", "<P ALIGN=CENTER>x</P>", "<p align=\"CENTER\">x</p>");
        row("class and id", "<p class='a b' id=c>x</p>", "<p class=\"pm-a pm-b\" id=\"pm-c\">x</p>");
        row("style", "<p style='color: RED; margin:0 auto'>x</p>",
            "<p style=\"color:RED;margin:0 auto;\">x</p>");
        row("quotes in style", "<p style=\"font-family:'A &quot;B'\">x</p>",
            "<p style=\"font-family:'A \\22 B';\">x</p>");
        row("font", "<font color='#f00' size=+1 face=Arial>x</font>",
            "<font color=\"#ff0000\" size=\"+1\" face=\"Arial\">x</font>");
        row("numbers", "<td width=50% height=10px colspan=2 rowspan=x>", "");
        row("picture", "<img src='cid:a@b' alt='A' width=10>",
            "<img src=\"cid:a@b\" alt=\"A\" width=\"10\">");
        row("address in a title", "<p title=\"url('https://x.example/')\">x</p>",
            "<p title=\"url(&#39;https://x.example/&#39;)\">x</p>");
        row("address in a font", "<p style=\"font-family:&quot;url('https://x.example/')&quot;\">x</p>",
            "<p style=\"font-family:'url(\\27 https://x.example/\\27 )';\">x</p>");
        row("pre", "<pre>a\n  b</pre>", "<pre>a\n  b</pre>");
        row("less sign", "1 < 2 <3", "1 &lt; 2 &lt;3");
        row("tag never ended", "a<b", "a");
        row("break tag", "a</br>b<br/>c", "a<br>b<br>c");
        row("title is not shown", "<title>x</title>y", "y");
        row("form controls", "<form action=x><button>a</button><input value=b></form>", "a");
    }

    void keepsWhatIsAllowed()
    {
        QFETCH(const QString, html);
        QFETCH(const QString, expected);
        QCOMPARE(cleaned(html), expected);
    }

    void isAWholePageWithAPolicy()
    {
        const QString blocked = cleanHtml(text("x"), RemoteContent::Blocked, {}).document;
        QVERIFY(blocked.startsWith(text(
            "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; img-src cid: data:; style-src 'unsafe-inline';")));
        QVERIFY(cleanHtml(text("x"), RemoteContent::Allowed, {})
                    .document.contains(text("img-src cid: data: https: http:;")));
    }

    void bodyBecomesTheWrapper()
    {
        const CleanHtml clean =
            cleanHtml(text("<html><body bgcolor=ffffee text=navy style='margin:4px'>x</body></html>"),
                      RemoteContent::Blocked, {});
        QCOMPARE(body(clean), text(" style=\"background-color:#ffffee;color:#000080;margin:4px;\">x"));
    }

    void countsRemoteImages()
    {
        const QString html =
            text("<img src='https://A.example/1.png' alt=bir><img src=//b.example/x width=9 height=1>"
                 "<table background='http://c.example/g'><tr><td style=\"background:#fff "
                 "url(https://a.example/2)\">"
                 "x</table><style>p{background-image:url('https://d.example/')}</style><img src=cid:i>");
        const CleanHtml blocked = cleanHtml(html, RemoteContent::Blocked, {});
        QCOMPARE(blocked.blockedRemote, 5);
        QCOMPARE(blocked.remoteHosts,
                 (QStringList{text("a.example"), text("b.example"), text("c.example"), text("d.example")}));
        QVERIFY(!blocked.document.contains(text("example")));
        QVERIFY(blocked.document.contains(text("alt=\"bir\"")));
        QVERIFY(blocked.document.contains(text("background:#ffffff;")));
        QCOMPARE(blocked.cidsUsed, QStringList{text("i")});
        const CleanHtml allowed = cleanHtml(html, RemoteContent::Allowed, {});
        QCOMPARE(allowed.blockedRemote, 0);
        QCOMPARE(allowed.remoteHosts, blocked.remoteHosts);
        QVERIFY(allowed.document.contains(text("src=\"https://A.example/1.png\"")));
        QVERIFY(allowed.document.contains(text("src=\"https://b.example/x\"")));
        QVERIFY(allowed.document.contains(text("url(&#39;https://a.example/2&#39;)")) ||
                allowed.document.contains(text("url('https://a.example/2')")));
    }

    void leavesOutWhatCountsReaders_data()
    {
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("tracker"); // empty: a picture like others
        const auto row = [](const char* name, const char* image, const char* tracker) {
            QTest::newRow(name) << text(image) << text(tracker);
        };
        row("one pixel", "<img src=https://a.example/p width=1 height=1>", "a.example");
        row("no size at all", "<img src=https://a.example/p width=0 height=50>", "a.example");
        row("one pixel by style", "<img src=https://a.example/p style='height:1px;width: 1PX !important'>",
            "a.example");
        row("style over attributes",
            "<img src=https://a.example/p width=90 height=90 style='width:1px;height:1px'>", "a.example");
        row("not shown", "<img src=https://a.example/p style='DISPLAY:/**/none'>", "a.example");
        row("hidden attribute", "<img hidden src=https://a.example/p>", "a.example");
        row("invisible", "<img src='http://a.example/p' style='visibility:hidden'>", "a.example");
        row("Mailchimp", "<img src=https://x.us1.list-manage.com/track/open.php?u=1 width=99>", "Mailchimp");
        row("as a ground", "<table background=https://t.yesware.com/t/1><tr><td>x</table>", "Yesware");
        row("in a style sheet", "<style>p{background:url(https://u1.ct.sendgrid.net/wf/open?u=1)}</style>",
            "SendGrid");
        row("the service's pictures", "<img src=https://x.list-manage.com/images/logo.png>", "");
        row("a name that only ends alike", "<img src=https://not-emltrk.com/logo.png>", "");
        row("a line", "<img src=https://a.example/p width=1 height=20>", "");
        row("for small windows", "<img class=small src=https://a.example/p style='display:none'>", "");
        row("wide", "<img src=https://a.example/p style='width:100%;height:auto'>", "");
    }

    void leavesOutWhatCountsReaders()
    {
        QFETCH(QString, image);
        QFETCH(QString, tracker);
        const QStringList expected = tracker.isEmpty() ? QStringList() : QStringList{tracker};
        for (const RemoteContent remote : {RemoteContent::Blocked, RemoteContent::Allowed}) {
            const CleanHtml clean = cleanHtml(image, remote, {});
            QCOMPARE(clean.trackers, expected);
            const bool isShown = remote == RemoteContent::Allowed && tracker.isEmpty();
            QCOMPARE(clean.document.contains(text("://")), isShown);
            const bool isOffered = remote == RemoteContent::Blocked && tracker.isEmpty();
            QCOMPARE(clean.blockedRemote, isOffered ? 1 : 0);
            QCOMPARE(clean.remoteHosts.isEmpty(), !tracker.isEmpty());
        }
    }

    void keepsSmallDataImages()
    {
        QVERIFY(cleaned("<img src='data:image/png;base64,iVBORw0K'>")
                    .contains(text("src=\"data:image/png;base64,iVBORw0K\"")));
        QVERIFY(!cleaned("<img src='data:image/svg+xml;base64,PHN2Zz4='>").contains(text("src")));
        QVERIFY(!cleaned("<img src='data:text/html;base64,PHN2Zz4='>").contains(text("src")));
        const QString big =
            text("<img src='data:image/png;base64,") + QString(1500000, QLatin1Char('A')) + text("'>");
        QVERIFY(!cleaned(big).contains(text("src")));
    }

    void bindsSheetsToTheBody()
    {
        HtmlTheme theme;
        theme.isPart = true;
        const QString document = cleanHtml(text("<style>* > p,body + div{margin:0}</style><p>x</p>"),
                                           RemoteContent::Blocked, theme)
                                     .document;
        const QString where = text(":where(.pm-body,.pm-body *)");
        QVERIFY2(document.contains(text("<style>* > p%1,.pm-body + div%1{margin:0;}").arg(where)),
                 qPrintable(document));
    }

    void filtersStyleSheets_data()
    {
        QTest::addColumn<QByteArray>("css");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* css, const char* expected) {
            QTest::newRow(name) << QByteArray(css) << text(expected);
        };
        row("rule", "p { color: red }", "p{color:red;}");
        row("several", ".a, #b > td , x-y {margin:0}", ".pm-a,#pm-b > td{margin:0;}");
        row("body", "body,html p,:root{margin:0}", ".pm-body,.pm-body p,.pm-body{margin:0;}");
        row("pseudo class", "a:hover{color:red}", "a:hover{color:red;}");
        row("pseudo element", "p::before{color:red}", "");
        row("attribute selector", "a[href^=x]{color:red}", "");
        row("import", "@import url(https://x.example/a.css); p{margin:0}", "p{margin:0;}");
        row("font-face", "@font-face{font-family:x;src:url(https://x.example/f)} p{margin:0}",
            "p{margin:0;}");
        row("media", "@media screen and (max-width: 600px){.a{width:100%!important}}",
            "@media screen and (max-width: 600px){.pm-a{width:100%!important;}\n}");
        row("media without a blank", "@media screen and(max-width:600px){.a{margin:0}}",
            "@media screen and (max-width:600px){.pm-a{margin:0;}\n}");
        row("media with other words", "@media (max-widthjavascript::601px){p{margin:0}} b{margin:1px}",
            "b{margin:1px;}");
        row("media with an open bracket", "@media (max-width:(600px){p{margin:0}} b{margin:1px}",
            "b{margin:1px;}");
        row("media with a function", "@media (max-wurl(:600px)){p{margin:0}} b{margin:1px}",
            "b{margin:1px;}");
        row("dark design of the sender's", "@media (prefers-color-scheme: dark){p{color:#fff}} b{margin:0}",
            "b{margin:0;}");
        row("keyframes", "@keyframes x{from{left:0}to{left:1px}} b{margin:0}", "b{margin:0;}");
        row("comment", "/* } */ p{/* x */margin:0}", "p{margin:0;}");
        row("html comment", "<!-- p{margin:0} -->", "p{margin:0;}");
        row("position", "p{position:fixed;top:0;z-index:9;margin:0}", "p{margin:0;}");
        row("broken declaration", "p{color;margin:0;;:x;padding:1px}", "p{margin:0;padding:1px;}");
        row("unclosed", "p{margin:0", "p{margin:0;}");
        row("escaped property", "p{\\70osition:fixed;\\6d argin:0}", "p{margin:0;}");
        row("calc", "p{width:calc(100% - 20px)}", "p{width:calc(100% - 20px);}");
        row("variables", "p{--x:red;color:var(--x)}", "");
        row("content", "p{content:'x'}", "");
        row("end tag in a string", "p{font-family:'\\3c/style>'}", "p{font-family:'\\3c /style\\3e ';}");
    }

    void filtersStyleSheets()
    {
        QFETCH(const QByteArray, css);
        QFETCH(const QString, expected);
        QCOMPARE(senderCss(css.constData()), expected);
    }

    void styleForPrintersIsLeftOut()
    {
        QVERIFY(!cleanHtml(text("<style media=print>p{margin:7px}</style>"), RemoteContent::Blocked, {})
                     .document.contains(text("7px")));
        QVERIFY(cleanHtml(text("<style media='screen'>p{margin:7px}</style>"), RemoteContent::Blocked, {})
                    .document.contains(text("7px")));
    }

    void isStable()
    {
        // Its own output, cleaned again, loses nothing that a reader sees.
        const char* html =
            "<table bgcolor=#eee><tr><td><a href=https://x.example/>a</a><ul><li>b</ul></table><p>ç";
        const QString once = cleaned(html);
        const QString twice = cleaned(once);
        QCOMPARE(twice, once);
    }

    void limitsAreReported()
    {
        QVERIFY(!cleanHtml(text("<p>x"), RemoteContent::Blocked, {}).truncated);
        QVERIFY(cleanHtml(QString(3 * 1024 * 1024, QLatin1Char('x')), RemoteContent::Blocked, {}).truncated);
        const CleanHtml deep =
            cleanHtml(text("<div>").repeated(100000) + text("dibi"), RemoteContent::Blocked, {});
        QVERIFY(deep.truncated);
        QVERIFY(deep.document.contains(text("dibi")));
    }

    void balancerBoundsWhatTheParserSees_data()
    {
        QTest::addColumn<QString>("html");
        const auto many = [](const char* piece) {
            return text(piece).repeated(600000 / static_cast<int>(qstrlen(piece)));
        };
        QTest::newRow("nested") << many("<div>");
        QTest::newRow("spans") << many("<span>");
        QTest::newRow("formatting with attributes") << [] {
            QString html;
            for (int i = 0; i < 20000; ++i)
                html += QStringLiteral("<font size=%1><p>").arg(i);
            return html;
        }();
        QTest::newRow("bold in paragraphs") << many("<p><b><i><u>");
        QTest::newRow("cells that end a block") << many("<div><table><tr><td></div>");
        QTest::newRow("crossed") << many("<b><i></b></i>");
        QTest::newRow("crossed deep") << many("<b><b><b><b><font color=red></b></b></b></b>");
        QTest::newRow("tables") << many("<table>");
        QTest::newRow("foster parents") << many("<table><b>x");
        QTest::newRow("links") << many("<a href=x>");
        QTest::newRow("end tags") << many("</p>");
        QTest::newRow("attributes") << text("<p ") + many("style=a ") + text(">");
        QTest::newRow("names") << [] {
            QString html = QStringLiteral("<p ");
            for (int i = 0; i < 60000; ++i)
                html += QStringLiteral("a%1 ").arg(i);
            return html + QStringLiteral(">");
        }();
        QTest::newRow("comments") << many("<!--");
        QTest::newRow("declarations") << many("<!x");
        QTest::newRow("raw text") << text("<style>") + many("</styl ");
        QTest::newRow("styles") << many("<style>");
        QTest::newRow("entities") << many("&amp;");
        QTest::newRow("less signs") << many("<");
        QTest::newRow("quotes") << many("<a title='");
        QTest::newRow("selects") << many("<select><option>");
        QTest::newRow("svg") << many("<svg><desc>");
        QTest::newRow("css braces") << text("<style>") + many("a{");
        QTest::newRow("css parentheses") << text("<style>") + many("a{color:rgb(");
        QTest::newRow("css comments") << text("<style>") + many("/*/ ");
        QTest::newRow("css selectors") << text("<style>") + many("a a,") + text("{margin:0}");
        QTest::newRow("css media") << text("<style>") + many("@media x{");
        QTest::newRow("css escapes") << text("<style>p{color:") + many("\\41 ");
    }

    void keepsFewerRulesTheMoreElementsThereAre()
    {
        const auto kept = [](int rules, int elements) {
            const QString html = text("<style>") + text("p.a b,i{color:red}").repeated(rules) +
                                 text("</style>") + text("<p>x</p>").repeated(elements);
            return cleanHtml(html, RemoteContent::Blocked, {}).document.count(text("{color:red"));
        };
        QCOMPARE(kept(3000, 100), 3000);
        QVERIFY(kept(3000, 20'000) <= 250); // two selectors each
        QVERIFY(kept(3000, 20'000) >= 200);
    }

    void balancerBoundsWhatTheParserSees()
    {
        QFETCH(const QString, html);
        const BalancedHtml balanced = balanceHtml(html);
        QVERIFY(balanced.elements <= kMaxHtmlElements);
        QVERIFY2(balanced.html.size() <= 16 * kMaxHtmlBytes,
                 qPrintable(QString::number(balanced.html.size())));
        QByteArray markup = balanced.html;
        if (const qsizetype style = markup.indexOf("<style"); style >= 0)
            markup.remove(style, markup.lastIndexOf("</style>") + 8 - style); // its content is no markup
        int depth = 0;
        int deepest = 0;
        for (qsizetype i = 0; (i = markup.indexOf('<', i)) >= 0; ++i) {
            const bool isVoid = markup.mid(i, 3) == "<br" || markup.mid(i, 3) == "<hr";
            depth += isVoid ? 0 : markup.at(i + 1) == '/' ? -1 : 1;
            deepest = qMax(deepest, depth);
        }
        QVERIFY2(deepest <= kMaxHtmlDepth + 1, qPrintable(QString::number(deepest)));
        QCOMPARE(depth, 0);
        // What took libgumbo half a minute without the pass before it; the test's time limit catches a return
        // of that.
        QVERIFY(!cleanHtml(html, RemoteContent::Blocked, {}).document.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHtmlCleaner)
#include "tst_htmlcleaner.moc"
