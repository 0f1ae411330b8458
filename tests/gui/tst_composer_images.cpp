// Images within a text: what is kept of them, where they go when they are cut and pasted, and what stays
// here.
#include "gui/RichFixture.h"

#include "composer/ComposerBody.h"
#include "composer/DraftFiles.h"
#include "composer/InlineImages.h"
#include "composer/RichDocument.h"
#include "message/QuotedHtml.h"

#include <QSignalSpy>
#include <QThread>

#include <atomic>

namespace postaci::test {

namespace {

QByteArray jpegOf(const QImage& image)
{
    QByteArray data;
    QBuffer buffer(&data);
    image.save(&buffer, "JPEG");
    return data;
}

/// As a camera writes it: "Exif" with the orientation 6 (turned to the right), and a place.
QByteArray withExif(const QByteArray& jpeg, bool isTurned)
{
    QByteArray tiff = "MM" + QByteArray("\x00\x2a\x00\x00\x00\x08", 6);
    tiff += isTurned
                ? QByteArray("\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00", 18)
                : QByteArray("\x00\x00\x00\x00\x00\x00", 6);
    const QByteArray exif = "Exif" + QByteArray(2, '\0') + tiff + "GPS 41.0082 N";
    const auto size = static_cast<quint16>(exif.size() + 2);
    const QByteArray segment =
        QByteArray("\xff\xe1") + static_cast<char>(size >> 8U) + static_cast<char>(size & 0xffU) + exif;
    return jpeg.left(2) + segment + jpeg.mid(2);
}

OutgoingAttachment pngImage(int width, int height)
{
    return inlineImage(pngOf(picture(width, height)), QStringLiteral("image/png"), QStringLiteral("a.png"));
}

QString imageHtml(const OutgoingAttachment& image)
{
    return u"<p style=\"margin:0\">bak <img src=\"cid:%1\" alt=\"kedi\"> son</p>"_s.arg(image.contentId);
}

} // namespace

class TestComposerImages : public QObject, private RichFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renewInLight(); }
    void cleanup() { close(); }
    void cutAndPastedTheyStay();
    void theyGoToAnotherWindow();
    void whatIsNotHereLeavesItsWords();
    void onesThatCouldNotBeReadMayComeAgain();
    void theDraftIsSavedAgainWhenOneArrives();
    void aQuotesImagesAreNoChange();
    void whatWaitsForThemEndsInItsOwnThread();
    void placesAreLeftOut();
    void turnedOnesStandUpright();
    void largeFilesAreMadeSmaller();
    void manyAreShownSmall();
};

void TestComposerImages::cutAndPastedTheyStay()
{
    openRich();
    auto* data = new QMimeData;
    data->setImageData(picture(120, 80));
    paste(data);
    QTRY_VERIFY(html().contains(u"<img"_s));
    QTextCursor end(editor()->document());
    end.movePosition(QTextCursor::End);
    insertRich(richFromHtml(u"<img src=\"https://uzak.example/a.png\" alt=\"uzak\">"_s, RichSource::Quoted),
               &end);
    const QString before = html();
    QCOMPARE(before.count(u"<img"_s), 2);
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_X, Qt::ControlModifier);
    QVERIFY(!html().contains(u"<img"_s));
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(html(), before);
    const MessageContent content = sent();
    QCOMPARE(content.attachments.size(), 1);
    QVERIFY(content.attachments.first().isReferenced && content.attachments.first().size > 0);
}

void TestComposerImages::theyGoToAnotherWindow()
{
    openRich();
    auto* data = new QMimeData;
    data->setImageData(picture(120, 80));
    paste(data);
    QTRY_VERIFY(html().contains(u"<img"_s));
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_C, Qt::ControlModifier);
    const QString copied = html();
    ComposerWindow* const first = &window();
    openNew(u"ayse@ornek.com.tr"_s);
    QVERIFY(&window() != first);
    typeText(edit("subjectEdit"), u"Konu"_s);
    editor()->setRich({});
    editor()->setFocus();
    delete first;
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(html(), copied);
    const MessageContent content = sent();
    QCOMPARE(content.attachments.size(), 1);
    QCOMPARE(QImage::fromData(inlinePart(wire(), content.attachments.first().contentId, nullptr)).size(),
             QSize(120, 80));
}

void TestComposerImages::whatIsNotHereLeavesItsWords()
{
    openRich();
    auto* data = new QMimeData;
    data->setData(u"application/x-postaci-text"_s, imageHtml(pngImage(9, 9)).toUtf8());
    data->setData(u"application/x-postaci-images"_s, QByteArray(40, '\xff'));
    paste(data);
    QCOMPARE(editor()->plain(), u"bak kedi son"_s);
    QVERIFY(!html().contains(u"<img"_s));
}

void TestComposerImages::onesThatCouldNotBeReadMayComeAgain()
{
    const QTemporaryDir profile;
    const QString place = newDraftFilesKey();
    AttachmentShelf files(profile.path());
    InlineImages images(profile.path(), files);
    const QSignalSpy failures(&images, &InlineImages::failed);
    const OutgoingAttachment image = pngImage(20, 10);
    images.restore(place, {{u"fehlt"_s, image.name, image.mimeType, image.data.size(), image.contentId}});
    images.add(image); // while the file is looked for
    QTRY_COMPARE(failures.size(), 1);
    QTRY_COMPARE(images.files({image.contentId}).size(), 1);
    QTRY_VERIFY(!images.isBusy());
    QVERIFY(readDraftFile(profile.path(), place, images.files({image.contentId}).first().stored));
}

