#include "MessageFixture.h"
#include "message/HeaderDecoder.h"
#include "message/MessageBuilder.h"
#include "message/MessageReader.h"
#include "message/MimeTree.h"
#include "support/PeakMemory.h"

#include <QList>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace postaci;
using namespace postaci::test;

namespace {

OutgoingMessage simple()
{
    OutgoingMessage message;
    message.from = {text("Ayşe Yılmaz"), text("ayse@ornek.com.tr")};
    message.to = {{text("Kaya, Mehmet"), text("mehmet@example.com")}};
    message.subject = text("İlk çeyrek raporu");
    message.text = text("Merhaba,\n\nçay içelim mi?\n");
    message.messageId = text("sabit@ornek.com.tr");
    message.date = QDateTime(QDate(2023, 3, 14), QTime(6, 5, 6), Qt::UTC);
    return message;
}

QByteArray headerOf(const QByteArray& raw)
{
    return raw.left(raw.indexOf("\r\n\r\n") + 2);
}

bool isCleanAscii(const QByteArray& raw)
{
    return std::all_of(raw.begin(), raw.end(), [](char c) {
        return (c & 0x80) == 0 && (c >= ' ' || c == '\r' || c == '\n' || c == '\t');
    });
}

qsizetype longestLine(const QByteArray& raw)
{
    qsizetype longest = 0;
    for (const QByteArray& line : raw.split('\n'))
        longest = qMax(longest, line.trimmed().size());
    return longest;
}

BuiltMessage built(const OutgoingMessage& message)
{
    const Result<BuiltMessage> result = buildMessage(message);
    return result ? result.value() : BuiltMessage();
}

} // namespace

class TestMessageBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizesAreKnownBeforehand()
    {
        OutgoingMessage message = simple();
        message.bcc = {{text("Gizli"), text("gizli@example.com")}};
        const auto verify = [&message] {
            const BuiltMessage whole = built(message);
            const auto size = sizeOf(message);
            QVERIFY(size);
            QCOMPARE(size->wire, whole.wire.size());
            QCOMPARE(size->sentCopy, whole.sentCopy.size());
        };
        verify();
        for (const int bytes : {0, 1, 2, 3, 56, 57, 58, 113, 114, 115, 10'000}) {
            message.attachments.append(
                {text("ölçüm.bin"), text("application/octet-stream"), QByteArray(bytes, '\xff')});
            verify();
        }
        message.html = text("<p>Çay <img src=\"cid:bir@x\"></p>");
        message.inlineImages = {{text("bir.png"), text("image/png"), QByteArray(777, 'x'), text("bir@x")},
                                {text("iki.png"), text("image/png"), QByteArray(999, 'x'), text("iki@x")}};
        verify(); // one that is not shown does not go
        message.attachments.append({text("ileti.eml"), text("message/rfc822"), "Subject: x\r\n\r\nx\r\n"});
        QVERIFY(sizeOf(message)->wire <= built(message).wire.size());
        message.from = {};
        QVERIFY(!sizeOf(message));
    }

    void writesExactlyThis()
    {
        const QByteArray expected = "Date: Tue, 14 Mar 2023 06:05:06 +0000\r\n"
                                    "From: =?utf-8?B?QXnFn2UgWcSxbG1heg==?= <ayse@ornek.com.tr>\r\n"
                                    "To: \"Kaya, Mehmet\" <mehmet@example.com>\r\n"
                                    "Subject: =?utf-8?Q?=C4=B0lk_=C3=A7eyrek_raporu?=\r\n"
                                    "Message-ID: <sabit@ornek.com.tr>\r\n"
                                    "User-Agent: Postaci\r\n"
                                    "MIME-Version: 1.0\r\n"
                                    "Content-Type: text/plain; charset=utf-8; format=flowed\r\n"
                                    "Content-Transfer-Encoding: quoted-printable\r\n"
                                    "\r\n"
                                    "Merhaba,\r\n\r\n=C3=A7ay i=C3=A7elim mi?\r\n";
        QCOMPARE(built(simple()).wire, expected);
        QCOMPARE(built(simple()).wire, built(simple()).wire);
    }

    void roundTrips_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("body");
        QTest::newRow("ascii") << text("Hello") << text("Ali Veli") << text("Hi\n");
        QTest::newRow("turkish") << text("Şöyle böyle ğüışçö ĞÜİŞÇÖ") << text("Çağrı Öğüt")
                                 << text("ığüşöç\n");
        QTest::newRow("long") << text("çok uzun bir konu ").repeated(20).trimmed()
                              << text("Uzun Adlı Çok Uzun Kişi ").repeated(6).trimmed()
                              << text("çok uzun bir paragraf ").repeated(40).trimmed() + text("\n");
        QTest::newRow("long ascii") << text("many words in here ").repeated(30).trimmed()
                                    << text("A Name ").repeated(20).trimmed()
                                    << text("words and words ").repeated(60).trimmed() + text("\n");
        QTest::newRow("one long word") << QString(400, QLatin1Char('x')) << QString(200, QLatin1Char('y'))
                                       << QString(5000, QLatin1Char('z')) + text("\n");
        QTest::newRow("emoji") << text("😀 ").repeated(40).trimmed() << text("😀") << text("😀\n");
        QTest::newRow("looks like an encoded word")
            << text("=?utf-8?Q?x?=") << text("=?a?Q?b?=") << text("=?utf-8?Q?x?=\n");
        QTest::newRow("specials in name") << text("x") << text("A \"B\" <c@d>, (e); \\f") << text("x\n");
        QTest::newRow("blanks in subject") << text("a  b   c") << text("a  b") << text("a  b\n");
        QTest::newRow("dots and From")
            << text("x") << text("x") << text(".\n..\nFrom me\n> quote\n\n-- \nsig\n");
        QTest::newRow("equal signs") << text("a=b") << text("x") << text("a=3Db =\nü=FC\n");
        QTest::newRow("empty") << QString() << QString() << text("\n");
    }

    void roundTrips()
    {
        QFETCH(const QString, subject);
        QFETCH(const QString, name);
        QFETCH(const QString, body);
        OutgoingMessage message = simple();
        message.subject = subject;
        message.to = {{name, text("a@example.com")}, {name, text("b@example.com")}};
        message.text = body;
        message.inReplyTo = text("eski@x");
        message.references = {text("ilk@x"), text("eski@x")};
        const QByteArray raw = built(message).wire;
        QVERIFY(isCleanAscii(raw));
        QVERIFY2(longestLine(headerOf(raw)) <= 78, raw.constData());
        QVERIFY(longestLine(raw) <= 900);
        QVERIFY(!QByteArray(raw).replace("\r\n", "").contains('\n'));
        const MessageContent content = readMessage(built(message).wire);
        QCOMPARE(content.envelope.subject, subject);
        QCOMPARE(content.envelope.to, message.to);
        QCOMPARE(content.envelope.from, AddressList{message.from});
        QCOMPARE(content.envelope.date, message.date);
        QCOMPARE(content.envelope.messageId, message.messageId);
        QCOMPARE(content.envelope.inReplyTo, message.inReplyTo);
        QCOMPARE(content.envelope.references, message.references);
        QCOMPARE(content.text, body);
    }

    void attachmentsRoundTrip_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("data");
        QByteArray all;
        for (int i = 0; i < 1000; ++i)
            all += static_cast<char>(i * 7);
        QTest::newRow("binary") << text("veri.bin") << text("application/octet-stream") << all;
        QTest::newRow("empty") << text("bos.txt") << text("text/plain") << QByteArray("");
        QTest::newRow("turkish name")
            << text("İğne şişe çöp.pdf") << text("application/pdf") << QByteArray("x");
        QTest::newRow("long name") << text("Çok uzun bir dosya adı ").repeated(6) + text(".pdf")
                                   << text("application/pdf") << QByteArray("x");
        QTest::newRow("long ascii name")
            << QString(180, QLatin1Char('a')) + text(".pdf") << text("application/pdf") << QByteArray("x");
        QTest::newRow("name like a parameter")
            << text("a; filename=b.exe") << text("image/png") << QByteArray("x");
        QTest::newRow("percent") << text("100% doğru.txt") << text("text/plain") << QByteArray("x");
        QTest::newRow("line of boundary")
            << text("b.txt") << text("text/plain") << QByteArray("--=_x\r\n--=_x--\r\n");
        QTest::newRow("a message") << text("mektup.eml") << text("message/rfc822")
                                   << QByteArray("Subject: x\r\n\r\nbody\r\n");
    }

    void attachmentsRoundTrip()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, type);
        QFETCH(const QByteArray, data);
        OutgoingMessage message = simple();
        message.attachments = {{name, type, data}, {text("son.txt"), text("text/plain"), QByteArray("end")}};
        const QByteArray raw = built(message).wire;
        QVERIFY(isCleanAscii(raw));
        QVERIFY2(longestLine(raw) <= 78, raw.constData());
        const MessageContent content = readMessage(raw);
        QCOMPARE(content.text, message.text);
        QCOMPARE(content.attachments.size(), 2);
        QCOMPARE(content.attachments.first().name, name);
        QCOMPARE(content.attachments.first().mimeType, type);
        QCOMPARE(content.attachments.first().size, data.size());
        QCOMPARE(attachmentData(raw, content.attachments.first().path), data);
        QCOMPARE(attachmentData(raw, content.attachments.last().path), QByteArray("end"));
    }

    void anAttachedMessageIsNeverEncoded()
    {
        OutgoingMessage message = simple();
        const QByteArray data =
            "Subject: \xc3\x87"
            "ay\nFrom: \xc3\x87"
            "a\xc4\x9fr\xc4\xb1 <c@example.org>\n"
            "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n"
            "Content-Transfer-Encoding: 8bit\n\n--x\n"
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
            "i\xc3\xa7\nFrom x\n--x\n"
            "Content-Type: application/octet-stream\nContent-Transfer-Encoding: binary\n\n"
            "\xff\xfe\x01\n--x--\n";
        message.attachments = {{text("m.eml"), text("message/rfc822"), data}};
        const QByteArray raw = built(message).wire;
        QVERIFY2(isCleanAscii(raw), raw.constData());
        QCOMPARE(built(message).wire, raw);
        const MessageContent content = readMessage(raw);
        QCOMPARE(content.attachments.first().mimeType, text("message/rfc822"));
        QVERIFY(raw.contains("Content-Type: message/rfc822;"));
        const QByteArray inner = attachmentData(raw, text("2"));
        const MessageContent read = readMessage(inner);
        QCOMPARE(read.envelope.subject, text("Çay"));
        QCOMPARE(read.envelope.from, (AddressList{{text("Çağrı"), text("c@example.org")}}));
        QCOMPARE(read.text.trimmed(), text("iç\nFrom x"));
        QCOMPARE(attachmentData(inner, read.attachments.first().path), QByteArray("\xff\xfe\x01"));
    }

    void namesOfFilesInAnAttachedMessageStay()
    {
        OutgoingMessage message = simple();
        message.attachments = {
            {text("m.eml"), text("message/rfc822"),
             QByteArray(
                 "Subject: x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
                 "Content-Type: application/pdf; name=\"\xc3\x96zet.pdf\"; x-unit=\"a;b\"\n"
                 "Content-Disposition: attachment; filename=\"\xc3\x96zet \xc5\x9f.pdf\"\n\nx\n--x--\n")}};
        const QByteArray raw = built(message).wire;
        QVERIFY2(isCleanAscii(raw), raw.constData());
        const QByteArray inner = attachmentData(raw, text("2"));
        QCOMPARE(readMessage(inner).attachments.first().name, text("Özet ş.pdf"));
        QVERIFY2(inner.contains("x-unit=\"a;b\""), inner.constData());
    }

    void longIdsInAnAttachedMessageAreFolded()
    {
        OutgoingMessage message = simple();
        QByteArray ids;
        for (int i = 0; i < 100; ++i)
            ids += "<" + QByteArray::number(i) + "@ornek.com.tr>";
        message.attachments = {{text("m.eml"), text("message/rfc822"), "References: " + ids + "\n\nx\n"}};
        const QByteArray raw = built(message).wire;
        QVERIFY(longestLine(raw) <= 78);
        QCOMPARE(readMessage(attachmentData(raw, text("2"))).envelope.references.size(), 100);
    }

    void whatCannotBeInAMessageGoesAsAFile_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("encoding of others") << QByteArray("Subject: x\nContent-Type: application/zip\n"
                                                          "Content-Transfer-Encoding: x-yenc\n\n\xff\xfe\n");
        QTest::newRow("long word") << "DKIM-Signature: v=1; b=" + QByteArray(2000, 'a') + "\n\nx\n";
        QTest::newRow("address") << QByteArray("To: \xc3\xa7@ornek.com.tr\n\nx\n");
    }

    void whatCannotBeInAMessageGoesAsAFile()
    {
        QFETCH(const QByteArray, data);
        OutgoingMessage message = simple();
        message.attachments = {{text("m.eml"), text("message/rfc822"), data}};
        const QByteArray raw = built(message).wire;
        QVERIFY(isCleanAscii(raw));
        QVERIFY(longestLine(raw) <= 78);
        QCOMPARE(readMessage(raw).attachments.first().mimeType, text("application/octet-stream"));
        QCOMPARE(attachmentData(raw, text("2")), data);
    }

    void anEncodingOfOthersKeepsItsName()
    {
        OutgoingMessage message = simple();
        const QByteArray data = "Subject: \xc3\xa7\nContent-Type: application/zip\n"
                                "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a.zip\n";
        message.attachments = {{text("m.eml"), text("message/rfc822"), data}};
        const QByteArray inner = attachmentData(built(message).wire, text("2"));
        QVERIFY2(inner.contains("Content-Transfer-Encoding: x-uuencode\r\n"), inner.constData());
        QVERIFY(inner.endsWith("begin 644 a.zip\r\n") || inner.endsWith("begin 644 a.zip"));
    }

    void whatIsNoMessageGoesAsAFile()
    {
        OutgoingMessage message = simple();
        message.attachments = {{text("m.eml"), text("message/rfc822"), QByteArray("\0\xfe\r", 3)}};
        const QByteArray raw = built(message).wire;
        const MessageContent content = readMessage(raw);
        QCOMPARE(content.attachments.first().mimeType, text("application/octet-stream"));
        QCOMPARE(content.attachments.first().name, text("m.eml"));
        QCOMPARE(attachmentData(raw, text("2")), QByteArray("\0\xfe\r", 3));
    }

    /// A message from this program that is attached to one with the same text has the same boundary.
    void boundariesDoNotOccurInAttachedMessages()
    {
        OutgoingMessage message = simple();
        message.html = text("<p>x</p>");
        OutgoingMessage outer = message;
        outer.attachments = {{text("m.eml"), text("message/rfc822"), built(message).wire}};
        const QByteArray raw = built(outer).wire;
        const MessageContent content = readMessage(raw);
        QCOMPARE(content.attachments.size(), 1);
        QCOMPARE(attachmentData(raw, text("2")), built(message).wire);
        QCOMPARE(content.html, text("<p>x</p>\n"));
    }

    void htmlHasAPlainFormBesideIt()
    {
        OutgoingMessage message = simple();
        message.html = text("<p>Merhaba, <b>çay</b> <img src=\"cid:a.b@postaci\"></p>\n");
        OutgoingAttachment image{text("çay.png"), text("image/png"), QByteArray("\x89PNG\x00x", 6),
                                 text("a.b@postaci")};
        OutgoingAttachment unused = image;
        unused.contentId = text("kimse@postaci");
        message.inlineImages = {image, unused, image};
        message.attachments = {{text("a.txt"), text("text/plain"), QByteArray("x")}};
        const QByteArray raw = built(message).wire;
        QVERIFY(isCleanAscii(raw));
        QVERIFY(longestLine(raw) <= 78);
        QCOMPARE(built(message).wire, raw);
        const MimeTree tree = MimeTree::parse(raw);
        QStringList structure;
        for (const MimeNode& node : tree.nodes())
            structure << QString::fromLatin1(node.path + ' ' + node.mimeType());
        QCOMPARE(structure,
                 (QStringList{text("TEXT multipart/mixed"), text("1 multipart/related"),
                              text("1.1 multipart/alternative"), text("1.1.1 text/plain"),
                              text("1.1.2 text/html"), text("1.2 image/png"), text("2 text/plain")}));
        const MessageContent content = readMessage(raw);
        QCOMPARE(content.text, message.text);
        QCOMPARE(content.html, message.html);
        QCOMPARE(content.attachments.size(), 2);
        QVERIFY(content.attachments.first().isReferenced);
        QString type;
        QCOMPARE(inlinePart(raw, text("a.b@postaci"), &type), image.data);
    }

    void aLargeAttachmentIsCopiedOnce()
    {
        constexpr qsizetype size = 50 * 1024 * 1024;
        OutgoingMessage message = simple();
        message.attachments = {{text("film.mp4"), text("video/mp4"), QByteArray(size, '\x5a')}};
        const PeakMemory memory;
        const BuiltMessage result = built(message);
        const qint64 growth = memory.growth();
        QVERIFY(result.wire.size() > size * 4 / 3);
        QVERIFY2(growth < result.wire.size() + size / 10, qPrintable(QString::number(growth / 1048576)));
    }

    void oldProgramsGetAnAsciiName()
    {
        OutgoingMessage message = simple();
        message.attachments = {{text("Şeker ığdır.pdf"), text("application/pdf"), QByteArray("x")}};
        QVERIFY(built(message).wire.contains("name=\"Seker igdir.pdf\""));
        QVERIFY(!built(message).wire.contains("filename=\""));
        QVERIFY(built(message).wire.contains("filename*=utf-8''%C5%9Eeker%20%C4%B1%C4%9Fd%C4%B1r.pdf"));
    }

    void noFieldCanBeInjected_data()
    {
        QTest::addColumn<QString>("evil");
        QTest::newRow("CRLF") << text("x\r\nBcc: evil@example.com");
        QTest::newRow("LF") << text("x\nBcc: evil@example.com");
        QTest::newRow("CR") << text("x\rBcc: evil@example.com");
        QTest::newRow("blank line") << text("x\r\n\r\nBcc: evil@example.com");
        QTest::newRow("line separator") << text("x\u2028Bcc: evil@example.com");
        QTest::newRow("next line") << text("x\u0085Bcc: evil@example.com");
        QTest::newRow("non-ASCII") << text("ş\r\nBcc: evil@example.com");
    }

    void noFieldCanBeInjected()
    {
        QFETCH(const QString, evil);
        OutgoingMessage message = simple();
        message.subject = evil;
        message.from.name = evil;
        message.to = {{evil, text("a@example.com")}};
        message.cc = message.replyTo = message.to;
        message.inReplyTo = evil;
        message.references = {evil, text("good@x")};
        message.attachments = {{evil, evil, QByteArray("x")}};
        const BuiltMessage result = built(message);
        QVERIFY(!result.wire.isEmpty());
        const QByteArray header = headerOf(result.wire);
        QVERIFY(headerField(header, "Bcc").isNull());
        QVERIFY(!headerField(header, "MIME-Version").isNull());
        QVERIFY(!result.wire.contains("\r\nBcc"));
        QCOMPARE(parseMessageIds(headerField(header, "References")), QStringList{text("good@x")});
        QVERIFY(!headerField(header, "From").isNull());
    }

    void refusesAddresses_data()
    {
        QTest::addColumn<QString>("addr");
        for (const char* addr :
             {"",     "x",     "@x",       "x@",      "a b@c",  "a@b c",     "a@b\r\nBcc: c@d",
              "a@b>", "<a@b>", "a,b@c",    "a@b,c@d", "a..b@c", ".a@b",      "a@.b",
              "a@b.", "\"a@b", "a\"b\"@c", "a@[x y]", "a;b@c",  "a@b\u202E", "a@b\n"})
            QTest::newRow(qPrintable(text(addr).toHtmlEscaped() + QLatin1Char('|'))) << text(addr);
    }

    void refusesAddresses()
    {
        QFETCH(const QString, addr);
        for (int place = 0; place < 4; ++place) {
            OutgoingMessage message = simple();
            AddressList* const lists[] = {&message.to, &message.cc, &message.bcc};
            if (place == 3)
                message.from.addr = addr;
            else
                *lists[place] = {{QString(), addr}};
            const Result<BuiltMessage> result = buildMessage(message);
            QVERIFY(!result);
            QCOMPARE(result.error().kind, ErrorKind::Input);
            QCOMPARE(result.error().reason, ErrorReason::InvalidAddress);
        }
    }

    void acceptsAddresses()
    {
        OutgoingMessage message = simple();
        message.to.clear();
        for (const char* addr : {"a@b", "a.b+c@d-e.fg", "\"a b\"@c.de", "o'neill@x.ie", "a@[127.0.0.1]",
                                 "a@[IPv6:::1]", "a_b@x_y.z"})
            message.to.append({QString(), text(addr)});
        const BuiltMessage result = built(message);
        QCOMPARE(result.recipients.size(), message.to.size());
        QCOMPARE(readMessage(result.wire).envelope.to, message.to);
        QVERIFY(!needsSmtpUtf8(result));
    }

    void bccIsOnlyInTheSendersCopy()
    {
        OutgoingMessage message = simple();
        message.bcc = {{text("Gizli"), text("gizli@example.com")}};
        const BuiltMessage result = built(message);
        QVERIFY(!result.wire.toLower().contains("gizli"));
        QVERIFY(result.sentCopy.contains("\r\nBcc: Gizli <gizli@example.com>\r\n"));
        QCOMPARE(result.recipients, (QStringList{text("mehmet@example.com"), text("gizli@example.com")}));
        QCOMPARE(QByteArray(result.sentCopy).replace("Bcc: Gizli <gizli@example.com>\r\n", ""), result.wire);
        message.to.clear();
        QVERIFY(built(message).wire.contains("\r\nTo: undisclosed-recipients:;\r\n"));
    }

    void recipientsAreNamedOnce()
    {
        OutgoingMessage message = simple();
        message.to = {{QString(), text("a@Example.com")}, {QString(), text("b@example.com")}};
        message.cc = {{QString(), text("a@example.COM")}, {QString(), text("A@example.com")}};
        QCOMPARE(built(message).recipients,
                 (QStringList{text("a@Example.com"), text("b@example.com"), text("A@example.com")}));
    }

    void domainsGoOutAsALabels()
    {
        OutgoingMessage message = simple();
        message.to = {{QString(), text("ali@örnek.com.tr")}};
        const BuiltMessage result = built(message);
        QCOMPARE(result.recipients, QStringList{text("ali@xn--rnek-4qa.com.tr")});
        QVERIFY(isCleanAscii(result.wire));
        QVERIFY(!needsSmtpUtf8(result));
    }

    void localPartsOfOtherLettersNeedSmtpUtf8()
    {
        OutgoingMessage message = simple();
        message.to = {{QString(), text("ayşe@örnek.com.tr")}};
        const BuiltMessage result = built(message);
        QVERIFY(needsSmtpUtf8(result));
        QCOMPARE(result.recipients, QStringList{text("ayşe@xn--rnek-4qa.com.tr")});
        QCOMPARE(readMessage(result.wire).envelope.to.first().addr, text("ayşe@xn--rnek-4qa.com.tr"));
        message.to = {{QString(), text("a@b.c")}};
        message.replyTo = {{QString(), text("ayşe@b.c")}};
        QVERIFY(needsSmtpUtf8(built(message)));
    }

    void messageIds()
    {
        const QString one = makeMessageId(text("ayse@Ornek.com.tr"));
        QVERIFY(QRegularExpression(QStringLiteral("^[0-9a-f-]{36}@ornek\\.com\\.tr$")).match(one).hasMatch());
        QVERIFY(one != makeMessageId(text("ayse@ornek.com.tr")));
        QVERIFY(makeMessageId(text("a@örnek.com")).endsWith(text("@xn--rnek-4qa.com")));
        QVERIFY(makeMessageId(QString()).endsWith(text("@localhost.invalid")));
        OutgoingMessage message = simple();
        message.messageId = text("x y@z");
        QCOMPARE(buildMessage(message).has_value(), false);
        message.messageId.clear();
        QVERIFY(readMessage(built(message).wire).envelope.messageId.endsWith(text("@ornek.com.tr")));
    }

    void manyReferencesAreFolded()
    {
        OutgoingMessage message = simple();
        for (int i = 0; i < 200; ++i)
            message.references += QString::number(i) + text("-abcdefghijklmnop@example.com");
        const QByteArray raw = built(message).wire;
        QVERIFY(longestLine(headerOf(raw)) <= 78);
        QCOMPARE(readMessage(raw).envelope.references, message.references);
    }
};

QTEST_GUILESS_MAIN(TestMessageBuilder)
#include "tst_messagebuilder.moc"
