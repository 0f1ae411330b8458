// Formatted texts and what comes from elsewhere: pasted, dropped, quoted and forwarded, sent and kept as a
// draft.
#include "gui/RichFixture.h"

#include "composer/ComposerBody.h"
#include "composer/InlineImages.h"
#include "composer/RichDocument.h"
#include "composer/TextSignature.h"

namespace postaci::test {

namespace {

QByteArray htmlMessage()
{
    return "From: =?utf-8?Q?Ay=C5=9Fe_Y=C4=B1lmaz?= <ayse@ornek.com.tr>\r\nTo: deniz@ornek.com.tr\r\n"
           "Subject: Haber\r\nMessage-ID: <haber@ornek.com.tr>\r\nDate: Fri, 27 Nov 2026 10:00:00 +0300\r\n"
           "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=r\r\n\r\n--r\r\n"
           "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
           "<html><head><style>.a{color:#123456}</style></head><body bgcolor=\"#ffeeaa\">"
           "<script>alert(1)</script><table width=\"600\"><tr><td class=\"a\"><h1>İndirim</h1>"
           "<table border=1><tr><td>Çay</td><td>5 TL</td></tr></table></td></tr></table>"
           "<p>İyi günler</p><img src=\"cid:logo@x\" alt=\"logo\">"
           "<img src=\"https://uzak.example/resim.png\" width=\"300\" height=\"100\"></body></html>\r\n"
           "--r\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <logo@x>\r\n"
           "Content-Disposition: inline; filename=logo.png\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           pngOf(picture(40, 30)).toBase64() + "\r\n--r--\r\n";
}

} // namespace

class TestComposerQuotes : public QObject, private RichFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renewInLight(); }
    void cleanup() { close(); }
    void pastesWithoutFormatting();
    void cleansWhatIsPasted();
    void loadsNothing();
    void copiesItsOwn();
    void showsPastedImages();
    void makesLargeImagesSmaller();
    void attachesFilesAndShowsImages();
    void sendsBothForms();
    void quotesTheOriginalsHtml();
    void aTouchedQuoteIsSentAsItIsShown();
    void quotesOnlyTheSelection();
    void forwardsHtmlWithItsImages();
    void anotherSignatureLeavesTheQuoteAlone();
    void forwardsWhatItCannotShowAsFiles();
    void draftsKeepEverything();
    void oldDraftsOpen();
};

