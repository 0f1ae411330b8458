#include "base/QuietHours.h"

#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

class TestQuietHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contains_data();
    void contains();
    void textKeepsThem();
    void otherTextIsTheDefault_data();
    void otherTextIsTheDefault();
};

void TestQuietHours::contains_data()
{
    QTest::addColumn<QString>("hours");
    QTest::addColumn<QString>("when"); // 23 November 2026 is a Monday
    QTest::addColumn<bool>("quiet");
    const auto add = [](const char* name, const QString& hours, const QString& when, bool quiet) {
        QTest::newRow(name) << hours << when << quiet;
    };
    add("off", u"off 00:00 23:59 1234567"_s, u"2026-11-23T12:00"_s, false);
    add("before", u"on 12:00 13:00 1234567"_s, u"2026-11-23T11:59"_s, false);
    add("at the beginning", u"on 12:00 13:00 1234567"_s, u"2026-11-23T12:00"_s, true);
    add("at the end", u"on 12:00 13:00 1234567"_s, u"2026-11-23T13:00"_s, false);
    add("on another day", u"on 12:00 13:00 234567"_s, u"2026-11-23T12:30"_s, false);
    add("in the evening", u"on 22:00 07:00 1"_s, u"2026-11-23T22:30"_s, true);
    add("the next morning", u"on 22:00 07:00 1"_s, u"2026-11-24T06:59"_s, true);
    add("the next morning at the end", u"on 22:00 07:00 1"_s, u"2026-11-24T07:00"_s, false);
    add("the same morning", u"on 22:00 07:00 1"_s, u"2026-11-23T06:00"_s, false);
    add("the morning after Sunday", u"on 22:00 07:00 7"_s, u"2026-11-23T06:00"_s, true);
    add("all day", u"on 00:00 00:00 6"_s, u"2026-11-28T15:00"_s, true);
    add("the day after a whole day", u"on 00:00 00:00 6"_s, u"2026-11-29T00:00"_s, false);
    add("all day from noon", u"on 12:00 12:00 6"_s, u"2026-11-29T11:00"_s, true);
    add("on no day", u"on 00:00 00:00 "_s, u"2026-11-28T15:00"_s, false);
}

void TestQuietHours::contains()
{
    QFETCH(QString, hours);
    QFETCH(QString, when);
    QTEST(QuietHours::fromText(hours).contains(QDateTime::fromString(when, Qt::ISODate)), "quiet");
}

void TestQuietHours::textKeepsThem()
{
    const QuietHours hours{true, QTime(23, 5), QTime(6, 30), 0x15};
    QCOMPARE(hours.toText(), u"on 23:05 06:30 135"_s);
    QVERIFY(QuietHours::fromText(hours.toText()) == hours);
    const QuietHours never{false, QTime(1, 0), QTime(2, 0), 0};
    QVERIFY(QuietHours::fromText(never.toText()) == never);
}

void TestQuietHours::otherTextIsTheDefault_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "on", "on 25:00 07:00 1", "on 22:00", "\xff\xff\xff"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestQuietHours::otherTextIsTheDefault()
{
    QFETCH(QString, text);
    QVERIFY(QuietHours::fromText(text) == QuietHours());
}

QTEST_GUILESS_MAIN(TestQuietHours)
#include "tst_quiethours.moc"
