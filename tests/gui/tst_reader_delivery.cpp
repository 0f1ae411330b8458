// What the reader says of a message that did not arrive: on the sent one, and on the report itself.
#include "gui/ReaderFixture.h"
#include "store/Store.h"
#include "store/Transaction.h"
#include "widgets/Language.h"

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestReaderDelivery : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { close(); }
    void aReportIsExplained();
    void aDelayIsNoFailure();
    void theSentMessageSaysWhatBecameOfIt();
    void eachStaysInItsField();
    void aForgedReportChoosesNobody();

private:
    static QByteArray report(const QByteArray& action, const QByteArray& status,
                             const QByteArrayList& recipients = {"yok@example.net"});
    /// Of the message that the reports are about, before openPane().
    MessageId addSentMessage() { return desk().addSent(sentMessage()); }
    static QByteArray sentMessage()
    {
        return "From: <deniz@ornek.com.tr>\r\nTo: <yok@example.net>, <var@example.net>\r\n"
               "Cc: <yok2@example.net>\r\nBcc: <gizli@example.net>\r\nSubject: Konu\r\n"
               "Message-ID: <gitti@ornek.com.tr>\r\n\r\nMerhaba\r\n";
    }
    [[nodiscard]] QAbstractButton* againButton() const
    {
        return bar("deliveryBar")->findChild<QAbstractButton*>(u"infoBarPrimaryButton"_s);
    }
    /// What Write again opens.
    [[nodiscard]] QString pressAgain();
    void press() { ReaderFixture::press(bar("deliveryBar"), "infoBarPrimaryButton"); }
};

void TestReaderDelivery::init()
{
    Language::apply(QStringLiteral("en"));
    renew();
}

QByteArray TestReaderDelivery::report(const QByteArray& action, const QByteArray& status,
                                      const QByteArrayList& recipients)
{
    QByteArray blocks;
    for (const QByteArray& recipient : recipients)
        blocks += "Final-Recipient: rfc822; " + recipient + "\r\nAction: " + action +
                  "\r\nStatus: " + status + "\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n";
    return "From: MAILER-DAEMON@ornek.com.tr\r\nSubject: Undelivered\r\nMessage-ID: <" + action +
           "@x>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n--B\r\n"
           "Content-Type: text/plain\r\n\r\nIt did not work.\r\n--B\r\nContent-Type: "
           "message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n" +
           blocks +
           "--B\r\nContent-Type: "
           "text/rfc822-headers\r\n\r\nMessage-ID: <gitti@ornek.com.tr>\r\nSubject: Konu\r\n--B--\r\n";
}

void TestReaderDelivery::aReportIsExplained()
{
    const MessageId id = desk().add(report("failed", "5.1.1"));
    addSentMessage();
    openPane();
    show(id);
    QVERIFY(bar("deliveryBar") != nullptr);
    QVERIFY2(bar("deliveryBar")->text().startsWith(u"Not delivered to yok@example.net: "_s),
             qPrintable(bar("deliveryBar")->text()));
    QVERIFY(bar("deliveryBar")->details().contains(u"5.1.1 User unknown"_s));
    QCOMPARE(pressAgain(), u"mailto:yok@example.net?subject=Konu"_s);
}

QString TestReaderDelivery::pressAgain()
{
    QSignalSpy written(&pane(), &ReaderPane::composeTo);
    press();
    return written.value(0).value(0).toString();
}

/// Those who got a blind copy do not learn of each other when the text is sent to them once more.
void TestReaderDelivery::eachStaysInItsField()
{
    const MessageId id =
        desk().add(report("failed", "5.1.1", {"gizli@example.net", "yok2@example.net", "yok@example.net"}));
    addSentMessage();
    openPane();
    show(id);
    QVERIFY(bar("deliveryBar") != nullptr);
    QCOMPARE(pressAgain(),
             u"mailto:yok@example.net?subject=Konu&cc=yok2@example.net&bcc=gizli@example.net"_s);
}

void TestReaderDelivery::aForgedReportChoosesNobody()
{
    const MessageId partly = desk().add(report("failed", "5.1.1", {"tuzak@example.com", "yok@example.net"}));
    const MessageId wholly = desk().add(report("failed", "5.1.2", {"tuzak@example.com"}));
    addSentMessage();
    openPane();
    show(partly);
    QVERIFY(bar("deliveryBar") != nullptr);
    QVERIFY(bar("deliveryBar")->details().contains(u"tuzak@example.com"_s)); // what it says can be read
    QCOMPARE(pressAgain(), u"mailto:yok@example.net?subject=Konu"_s);
    show(wholly);
    QVERIFY(bar("deliveryBar") != nullptr);
    QVERIFY(!againButton()->isVisible());
}

void TestReaderDelivery::aDelayIsNoFailure()
{
    const MessageId id = desk().add(report("delayed", "4.4.1"));
    openPane();
    show(id);
    QVERIFY(bar("deliveryBar") != nullptr);
    QVERIFY2(bar("deliveryBar")->text().contains(u"keep trying"_s), qPrintable(bar("deliveryBar")->text()));
    QCOMPARE(bar("deliveryBar")->kind(), InfoBar::Info);
}

void TestReaderDelivery::theSentMessageSaysWhatBecameOfIt()
{
    const MessageId id = desk().add("From: <deniz@ornek.com.tr>\r\nTo: <yok@example.net>\r\nSubject: Konu\r\n"
                                    "Message-ID: <gitti@ornek.com.tr>\r\n\r\nMerhaba\r\n");
    {
        const SystemClock clock;
        const std::unique_ptr<Store> store = std::move(Store::open(desk().profile(), clock)).value();
        QVERIFY(store->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
            OutboxEntry entry;
            entry.account = desk().work();
            entry.messageId = u"gitti@ornek.com.tr"_s;
            entry.recipients = QStringList{u"yok@example.net"_s};
            const auto added = transaction.addToOutbox(entry, "x", "x");
            entry.id = added.value_or(0);
            if (auto sent = transaction.setSent(entry, clock.now()); !sent)
                return sent;
            const auto noted = transaction.noteDelivery(
                {{entry.messageId, entry.account, u"yok@example.net"_s, DeliveryAction::Failed, u"5.1.1"_s,
                  u"550 5.1.1 User unknown"_s, clock.now()}});
            return noted && *noted
                       ? transaction.removeFromOutbox(entry.id)
                       : Result<void>(unexpected(ErrorKind::Storage, ErrorReason::Unspecified, u"no"_s));
        }));
    }
    openPane();
    show(id);
    QVERIFY(bar("deliveryBar") != nullptr);
    QVERIFY(bar("deliveryBar")->text().startsWith(u"Not delivered to yok@example.net: "_s));
    const QString again = pressAgain();
    QVERIFY2(again.contains(u"body=Merhaba"_s), qPrintable(again));
}

} // namespace postaci::test

QTEST_MAIN(postaci::test::TestReaderDelivery)
#include "tst_reader_delivery.moc"