void TestComposerQuotes::pastesWithoutFormatting()
{
    openRich();
    auto* data = new QMimeData;
    data->setHtml(u"<b>kalın</b>"_s);
    data->setText(u"kalın"_s);
    QApplication::clipboard()->setMimeData(data);
    key(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(html(), u"<p style=\"margin:0\">kalın</p>\n"_s);
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(html(), u"<p style=\"margin:0\">kalın<b>kalın</b></p>\n"_s);
}

void TestComposerQuotes::cleansWhatIsPasted()
{
    openRich();
    typeText(editor(), u"önce sonra"_s);
    QTextCursor cursor = editor()->textCursor();
    cursor.setPosition(5);
    editor()->setTextCursor(cursor);
    auto* data = new QMimeData;
    data->setHtml(u"<meta charset=utf-8><style>b{color:red}</style><script>alert(1)</script>"
                  "<p style='color:white;background:black' onclick='x()'><b>bir</b></p>"
                  "<img src='https://uzak.example/a.png' alt='uzak'><img src='file:///etc/passwd'>"
                  "<img src='cid:gizli@x'><iframe src='https://x.example'></iframe>"
                  "<a href='javascript:x()'>iki</a><div id='sealed-1'>üç</div>"
                  "<img src='data:image/png;base64,"_s +
                  QString::fromLatin1(pngOf(picture(20, 10)).toBase64()) + u"'>"_s);
    paste(data);
    const QString result = html();
    for (const QString& bad : {u"script"_s, u"color"_s, u"uzak.example"_s, u"passwd"_s, u"gizli"_s,
                               u"iframe"_s, u"onclick"_s, u"sealed"_s, u"data:"_s})
        QVERIFY2(!result.contains(bad), qPrintable(bad + result));
    QVERIFY2(result.contains(u"<b>bir</b>"_s) && result.contains(u"iki"_s) && result.contains(u"üç"_s),
             qPrintable(result));
    QCOMPARE(result.count(u"<img src=\"cid:"_s), 1);
    QVERIFY(editor()->plain().startsWith(u"önce "_s) && editor()->plain().endsWith(u"sonra"_s));
    const MessageContent content = sent();
    QCOMPARE(content.attachments.size(), 1);
    QVERIFY(content.attachments.first().isReferenced);
}

/// Addresses that Qt's own editor would open: files beside the program, and the network.
void TestComposerQuotes::loadsNothing()
{
    openRich();
    const QString file = makeFile(u"gizli.png"_s, pngOf(picture(30, 30)));
    RichText text = richFromHtml(u"<img src=\"https://127.0.0.1:1/a.png\">"_s, RichSource::Quoted);
    RichRun run;
    run.image = QUrl::fromLocalFile(file).toString();
    text.nodes.first().block.runs.append(run);
    run.image = file;
    text.nodes.first().block.runs.append(run);
    editor()->setRich(text);
    editor()->grab();
    for (const QString& address :
         {file, QUrl::fromLocalFile(file).toString(), u"https://127.0.0.1:1/a.png"_s}) {
        const QVariant shown = editor()->document()->resource(QTextDocument::ImageResource, QUrl(address));
        QCOMPARE(shown.value<QImage>().size(), QSize(1, 1));
    }
}

void TestComposerQuotes::copiesItsOwn()
{
    openRich();
    editor()->setRich(
        richFromHtml(u"<p style=\"margin:0\">a<b style=\"color:#c01c28\">b</b></p>"_s, RichSource::OwnDraft));
    key(Qt::Key_A, Qt::ControlModifier);
    editor()->copy();
    const QMimeData* copied = QApplication::clipboard()->mimeData();
    QCOMPARE(copied->text(), u"ab"_s);
    QVERIFY(copied->html().contains(u"<b><span style=\"color:#c01c28\">b</span></b>"_s));
    QVERIFY(!copied->html().contains(u"-qt-"_s));
    key(Qt::Key_End);
    editor()->paste();
    QCOMPARE(html(), u"<p style=\"margin:0\">a<b><span style=\"color:#c01c28\">b</span></b>"
                     "a<b><span style=\"color:#c01c28\">b</span></b></p>\n"_s);
}

void TestComposerQuotes::showsPastedImages()
{
    openRich();
    typeText(editor(), u"bak: "_s);
    auto* data = new QMimeData;
    data->setImageData(picture(120, 80));
    paste(data);
    QTRY_VERIFY(html().contains(u"<img"_s));
    QVERIFY2(html().contains(u"width=\"120\" height=\"80\""_s), qPrintable(html()));
    QVERIFY(chips().isEmpty());
    const MessageContent content = sent();
    QCOMPARE(content.attachments.size(), 1);
    QVERIFY(content.attachments.first().isReferenced);
    QString type;
    const QByteArray png = inlinePart(wire(), content.attachments.first().contentId, &type);
    QCOMPARE(QImage::fromData(png).size(), QSize(120, 80));
    QCOMPARE(type, u"image/png"_s);
}

void TestComposerQuotes::makesLargeImagesSmaller()
{
    const PreparedImage large = fitForMail(picture(4000, 3000), u"ekran.bmp"_s);
    QCOMPARE(large.picture.size(), QSize(1600, 1200));
    QCOMPARE(large.size, QSize(640, 480));
    QCOMPARE(QImage::fromData(large.file.data).size(), QSize(1600, 1200));
    QCOMPARE(large.file.name, u"ekran.png"_s);
    const QByteArray original = pngOf(picture(50, 50));
    QCOMPARE(fitForMail(QImage::fromData(original), u"a.png"_s, original).file.data, original);
    QVERIFY(fitForMail({}, u"a.png"_s).file.data.isEmpty());
}

void TestComposerQuotes::attachesFilesAndShowsImages()
{
    openRich();
    const QString image = makeFile(u"resim.png"_s, pngOf(picture(60, 40)));
    const QString broken = makeFile(u"bozuk.png"_s, "bu resim degil");
    const QString other = makeFile(u"rapor.pdf"_s, "%PDF");
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(image), QUrl::fromLocalFile(broken), QUrl::fromLocalFile(other)});
    paste(data);
    QTRY_VERIFY(html().contains(u"alt=\"resim\""_s));
    QTRY_COMPARE(chips().size(), 2);
}

