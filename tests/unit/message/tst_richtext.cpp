// The model between the editor, HTML, drafts and plain text: each form read back is the same text.
#include "RandomRichText.h"
#include "message/HtmlCleaner.h"
#include "message/RichText.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

RichText textOf(const QList<RichBlock>& blocks)
{
    RichText text;
    for (const RichBlock& block : blocks) {
        RichNode node;
        node.block = block;
        text.nodes.append(node);
    }
    return text;
}

RichRun plainRun(const QString& text)
{
    RichRun run;
    run.text = text;
    return run;
}

QString bodyOf(const QString& html)
{
    const QString begin = u"<body>\n"_s;
    const qsizetype at = html.indexOf(begin) + begin.size();
    return html.mid(at, html.indexOf(u"</body>"_s) - at);
}

} // namespace

class TestRichText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesExactlyThis()
    {
        RichBlock first;
        first.runs = {plainRun(u"Merhaba  "_s), plainRun(u"<dünya> & ben"_s)};
        first.runs[1].style.bold = true;
        first.runs[1].style.color = u"#c01c28"_s;
        RichBlock item;
        item.list = RichList::Bullets;
        item.listLevel = 1;
        item.runs = {plainRun(u"süt"_s)};
        RichBlock inner = item;
        inner.list = RichList::Numbers;
        inner.listLevel = 2;
        RichBlock quote;
        quote.quoteLevel = 1;
        quote.runs = {plainRun(u"yazar mısın?"_s)};
        quote.runs[0].style.link = u"https://ornek.com.tr/?a=1&b=2"_s;
        const RichText text = normalized(textOf({first, item, inner, {}, quote}));
        QCOMPARE(
            bodyOf(richToHtml(text)),
            u"<p style=\"margin:0\">Merhaba&nbsp; <b><span style=\"color:#c01c28\">&lt;dünya&gt; &amp; "
            "ben</span></b></p>\n"
            "<ul style=\"margin:0\">\n<li>süt\n<ol style=\"margin:0\">\n<li>süt</li>\n</ol>\n</li>\n</ul>\n"
            "<p style=\"margin:0\"><br></p>\n"
            "<blockquote style=\"margin:0 0 0 0.8ex;border-left:2px solid #ccc;padding-left:1ex\">\n"
            "<p style=\"margin:0\"><a href=\"https://ornek.com.tr/?a=1&amp;b=2\">yazar mısın?</a></p>\n"
            "</blockquote>\n"_s);
        QCOMPARE(richToPlainText(text), u"Merhaba  <dünya> & ben\n- süt\n  1. süt\n\n"
                                        "> yazar mısın? <https://ornek.com.tr/?a=1&b=2>"_s);
    }

    void readsBackWhatItWrote_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 400; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void readsBackWhatItWrote()
    {
        QFETCH(const quint32, seed);
        const RichText text = normalized(randomRichText(seed));
        QCOMPARE(normalized(text), text);
        const QString html = richToDraftHtml(text);
        const RichText back = richFromHtml(html, RichSource::OwnDraft);
        QCOMPARE(richToDraftHtml(back), html);
        if (back.nodes != text.nodes)
            qWarning().noquote() << html;
        QVERIFY(back.nodes == text.nodes);
        // What is sent is the same, and cleaning for a reader takes nothing from it.
        const RichText received = richFromHtml(richToHtml(text), RichSource::OwnDraft);
        QVERIFY(received.nodes == text.nodes);
        const QString shown = cleanHtml(richToHtml(text), RemoteContent::Allowed, {}).document;
        QCOMPARE(richToPlainText(richFromHtml(shown, RichSource::OwnDraft)), richToPlainText(text));
    }

    void plainTextComesBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("lines") << u"Merhaba,\n\niki  boşluk\n son\n"_s;
        QTest::newRow("quotes") << u"Ali yazdı:\n> bir\n>> iki\n>\n> üç\n\n-- \nimza"_s;
    }

    void plainTextComesBack()
    {
        QFETCH(const QString, text);
        const RichText rich = richFromPlainText(text);
        QVERIFY(!hasFormatting(rich));
        QCOMPARE(richToPlainText(rich), text);
        QCOMPARE(richToPlainText(richFromHtml(richToHtml(rich), RichSource::OwnDraft)), text);
    }

    void readsOthersHtml_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("plain");
        QTest::newRow("paragraphs have room") << u"<p>bir</p><p>iki</p>"_s << u"bir\n\niki"_s;
        QTest::newRow("divisions have none")
            << u"<div>bir</div><div>iki<br></div><div><br></div>üç"_s << u"bir\niki\n\nüç"_s;
        QTest::newRow("blanks fold") << u" <b> bir </b>\n <i>iki</i>  "_s << u"bir iki"_s;
        QTest::newRow("an item's paragraphs")
            << u"<ul><li><p>bir</p><p>iki</p></li><li>üç</ul>dört"_s << u"- bir\n  iki\n- üç\n\ndört"_s;
        QTest::newRow("layout") << u"<table><tr><td><table><tr><td>bir<td>iki</table></table>"_s
                                << u"bir\niki"_s;
        QTest::newRow("data") << u"<table border=1><tr><th>a<th>b<tr><td>1</table>"_s << u"\na | b\n1 | \n"_s;
        QTest::newRow("hidden") << u"<style>p{}</style><script>x()</script>a<p style='display:none'>b"_s
                                << u"a"_s;
        QTest::newRow("preformatted") << u"<pre>a\n  b</pre>"_s << u"a\n  b"_s;
        QTest::newRow("no link") << u"<a href='javascript:x()'>a</a> <a href='file:///etc/passwd'>b</a>"_s
                                 << u"a b"_s;
        QTest::newRow("pictures")
            << u"<img src='file:///etc/passwd' alt=dosya><img src='https://x/y.png' alt=uzak>"_s
            << u"dosyauzak"_s;
    }

    void readsOthersHtml()
    {
        QFETCH(const QString, html);
        QFETCH(const QString, plain);
        const RichText text = richFromHtml(html, RichSource::Pasted);
        QCOMPARE(richToPlainText(text), plain);
        QVERIFY(imagesOf(text).isEmpty());
    }

    void pastedColoursAreLeftOut()
    {
        const RichText text =
            richFromHtml(u"<p style=\"color:#fff;background:#000\"><b>a</b></p>"_s, RichSource::Pasted);
        QCOMPARE(text.nodes.first().block.runs.first().style.color, QString());
        QVERIFY(text.nodes.first().block.runs.first().style.bold);
        QVERIFY(hasFormatting(text));
    }

    void anUntouchedQuoteGoesOutAsItIs()
    {
        const QString original =
            u"<div class=\"pm-body\"><table bgcolor=\"#ff0000\"><tr><td>"
            "<h1>Fırsat</h1><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"
            "<img src=\"cid:logo@x\" alt=\"\"></div>"_s;
        RichText text = richFromPlainText(u"Bak:"_s);
        appendSealed(original, 1, &text);
        text = normalized(text);
        QVERIFY(bodyOf(richToHtml(text)).contains(original));
        QCOMPARE(imagesOf(text), QStringList{u"logo@x"_s});
        QVERIFY2(richToPlainText(text).contains(u"> Fırsat"_s), qPrintable(richToPlainText(text)));

        // A draft keeps the seal.
        RichText draft = richFromHtml(richToDraftHtml(text), RichSource::OwnDraft);
        draft.seals = text.seals;
        QCOMPARE(richToHtml(draft), richToHtml(text));

        // A changed word breaks it, and so does a missing line.
        RichText changed = text;
        for (RichNode& node : changed.nodes)
            if (node.seal != 0 && !node.block.runs.isEmpty())
                node.block.runs.first().text += u'!';
        QVERIFY(!richToHtml(changed).contains(original));
        QVERIFY(richToHtml(changed).contains(u"Fırsat!"_s));
        RichText shorter = text;
        shorter.nodes.removeLast();
        QVERIFY(!richToHtml(shorter).contains(original));
        // Written before it and behind it does not.
        RichText around = text;
        around.nodes.prepend(RichNode());
        around.nodes.append(RichNode());
        QVERIFY(richToHtml(around).contains(original));
    }

    void aStrangerCannotNameASeal()
    {
        const RichText text = richFromHtml(u"<div id=\"sealed-1\">a</div>"_s, RichSource::Pasted);
        QCOMPARE(text.nodes.first().seal, 0);
    }

    void takesAnythingInLittleTime()
    {
        const QString deep = u"<blockquote><ul><li><table border=1><tr><td>"_s.repeated(5000) + u"x"_s;
        QVERIFY(!richFromHtml(deep, RichSource::Pasted).nodes.isEmpty());
        const QString wide = u"<td>x"_s.repeated(20000);
        QVERIFY(!richFromHtml(u"<table border=1><tr>"_s + wide, RichSource::Pasted).nodes.isEmpty());
        QVERIFY(!richFromHtml(u"<b>"_s.repeated(100000), RichSource::Pasted).nodes.isEmpty());
    }
};

} // namespace postaci::test

QTEST_APPLESS_MAIN(postaci::test::TestRichText)
#include "tst_richtext.moc"
