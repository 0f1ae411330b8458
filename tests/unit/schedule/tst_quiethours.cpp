#include "base/QuietHours.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

QDateTime at(const QString& text)
{
    return QDateTime::fromString(text, u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace

/// The part of the day in which nobody is disturbed. 2026-11-23 is a Monday.
class QuietHoursTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contains_data();
    void contains();
    void nextChange_data();
    void nextChange();
    void textGoesBothWays();
    void nonsenseIsTheDefault();
};

void QuietHoursTest::contains_data()
{
    QTest::addColumn<QString>("hours");
    QTest::addColumn<QString>("when");
    QTest::addColumn<bool>("isQuiet");
    const QString night = u"on 22:00 07:00 1234567"_s;
    QTest::newRow("before") << night << u"2026-11-23 21:59:59"_s << false;
    QTest::newRow("begins") << night << u"2026-11-23 22:00:00"_s << true;
    QTest::newRow("after midnight") << night << u"2026-11-24 03:00:00"_s << true;
    QTest::newRow("ends") << night << u"2026-11-24 07:00:00"_s << false;
    QTest::newRow("off") << u"off 22:00 07:00 1234567"_s << u"2026-11-23 23:00:00"_s << false;
    QTest::newRow("noon") << u"on 12:00 13:00 1234567"_s << u"2026-11-23 12:30:00"_s << true;
    QTest::newRow("not on that day") << u"on 12:00 13:00 67"_s << u"2026-11-23 12:30:00"_s << false;
    QTest::newRow("the night belongs to the day it begins on")
        << u"on 22:00 07:00 5"_s << u"2026-11-28 03:00:00"_s << true;
    QTest::newRow("not to the next") << u"on 22:00 07:00 5"_s << u"2026-11-28 23:00:00"_s << false;
    QTest::newRow("whole day") << u"on 00:00 00:00 6"_s << u"2026-11-28 15:00:00"_s << true;
    QTest::newRow("no day") << u"on 22:00 07:00"_s << u"2026-11-23 23:00:00"_s << false;
}

void QuietHoursTest::contains()
{
    QFETCH(QString, hours);
    QFETCH(QString, when);
    QTEST(QuietHours::fromText(hours).contains(at(when)), "isQuiet");
}

void QuietHoursTest::nextChange_data()
{
    QTest::addColumn<QString>("hours");
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("change"); // empty: never
    QTest::newRow("they begin") << u"on 22:00 07:00 1234567"_s << u"2026-11-23 12:00:00"_s
                                << u"2026-11-23 22:00:00"_s;
    QTest::newRow("they end") << u"on 22:00 07:00 1234567"_s << u"2026-11-23 23:00:00"_s
                              << u"2026-11-24 07:00:00"_s;
    QTest::newRow("days later") << u"on 12:00 13:00 1"_s << u"2026-11-23 13:00:00"_s
                                << u"2026-11-30 12:00:00"_s;
    QTest::newRow("a whole weekend") << u"on 00:00 00:00 67"_s << u"2026-11-28 10:00:00"_s
                                     << u"2026-11-30 00:00:00"_s;
    QTest::newRow("one whole day") << u"on 08:00 08:00 6"_s << u"2026-11-28 10:00:00"_s
                                   << u"2026-11-29 08:00:00"_s;
    QTest::newRow("always") << u"on 00:00 00:00 1234567"_s << u"2026-11-23 12:00:00"_s << QString();
    QTest::newRow("never") << u"off 22:00 07:00 1234567"_s << u"2026-11-23 12:00:00"_s << QString();
}

void QuietHoursTest::nextChange()
{
    QFETCH(QString, hours);
    QFETCH(QString, when);
    QFETCH(QString, change);
    const QDateTime found = QuietHours::fromText(hours).nextChange(at(when));
    QCOMPARE(found.isValid() ? found.toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString(), change);
}

void QuietHoursTest::textGoesBothWays()
{
    const QuietHours hours{true, QTime(21, 15), QTime(6, 5), 0b0101010};
    QCOMPARE(hours.toText(), u"on 21:15 06:05 246"_s);
    QVERIFY(QuietHours::fromText(hours.toText()) == hours);
}

void QuietHoursTest::nonsenseIsTheDefault()
{
    for (const QString& text : {u""_s, u"on"_s, u"on 25:00 07:00 1"_s, u"on 22:00 x 1"_s})
        QVERIFY(QuietHours::fromText(text) == QuietHours());
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::QuietHoursTest)
#include "tst_quiethours.moc"
