#include "store/LocalMessage.h"

#include <QTest>

using namespace postaci;

namespace {

const QByteArray kHeader =
    "Received: from b.example (b.example [192.0.2.1])\r\n\tby a.example with ESMTP id 1;\r\n"
    "\tTue, 3 Mar 2026 10:00:00 +0300\r\n"
    "Received: from c.example by b.example; Mon, 2 Mar 2026 08:00:00 +0000\r\n"
    "Date: Sun, 1 Mar 2026 00:00:00 +0000\r\n"
    "From: =?utf-8?Q?Ay=C5=9Fe?= <a@example.net>\r\nTo: b@example.net\r\nSubject: Merhaba\r\n"
    "Message-ID: <1@example.net>\r\n\r\n";

} // namespace

/// Messages from their bytes alone.
class LocalMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowFromTheBytes()
    {
        const LocalMessage message = localMessage(kHeader + "Selam.\r\n", MessageFlag::Seen);
        QCOMPARE(message.row.envelope.subject, QStringLiteral("Merhaba"));
        QCOMPARE(message.row.envelope.messageId, QStringLiteral("1@example.net"));
        QCOMPARE(message.row.flags, MessageFlags(MessageFlag::Seen));
        QCOMPARE(message.row.size, kHeader.size() + 8);
        QCOMPARE(message.summary.preview, QStringLiteral("Selam."));
        // When the last server took it, not when it was written.
        QCOMPARE(message.row.internalDate, QDateTime(QDate(2026, 3, 3), QTime(7, 0), Qt::UTC));
    }

    void headersAreEnoughForARow()
    {
        const NewMessage whole = localMessage(kHeader + "Selam.\r\n", {}).row;
        const NewMessage row = localRow(kHeader, 12345);
        QVERIFY(row.envelope == whole.envelope);
        QCOMPARE(row.internalDate, whole.internalDate);
        QCOMPARE(row.size, 12345);
    }

    void datesThatAreNone()
    {
        QVERIFY(!localRow("Subject: x\r\n\r\n", 1).internalDate.isValid());
        QVERIFY(!localRow("Received: by x without a date\r\n\r\n", 1).internalDate.isValid());
        QVERIFY(!localRow("Received: by x; yesterday\r\n\r\n", 1).internalDate.isValid());
        QVERIFY(!localRow({}, 0).internalDate.isValid());
    }

    void fingerprintIsOfTheHeaders()
    {
        const QByteArray print = headerFingerprint(kHeader);
        QCOMPARE(headerFingerprint(kHeader + "any body\r\n"), print);
        QCOMPARE(headerFingerprint(QByteArray(kHeader).replace("\r\n", "\n")), print);
        // What servers and clients write into a message later.
        QCOMPARE(headerFingerprint("Status: RO\r\nX-UIDL: abc\r\n" + kHeader), print);
        QVERIFY(headerFingerprint(QByteArray(kHeader).replace("<1@", "<2@")) != print);
        QVERIFY(headerFingerprint(QByteArray(kHeader).replace("id 1;", "id 2;")) != print);
        QVERIFY(headerFingerprint("X: 1\r\n" + kHeader) != print);
        QCOMPARE(headerFingerprint({}).size(), print.size());
    }
};

QTEST_GUILESS_MAIN(LocalMessageTest)
#include "tst_localmessage.moc"