void TestComposerQuotes::sendsBothForms()
{
    openRich();
    editor()->setRich(richFromHtml(u"<p style='margin:0'>Merhaba <b>dünya</b></p>"_s, RichSource::OwnDraft));
    const MessageContent content = sent();
    QCOMPARE(content.text, u"Merhaba dünya\n"_s);
    QCOMPARE(bodyOf(content.html), u"<p style=\"margin:0\">Merhaba <b>dünya</b></p>\n"_s);
}

void TestComposerQuotes::quotesTheOriginalsHtml()
{
    openQuoting(htmlMessage());
    QVERIFY2(text().contains(u"İyi günler"_s), qPrintable(text()));
    QCOMPARE(editor()->textCursor().position(), 0);
    typeText(editor(), u"Teşekkürler"_s);
    const MessageContent content = sent();
    QVERIFY2(content.html.contains(u"<blockquote"_s), qPrintable(content.html));
    QVERIFY2(content.html.contains(
                 u"<div class=\"pm-body\" style=\"background-color:#ffeeaa;\"><table width=\"600\">"
                 "<tbody><tr><td class=\"pm-a\"><h1>İndirim</h1>"_s),
             qPrintable(content.html));
    QVERIFY(content.html.contains(u"color:#123456"_s));
    QVERIFY(content.html.contains(u"src=\"https://uzak.example/resim.png\""_s));
    QVERIFY(!content.html.contains(u"script"_s) && !content.html.contains(u"logo@x"_s));
    QVERIFY(content.text.contains(u"> İyi günler"_s) && content.text.startsWith(u"Teşekkürler\n"_s));
    QCOMPARE(content.attachments.size(), 1);
    QVERIFY(content.attachments.first().isReferenced);
    QCOMPARE(content.attachments.first().name, u"logo.png"_s);
}

void TestComposerQuotes::aTouchedQuoteIsSentAsItIsShown()
{
    openQuoting(htmlMessage());
    select(u"günler"_s);
    typeText(editor(), u"akşamlar"_s);
    const MessageContent content = sent();
    QVERIFY2(content.html.contains(u"İyi akşamlar"_s) && !content.html.contains(u"pm-body"_s),
             qPrintable(content.html));
    QVERIFY(content.html.contains(u"<blockquote"_s));
}

void TestComposerQuotes::quotesOnlyTheSelection()
{
    const MessageId id = desk().add(htmlMessage());
    desk().open();
    for (const bool isFormatted : {false, true}) {
        settings().setWritesFormatted(isFormatted);
        take(ComposerWindow::openReplyTo(engine(), settings(), id, ReplyMode::Sender, u"iki kelime"_s));
        QTRY_VERIFY2(editor()->plain().contains(u"wrote:\n> iki kelime\n\n-- "_s),
                     qPrintable(editor()->plain()));
        QVERIFY(!text().contains(u"İndirim"_s));
    }
}

void TestComposerQuotes::forwardsHtmlWithItsImages()
{
    const MessageId id = desk().add(htmlMessage());
    desk().open();
    settings().setWritesFormatted(true);
    openForward(id);
    QTRY_VERIFY(text().contains(u"İyi günler"_s));
    typeText(edit("toEdit"), u"b@c.example"_s);
    const MessageContent content = sent();
    QVERIFY2(content.html.contains(u"Forwarded message"_s) &&
                 content.html.contains(u"<div class=\"pm-body\""_s),
             qPrintable(content.html));
    QVERIFY(!content.html.contains(u"<blockquote"_s));
    QCOMPARE(content.attachments.size(), 1);
    QVERIFY(content.attachments.first().isReferenced);
}

