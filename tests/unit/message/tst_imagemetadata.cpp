// What cameras and programs write into images stays here.
#include "message/ImageMetadata.h"

#include <QTest>
#include <QtEndian>

namespace postaci::test {

namespace {

QByteArray bigEndian(quint32 number, int bytes)
{
    QByteArray out(4, '\0');
    qToBigEndian(number, out.data());
    return out.right(bytes);
}

QByteArray segment(char marker, const QByteArray& data)
{
    return QByteArray("\xff") + marker + bigEndian(static_cast<quint32>(data.size()) + 2, 2) + data;
}

QByteArray chunk(const QByteArray& type, const QByteArray& data)
{
    return bigEndian(static_cast<quint32>(data.size()), 4) + type + data + "CRC.";
}

QByteArray gifBlocks(const QByteArray& data)
{
    return static_cast<char>(data.size()) + data + '\0';
}

} // namespace

class TestImageMetadata : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jpegKeepsOnlyThePicture()
    {
        const QByteArray begin = "\xff\xd8";
        const QByteArray jfif = segment('\xe0', "JFIF");
        const QByteArray profile = segment('\xe2', "ICC_PROFILE");
        const QByteArray table = segment('\xdb', QByteArray("a\xff\xd9z")); // looks like an end
        const QByteArray scan = segment('\xda', "s") + QByteArray("pix\xff\x00\xff\xd0xels", 12);
        const QByteArray second = segment('\xc4', "h") + segment('\xda', "t") + "more";
        const QByteArray end = "\xff\xd9";
        const QByteArray image = begin + jfif + segment('\xe1', "Exif GPS") + profile +
                                 segment('\xed', "Photoshop") + segment('\xfe', "comment") + table + scan +
                                 second + end + "another picture with GPS";
        QCOMPARE(withoutMetadata(image), begin + jfif + profile + table + scan + second + end);
    }

    void pngKeepsOnlyThePicture()
    {
        const QByteArray signature = "\x89PNG\r\n\x1a\n";
        const QByteArray head = chunk("IHDR", "1234");
        const QByteArray data = chunk("IDAT", "pixels");
        const QByteArray end = chunk("IEND", {});
        QCOMPARE(withoutMetadata(signature + head + chunk("eXIf", "GPS") + chunk("iTXt", "XMP") + data +
                                 chunk("tEXt", "Author") + chunk("tIME", "7") + end + "rest"),
                 signature + head + data + end);
    }

    void gifKeepsMoving()
    {
        const QByteArray screen = QByteArray("GIF89a\x01\x00\x01\x00\x80\x00\x00", 13) + "rgbRGB";
        const QByteArray loop =
            "!\xff" + (char(11) + QByteArray("NETSCAPE2.0")) + gifBlocks(QByteArray("\x01\x00\x00", 3));
        const QByteArray frame =
            QByteArray(",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02", 11) + gifBlocks("pixels");
        const QByteArray xmp = "!\xff" + (char(11) + QByteArray("XMP DataXMP")) + gifBlocks("GPS");
        QCOMPARE(withoutMetadata(screen + loop + xmp + frame + "!\xfe" + gifBlocks("comment") + frame + ';'),
                 screen + loop + frame + frame + ';');
    }

    void brokenFilesAreNone_data()
    {
        QTest::addColumn<QByteArray>("image");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("other") << QByteArray("RIFFxxxxWEBP");
        QTest::newRow("cut JPEG") << QByteArray("\xff\xd8\xff\xe1\xff\xff"
                                                "a");
        QTest::newRow("JPEG without end") << QByteArray("\xff\xd8\xff\xda\x00\x02"
                                                        "abc",
                                                        9);
        QTest::newRow("cut PNG") << QByteArray("\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDRabcdefgh");
        QTest::newRow("cut GIF") << QByteArray("GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00", 15);
        QTest::newRow("GIF without end") << QByteArray("GIF89a\x01\x00\x01\x00\x00\x00\x00", 13);
    }

    void brokenFilesAreNone()
    {
        QFETCH(const QByteArray, image);
        QVERIFY(!withoutMetadata(image));
    }
};

} // namespace postaci::test

QTEST_APPLESS_MAIN(postaci::test::TestImageMetadata)
#include "tst_imagemetadata.moc"
