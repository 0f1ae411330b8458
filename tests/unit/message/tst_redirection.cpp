// A message that is sent on stays what it was, byte for byte.
#include "message/HeaderDecoder.h"
#include "message/Redirection.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

Redirection toTwo()
{
    Redirection redirection;
    redirection.account = 1;
    redirection.from = {u"Ayşe"_s, u"ayse@a.example"_s};
    redirection.to = {{u"Mehmet"_s, u"m@b.example"_s}};
    redirection.bcc = {{{}, u"gizli@c.example"_s}};
    redirection.messageId = u"yeni@a.example"_s;
    redirection.date = QDateTime(QDate(2026, 11, 27), QTime(10, 0), Qt::UTC);
    return redirection;
}

} // namespace

class TestRedirection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsABlockAboveTheMessage();
    void keepsEveryOtherByte_data();
    void keepsEveryOtherByte();
    void takesTheOriginalsBccAway();
    void refusesWhatCannotBeSent();
};

void TestRedirection::putsABlockAboveTheMessage()
{
    const QByteArray raw = "From: x@y.example\r\nSubject: s\r\nMessage-ID: <alt@y.example>\r\n\r\nmetin\r\n";
    const auto built = buildRedirection(toTwo(), raw);
    QVERIFY(built);
    QVERIFY(built->wire.endsWith(raw));
    const QByteArray added = built->wire.left(built->wire.size() - raw.size());
    QCOMPARE(headerField(added + "\r\n", "Resent-Date"), QByteArray("Fri, 27 Nov 2026 10:00:00 +0000"));
    QCOMPARE(headerField(added + "\r\n", "Resent-Message-ID"), QByteArray("<yeni@a.example>"));
    QVERIFY(headerField(added + "\r\n", "Resent-From").endsWith("<ayse@a.example>"));
    QCOMPARE(headerField(added + "\r\n", "Resent-To"), QByteArray("Mehmet <m@b.example>"));
    QVERIFY(!built->wire.contains("gizli"));
    QVERIFY(built->sentCopy.contains("Resent-Bcc: gizli@c.example\r\n"));
    QCOMPARE(built->envelopeFrom, u"ayse@a.example"_s);
    QCOMPARE(built->recipients, (QStringList{u"m@b.example"_s, u"gizli@c.example"_s}));
    QCOMPARE(decodeEnvelope(built->wire).messageId, u"alt@y.example"_s);
}

void TestRedirection::keepsEveryOtherByte_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("8 bit") << QByteArray("Subject: s\r\n\r\nİ\xff\xfe\r\n.\r\n..\r\nuzun satir ") +
                                  QByteArray(3000, 'x') + "\r\n";
    QTest::newRow("no body") << QByteArray("Subject: s\r\n\r\n");
    QTest::newRow("no blank line") << QByteArray("Subject: s\r\n");
    QTest::newRow("folded, odd case")
        << QByteArray("SUBJECT:  s\r\n\tt\r\nx-bcc: y\r\n\r\nBcc: in the body\r\n");
    QTest::newRow("resent before") << QByteArray("Resent-From: q@r.example\r\nSubject: s\r\n\r\nx");
    QTest::newRow("bare line ends") << QByteArray("Subject: s\n\nmetin\n");
}

void TestRedirection::keepsEveryOtherByte()
{
    QFETCH(QByteArray, raw);
    const auto built = buildRedirection(toTwo(), raw);
    QVERIFY(built);
    QVERIFY(built->wire.endsWith(raw));
    QVERIFY(built->sentCopy.endsWith(raw));
    QVERIFY(built->wire.startsWith("Resent-Date: "));
}

void TestRedirection::takesTheOriginalsBccAway()
{
    const QByteArray raw =
        "Subject: s\r\nBCC: saklı@x.example,\r\n ikinci@x.example\r\nTo: t@x.example\r\n\r\nBcc: kalır\r\n";
    const auto built = buildRedirection(toTwo(), raw);
    QVERIFY(built);
    QVERIFY(built->wire.endsWith("Subject: s\r\nTo: t@x.example\r\n\r\nBcc: kalır\r\n"));
    QVERIFY(!built->wire.contains("ikinci"));
}

void TestRedirection::refusesWhatCannotBeSent()
{
    const QByteArray raw = "Subject: s\r\n\r\nx";
    Redirection nobody = toTwo();
    nobody.to.clear();
    nobody.bcc.clear();
    QVERIFY(!buildRedirection(nobody, raw));
    Redirection bad = toTwo();
    bad.to = {{{}, u"a b@c\r\nX: y"_s}};
    QVERIFY(!buildRedirection(bad, raw));
    QVERIFY(!buildRedirection(toTwo(), {}));
    QVERIFY(!buildRedirection(toTwo(), "\r\nonly a body"));
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::TestRedirection)
#include "tst_redirection.moc"
