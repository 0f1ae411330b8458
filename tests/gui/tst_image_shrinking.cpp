// Pictures that are made smaller before they are sent.
#include "composer/AttachmentShelf.h"
#include "composer/ImageShrinking.h"

#include <QBuffer>
#include <QImage>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A picture with much in it, so that its file is large.
QImage noisy(QSize size, QImage::Format format)
{
    QImage image(size, format);
    QRandomGenerator random(7);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(
                x, y,
                qRgba(random.bounded(256), x % 256, y % 256, format == QImage::Format_ARGB32 ? 128 : 255));
    }
    return image;
}

QByteArray encoded(const QImage& image, const char* format, int quality = -1)
{
    QByteArray bytes;
    QBuffer out(&bytes);
    out.open(QIODevice::WriteOnly);
    image.save(&out, format, quality);
    return bytes;
}

} // namespace

class TestImageShrinking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPhotoBecomesSmaller();
    void whatIsTransparentStaysSo();
    void whatIsSmallStays();
    void whatIsNoPictureStays_data();
    void whatIsNoPictureStays();
    void theShelfPutsThemInTheirPlaces();
    void onlyTheChosenOnesAndBackAgain();
};

void TestImageShrinking::aPhotoBecomesSmaller()
{
    const QByteArray photo = encoded(noisy({2400, 1600}, QImage::Format_RGB32), "JPEG", 95);
    const auto smaller = shrunkenImage({u"Tatil.JPEG"_s, u"image/jpeg"_s, photo}, 1200);
    QVERIFY(smaller);
    QCOMPARE(smaller->name, u"Tatil.jpg"_s);
    QCOMPARE(smaller->mimeType, u"image/jpeg"_s);
    QVERIFY(smaller->data.size() < photo.size() / 2);
    QCOMPARE(QImage::fromData(smaller->data).size(), QSize(1200, 800));
}

void TestImageShrinking::whatIsTransparentStaysSo()
{
    const QByteArray logo = encoded(noisy({900, 600}, QImage::Format_ARGB32), "PNG");
    const auto smaller = shrunkenImage({u"logo.png"_s, u"image/png"_s, logo}, 300);
    QVERIFY(smaller);
    QCOMPARE(smaller->mimeType, u"image/png"_s);
    const QImage image = QImage::fromData(smaller->data);
    QCOMPARE(image.size(), QSize(300, 200));
    QVERIFY(image.hasAlphaChannel());
    // A picture without any becomes a photo.
    const QByteArray screen = encoded(noisy({900, 600}, QImage::Format_RGB32), "PNG");
    const auto photo = shrunkenImage({u"ekran görüntüsü.png"_s, u"image/png"_s, screen}, 900);
    QVERIFY(photo);
    QCOMPARE(photo->name, u"ekran görüntüsü.jpg"_s);
}

void TestImageShrinking::whatIsSmallStays()
{
    const QByteArray photo = encoded(noisy({200, 100}, QImage::Format_RGB32), "JPEG", 40);
    QVERIFY(!shrunkenImage({u"a.jpg"_s, u"image/jpeg"_s, photo}, 1200));
}

void TestImageShrinking::whatIsNoPictureStays_data()
{
    QTest::addColumn<QString>("mimeType");
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("nothing") << u"image/jpeg"_s << QByteArray();
    QTest::newRow("broken") << u"image/png"_s << QByteArray("\x89PNG\r\n\x1a\nrubbish");
    QTest::newRow("another type") << u"application/pdf"_s << QByteArray("%PDF-1.4");
    QTest::newRow("moving") << u"image/gif"_s << QByteArray("GIF89a");
    QTest::newRow("cut") << u"image/jpeg"_s
                         << encoded(noisy({600, 600}, QImage::Format_RGB32), "JPEG").left(300);
}

