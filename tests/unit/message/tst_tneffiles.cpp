#include "MessageFixture.h"
#include "message/MessageReader.h"
#include "message/TnefFiles.h"

#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace postaci;
using namespace postaci::test;

namespace {

template <typename Number> QByteArray little(Number number)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}

QByteArray attribute(quint16 id, const QByteArray& data)
{
    quint16 sum = 0;
    for (const char c : data)
        sum = quint16(sum + static_cast<unsigned char>(c));
    return little<quint8>(id == 0x9007 ? 1 : 2) + little<quint16>(id) + little<quint16>(6) +
           little<quint32>(quint32(data.size())) + data + little<quint16>(sum);
}

QByteArray padded(QByteArray bytes)
{
    while (bytes.size() % 4 != 0)
        bytes += '\0';
    return bytes;
}

QByteArray valueOf(quint16 type, quint16 id, const QByteArray& value)
{
    return little<quint16>(type) + little<quint16>(id) + little<quint32>(1) +
           little<quint32>(quint32(value.size())) + padded(value);
}

QByteArray utf16(const QString& text)
{
    QByteArray bytes;
    for (const QChar c : text)
        bytes += little<quint16>(c.unicode());
    return bytes + little<quint16>(0);
}

struct PackedFile
{
    QByteArray title;
    QByteArray data;
    QList<QByteArray> properties = {};
};

/// A stream as Outlook writes it.
QByteArray packed(const QList<PackedFile>& files)
{
    QByteArray bytes = little<quint32>(0x223e9f78) + little<quint16>(1) +
                       attribute(0x9007, little<quint32>(1254) + little<quint32>(0));
    for (const PackedFile& file : files) {
        bytes += attribute(0x9002, QByteArray(14, '\0')) + attribute(0x8010, file.title + '\0') +
                 attribute(0x800f, file.data);
        if (!file.properties.isEmpty())
            bytes +=
                attribute(0x9005, little<quint32>(quint32(file.properties.size())) + file.properties.join());
    }
    return bytes;
}

QByteArray sample()
{
    const QByteArray named = little<quint16>(3) + little<quint16>(0x8001) + QByteArray(16, 'g') +
                             little<quint32>(1) + little<quint32>(6) + padded(QByteArray("N\0a\0m\0", 6)) +
                             little<quint32>(7);
    return packed(
        {{"RAPOR~1.PDF", "%PDF-1.4", {named, valueOf(0x1f, 0x3707, utf16(text("Rapor Çeyrek.pdf")))}},
         {"\xde"
          "ehir.txt",
          "notlar"}, // Windows-1254
         {"a.bin", ""}});
}

QString listed(const QByteArray& bytes)
{
    QStringList lines;
    for (const TnefFile& file : tnefFiles(bytes))
        lines << file.name + QLatin1Char('=') + QString::fromUtf8(file.data);
    return lines.join(QLatin1String("; "));
}

QByteArray mail(const QByteArray& tnef)
{
    return "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
           "text/plain\r\n"
           "\r\nMerhaba\r\n--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n" +
           tnef.toBase64() + "\r\n--b--\r\n";
}

} // namespace

/// What Outlook packs into winmail.dat, and what somebody could put there.
class TestTnefFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacks()
    {
        QCOMPARE(listed(sample()), text("Rapor Çeyrek.pdf=%PDF-1.4; Şehir.txt=notlar; a.bin="));
        QCOMPARE(listed(packed({})), QString());
        QCOMPARE(listed("%PDF-1.4 no such thing"), QString());
        QCOMPARE(listed({}), QString());
    }

    void unpacksMessagesInside()
    {
        const auto holding = [](const QByteArray& inner) {
            return packed(
                {{"message", "x", {valueOf(0x0d, 0x3701, QByteArray(16, 'i') + inner)}}, {"last", "y"}});
        };
        QCOMPARE(listed(holding(packed({{"a.txt", "1"}}))), text("a.txt=1; last=y"));
        QByteArray deep = packed({{"bottom", "z"}});
        for (int i = 0; i < 200; ++i)
            deep = holding(deep);
        QVERIFY(tnefFiles(deep).size() <= 10);
        QVERIFY(!listed(deep).contains(text("bottom")));
    }

    void listsItsFilesInAMessage()
    {
        const QByteArray raw = mail(sample());
        const MessageContent content = readMessage(raw);
        QCOMPARE(content.text.trimmed(), text("Merhaba"));
        QCOMPARE(content.attachments.size(), 3);
        QCOMPARE(content.attachments.at(0).name, text("Rapor Çeyrek.pdf"));
        QCOMPARE(content.attachments.at(0).path, text("2!1"));
        QCOMPARE(content.attachments.at(0).size, 8);
        QCOMPARE(attachmentData(raw, text("2!1")), QByteArray("%PDF-1.4"));
        QCOMPARE(attachmentData(raw, text("2!2")), QByteArray("notlar"));
        for (const char* wrong : {"2!0", "2!4", "2!-1", "2!x", "2!", "1!1", "9!1", "2!99999999999999999999"})
            QVERIFY2(attachmentData(raw, text(wrong)).isNull(), wrong);
        QCOMPARE(attachmentData(raw, text("2")), sample()); // the whole is there too
        const MessageContent broken = readMessage(mail("not what it says"));
        QCOMPARE(broken.attachments.size(), 1);
        QCOMPARE(broken.attachments.first().name, text("winmail.dat"));
    }

    void makesNamesSafe()
    {
        const MessageContent content =
            readMessage(mail(packed({{"..\\..\\boot.ini", "x"}, {"/etc/passwd", "y"}, {"", "z"}})));
        QCOMPARE(content.attachments.size(), 3);
        for (const AttachmentInfo& file : content.attachments) {
            QVERIFY2(!file.name.contains(QLatin1Char('/')) && !file.name.contains(QLatin1Char('\\')) &&
                         !file.name.startsWith(QLatin1Char('.')) && !file.name.isEmpty(),
                     qPrintable(file.name));
        }
    }

    void boundsWhatCountsSay()
    {
        QByteArray many = little<quint32>(0xffffffff);
        many += little<quint16>(0x101f) + little<quint16>(0x3707) + little<quint32>(0xffffffff) +
                little<quint32>(0xffffffff);
        QByteArray bytes = packed({{"a", "b"}});
        bytes += attribute(0x9005, many);
        QCOMPARE(listed(bytes), text("a=b"));
        QByteArray cut = packed({{"a", "b"}, {"c", "d"}});
        cut.truncate(cut.size() - 4);
        QCOMPARE(listed(cut), text("a=b"));
        QList<PackedFile> flood(5000, {"n", "d"});
        QVERIFY(tnefFiles(packed(flood)).size() <= 500);
    }

    void survivesAnyBytes()
    {
        QRandomGenerator random(1);
        const QByteArray good = sample();
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes = good;
            const int changes = random.bounded(1, 8);
            for (int i = 0; i < changes; ++i)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            if (random.bounded(4) == 0)
                bytes.truncate(random.bounded(int(bytes.size())));
            qsizetype total = 0;
            for (const TnefFile& file : tnefFiles(bytes)) {
                QVERIFY(file.name.size() <= bytes.size());
                total += file.data.size();
            }
            QVERIFY(total <= bytes.size());
        }
    }
};

QTEST_GUILESS_MAIN(TestTnefFiles)
#include "tst_tneffiles.moc"
