#include "MessageFixture.h"
#include "message/HeaderDecoder.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

class TestHeaderText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArray& raw, const char* expected) {
            QTest::newRow(name) << raw << QString::fromUtf8(expected);
        };
        row("plain", "Hello there", "Hello there");
        row("folded", "Hello\r\n there\r\n\tyou", "Hello there you");
        row("bad fold", "Hello\r\nthere", "Hello there");
        row("base64", "=?UTF-8?B?xLBzdGFuYnVs?=", "İstanbul");
        row("q", "=?utf-8?q?=C4=B0stanbul_g=C3=BCnleri?=", "İstanbul günleri");
        row("underscore that was encoded", "=?utf-8?q?a=5Fb_c?=", "a_b c");
        row("iso-8859-9", "=?iso-8859-9?Q?=DDstanbul?=", "İstanbul");
        row("iso-8859-9 is windows-1254", "=?ISO-8859-9?Q?5_=80?=", "5 €");
        row("words join", "=?utf-8?Q?a?=\r\n =?utf-8?Q?b?=", "ab");
        row("words and text", "x =?utf-8?Q?a?= y", "x a y");
        row("different charsets join", "=?utf-8?Q?=C3=A7?= =?iso-8859-9?Q?=FE?=", "çş");
        row("split character", "=?utf-8?Q?=C4?= =?utf-8?Q?=B0stanbul?=", "İstanbul");
        row("split character base64", "=?utf-8?B?xA==?=\r\n =?utf-8?B?sHN0?=", "İst");
        row("split base64 group", "=?utf-8?B?xLBzd?= =?utf-8?B?GFuYnVs?=", "İstanbul");
        row("no padding", "=?utf-8?B?YWI?=", "ab");
        row("language", "=?utf-8*tr?Q?=C5=9F?=", "ş");
        row("blanks inside", "=?utf-8?Q?a b c?=", "a b c");
        row("glued to text", "=?utf-8?Q?a?=b", "ab");
        row("raw utf-8", "raw \xc4\xb0 x", "raw İ x");
        row("raw windows-1254", "G\xfcne\xfe \xfd\xfe\xfd\xf0\xfd", "Güneş ışığı");
        row("raw windows-1252", "caf\xe9", "café");
        row("unknown charset, utf-8 bytes", "=?x-nonsense?Q?=C5=9F?=", "ş");
        row("gb2312", "=?gb2312?B?1tDOxA==?=", "中文");
        row("shift_jis", "=?shift_jis?B?k/qWew==?=", "日本");
        row("koi8-r", "=?koi8-r?Q?=EE=C5=D4?=", "Нет");
        row("broken hex", "=?utf-8?Q?a=ZZ?=", "a=ZZ");
        row("not a word", "=?utf-8?q?=", "=?utf-8?q?=");
        row("unknown encoding", "=?utf-8?X?abc?=", "=?utf-8?X?abc?=");
        row("empty word", QByteArray("=?utf-8?Q?") + "?=", "");
        row("us-ascii with high bytes", "=?us-ascii?Q?=C3=BC?=", "ü");
        row("line end in a word", "=?utf-8?Q?a=0D=0ABcc:_x?=", "a  Bcc: x");
        row("empty", "", "");
    }

    void decodes()
    {
        QFETCH(const QByteArray, raw);
        QFETCH(const QString, expected);
        QCOMPARE(decodeHeaderText(raw), expected);
    }

    void aFieldFullOfBeginningsIsLinear()
    {
        // Quadratic, this would be 10^11 steps and run into the test's time limit.
        const QByteArray raw = QByteArray("=?a?Q?x").repeated(300000);
        QCOMPARE(decodeHeaderText(raw).size(), raw.size());
        QVERIFY(!decodeHeaderText(QByteArray("=?a?Q?").repeated(300000)).isEmpty());
    }

    void readsAnEnvelope()
    {
        const Envelope envelope = decodeEnvelope(fixture(QStringLiteral("alternative-related-mixed")));
        QCOMPARE(envelope.subject, text("İlk çeyrek raporu Şubat"));
        QCOMPARE(envelope.from, (AddressList{{text("Ayşe Yılmaz"), text("ayse@ornek.com.tr")}}));
        QCOMPARE(envelope.to, (AddressList{{text("Kaya, Mehmet"), text("mehmet@example.com")},
                                           {text("Gülü Çınar"), text("gulu@example.com")}}));
        QCOMPARE(envelope.cc, (AddressList{{QString(), text("can@example.com")},
                                           {text("Bora K."), text("bora@example.com")}}));
        QCOMPARE(envelope.date, QDateTime(QDate(2023, 3, 14), QTime(6, 5, 6), Qt::UTC));
        QCOMPARE(envelope.messageId, text("rapor.1@ornek.com.tr"));
        QCOMPARE(envelope.inReplyTo, text("soru.1@example.com"));
        QCOMPARE(envelope.references, (QStringList{text("ilk.0@example.com"), text("soru.1@example.com")}));
    }

    void repeatedFields()
    {
        const Envelope envelope =
            decodeEnvelope("Subject: one\nSubject: two\nTo: a@x\nTo: b@x\nsubject : three\n\nTo: c@x\n");
        QCOMPARE(envelope.subject, text("one"));
        QCOMPARE(envelope.to.size(), 2);
    }

    void findsAField()
    {
        const QByteArray block = "From x\r\nX-One: 1\r\nbroken line\r\nlist-unsubscribe: <a>,\r\n "
                                 "<b>\r\nX-Empty:\r\n\r\nX-Body: no\r\n";
        QCOMPARE(headerField(block, "List-Unsubscribe"), QByteArray("<a>, <b>"));
        QVERIFY(headerField(block, "X-Body").isNull());
        QVERIFY(!headerField(block, "X-Empty").isNull());
        QVERIFY(headerField(block, "X-Empty").isEmpty());
    }

    void messageIds_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("one") << QByteArray("<a@b>") << QStringList{text("a@b")};
        QTest::newRow("folded") << QByteArray("<a@b>\r\n\t<c@d>") << QStringList{text("a@b"), text("c@d")};
        QTest::newRow("no blank") << QByteArray("<a@b><c@d>") << QStringList{text("a@b"), text("c@d")};
        QTest::newRow("each once") << QByteArray("<a@b> <c@d> <a@b>")
                                   << QStringList{text("a@b"), text("c@d")};
        QTest::newRow("fold inside") << QByteArray("<a@\r\n b>") << QStringList{text("a@b")};
        QTest::newRow("words around")
            << QByteArray("Your message of \"Mon\" <a@b> (x)") << QStringList{text("a@b")};
        QTest::newRow("no brackets") << QByteArray("a@b c@d") << QStringList{text("a@b"), text("c@d")};
        QTest::newRow("open bracket") << QByteArray("<a@b <c@d>") << QStringList{text("c@d")};
        QTest::newRow("garbage") << QByteArray("none") << QStringList{};
        QTest::newRow("no domain") << QByteArray("<abc>") << QStringList{text("abc")};
    }

    void messageIds()
    {
        QFETCH(const QByteArray, raw);
        QFETCH(const QStringList, expected);
        QCOMPARE(parseMessageIds(raw), expected);
    }

    void veryManyReferencesKeepTheFirstAndTheNewest()
    {
        QByteArray raw;
        for (int i = 0; i < 5000; ++i)
            raw += '<' + QByteArray::number(i) + "@x> ";
        const QStringList ids = parseMessageIds(raw);
        QCOMPARE(ids.size(), 500);
        QCOMPARE(ids.first(), text("0@x"));
        QCOMPARE(ids.last(), text("4999@x"));
    }
};

QTEST_GUILESS_MAIN(TestHeaderText)
#include "tst_headertext.moc"
