// Who a message is from and what it asks for, as the reader pane tells it.
#include "gui/ReaderFixture.h"

#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

/// What a provider writes above a message that has come in at it.
QByteArray cameIn(const QByteArray& server, const QByteArray& results)
{
    return "Authentication-Results: " + server + "; " + results + "\r\nReceived: from a.example by " +
           server + " with ESMTPS; Tue, 3 Nov 2026 14:02:00 +0300\r\n";
}

const QByteArray kSigned = "dkim=pass header.d=ornek.com.tr";

} // namespace

class TestReaderTrust : public QObject, private ReaderFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void saysWhoVouchesForTheSender();
    void believesWhomTheInboxNames();

private:
    /// Empty while it is hidden.
    [[nodiscard]] QString proof()
    {
        auto* label = pane().findChild<QLabel*>(u"proofText"_s);
        return label->isVisible() ? label->text() : QString();
    }
};

void TestReaderTrust::saysWhoVouchesForTheSender()
{
    const QByteArray message = rawMessage("Rapor", plainPart("Merhaba\r\n"));
    const MessageId verified = desk().add(cameIn("localhost", kSigned) + message);
    const MessageId failed = desk().add(cameIn("localhost", "dmarc=fail header.from=ornek.com.tr") + message);
    const MessageId unknown = desk().add(message);
    const MessageId forged = desk().add("Received: from a.example by localhost with ESMTPS; x\r\n"
                                        "Authentication-Results: localhost; " +
                                        kSigned + "\r\n" + message);
    openPane();
    show(verified);
    QCOMPARE(proof(), u"verified by ornek.com.tr"_s);
    show(failed);
    QVERIFY2(proof().startsWith(u"Caution: this message may not be from ornek.com.tr"_s),
             qPrintable(proof()));
    show(unknown);
    QCOMPARE(proof(), QString());
    show(verified);
    show(forged);
    QCOMPARE(proof(), QString());
}

void TestReaderTrust::believesWhomTheInboxNames()
{
    const QByteArray message = rawMessage("Rapor", plainPart("Merhaba\r\n"));
    const QByteArray server = "mx.barindirma.example"; // neither in the table nor the account's host
    const MessageId first = desk().add(cameIn(server, kSigned) + message);
    desk().add(cameIn(server, "dkim=none") + message);
    openPane();
    show(first);
    QCOMPARE(proof(), QString()); // two do not make a habit
    closePane();
    desk().close();
    const MessageId third = desk().add(cameIn(server, kSigned) + message);
    openPane();
    show(third);
    QCOMPARE(proof(), u"verified by ornek.com.tr"_s);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runReaderTest<postaci::test::TestReaderTrust>(argc, argv);
}

#include "tst_reader_trust.moc"
