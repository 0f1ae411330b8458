// The HTML of a message as a quote or a forward carries it on, with its own images.
#include "message/MessageReader.h"
#include "message/QuotedHtml.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

const QByteArray kPng = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
    "rkJggg==");

QByteArray part(const QByteArray& type, const QByteArray& id, const QByteArray& data)
{
    return "--r\r\nContent-Type: " + type + "\r\nContent-ID: <" + id +
           ">\r\nContent-Disposition: inline; filename=f\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           data.toBase64() + "\r\n";
}

QByteArray relatedMessage(const QByteArray& html, const QByteArray& parts)
{
    return "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=r\r\n\r\n--r\r\n"
           "Content-Type: text/html; charset=utf-8\r\n\r\n" +
           html + "\r\n" + parts + "--r--\r\n";
}

} // namespace

class TestQuotedHtml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReferencedPartGoesOn()
    {
        const QByteArray raw = relatedMessage(
            "<img src=cid:a><img src=cid:b><a href=cid:c>c</a><img src=cid:d>",
            part("image/png", "a", kPng) + part("image/heic", "b", "h") +
                part("application/pdf", "c", "%PDF") + part("application/octet-stream", "d", kPng + "d"));
        const MessageContent content = readMessage(raw);
        const QuotedHtml quoted = quotedHtml(content, raw);
        QCOMPARE(quoted.images.size(), 1);
        QVERIFY(!quoted.isCut);
        QList<QByteArray> files;
        for (const OutgoingAttachment& file : partsNotShown(content, raw, quoted))
            files << file.data;
        QCOMPARE(files, (QList<QByteArray>{"h", "%PDF", kPng + "d"}));
        QCOMPARE(partsNotShown(content, raw).size(), 4);
    }

    /// Parsed anew for each of them this would take minutes.
    void manyReferencesTakeLittleTime()
    {
        QByteArray html;
        QByteArray parts;
        for (int i = 0; i < 4000; ++i) {
            const QByteArray id = QByteArray::number(i);
            html += "<img src=cid:" + id + ">";
            parts += part("image/png", id, kPng);
        }
        const QByteArray raw =
            relatedMessage(html, parts + part("image/png", "big", QByteArray(20 << 20, 'x')));
        const MessageContent content = readMessage(raw);
        const QuotedHtml quoted = quotedHtml(content, raw);
        QCOMPARE(quoted.images.size(), 1); // the same bytes
        QCOMPARE(quoted.body.count(u"src=\"cid:"_s), 4000);
        QVERIFY(partsNotShown(content, raw, quoted).isEmpty());
    }

    void tooManyImagesAreCut()
    {
        QByteArray html;
        QByteArray parts;
        for (int i = 0; i < 400; ++i) {
            const QByteArray id = QByteArray::number(i);
            html += "<img src=cid:" + id + ">";
            parts += part("image/png", id, kPng + id);
        }
        const QByteArray raw = relatedMessage(html, parts);
        const MessageContent content = readMessage(raw);
        const QuotedHtml quoted = quotedHtml(content, raw);
        QVERIFY(quoted.isCut);
        QCOMPARE(quoted.images.size(), 300);
        QCOMPARE(partsNotShown(content, raw, quoted).size(), 100);
    }

    void tooLongATextIsCut()
    {
        const QByteArray raw =
            "Content-Type: text/html\r\n\r\n" + QByteArray("<p>satir</p>\r\n").repeated(40'000);
        QVERIFY(quotedHtml(readMessage(raw), raw).isCut);
    }

    void addressesStandAsTheirPlaceWantsThem()
    {
        const QByteArray raw =
            "Content-Type: text/html\r\n\r\n<style>.a{background:url(https://x.example/a?b=1&c=2)}</style>"
            "<p style=\"background:url(https://x.example/d?e=1&amp;f=2)\">g</p>"
            "<img src=\"https://x.example/h?i=1&amp;j=2\">";
        const QuotedHtml quoted = quotedHtml(readMessage(raw), raw);
        QVERIFY2(quoted.styles.contains(u"https://x.example/a?b=1&c=2'"_s), qPrintable(quoted.styles));
        QVERIFY2(quoted.body.contains(u"https://x.example/d?e=1&amp;f=2"_s), qPrintable(quoted.body));
        QVERIFY2(quoted.body.contains(u"https://x.example/h?i=1&amp;j=2"_s), qPrintable(quoted.body));
    }

    void givesUpWhenCancelled()
    {
        const QByteArray raw = relatedMessage("<img src=cid:a>", part("image/png", "a", kPng));
        const CancelToken cancel;
        cancel.cancel();
        QVERIFY(quotedHtml(readMessage(raw), raw, cancel).images.isEmpty());
    }
};

} // namespace postaci::test

QTEST_APPLESS_MAIN(postaci::test::TestQuotedHtml)
#include "tst_quotedhtml.moc"