void TestImageShrinking::whatIsNoPictureStays()
{
    QFETCH(QString, mimeType);
    QFETCH(QByteArray, data);
    QVERIFY(!shrunkenImage({u"x"_s, mimeType, data}, 100));
}

void TestImageShrinking::theShelfPutsThemInTheirPlaces()
{
    QTemporaryDir dir;
    AttachmentShelf shelf(dir.path());
    const QByteArray photo = encoded(noisy({2000, 1000}, QImage::Format_RGB32), "JPEG", 95);
    shelf.add({u"ilk.pdf"_s, u"application/pdf"_s, "%PDF"});
    shelf.add({u"foto.jpg"_s, u"image/jpeg"_s, photo});
    shelf.add({u"bozuk.png"_s, u"image/png"_s, "rubbish"});
    QTRY_VERIFY(!shelf.isBusy());
    QCOMPARE(shelf.shrinkableBytes(), photo.size() + 7);
    QSignalSpy shrunken(&shelf, &AttachmentShelf::shrunken);
    shelf.shrinkImages();
    QVERIFY(shelf.isBusy());
    QTRY_COMPARE(shrunken.size(), 1);
    QVERIFY(!shelf.isBusy());
    QCOMPARE(shrunken.first().at(0).toInt(), 1);
    const auto sent = shelf.outgoing();
    QCOMPARE(sent.size(), 3);
    QCOMPARE(sent.at(0).name, u"ilk.pdf"_s);
    QCOMPARE(QImage::fromData(sent.at(1).data).size(), QSize(1600, 800));
    QCOMPARE(shrunken.first().at(1).toLongLong(), photo.size() - sent.at(1).data.size());
    QCOMPARE(sent.at(2).data, QByteArray("rubbish"));
    // The draft has the smaller one too.
    AttachmentShelf later(dir.path());
    later.restore(shelf.key(), shelf.files());
    QTRY_COMPARE(later.outgoing().size(), 3);
    QCOMPARE(later.outgoing().at(1).data, sent.at(1).data);
}

void TestImageShrinking::onlyTheChosenOnesAndBackAgain()
{
    QTemporaryDir dir;
    AttachmentShelf shelf(dir.path());
    const QByteArray photo = encoded(noisy({2000, 1000}, QImage::Format_RGB32), "JPEG", 95);
    for (const char* id : {"a@x", "b@x"})
        shelf.add({u"foto.jpg"_s, u"image/jpeg"_s, photo, QString::fromLatin1(id)});
    QTRY_VERIFY(!shelf.isBusy());
    const auto isFirst = [](const AttachedFile& file) { return file.contentId == u"a@x"_s; };
    QSignalSpy shrunken(&shelf, &AttachmentShelf::shrunken);
    QList<int> widths;
    // Step by step, until there is nothing to be had.
    for (int step = 1; shelf.shrinkableBytes(isFirst) > 0; ++step) {
        shelf.shrinkImages(isFirst);
        QTRY_COMPARE(shrunken.size(), step);
        QCOMPARE(shrunken.last().at(0).toInt(), 1);
        widths << QImage::fromData(shelf.outgoing().at(0).data).width();
        QCOMPARE(shelf.files().at(0).contentId, u"a@x"_s); // what refers to it still does
        QCOMPARE(shelf.outgoing().at(1).data, photo);
    }
    QCOMPARE(widths, pictureSides());
    shelf.unshrinkImages();
    QCOMPARE(shelf.outgoing().at(0).data, photo);
    QCOMPARE(shelf.files().at(0).size, photo.size());
    QCOMPARE(shelf.shrinkableBytes(), 2 * photo.size());
    // What the draft names is there.
    AttachmentShelf later(dir.path());
    later.restore(shelf.key(), shelf.files());
    QTRY_COMPARE(later.outgoing().size(), 2);
    QCOMPARE(later.outgoing().at(0).data, photo);
}

QTEST_MAIN(TestImageShrinking)
#include "tst_image_shrinking.moc"
