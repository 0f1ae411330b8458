#include "message/DeliveryReport.h"
#include "message/MessageReader.h"

#include <QFile>
#include <QTest>

using namespace postaci;

namespace {

std::shared_ptr<const DeliveryReport> read(const QByteArray& raw)
{
    return readDeliveryReport(raw, MimeTree::parse(raw));
}

QByteArray sample(const char* name)
{
    QFile file(QStringLiteral(POSTACI_BOUNCES "/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What mail servers send back about a sent message.
class DeliveryReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStandardFormTellsOfEachRecipient()
    {
        const auto report = read(sample("postfix.eml"));
        QVERIFY(report != nullptr);
        QVERIFY(report->isStandard);
        QCOMPARE(report->messageId, QStringLiteral("1b2c@example.org"));
        QCOMPARE(report->envelopeId, QStringLiteral("1b2c@example.org"));
        QCOMPARE(report->subject, QStringLiteral("Toplantı"));
        QCOMPARE(report->recipients.size(), 2);
        const DeliveryStatus& failed = report->recipients.at(0);
        QCOMPARE(failed.recipient, QStringLiteral("yok@example.net"));
        QCOMPARE(failed.action, DeliveryStatus::Action::Failed);
        QCOMPARE(failed.status, QStringLiteral("5.1.1"));
        QCOMPARE(failed.server, QStringLiteral("mx.example.net"));
        QCOMPARE(failed.reply,
                 QStringLiteral("550 5.1.1 <yok@example.net>: Recipient address rejected: User unknown"));
        QCOMPARE(report->recipients.at(1).action, DeliveryStatus::Action::Delayed);
        QCOMPARE(report->recipients.at(1).status, QStringLiteral("4.4.1"));
        QVERIFY(readMessage(sample("postfix.eml")).deliveryReport != nullptr);
    }

    void deliveriesAndHeadersAlone()
    {
        const auto report = read(sample("headers.eml"));
        QVERIFY(report != nullptr);
        QCOMPARE(report->messageId, QStringLiteral("id2@example.org"));
        QCOMPARE(report->recipients.first().action, DeliveryStatus::Action::Delivered);
    }

    void addressesBeyondAscii()
    {
        const auto report = read(sample("global.eml"));
        QVERIFY(report != nullptr);
        QCOMPARE(report->messageId, QStringLiteral("id3@example.org"));
        QCOMPARE(report->recipients.first().recipient, QStringLiteral("şükrü@example.net"));
    }

    void textsOfServersWithoutTheStandard_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("status");
        QTest::newRow("qmail.eml") << "id4@example.org"
                                   << "5.1.1";
        QTest::newRow("exim.eml") << "id5@example.org"
                                  << "5.1.1";
        QTest::newRow("exchange.eml") << "id6@example.org"
                                      << "5.1.10";
    }

    void textsOfServersWithoutTheStandard()
    {
        QFETCH(QString, id);
        QFETCH(QString, status);
        const auto report = read(sample(QTest::currentDataTag()));
        QVERIFY(report != nullptr);
        QVERIFY(!report->isStandard);
        QCOMPARE(report->messageId, id);
        QCOMPARE(report->recipients.size(), 1);
        QCOMPARE(report->recipients.first().recipient, QStringLiteral("yok@example.net"));
        QCOMPARE(report->recipients.first().action, DeliveryStatus::Action::Failed);
        QCOMPARE(report->recipients.first().status, status);
    }

    void otherMailIsNoReport()
    {
        QVERIFY(
            read("From: ayse@example.org\r\nSubject: x\r\n\r\nThe following addresses had permanent fatal "
                 "errors:\r\nb@example.org\r\n") == nullptr);
        QVERIFY(read("From: mailer-daemon@example.org\r\n\r\nMerhaba a@example.org\r\n") == nullptr);
        QVERIFY(read("From: a@example.org\r\nContent-Type: multipart/report; "
                     "report-type=disposition-notification; boundary=x\r\n\r\n--x\r\nContent-Type: "
                     "message/disposition-notification\r\n\r\nFinal-Recipient: "
                     "rfc822;a@example.org\r\n--x--\r\n") == nullptr);
    }

    void whatIsHostileIsBounded()
    {
        QByteArray raw =
            "From: mailer-daemon@x.org\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
            "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n";
        for (int i = 0; i < 20000; ++i)
            raw += "Final-Recipient: rfc822; a" + QByteArray::number(i) + "@x.org\r\nAction: failed\r\n\r\n";
        raw += "Final-Recipient: rfc822; " + QByteArray(100000, 'a') + "@x.org\r\nDiagnostic-Code: smtp; " +
               QByteArray(300000, 'b') + "\r\n--b--\r\n";
        const auto report = read(raw);
        QVERIFY(report != nullptr);
        QCOMPARE(report->recipients.size(), DeliveryReport::kMostRecipients);
        QCOMPARE(report->recipients.at(499).recipient, QStringLiteral("a499@x.org"));
    }

    void escapesWithoutAnEndAreBounded()
    {
        const auto about = [](const QByteArray& recipient) {
            return read(
                "From: mailer-daemon@x.org\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
                "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n"
                "Final-Recipient: utf-8; " +
                recipient + "\r\nAction: failed\r\n\r\n--b--\r\n");
        };
        QCOMPARE(about("\\x{15F}@x.org")->recipients.first().recipient, QStringLiteral("ş@x.org"));
        QCOMPARE(about("\\x{00015F}@x.org")->recipients.first().recipient, QStringLiteral("ş@x.org"));
        // Seven digits are no character, nor is what never ends.
        QCOMPARE(about("\\x{000015F}@x.org")->recipients.first().recipient,
                 QStringLiteral("\\x{000015F}@x.org"));
        const auto hostile = about(QByteArray("\\x{").repeated(300000) + "15F}@x.org");
        QVERIFY(hostile != nullptr);
        QVERIFY(hostile->recipients.first().recipient.size() <= 400);
        QVERIFY(!hostile->recipients.first().recipient.contains(QStringLiteral("ş")));
    }

    void onlySoManyBlocksAreRead()
    {
        QByteArray raw =
            "From: mailer-daemon@x.org\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
            "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n"
            "Final-Recipient: rfc822; first@x.org\r\nAction: failed\r\n\r\n";
        raw += QByteArray("X: nobody\r\n\r\n").repeated(20000);
        raw += "Final-Recipient: rfc822; last@x.org\r\nAction: failed\r\n\r\n--b--\r\n";
        const auto report = read(raw);
        QVERIFY(report != nullptr);
        QCOMPARE(report->recipients.size(), 1);
        QCOMPARE(report->recipients.first().recipient, QStringLiteral("first@x.org"));
    }
};

QTEST_GUILESS_MAIN(DeliveryReportTest)
#include "tst_deliveryreport.moc"
