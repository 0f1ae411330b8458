#include "MessageFixture.h"
#include "message/CssColor.h"
#include "message/HtmlCleaner.h"

#include <QRegularExpression>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

HtmlTheme darkTheme()
{
    HtmlTheme theme;
    theme.dark = true;
    theme.textColor = QStringLiteral("#e4e6eb");
    theme.background = QStringLiteral("#16181d");
    theme.linkColor = QStringLiteral("#5b9bff");
    return theme;
}

CssColor color(const char* name)
{
    return parseColorWord(text(name)).value_or(CssColor{0, 0, 0, 0});
}

/// The first value of that property or attribute in the document's body.
QString valueIn(const QString& document, const QString& key)
{
    const QString body = document.mid(document.indexOf(QStringLiteral("<body>")));
    return QRegularExpression(QRegularExpression::escape(key) + QStringLiteral("(#[0-9a-f]{6})"))
        .match(body)
        .captured(1);
}

} // namespace

class TestHtmlDark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesColors_data()
    {
        QTest::addColumn<QString>("css");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* css, const char* expected) {
            QTest::newRow(css) << text(css) << text(expected);
        };
        row("red", "#ff0000");
        row("REBECCAPURPLE", "#663399");
        row("#abc", "#aabbcc");
        row("#aabbcc", "#aabbcc");
        row("#00000080", "rgba(0,0,0,0.502)");
        row("rgb(1,2,3)", "#010203");
        row("rgb(100%, 0%, 50%)", "#ff0080");
        row("rgb(1 2 3 / 50%)", "rgba(1,2,3,0.5)");
        row("rgba(300,-5,0,1)", "#ff0000");
        row("hsl(120,100%,25%)", "#008000");
        row("hsl(0deg 0% 100%)", "#ffffff");
    }

    void parsesColors()
    {
        QFETCH(const QString, css);
        QFETCH(const QString, expected);
        // With the light theme only functions are rewritten; bgcolor goes through the parser for words.
        const QString html = css.contains(QLatin1Char('('))
                                 ? QStringLiteral("<p style='color:%1'>x").arg(css)
                                 : QStringLiteral("<table bgcolor='%1'><tr><td>x</table>").arg(css);
        const QString document = cleanHtml(html, RemoteContent::Blocked, {}).document;
        QVERIFY2(document.contains(expected), qPrintable(document));
    }

    void anyPairCanBeRead()
    {
        const DarkPalette palette(color("#16181d"), color("#e4e6eb"));
        for (int i = 0; i < 16 * 16 * 16; ++i) {
            const CssColor original{(i >> 8) / 15.0, ((i >> 4) & 15) / 15.0, (i & 15) / 15.0, 1};
            const CssColor back = *parseColorWord(toCss(palette.background(original)));
            const CssColor front = *parseColorWord(toCss(palette.foreground(original)));
            // Against the extremes of the other side, so against every colour there.
            for (const char* other :
                 {"#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#808080", "#3f3f3f", "#ffff00"}) {
                const CssColor otherFront = *parseColorWord(toCss(palette.foreground(color(other))));
                const CssColor otherBack = *parseColorWord(toCss(palette.background(color(other))));
                QVERIFY2(contrastRatio(back, otherFront) >= 4.5, qPrintable(toCss(original) + text(other)));
                QVERIFY2(contrastRatio(front, otherBack) >= 4.5, qPrintable(toCss(original) + text(other)));
            }
            QVERIFY(contrastRatio(back, color("#e4e6eb")) >= 4.5);
            QVERIFY(contrastRatio(front, color("#16181d")) >= 4.5);
        }
    }

    void rewritesEveryPlaceOfAColor_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("isGround");
        const auto row = [](const char* html, const char* key, bool isGround) {
            QTest::newRow(html) << text(html) << text(key) << isGround;
        };
        row("<p style='color:#000'>x", "color:", false);
        row("<p style='color:black'>x", "color:", false);
        row("<p style='color:rgb(10,10,10)'>x", "color:", false);
        row("<p style='color:rgba(0,0,0,.3)'>x", "color:", false);
        row("<p style='COLOR:Navy!important'>x", "color:", false);
        row("<font color=#333>x</font>", "color=\"", false);
        row("<font color=333333>x</font>", "color=\"", false);
        row("<body text=black>x", "color:", false);
        row("<p style='background:#fff'>x", "background:", true);
        row("<p style='background:white url(cid:x) no-repeat'>x", "background:", true);
        row("<p style='background-color:#ffffcc'>x", "background-color:", true);
        row("<table bgcolor=#eeeeee><tr><td>x</table>", "bgcolor=\"", true);
        row("<body bgcolor=white>x", "background-color:", true);
    }

    void rewritesEveryPlaceOfAColor()
    {
        QFETCH(const QString, html);
        QFETCH(const QString, key);
        QFETCH(const bool, isGround);
        const QString document = cleanHtml(html, RemoteContent::Blocked, darkTheme()).document;
        const auto found = parseColorWord(valueIn(document, key));
        QVERIFY2(found.has_value(), qPrintable(document));
        const CssColor other = isGround ? color("#e4e6eb") : color("#3f3f3f");
        QVERIFY2(contrastRatio(*found, other) >= 4.5, qPrintable(document));
        QVERIFY(!document.contains(text("url(")));
    }

    void styleSheetsToo()
    {
        const QString document =
            cleanHtml(text("<style>.a{color:#111;background:#fefefe}</style><p class=a>x"),
                      RemoteContent::Blocked, darkTheme())
                .document;
        QVERIFY(!document.contains(text("#111")));
        QVERIFY(!document.contains(text("#fefefe")));
        QVERIFY(document.contains(text(".pm-a{color:#")));
    }

    void wordsOfUnknownColorAreLeftOut()
    {
        for (const char* html :
             {"<p style='color:windowtext'>x", "<p style='color:initial'>x", "<p style='background:canvas'>x",
              "<p style='background-color:field'>x", "<font color=nosuch>x</font>"}) {
            const QString document = cleanHtml(text(html), RemoteContent::Blocked, darkTheme()).document;
            const QString body = document.mid(document.indexOf(text("<body>")));
            QVERIFY2(!body.contains(text("color")) && !body.contains(text("background")), qPrintable(body));
        }
    }

    void lightLeavesColorsAlone()
    {
        const QString document =
            cleanHtml(text("<p style='color:#123456;background:#fedcba'>x"), RemoteContent::Blocked, {})
                .document;
        QVERIFY(document.contains(text("color:#123456;background:#fedcba;")));
    }

    void linksCanBeReadOnAnyGround()
    {
        const QString document = cleanHtml(text("x"), RemoteContent::Blocked, darkTheme()).document;
        const QString link =
            QRegularExpression(QStringLiteral("a\\{color:(#[0-9a-f]{6})")).match(document).captured(1);
        const DarkPalette palette(color("#16181d"), color("#e4e6eb"));
        for (const char* ground : {"#ffffff", "#3f3f3f", "#404040", "#00ff00"})
            QVERIFY(contrastRatio(*parseColorWord(link), palette.background(color(ground))) >= 4.5);
    }
};

QTEST_GUILESS_MAIN(TestHtmlDark)
#include "tst_htmldark.moc"