void TestComposerQuotes::anotherSignatureLeavesTheQuoteAlone()
{
    openQuoting(htmlMessage());
    const auto identityWith = [](const QString& signature, const QString& html = {}) {
        return Identity{{}, {}, {}, signature, html};
    };
    const Identity first = identityWith(u"Deniz Arslan\nÖrnek A.Ş."_s);
    const Identity none = identityWith({});
    const Identity formatted = identityWith(u"Başka\nFirma"_s, u"<b>Başka</b><br>Firma"_s);
    typeText(editor(), u"Sözüm"_s);
    QVERIFY(editor()->plain().endsWith(u"\n\n-- \nDeniz Arslan\nÖrnek A.Ş."_s));
    const QList<std::pair<Identity, Identity>> changes{
        {first, formatted}, {formatted, none}, {none, first}, {first, formatted}, {formatted, first}};
    for (const auto& [from, to] : changes) {
        changeSignature(*editor(), from, to, {});
        const QString lines = to.signature.isEmpty() ? QString() : u"\n\n-- \n"_s + to.signature;
        QVERIFY2(editor()->plain().endsWith(lines) && !text().contains(u"> -- "_s),
                 qPrintable(editor()->plain()));
        const QString sentHtml = richToHtml(editor()->rich());
        QVERIFY2(sentHtml.contains(u"<div class=\"pm-body\""_s), qPrintable(sentHtml));
        QCOMPARE(sentHtml.contains(u"<strong>Başka</strong>"_s) || sentHtml.contains(u"<b>Başka</b>"_s),
                 to == formatted);
        QCOMPARE(editor()->rich().nodes.last().block.quoteLevel, to == none ? 1 : 0);
        QCOMPARE(editor()->textCursor().position(), 5);
    }
}

void TestComposerQuotes::forwardsWhatItCannotShowAsFiles()
{
    const QByteArray raw =
        htmlMessage()
            .replace("Content-Type: image/png; name=logo.png", "Content-Type: image/svg+xml")
            .replace("filename=logo.png", "filename=logo.svg");
    const MessageId id = desk().add(raw);
    desk().open();
    settings().setWritesFormatted(true);
    openForward(id);
    QTRY_COMPARE(chips().size(), 1);
    QCOMPARE(chips().first()->fileName(), u"logo.svg"_s);
    QVERIFY(imagesOf(editor()->rich()).isEmpty());
}

void TestComposerQuotes::draftsKeepEverything()
{
    openQuoting(htmlMessage());
    typeText(editor(), u"Yarım "_s);
    key(Qt::Key_B, Qt::ControlModifier);
    typeText(editor(), u"kalan"_s);
    auto* data = new QMimeData;
    data->setImageData(picture(30, 20));
    paste(data);
    QTRY_VERIFY(editor()->rich().nodes.first().block.runs.size() == 3);
    QTRY_COMPARE(saved().images.size(), 2);
    QTRY_VERIFY(saved().text.startsWith(u"Yarım kalan"_s));
    const QString before = richToHtml(editor()->rich());
    const int cursor = editor()->textCursor().position();
    delete &window(); // as if the program had been killed: nobody has closed it
    const QList<ComposerWindow*> returned = ComposerWindow::restoreUnfinished(engine(), settings());
    QCOMPARE(returned.size(), 1);
    take(returned.first());
    QVERIFY(editor()->isFormatted());
    QCOMPARE(richToHtml(editor()->rich()), before);
    QCOMPARE(editor()->textCursor().position(), cursor);
    QVERIFY(before.contains(u"pm-body"_s));
    window().send();
    QTRY_COMPARE(outbox().size(), 1);
    const MessageContent content = readMessage(wire());
    QCOMPARE(content.attachments.size(), 2);
    for (const AttachmentInfo& info : content.attachments)
        QVERIFY(info.isReferenced && info.size > 0);
}

void TestComposerQuotes::oldDraftsOpen()
{
    desk().open();
    const QByteArray old = R"({"format":1,"account":1,"to":"a@b.c","cc":"","bcc":"","subject":"s",
        "text":"eski\n> metin","messageId":"x@y","kind":0,"original":"0","filesKey":"","files":[],"cursor":2,
        "open":true})";
    const auto state = composerStateFromJson(old);
    QVERIFY(state && !state->isFormatted);
    QCOMPARE(state->text, u"eski\n> metin"_s);
    QCOMPARE(composerStateFromJson(toJson(*state)), state);
    take(ComposerWindow::openDraft(engine(), settings(), {0, 1, u"s"_s, old, {}}));
    QVERIFY(!editor()->isFormatted());
    QCOMPARE(editor()->plain(), state->text);
    QCOMPARE(editor()->textCursor().position(), 2);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerQuotes>(argc, argv);
}

#include "tst_composer_quotes.moc"