void TestComposerImages::theDraftIsSavedAgainWhenOneArrives()
{
    openRich();
    const OutgoingAttachment image = pngImage(20, 10);
    editor()->setRich(richFromHtml(imageHtml(image), RichSource::OwnDraft));
    key(Qt::Key_End);
    typeText(editor(), u"!"_s);
    QTRY_VERIFY(saved().text.endsWith(u"!"_s));
    QVERIFY(saved().images.isEmpty());
    Q_EMIT editor()->imagesPasted({image});
    QTRY_COMPARE(saved().images.size(), 1);
    QCOMPARE(saved().images.first().contentId, image.contentId);
}

void TestComposerImages::aQuotesImagesAreNoChange()
{
    openQuoting("From: ayse@ornek.com.tr\r\nTo: deniz@ornek.com.tr\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
                "Content-Type: multipart/related; boundary=r\r\n\r\n--r\r\nContent-Type: text/html\r\n\r\n"
                "<p>Resim <img src=cid:a></p>\r\n--r\r\nContent-Type: image/png\r\nContent-ID: <a>\r\n"
                "Content-Transfer-Encoding: base64\r\n\r\n" +
                pngOf(picture(20, 20)).toBase64() + "\r\n--r--\r\n");
    auto* content = window().findChild<ComposerBody*>();
    QTRY_VERIFY(!content->isBusy());
    QCOMPARE(imagesOf(editor()->rich()).size(), 1);
    window().requestClose();
    QTRY_VERIFY(isGone());
    QVERIFY(drafts().isEmpty());
}

namespace {

/// Tells where copies of it end.
struct Probe
{
    explicit Probe(std::atomic<int>* count) : elsewhere(count) {}
    Probe(const Probe&) = default;
    Probe& operator=(const Probe&) = delete;
    ~Probe()
    {
        if (QThread::currentThread() != qApp->thread())
            ++*elsewhere;
    }
    std::atomic<int>* elsewhere;
};

} // namespace

void TestComposerImages::whatWaitsForThemEndsInItsOwnThread()
{
    const QTemporaryDir profile;
    std::atomic<int> elsewhere{0};
    int done = 0;
    AttachmentShelf files(profile.path());
    {
        InlineImages images(profile.path(), files);
        for (int i = 0; i < 5; ++i)
            images.prepare(picture(30, 30 + i), u"a"_s,
                           [probe = Probe(&elsewhere), &done](const PreparedImage&) { ++done; });
        QTRY_COMPARE(done, 5);
        images.prepare(picture(30, 30), u"a"_s,
                       [probe = Probe(&elsewhere), &done](const PreparedImage&) { ++done; });
    }
    QCOMPARE(elsewhere.load(), 0);
}

void TestComposerImages::placesAreLeftOut()
{
    const QByteArray jpeg = jpegOf(picture(200, 100));
    const QByteArray photo = withExif(jpeg, false);
    QCOMPARE(QImage::fromData(photo).size(), QSize(200, 100));
    openRich();
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(makeFile(u"foto.jpg"_s, photo))});
    paste(data);
    QTRY_VERIFY(html().contains(u"alt=\"foto\""_s));
    const MessageContent content = sent();
    QCOMPARE(content.attachments.size(), 1);
    // The picture itself bit for bit.
    QCOMPARE(inlinePart(wire(), content.attachments.first().contentId, nullptr), jpeg);
}

void TestComposerImages::turnedOnesStandUpright()
{
    const QByteArray photo = withExif(jpegOf(picture(200, 100)), true);
    openRich();
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(makeFile(u"foto.jpg"_s, photo))});
    paste(data);
    QTRY_VERIFY(html().contains(u"alt=\"foto\""_s));
    QVERIFY2(html().contains(u"width=\"100\" height=\"200\""_s), qPrintable(html()));
    const MessageContent content = sent();
    const QByteArray bytes = inlinePart(wire(), content.attachments.first().contentId, nullptr);
    QCOMPARE(QImage::fromData(bytes).size(), QSize(100, 200));
    QVERIFY(!bytes.contains("GPS"));
}

void TestComposerImages::largeFilesAreMadeSmaller()
{
    const QByteArray large = pngOf(picture(3000, 1000)); // few bytes, many pixels
    QVERIFY(large.size() < 1024 * 1024);
    openRich();
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(makeFile(u"ekran.png"_s, large))});
    paste(data);
    QTRY_VERIFY(html().contains(u"alt=\"ekran\""_s));
    const MessageContent content = sent();
    const QByteArray bytes = inlinePart(wire(), content.attachments.first().contentId, nullptr);
    QCOMPARE(QImage::fromData(bytes).width(), InlineImages::kMostPixels);
}

void TestComposerImages::manyAreShownSmall()
{
    const QTemporaryDir profile;
    AttachmentShelf files(profile.path());
    InlineImages images(profile.path(), files);
    QList<int> widths;
    qint64 pixels = 0;
    connect(&images, &InlineImages::shown, this, [&](const QString&, const QImage& image) {
        widths << image.width();
        pixels += qint64{image.width()} * image.height();
    });
    constexpr int count = 14;
    for (int i = 0; i < count; ++i) {
        QImage image(1300, 1300, QImage::Format_RGB32);
        image.fill(QColor(i, i, i));
        images.add(inlineImage(pngOf(image), u"image/png"_s, u"a.png"_s));
    }
    QTRY_COMPARE_WITH_TIMEOUT(widths.size(), count, 30'000);
    QCOMPARE(widths.first(), 2 * InlineImages::kWidest);
    QCOMPARE(widths.last(), InlineImages::kWidest / 2);
    QVERIFY(pixels < InlineImages::kMostShownPixels);
    QCOMPARE(images.outgoing({}).size(), 0);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerImages>(argc, argv);
}

#include "tst_composer_images.moc"
