#include "message/HeaderDecoder.h"

#include <QTest>

using namespace postaci;

class TestHeaderDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* raw, const char* expected) {
            QTest::newRow(raw) << QByteArray(raw) << QString::fromLatin1(expected);
        };
        row("Tue, 1 Jul 2003 10:52:37 +0200", "2003-07-01T08:52:37Z");
        row("Tue,1 Jul 2003 10:52:37 +0200 (CEST)", "2003-07-01T08:52:37Z");
        row("1 Jul 03 10:52 EST", "2003-07-01T15:52:00Z");
        row("1 Jul 99 10:52 GMT", "1999-07-01T10:52:00Z");
        row("Tue, 1 Jul 103 10:52:00 GMT", "2003-07-01T10:52:00Z");
        row("Tue, 01 Jul 2003 10:52:37", "2003-07-01T10:52:37Z");
        row("Tue, 01 Jul 2003 10:52:37 -0000", "2003-07-01T10:52:37Z");
        row("Tue, 01 Jul 2003 10:52:37 +0530", "2003-07-01T05:22:37Z");
        row("Tue Jul  1 10:52:37 2003", "2003-07-01T10:52:37Z");
        row("Tue Jul  1 10:52:37 EST 2003", "2003-07-01T15:52:37Z");
        row("Tue, 1-Jul-2003 10:52:37 GMT", "2003-07-01T10:52:37Z");
        row("2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z");
        row("2024-01-02 03:04:05 +03:00", "2024-01-02T00:04:05Z");
        row("Pzt, 1 Tem 2003 10:52:37 +0300", "2003-07-01T07:52:37Z");
        row("Cum, 5 \xc5\x9eub 2021 10:00:00 +0300", "2021-02-05T07:00:00Z");
        row("Paz, 15 A\xc4\x9fu 2021 10:00:00 +0300", "2021-08-15T07:00:00Z");
        row("Mar, 1 Jul 2003 10:00:00 +0200", "2003-07-01T08:00:00Z");
        row("Tue, 01 Jul 2003 10:52:37 GMT+0300", "2003-07-01T07:52:37Z");
        row("Tue, 01 Jul 2003 10:52:60 +0000", "2003-07-01T10:52:59Z");
        row("Tue, 01 Jul 2003 1:05:00 PM +0000", "2003-07-01T13:05:00Z");
        row("Tue, 01 July 2003 10:52:37 +0000", "2003-07-01T10:52:37Z");
        row("1 Jul 2003", "2003-07-01T00:00:00Z");
        row("Tue, 01 Jul 2003 10:52:37 +9900", "2003-07-01T10:52:37Z");
        row("garbage", "");
        row("", "");
        row("Tue, 32 Jul 2003 10:00:00 +0000", "");
        row("Tue, 30 Feb 2003 10:00:00 +0000", "");
        row("10:00:00", "");
    }

    void parses()
    {
        QFETCH(const QByteArray, raw);
        QFETCH(const QString, expected);
        const QDateTime date = parseDate(raw);
        QCOMPARE(date.isValid() ? date.toString(Qt::ISODate) : QString(), expected);
    }
};

QTEST_GUILESS_MAIN(TestHeaderDate)
#include "tst_headerdate.moc"
