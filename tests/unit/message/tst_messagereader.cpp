#include "MessageFixture.h"
#include "message/MessageReader.h"

#include <QRegularExpression>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

QStringList names(const MessageContent& content)
{
    QStringList out;
    for (const AttachmentInfo& info : content.attachments)
        out += info.path + QLatin1Char(' ') + info.name + QLatin1Char(' ') + info.mimeType;
    return out;
}

QByteArray withAttachment(const QByteArray& fields)
{
    return "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n" + fields +
           "\r\n\r\nx\r\n--b--\r\n";
}

} // namespace

class TestMessageReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsANestedMessage()
    {
        const QByteArray raw = fixture(QStringLiteral("alternative-related-mixed"));
        const MessageContent content = readMessage(raw);
        QVERIFY(content.hasText);
        QVERIFY(content.hasHtml);
        QCOMPARE(content.text,
                 text("Merhaba Mehmet,\n\nİlk çeyrek raporu ekte. Görüşlerini bekliyorum.\n\nAyşe"));
        QVERIFY(content.html.contains(text("<b>Mehmet</b>")));
        QCOMPARE(names(content),
                 (QStringList{text("1.2 logo.png image/png"), text("2 İlk Çeyrek Raporu.pdf application/pdf"),
                              text("3 notlar.txt text/plain")}));
        const AttachmentInfo& logo = content.attachments.at(0);
        QVERIFY(logo.isInline && logo.isReferenced);
        QCOMPARE(logo.contentId, text("logo@ornek"));
        QVERIFY(!content.attachments.at(1).isInline);
        QCOMPARE(content.attachments.at(1).size, 22);
        QCOMPARE(attachmentData(raw, text("2")), QByteArray("%PDF-1.4\n% bir deneme\n"));
        QCOMPARE(attachmentData(raw, text("3")), QByteArray("Notlar: çay, şeker"));
        QVERIFY(attachmentData(raw, text("9")).isNull());
        QCOMPARE(content.unsubscribe.web, QUrl(text("https://ornek.com.tr/birak?u=1")));
        QCOMPARE(content.unsubscribe.mail, QUrl(text("mailto:birak@ornek.com.tr")));
        QVERIFY(!content.unsubscribe.isOneClick && content.isBulk);
        QVERIFY(!content.truncated);
    }

    void findsInlineParts()
    {
        const QByteArray raw = fixture(QStringLiteral("alternative-related-mixed"));
        QString type;
        QVERIFY(inlinePart(raw, text("logo@ornek"), &type).startsWith("\x89PNG"));
        QCOMPARE(type, text("image/png"));
        QVERIFY(inlinePart(raw, text("logo%40ornek"), nullptr).startsWith("\x89PNG"));
        QVERIFY(inlinePart(raw, text("other"), &type).isNull());
    }

    void readsMissingAndWrongCharsets()
    {
        for (const char* name : {"undeclared-windows-1254", "undeclared-utf8"}) {
            const MessageContent content = readMessage(fixture(text(name)));
            QCOMPARE(content.envelope.subject, text("Şifre değişikliği"));
            QCOMPARE(content.envelope.from.first().name, text("Güven Işık"));
            QCOMPARE(content.text, text("Şifremi değiştirdim, ığdır'dan selamlar.\n"));
        }
        const MessageContent wrong = readMessage(fixture(QStringLiteral("wrong-charset")));
        QCOMPARE(wrong.envelope.subject, text("Güneş ışığı"));
        QCOMPARE(wrong.text, text("Güneş ışığı çok güzeldi, değil mi?\n"));
    }

    void undoesFormatFlowed()
    {
        QCOMPARE(readMessage(fixture(QStringLiteral("flowed"))).text,
                 text("> Bu uzun bir paragrafti.\n>> Daha eski\nBu da benim uzun cevabim.\n\nFrom "
                      "bosluklu\nKisa satir\n"
                      "-- \nBora\n"));
        QCOMPARE(readMessage(fixture(QStringLiteral("flowed-delsp"))).text,
                 text("https://example.com/cok-uzun-adres\nBir iki\n"));
    }

    void showsABrokenStructure()
    {
        const QByteArray raw = fixture(QStringLiteral("broken-structure"));
        const MessageContent content = readMessage(raw);
        QCOMPARE(content.text,
                 text("No colon here so this is the body\n\nikinci satir\n--ayniX\n--ayni and more"));
        QCOMPARE(content.html, text("<p>html</p>"));
        QCOMPARE(names(content), QStringList{text("2 p_asswd application/octet-stream")});
        QCOMPARE(attachmentData(raw, text("2")), QByteArray("ABCD"));
    }

    void readsAReport()
    {
        const QByteArray raw = fixture(QStringLiteral("report"));
        const MessageContent content = readMessage(raw);
        QVERIFY(content.text.startsWith(text("The mail could not be delivered")));
        QCOMPARE(names(content), (QStringList{text("2 message.txt message/delivery-status"),
                                              text("3 Toplantı.eml message/rfc822")}));
        QVERIFY(attachmentData(raw, text("3")).startsWith("From: ayse@ornek.com.tr\r\n"));
        QVERIFY(attachmentData(raw, text("3.2")).startsWith("\x89PNG"));
    }

    void aCalendarIsAnAttachment()
    {
        const MessageContent content = readMessage(fixture(QStringLiteral("invitation")));
        QVERIFY(content.hasText && content.hasHtml);
        QCOMPARE(names(content), QStringList{text("3 attachment.ics text/calendar")});
    }

    void readsAGarbledContentType()
    {
        const MessageContent content = readMessage(fixture(QStringLiteral("garbage-content-type")));
        QVERIFY(content.hasText && !content.hasHtml);
        QCOMPARE(content.text, text("Yine de okunur: çğş\n"));
    }

    void listFootersJoinBothForms()
    {
        const MessageContent content = readMessage(fixture(QStringLiteral("mailing-list-footer")));
        QCOMPARE(content.text, text("Cevap\n\n_____\nliste <posta> listesi"));
        QVERIFY(content.html.startsWith(text("<b>Cevap</b>")));
        QVERIFY(content.html.contains(text("liste &lt;posta&gt; listesi")));
        QVERIFY(content.attachments.isEmpty());
    }

    void choosesParts_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("html");
        QTest::addColumn<int>("attachments");
        QTest::newRow("no header fields") << QByteArray("\r\nbody") << text("body") << QString() << 0;
        QTest::newRow("empty") << QByteArray() << QString() << QString() << 0;
        QTest::newRow("html only, charset in meta")
            << QByteArray("Content-Type: text/html\r\n\r\n<meta charset=iso-8859-9><p>\xfe") << QString()
            << text("<meta charset=iso-8859-9><p>ş") << 0;
        QTest::newRow("a picture alone")
            << QByteArray("Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA")
            << QString() << QString() << 1;
        QTest::newRow("multipart without boundaries")
            << QByteArray("Content-Type: multipart/mixed; boundary=x\r\n\r\njust text") << text("just text")
            << QString() << 0;
        QTest::newRow("related with start")
            << QByteArray(
                   "Content-Type: multipart/related; boundary=b; "
                   "start=\"<root>\"\r\n\r\n--b\r\nContent-Type: "
                   "image/gif\r\nContent-ID: <i>\r\n\r\nG\r\n--b\r\nContent-Type: text/html\r\nContent-ID: "
                   "<root>\r\n\r\n<img src=cid:i>\r\n--b--\r\n")
            << QString() << text("<img src=cid:i>") << 1;
        QTest::newRow("text marked as file")
            << QByteArray(
                   "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Disposition: attachment; "
                   "filename=a.txt\r\n\r\nfile\r\n--b--\r\n")
            << QString() << QString() << 1;
        QTest::newRow("named second text")
            << QByteArray(
                   "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\none\r\n--b\r\nContent-Type: "
                   "text/plain; name=two.txt\r\n\r\ntwo\r\n--b--\r\n")
            << text("one") << QString() << 1;
        QTest::newRow("alternative with mixed inside")
            << QByteArray(
                   "Content-Type: multipart/alternative; "
                   "boundary=a\r\n\r\n--a\r\n\r\nplain\r\n--a\r\nContent-Type: "
                   "multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/html\r\n\r\n<p>1\r\n--m\r\n"
                   "Content-Type: application/pdf\r\n\r\nP\r\n--m\r\nContent-Type: "
                   "text/html\r\n\r\n<p>2\r\n--m--\r\n--a--\r\n")
            << text("plain") << text("<p>1<p>2") << 1;
        QTest::newRow("amp is left out")
            << QByteArray("Content-Type: multipart/alternative; "
                          "boundary=a\r\n\r\n--a\r\n\r\nplain\r\n--a\r\nContent-Type: "
                          "text/x-amp-html\r\n\r\n<amp>\r\n--a--\r\n")
            << text("plain") << QString() << 0;
        QTest::newRow("encoding of another case")
            << QByteArray("Content-Transfer-Encoding: BASE64 (really)\r\n\r\nYWJj\r\n") << text("abc")
            << QString() << 0;
        QTest::newRow("quoted-printable, broken")
            << QByteArray("Content-Transfer-Encoding: quoted-printable\r\n\r\na=3db =zz= \r\nc  \r\nd=")
            << text("a=b =zzc\nd") << QString() << 0;
        QTest::newRow("NUL in text") << QByteArray("\r\na\0b", 5) << text("ab") << QString() << 0;
    }

    void choosesParts()
    {
        QFETCH(const QByteArray, raw);
        QFETCH(const QString, text);
        QFETCH(const QString, html);
        QFETCH(const int, attachments);
        const MessageContent content = readMessage(raw);
        QCOMPARE(content.text, text);
        // Between two parts stands what ends the first one, whatever it has left open.
        static const QRegularExpression end(QStringLiteral("<!--'.*?-->(</[a-z]+>)+"));
        QCOMPARE(QString(content.html).remove(end), html);
        QCOMPARE(static_cast<int>(content.attachments.size()), attachments);
    }

    void readsNames_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& fields, const char* expected) {
            QTest::newRow(name) << fields << QString::fromUtf8(expected);
        };
        const QByteArray disposition = "Content-Type: application/x\r\nContent-Disposition: attachment; ";
        row("plain", disposition + "filename=a.pdf", "a.pdf");
        row("quoted", disposition + "filename=\"a b.pdf\"", "a b.pdf");
        row("blank without quotes", disposition + "filename=a b.pdf; size=3", "a b.pdf");
        row("quote not closed", disposition + "filename=\"a b.pdf", "a b.pdf");
        row("no semicolon", disposition + "filename=\"a.pdf\" size=3", "a.pdf");
        row("2231", disposition + "filename*=utf-8'tr'%C5%9Feker.pdf", "şeker.pdf");
        row("2231 iso-8859-9", disposition + "filename*=iso-8859-9''%FEeker.pdf", "şeker.pdf");
        row("2231 without charset", disposition + "filename*=%C5%9Feker.pdf", "şeker.pdf");
        row("continuations", disposition + "filename*0=\"uzun \";\r\n filename*1=\"ad.pdf\"", "uzun ad.pdf");
        row("continuations with charset",
            disposition + "filename*1*=eker;\r\n filename*0*=utf-8''%C5%9F;\r\n filename*2=\"%20.pdf\"",
            "şeker%20.pdf");
        row("split character", disposition + "filename*0*=utf-8''%C5; filename*1*=%9Feker.pdf", "şeker.pdf");
        row("a gap", disposition + "filename*0=a; filename*2=b", "a");
        row("both forms", disposition + "filename=\"seker.pdf\"; filename*=utf-8''%C5%9Feker.pdf",
            "şeker.pdf");
        row("2047 in parameter", disposition + "filename=\"=?utf-8?B?xZ9la2VyLnBkZg==?=\"", "şeker.pdf");
        row("2047 split over lines", disposition + "filename=\"=?utf-8?Q?=C5=9Fe?=\r\n =?utf-8?Q?ker.pdf?=\"",
            "şeker.pdf");
        row("raw utf-8",
            disposition + "filename=\"\xc5\x9f"
                          "eker.pdf\"",
            "şeker.pdf");
        row("raw 1254",
            disposition + "filename=\"\xfe"
                          "eker.pdf\"",
            "şeker.pdf");
        row("only in the type", "Content-Type: application/x; name=\"b.pdf\"", "b.pdf");
        row("only in the type, 2231", "Content-Type: application/x; name*=utf-8''%C5%9F.pdf", "ş.pdf");
        row("path of windows", disposition + "filename=\"C:\\dir\\a.pdf\"", "a.pdf");
        row("path", disposition + "filename=\"../../a.pdf\"", "a.pdf");
        row("escaped quote", disposition + "filename=\"a\\\"b.pdf\"", "a_b.pdf");
        row("none", "Content-Type: image/jpeg", "attachment.jpg");
        row("upper case", "CONTENT-TYPE: APPLICATION/X\r\nCONTENT-DISPOSITION: ATTACHMENT; FILENAME=A.PDF",
            "A.PDF");
    }

    void readsNames()
    {
        QFETCH(const QByteArray, fields);
        QFETCH(const QString, expected);
        const MessageContent content = readMessage(withAttachment(fields));
        QCOMPARE(content.attachments.size(), 1);
        QCOMPARE(content.attachments.first().name, expected);
    }

    void typeOfAFileWithoutOne()
    {
        const MessageContent content =
            readMessage(withAttachment("Content-Disposition: attachment; filename=x.bin"));
        QCOMPARE(content.attachments.first().mimeType, text("application/octet-stream"));
    }

    void textIsLimited()
    {
        const MessageContent content = readMessage("\r\n" + QByteArray(20 * 1024 * 1024, 'x'));
        QVERIFY(content.truncated);
        QCOMPARE(content.text.size(), 8 * 1024 * 1024);
    }
};

QTEST_GUILESS_MAIN(TestMessageReader)
#include "tst_messagereader.moc"
