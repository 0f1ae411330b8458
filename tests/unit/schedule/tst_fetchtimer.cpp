#include "sync/FetchTimer.h"

#include <QTest>

#include <optional>

using namespace std::chrono_literals;

namespace postaci {

namespace {

class HandClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    void goBy(std::chrono::seconds time) { m_now = m_now.addSecs(time.count()); }

private:
    QDateTime m_now = QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
};

FetchRules every(int minutes)
{
    FetchRules rules;
    rules.mode = FetchMode::Interval;
    rules.minutes = minutes;
    return rules;
}

FetchRules byHand()
{
    FetchRules rules;
    rules.mode = FetchMode::ByHand;
    return rules;
}

} // namespace

/// When an account's loops fetch by themselves.
class FetchTimerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mailThatComesIsAlwaysDue();
    void anIntervalBeginsWithEachLook();
    void whatCannotPushLooksNowAndThen();
    void byHandIsNeverDue();
    void whatIsHeldIsNotDue();
    void aClockThatWasSetBackStopsNothing();
    void onlyWhatWasNotAskedForIsBrokenOff();
    void whatIsAskedDuringAPassIsNotAnsweredByIt();

private:
    HandClock m_clock;
};

void FetchTimerTest::mailThatComesIsAlwaysDue()
{
    FetchTimer timer({}, m_clock, true);
    QVERIFY(timer.pushes() && timer.mayFetch() && timer.isDue());
    timer.fetched();
    QVERIFY(timer.isDue());
    QVERIFY(!timer.next().isValid());
}

void FetchTimerTest::anIntervalBeginsWithEachLook()
{
    FetchTimer timer({}, m_clock, true);
    QVERIFY(timer.set(every(15), false));
    QVERIFY(!timer.set(every(15), false));
    QVERIFY(!timer.pushes());
    QVERIFY(timer.isDue()); // it never looked
    timer.fetched();
    QVERIFY(!timer.isDue());
    QCOMPARE(timer.next(), m_clock.now().addSecs(15 * 60));
    m_clock.goBy(14min + 59s);
    QCOMPARE(timer.untilDue(), 1000ms);
    m_clock.goBy(1s);
    QVERIFY(timer.isDue());
    timer.set(every(30), false);
    QCOMPARE(timer.untilDue(), std::chrono::milliseconds(15min));
}

void FetchTimerTest::whatCannotPushLooksNowAndThen()
{
    EngineTimings timings;
    timings.poll = 5min;
    FetchTimer timer(timings, m_clock, false);
    QVERIFY(!timer.pushes());
    timer.fetched();
    QCOMPARE(timer.untilDue(), std::chrono::milliseconds(5min));
}

void FetchTimerTest::byHandIsNeverDue()
{
    FetchTimer timer({}, m_clock, true);
    timer.set(byHand(), false);
    QVERIFY(!timer.isDue() && !timer.pushes() && !timer.mayFetch());
    QCOMPARE(timer.untilDue(), FetchTimer::kNever);
    QVERIFY(!timer.next().isValid());
}

void FetchTimerTest::whatIsHeldIsNotDue()
{
    FetchTimer timer({}, m_clock, true);
    QVERIFY(timer.set({}, true));
    QVERIFY(!timer.isDue() && !timer.pushes() && !timer.mayFetch());
    QVERIFY(timer.set({}, false));
    QVERIFY(timer.isDue() && timer.pushes());
}

void FetchTimerTest::aClockThatWasSetBackStopsNothing()
{
    FetchTimer timer({}, m_clock, true);
    timer.set(every(15), false);
    timer.fetched();
    m_clock.goBy(-24h);
    QVERIFY(timer.isDue());
}

void FetchTimerTest::onlyWhatWasNotAskedForIsBrokenOff()
{
    FetchTimer timer({}, m_clock, true);
    QVERIFY(!timer.breaksOff());
    timer.set({}, true);
    QVERIFY(timer.breaksOff());
    timer.ask();
    QVERIFY(!timer.breaksOff());
    timer.answered(timer.asks());
    QVERIFY(timer.breaksOff());
}

void FetchTimerTest::whatIsAskedDuringAPassIsNotAnsweredByIt()
{
    FetchTimer timer({}, m_clock, true);
    timer.set({}, true);
    timer.ask();
    const quint64 atItsBegin = timer.asks();
    timer.ask();
    timer.answered(atItsBegin);
    QVERIFY(timer.isAsked() && !timer.breaksOff());
    timer.answered(timer.asks());
    QVERIFY(!timer.isAsked() && timer.breaksOff());
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::FetchTimerTest)
#include "tst_fetchtimer.moc"
