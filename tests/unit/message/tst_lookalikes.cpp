#include "message/LookAlikes.h"

#include <QTest>

using namespace postaci;

Q_DECLARE_METATYPE(postaci::HostDoubt)

/// Names that look like others (Unicode Technical Standard 39).
class TestLookAlikes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doubts_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<HostDoubt>("expected");
        const auto row = [](const char* host, HostDoubt::Kind kind, const char* looksLike) {
            QTest::newRow(host) << QString::fromUtf8(host) << HostDoubt{kind, QString::fromUtf8(looksLike)};
        };
        using enum HostDoubt::Kind;
        row("paypal.example", None, "");
        row("www.paypal.example", None, "");
        row("PAYPAL.example.", None, "");
        row("paypa1.example", Imitates, "paypal.example");
        row("www.paypa1.example", Imitates, "paypal.example");
        row("pаypal.example", Imitates, "paypal.example");        // Cyrillic
        row("xn--pypal-4ve.example", Imitates, "paypal.example"); // the same as it travels
        row("páypal.example", Imitates, "paypal.example");
        row("arnazon.example", Imitates, "amazon.example");
        row("g00gle.example", Imitates, "google.example");
        row("paypal.other", None, "");
        row("paypal-shop.example", None, "");
        row("сосо.example", ForeignLetters, "coco.example"); // all Cyrillic
        row("раураӏ.example", Imitates, "paypal.example");   // so is this
        row("bаnk.example", ForeignLetters, "bank.example"); // one letter
        row("почта.example", None, "");
        row("müşteri.example", None, "");
        row("ısı.example", None, "");
        row("例え.example", None, "");
        row("gmaıl.example", Imitates, "gmail.example"); // the Turkish letter
        row("xn--", None, "");
        row("", None, "");
        row("192.0.2.1", None, "");
    }

    void doubts()
    {
        QFETCH(QString, host);
        QFETCH(HostDoubt, expected);
        const LookAlikes known({QStringLiteral("paypal.example"), QStringLiteral("mail.amazon.example"),
                                QStringLiteral("google.example"), QStringLiteral("gmail.example")});
        const HostDoubt doubt = known.doubtAbout(host);
        QVERIFY2(doubt.kind == expected.kind, qPrintable(doubt.looksLike));
        QCOMPARE(doubt.looksLike, expected.looksLike);
    }

    void knowsNobodyAtFirst()
    {
        QVERIFY(LookAlikes().doubtAbout(QStringLiteral("paypa1.example")).kind == HostDoubt::Kind::None);
        LookAlikes known;
        known.add({QString(), QStringLiteral("com.tr"), QStringLiteral("localhost")});
        QVERIFY(known.doubtAbout(QStringLiteral("1ocalhost")).kind == HostDoubt::Kind::None);
    }
};

QTEST_GUILESS_MAIN(TestLookAlikes)
#include "tst_lookalikes.moc"
