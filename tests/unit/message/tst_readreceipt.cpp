#include "MessageFixture.h"
#include "message/ListUnsubscribe.h"
#include "message/MessageBuilder.h"
#include "message/MessageReader.h"
#include "message/MimeTree.h"
#include "message/ReadReceipt.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

MessageContent asking(const QByteArray& header)
{
    return readMessage("From: Ayse <ayse@ornek.com.tr>\r\nMessage-ID: <1@ornek.com.tr>\r\n" + header +
                       "\r\n\r\nx");
}

} // namespace

/// What a message asks for, and the answers.
class TestReadReceipt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAReport()
    {
        const MessageContent content = asking("Disposition-Notification-To: \"A, B\" <ayse@ornek.com.tr>");
        const Identity reader{text("Deniz"), text("deniz@çay.example"), {}, {}};
        const auto receipt = makeReceipt(content, reader, {text("Okundu: Rapor"), text("Görüntülendi.")});
        QVERIFY(receipt);
        const auto built = buildDispositionReport(*receipt, receiptReport(content, reader));
        QVERIFY(built);
        QVERIFY(built->envelopeFrom.isEmpty());
        QCOMPARE(built->recipients, QStringList{text("ayse@ornek.com.tr")});
        const MimeTree tree = MimeTree::parse(built->wire);
        QVERIFY(tree.root().is("multipart", "report"));
        QCOMPARE(tree.root().parameter("report-type"), QByteArray("disposition-notification"));
        const MimeNode* report = tree.find("2");
        QVERIFY(report != nullptr);
        QCOMPARE(report->mimeType(), QByteArray("message/disposition-notification"));
        const QByteArray fields = report->body.of(QByteArrayView(built->wire)).toByteArray();
        QCOMPARE(fields.trimmed(), QByteArray("Reporting-UA: Postaci\r\n"
                                              "Final-Recipient: rfc822; deniz@xn--ay-3ia.example\r\n"
                                              "Original-Message-ID: <1@ornek.com.tr>\r\n"
                                              "Disposition: manual-action/MDN-sent-manually; displayed"));
        const MessageContent read = readMessage(built->wire);
        QCOMPARE(read.text.trimmed(), text("Görüntülendi."));
        QCOMPARE(read.envelope.inReplyTo, text("1@ornek.com.tr"));
    }

    void writesNoneUnasked()
    {
        const Identity reader{text("Deniz"), text("deniz@ornek.com.tr"), {}, {}};
        for (const char* header : {"X: y", "Disposition-Notification-To: a@b.example, c@d.example",
                                   "Disposition-Notification-To: a@b.example\r\nList-Id: <a>",
                                   "Disposition-Notification-To: a@b.example\r\nPrecedence: Bulk"}) {
            QVERIFY2(receiptRecipient(asking(header)) == nullptr, header);
            QVERIFY2(!makeReceipt(asking(header), reader, {}), header);
        }
    }

    void readsHowToLeaveAList_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("web");
        QTest::addColumn<QString>("mail");
        QTest::addColumn<bool>("isOneClick");
        const QByteArray post = "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
        QTest::newRow("both")
            << post + "List-Unsubscribe: <mailto:a@b.example?subject=x>,\r\n <https://b.example/u?1=2>"
            << QStringLiteral("https://b.example/u?1=2") << QStringLiteral("mailto:a@b.example?subject=x")
            << true;
        QTest::newRow("no post") << QByteArray("List-Unsubscribe: <https://b.example/>")
                                 << QStringLiteral("https://b.example/") << QString() << false;
        QTest::newRow("the better one")
            << post + "List-Unsubscribe: <http://b.example/>, <https://c.example/>"
            << QStringLiteral("https://c.example/") << QString() << true;
        QTest::newRow("plain http") << post + "List-Unsubscribe: <http://b.example/>"
                                    << QStringLiteral("http://b.example/") << QString() << false;
        QTest::newRow("folded inside") << post + "List-Unsubscribe: <https://b.example/\r\n  a>"
                                       << QStringLiteral("https://b.example/a") << QString() << true;
        QTest::newRow("a name and password")
            << post + "List-Unsubscribe: <https://a:b@c.example/>" << QString() << QString() << false;
        QTest::newRow("a file") << post + "List-Unsubscribe: <file:///etc/passwd>, <javascript:x>"
                                << QString() << QString() << false;
        QTest::newRow("no brackets") << post + "List-Unsubscribe: https://b.example/" << QString()
                                     << QString() << false;
        QTest::newRow("another post")
            << QByteArray("List-Unsubscribe-Post: x=y\r\nList-Unsubscribe: <https://b.example/>")
            << QStringLiteral("https://b.example/") << QString() << false;
    }

    void readsHowToLeaveAList()
    {
        QFETCH(QByteArray, header);
        const ListUnsubscribe found = readListUnsubscribe(header + "\r\n\r\n");
        QTEST(found.web.toString(QUrl::FullyEncoded), "web");
        QTEST(found.mail.toString(QUrl::FullyEncoded), "mail");
        QTEST(found.isOneClick, "isOneClick");
    }
};

QTEST_GUILESS_MAIN(TestReadReceipt)
#include "tst_readreceipt.moc"
