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
    void sizesOnTheWire();
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
    QVERIFY(shelf.hasImagesToShrink());
    QSignalSpy shrunken(&shelf, &AttachmentShelf::shrunken);
    shelf.shrinkImages(500);
    QVERIFY(shelf.isBusy());
    QTRY_COMPARE(shrunken.size(), 1);
    QVERIFY(!shelf.isBusy());
    QCOMPARE(shrunken.first().at(0).toInt(), 1);
    const auto sent = shelf.outgoing();
    QCOMPARE(sent.size(), 3);
    QCOMPARE(sent.at(0).name, u"ilk.pdf"_s);
    QCOMPARE(QImage::fromData(sent.at(1).data).size(), QSize(500, 250));
    QCOMPARE(shrunken.first().at(1).toLongLong(), photo.size() - sent.at(1).data.size());
    QCOMPARE(sent.at(2).data, QByteArray("rubbish"));
    // The draft has the smaller one too.
    AttachmentShelf later(dir.path());
    later.restore(shelf.key(), shelf.files());
    QTRY_COMPARE(later.outgoing().size(), 3);
    QCOMPARE(later.outgoing().at(1).data, sent.at(1).data);
}

void TestImageShrinking::sizesOnTheWire()
{
    // What base64 with lines of 76 letters makes of it.
    QVERIFY(sizeOnTheWire(57 * 1000, 0) >= 78 * 1000);
    QVERIFY(sizeOnTheWire(57 * 1000, 0) < 78 * 1000 + 10'000);
    QCOMPARE(sizeOnTheWire(0, 500) - sizeOnTheWire(0, 0), 500);
}

QTEST_MAIN(TestImageShrinking)
#include "tst_image_shrinking.moc"
