#include "sync/ConnectionLoop.h"
#include "unit/store/StoreFixture.h"

#include <QSemaphore>

#include <mutex>

using namespace postaci;
using namespace postaci::test;

namespace {

/// A loop whose attempts end when the test says so, and as it says.
class HeldLoop final : public ConnectionLoop
{
public:
    HeldLoop(const AccountContext& context, SignInGate& gate, bool waitsForGate = false)
        : ConnectionLoop(context, gate, QStringLiteral("held")), m_waitsForGate(waitsForGate)
    {
        start();
    }
    ~HeldLoop() override { stop(); }

    /// The attempt that runs, or the next one, ends with this.
    void endAttempt(const Result<void>& outcome)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_outcome = outcome;
        }
        m_ends.release();
    }
    /// The attempt that runs signs in, and goes on.
    void signIn() { loginSucceeded(); }

    int attempts() const { return m_attempts; }
    int waitsForUser() const { return m_waitsForUser; }
    int pauses() const { return m_pauses; }
    int refusedRequests() const { return m_refusedRequests; }

protected:
    Result<void> runConnection(const MailReader&) override
    {
        m_attempts += 1;
        m_ends.acquire();
        const std::lock_guard lock(m_mutex);
        return m_outcome;
    }
    [[nodiscard]] bool waitsToConnect() const override { return m_waitsForGate && !m_gate.isOpen(); }
    void report(const LoopReport& report) override
    {
        if (report.phase == LoopPhase::NeedsUser)
            m_waitsForUser += 1;
        if (report.phase == LoopPhase::Waiting)
            m_pauses += 1;
    }
    void connectionFailed(const Error&) override { m_refusedRequests += 1; }

private:
    const bool m_waitsForGate;
    QSemaphore m_ends;
    std::mutex m_mutex;
    Result<void> m_outcome;
    std::atomic<int> m_attempts{0};
    std::atomic<int> m_waitsForUser{0};
    std::atomic<int> m_pauses{0};
    std::atomic<int> m_refusedRequests{0};
};

Result<void> refusal()
{
    return unexpected(
        makeError(ErrorKind::Authentication, ErrorReason::Unspecified, QStringLiteral("wrong password")));
}

Result<void> busy()
{
    return unexpected(makeError(ErrorKind::Timeout, ErrorReason::ServerBusy, QStringLiteral("too many")));
}

} // namespace

/// When a loop tries again, and when it waits for its user.
class ConnectionLoopTest : public QObject
{
    Q_OBJECT

private:
    /// One account's context and gate.
    struct Desk : StoreFixture
    {
        Desk()
        {
            context.account = *reader->account(account);
            context.store = store.get();
            context.clock = &clock;
            context.timings.firstBusyRetry = std::chrono::hours(1);
            context.timings.longestBusyRetry = std::chrono::hours(1);
        }
        ~Desk() { context.cancel.cancel(); }

        AccountContext context;
        SignInGate gate;
    };
    /// Ends a loop that would otherwise wait for its attempt.
    static void finish(Desk& desk, HeldLoop& loop)
    {
        desk.context.cancel.cancel();
        loop.endAttempt({});
    }

private Q_SLOTS:
    void aRefusalIsNotRepeatedUntilTheUserActs()
    {
        Desk desk;
        HeldLoop loop(desk.context, desk.gate);
        QTRY_COMPARE(loop.attempts(), 1);
        loop.endAttempt(refusal());
        QTRY_COMPARE(loop.waitsForUser(), 1);
        const int refused = loop.refusedRequests();
        loop.wake(); // a click gets its answer, and the server is not asked
        QTRY_COMPARE(loop.refusedRequests(), refused + 1);
        QCOMPARE(loop.attempts(), 1);
        desk.gate.userActed();
        loop.wake();
        QTRY_COMPARE(loop.attempts(), 2);
        QCOMPARE(loop.refusedRequests(), refused + 1); // what is asked for now waits for the attempt
        finish(desk, loop);
    }

    void aRefusalFromBeforeTheUserActedIsTriedAgain()
    {
        Desk desk;
        HeldLoop loop(desk.context, desk.gate);
        QTRY_COMPARE(loop.attempts(), 1);
        desk.gate.userActed();
        loop.wake();
        loop.endAttempt(refusal());
        QTRY_COMPARE(loop.attempts(), 2);
        QCOMPARE(loop.waitsForUser(), 0);
        loop.endAttempt(refusal()); // what the server says now
        QTRY_COMPARE(loop.waitsForUser(), 1);
        QVERIFY(!desk.gate.isOpen());
        finish(desk, loop);
    }

    void aLateRefusalOfTheSecondConnectionStopsNothing()
    {
        Desk desk;
        HeldLoop first(desk.context, desk.gate);
        HeldLoop second(desk.context, desk.gate, true);
        QTRY_COMPARE(first.attempts(), 1);
        first.signIn();
        QTRY_COMPARE(second.attempts(), 1);
        first.endAttempt(refusal()); // the password has changed
        QTRY_COMPARE(first.waitsForUser(), 1);
        desk.gate.userActed();
        first.wake();
        second.wake();
        QTRY_COMPARE(first.attempts(), 2);
        first.signIn();
        second.endAttempt(refusal()); // to what was tried with the old one
        QTRY_COMPARE(second.attempts(), 2);
        QVERIFY(desk.gate.isOpen());
        QCOMPARE(second.waitsForUser(), 0);
        desk.context.cancel.cancel();
        first.endAttempt({});
        second.endAttempt({});
    }

    void aBusyServerIsAskedAgainWhenTheUserSaysSo()
    {
        Desk desk;
        HeldLoop loop(desk.context, desk.gate);
        QTRY_COMPARE(loop.attempts(), 1);
        loop.endAttempt(busy());
        QTRY_COMPARE(loop.pauses(), 1);
        desk.gate.userActed();
        loop.wake();
        QTRY_COMPARE(loop.attempts(), 2);
        finish(desk, loop);
    }
};

QTEST_GUILESS_MAIN(ConnectionLoopTest)
#include "tst_connectionloop.moc"
