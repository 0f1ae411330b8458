#include "gui/HostileMail.h"

#include "gui/MailDesk.h"
#include "message/MimeTree.h"

#include <QBuffer>
#include <QImage>
#include <QtEndian>

namespace postaci::test {

namespace {

constexpr qsizetype kMegabyte = 1024 * 1024;

QByteArray htmlMail(const QByteArray& html)
{
    return rawMessage("Merhaba", "Content-Type: text/html; charset=utf-8\r\n\r\n" + html);
}

QByteArray textMail(const QByteArray& text)
{
    return rawMessage("Merhaba", plainPart(text));
}

QByteArray withField(const QByteArray& field)
{
    return rawMessage("Merhaba", field + "\r\n" + plainPart("metin"));
}

/// One part that holds a part that holds ...
QByteArray nestedParts(int levels)
{
    QByteArray rest;
    for (int level = 0; level < levels; ++level) {
        const QByteArray boundary = "b" + QByteArray::number(level);
        rest += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
    }
    return rawMessage("Merhaba", rest + plainPart("metin"));
}

QByteArray nestedMessages(int levels)
{
    return rawMessage("Merhaba",
                      QByteArray("Content-Type: message/rfc822\r\n\r\nSubject: bir\r\n").repeated(levels) +
                          plainPart("metin"));
}

QByteArray manyParts(int parts)
{
    return rawMessage("Merhaba", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" +
                                     plainPart("metin") +
                                     QByteArray("\r\n--b\r\nContent-Type: application/pdf; "
                                                "name=\"uzun adlı bir dosya.pdf\"\r\n\r\nx")
                                         .repeated(parts) +
                                     "\r\n--b--\r\n");
}

QByteArray withAttachment(const QByteArray& type, const QByteArray& name, const QByteArray& data)
{
    return rawMessage("Merhaba", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" +
                                     plainPart("metin") + "\r\n--b\r\nContent-Type: " + type +
                                     "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: "
                                     "attachment; filename=\"" +
                                     name + "\"\r\n\r\n" + data.toBase64() + "\r\n--b--\r\n");
}

/// A message whose HTML shows each of these pictures.
QByteArray withPictures(const QList<QByteArray>& pictures)
{
    QByteArray html;
    QByteArray parts;
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        const QByteArray id = "resim" + QByteArray::number(i);
        html += "<p>metin</p><img src=\"cid:" + id + "\">";
        parts += "\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <" +
                 id + ">\r\n\r\n" + pictures.at(i).toBase64();
    }
    return rawMessage("Merhaba", "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: "
                                 "text/html\r\n\r\n" +
                                     html + parts + "\r\n--b--\r\n");
}

QByteArray picture(QSize size, const char* format, QImage::Format pixels)
{
    QImage image(size, pixels);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer out(&bytes);
    out.open(QIODevice::WriteOnly);
    if (!image.save(&out, format))
        qFatal("the picture cannot be written");
    return bytes;
}

quint32 crc32(const QByteArray& bytes)
{
    quint32 crc = 0xffffffff;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return ~crc;
}

/// A small picture whose header says that it is of that size (PNG specification, 11.2.2).
QByteArray pictureThatSays(quint32 width, quint32 height)
{
    QByteArray png = picture(QSize(8, 8), "png", QImage::Format_RGB888);
    constexpr qsizetype kType = 12;
    constexpr qsizetype kHeaderSize = 17; // the type and 13 bytes
    qToBigEndian(width, png.data() + kType + 4);
    qToBigEndian(height, png.data() + kType + 8);
    qToBigEndian(crc32(png.mid(kType, kHeaderSize)), png.data() + kType + kHeaderSize);
    return png;
}

/// GIF89a, 18 to 22: so many frames, each as large as the whole.
QByteArray animation(quint16 width, quint16 height, int frames)
{
    QByteArray size(4, '\0');
    qToLittleEndian(width, size.data());
    qToLittleEndian(height, size.data() + 2);
    const QByteArray palette("\x00\x00\x00\xff\xff\xff", 6);
    const QByteArray frame =
        QByteArray("\x2c\x00\x00\x00\x00", 5) + size + QByteArray("\x00\x02\x02\x4c\x01\x00", 6);
    return "GIF89a" + size + QByteArray("\x80\x00\x00", 3) + palette + frame.repeated(frames) + ';';
}

/// A winmail.dat of so many empty files ([MS-OXTNEF] 2.1.3).
QByteArray tnefOf(int files)
{
    const QByteArray signature("\x78\x9f\x3e\x22\x01\x00", 6);
    const QByteArray begin("\x02\x02\x90\x06\x00\x00\x00\x00\x00\x00\x00", 11);
    const QByteArray data("\x02\x0f\x80\x06\x00\x01\x00\x00\x00x\x78\x00", 12);
    return signature + (begin + data).repeated(files);
}

void addHeaders(QList<HostileMail>& all)
{
    all << HostileMail{
        "a header of 100 MB",
        [] { return withField(QByteArray("X-Uzun: bir iki uc\r\n").repeated(5 * kMegabyte) + "X-Son: 1"); }};
    all.last().says = "truncatedBar";
    all.last().attachments = 1; // the rest of the message
    all << HostileMail{"a field of 10 MB",
                       [] { return withField("X-Uzun: " + QByteArray(10 * kMegabyte, 'x')); }};
    all.last().says = "truncatedBar";
    all.last().attachments = 1; // the rest of the message
    all << HostileMail{"a subject of 60 KB",
                       [] { return rawMessage(QByteArray("konu").repeated(15'000), plainPart("metin")); }};
    all << HostileMail{"100,000 recipients", [] {
                           QByteArray to = "Bcc: ";
                           for (int i = 0; i < 100'000; ++i)
                               to += "Kisi <kisi" + QByteArray::number(i) + "@ornek.example>,\r\n ";
                           return withField(to + "son@ornek.example");
                       }};
    all.last().says = "truncatedBar";
    all.last().attachments = 1; // the rest of the message
    all << HostileMail{"a sender's name of 60 KB", [] {
                           return "From: \"" + QByteArray("ad").repeated(30'000) +
                                  "\" <a@b.example>\r\nSubject: Merhaba\r\n" + plainPart("metin");
                       }};
    all << HostileMail{"a boundary of 60 KB", [] {
                           const QByteArray boundary(60 * 1024, 'b');
                           return rawMessage("Merhaba",
                                             "Content-Type: multipart/mixed; boundary=" + boundary +
                                                 "\r\n\r\n--" + boundary + "\r\n" + plainPart("metin") +
                                                 "\r\n--" + boundary + "--\r\n");
                       }};
    all << HostileMail{
        "a charset that there is not",
        [] { return rawMessage("Merhaba", "Content-Type: text/plain; charset=x-yok\r\n\r\nm\xc4\x9f"); }};
}

void addStructures(QList<HostileMail>& all)
{
    all << HostileMail{"10,000 levels", [] { return nestedParts(10'000); }};
    all.last().says = "truncatedBar";
    all.last().attachments = 1;
    all << HostileMail{"10,000 messages in each other", [] { return nestedMessages(10'000); }};
    all.last().says = "truncatedBar";
    all.last().attachments = 1;
    all << HostileMail{"9,990 attachments", [] { return manyParts(9990); }};
    all.last().attachments = 9990;
    all << HostileMail{"100,000 attachments", [] { return manyParts(100'000); }};
    all.last().says = "truncatedBar";
    all.last().attachments = MimeTree::kMaxParts - 2;
    all << HostileMail{"a winmail.dat of a million files", [] {
                           return withAttachment("application/ms-tnef", "winmail.dat", tnefOf(1'000'000));
                       }};
    all.last().attachments = 500;
    all << HostileMail{"a zip bomb", [] {
                           return withAttachment("application/zip", "bomba.zip",
                                                 "PK\x03\x04" +
                                                     qCompress(QByteArray(100 * kMegabyte, '0'), 9));
                       }};
    all.last().attachments = 1;
    all << HostileMail{
        "an attachment of 70 MB",
        [] { return withAttachment("application/zip", "buyuk.zip", QByteArray(70 * kMegabyte, 'z')); }};
    all.last().attachments = 1;
}

void addTexts(QList<HostileMail>& all)
{
    all << HostileMail{
        "a text of 20 MB",
        [] { return textMail(QByteArray("bir satir metin, sonra bir tane daha\r\n").repeated(550'000)); }};
    all.last().says = "truncatedBar";
    all << HostileMail{"a million empty lines",
                       [] { return textMail(QByteArray("\r\n").repeated(1'000'000) + "son"); }};
    all.last().says = "longBar";
    all << HostileMail{"a line of 1 MB", [] { return textMail(QByteArray(kMegabyte, 'x')); }};
    all.last().says = "longBar";
    all << HostileMail{"a line of 1 MB of words",
                       [] { return textMail(QByteArray("kelime ").repeated(150'000)); }};
    all.last().says = "longBar";
    all << HostileMail{"NULs", [] { return textMail("bir" + QByteArray(kMegabyte, '\0') + "iki"); }};
    all << HostileMail{"100,000 links in a text",
                       [] { return textMail(QByteArray("http://a.example/b ").repeated(100'000)); }};
    all.last().says = "longBar";
    all << HostileMail{"quotes of 10,000 levels", [] {
                           return rawMessage("Merhaba",
                                             "Content-Type: text/plain; format=flowed\r\n\r\n" +
                                                 (QByteArray(10'000, '>') + " metin \r\n").repeated(200));
                       }};
    all << HostileMail{"accents piled up",
                       [] { return textMail("a" + QByteArray("\xcc\x81").repeated(200'000)); }};
    all << HostileMail{"broken base64", [] {
                           return rawMessage("Merhaba",
                                             "Content-Type: text/plain\r\nContent-Transfer-Encoding: "
                                             "base64\r\n\r\n" +
                                                 QByteArray("bWV0aW4=!\xff~~").repeated(100'000));
                       }};
    all.last().says = "longBar";
}

void addDocuments(QList<HostileMail>& all)
{
    const auto add = [&all](const char* name, const std::function<QByteArray()>& make, const char* says) {
        all << HostileMail{name, make, HostileMail::Body::Html, says};
    };
    add(
        "100,000 elements in each other",
        [] { return htmlMail(QByteArray("<div>").repeated(100'000) + "metin"); }, "truncatedBar");
    add(
        "100,000 tables in each other",
        [] { return htmlMail(QByteArray("<table><tr><td>").repeated(100'000) + "metin"); }, "truncatedBar");
    add(
        "50 MB of HTML",
        [] { return htmlMail(QByteArray("<p>bir <b>iki</b> uc</p>\r\n").repeated(2'000'000)); },
        "truncatedBar");
    add(
        "a million links",
        [] { return htmlMail(QByteArray("<a href=\"http://a.example/\">b</a> ").repeated(1'000'000)); },
        "truncatedBar");
    add(
        "a word of 1 MB", [] { return htmlMail("<p>" + QByteArray(kMegabyte, 'x')); }, "");
    add(
        "100,000 rules of style",
        [] {
            return htmlMail("<style>" + QByteArray("p.a b, div > p { color: red }\r\n").repeated(50'000) +
                            "</style>" + QByteArray("<p class=a><b>x</b></p>").repeated(10'000));
        },
        "");
    add(
        "a table of 40,000 columns",
        [] { return htmlMail("<table><tr>" + QByteArray("<td>x").repeated(40'000) + "</table>"); }, "");
}

void addPictures(QList<HostileMail>& all)
{
    const auto add = [&all](const char* name, const std::function<QByteArray()>& make) {
        all << HostileMail{name, make, HostileMail::Body::Html, ""};
    };
    add("a picture that says 60,000 by 60,000",
        [] { return withPictures({pictureThatSays(60'000, 60'000)}); });
    add("a picture of 64 million pixels", [] {
        return withPictures({picture({8000, 8000}, "png", QImage::Format_Grayscale8)});
    });
    add("a JPEG of 64 million pixels", [] {
        return withPictures({picture({8000, 8000}, "jpeg", QImage::Format_Grayscale8)});
    });
    add("20 pictures of 39 million pixels", [] {
        return withPictures(QList<QByteArray>(20, picture({6500, 6000}, "png", QImage::Format_RGB888)));
    });
    add("an animation of huge frames", [] { return withPictures({animation(65'000, 65'000, 10'000)}); });
    add("an animation of large frames", [] { return withPictures({animation(6000, 6000, 10'000)}); });
}

} // namespace

QList<HostileMail> hostileMail()
{
    QList<HostileMail> all;
    addHeaders(all);
    addStructures(all);
    addTexts(all);
    addDocuments(all);
    addPictures(all);
    return all;
}

} // namespace postaci::test
