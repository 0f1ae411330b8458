#include "message/MailboxName.h"

#include <QRandomGenerator>
#include <QTest>

using namespace postaci;

class MailboxNameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownForms_data();
    void knownForms();
    void brokenFormsStayVisible_data();
    void brokenFormsStayVisible();
    void whatWeEncodeWeDecode();
    void anyBytesGiveSomething();
};

void MailboxNameTest::knownForms_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("name");
    QTest::newRow("ascii") << QByteArray("INBOX/Sent Items") << QStringLiteral("INBOX/Sent Items");
    QTest::newRow("umlaut") << QByteArray("Entw&APw-rfe") << QStringLiteral("Entwürfe");
    QTest::newRow("turkish") << QByteArray("G&APY-nderilmi&AV8- &ANYBXw-eler")
                             << QStringLiteral("Gönderilmiş Öşeler");
    QTest::newRow("rfc 3501") << QByteArray("~peter/mail/&U,BTFw-/&ZeVnLIqe-")
                              << QStringLiteral("~peter/mail/台北/日本語");
    QTest::newRow("ampersand") << QByteArray("Tom &- Jerry") << QStringLiteral("Tom & Jerry");
    QTest::newRow("emoji") << QByteArray("&2D3c7A-") << QStringLiteral("📬");
}

void MailboxNameTest::knownForms()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, name);
    QCOMPARE(decodeMailbox(raw), name);
    QCOMPARE(encodeMailbox(name), raw);
}

void MailboxNameTest::brokenFormsStayVisible_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("name");
    QTest::newRow("unended") << QByteArray("broken&Jjo") << QStringLiteral("broken&Jjo");
    QTest::newRow("half a character") << QByteArray("a&AP-b") << QStringLiteral("a&AP-b");
    QTest::newRow("lone surrogate") << QByteArray("a&2D0-b") << QStringLiteral("a&2D0-b");
    QTest::newRow("not base64") << QByteArray("R&D Team - Ankara") << QStringLiteral("R&D Team - Ankara");
    QTest::newRow("raw utf-8") << QByteArray("raw-\xc3\xbc") << QStringLiteral("raw-ü");
    QTest::newRow("raw latin-1") << QByteArray("raw-\xfc") << QStringLiteral("raw-ü");
    QTest::newRow("good after bad") << QByteArray("&& &APw-") << QStringLiteral("&& ü");
    QTest::newRow("rfc 3501 mixed") << QByteArray("Entw&-&APw-rfe") << QStringLiteral("Entw&ürfe");
}

void MailboxNameTest::brokenFormsStayVisible()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, name);
    QCOMPARE(decodeMailbox(raw), name);
}

void MailboxNameTest::whatWeEncodeWeDecode()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        QString name;
        const int length = random.bounded(1, 12);
        for (int i = 0; i < length; ++i) {
            const uint code =
                random.bounded(3) == 0 ? random.bounded(0x10000U, 0x1F700U) : random.bounded(0x20U, 0x600U);
            name += QString::fromUcs4(reinterpret_cast<const char32_t*>(&code), 1);
        }
        const QByteArray raw = encodeMailbox(name);
        for (const char c : raw)
            QVERIFY(c >= 0x20 && c < 0x7f);
        QCOMPARE(decodeMailbox(raw), name);
    }
}

void MailboxNameTest::anyBytesGiveSomething()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 5000; ++round) {
        QByteArray raw;
        const int length = random.bounded(1, 20);
        for (int i = 0; i < length; ++i)
            raw += random.bounded(3) == 0 ? "&-AB,+/"[random.bounded(7)] : char(random.bounded(1, 256));
        QVERIFY2(!decodeMailbox(raw).isEmpty(), raw.toHex().constData());
    }
}

QTEST_GUILESS_MAIN(MailboxNameTest)
#include "tst_mailboxname.moc"
