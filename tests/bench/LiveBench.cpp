#include "bench/LiveBench.h"

#include "bench/Figures.h"
#include "bench/ListWatch.h"
#include "gui/drive/WindowDriver.h"
#include "messagelist/MessageListView.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QTimer>

#include <atomic>

namespace postaci::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds kLiveLimit(30);
constexpr int kArrivals = 30;
constexpr int kAnswers = 20;
constexpr int kPushGoal = 60;
constexpr int kSendGoal = 250;
const QString kUser = u"live@bench.example"_s;

QByteArray shortMessage(const QString& subject)
{
    return "From: Sender <sender@bench.example>\r\nTo: live@bench.example\r\nSubject: " + subject.toUtf8() +
           "\r\nMessage-ID: <" + subject.toUtf8().replace(' ', '.') +
           "@bench.example>\r\nDate: Tue, 10 Nov 2026 10:00:00 +0000\r\n\r\nThe text.\r\n";
}

/// Calls back once, after the painting in which a row of that subject was there.
class RowWatch : public QObject
{
public:
    RowWatch(MainWindow& window, const test::Person& person, QString subject, const QElapsedTimer& clock)
        : m_person(person), m_subject(std::move(subject)), m_clock(clock)
    {
        window.messageList()->viewport()->installEventFilter(this);
    }
    [[nodiscard]] double paintedMs() const { return m_paintedMs; }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (m_paintedMs < 0 && event->type() == QEvent::Paint && m_person.findMessage(m_subject) != 0)
            QTimer::singleShot(0, this, [this] { note(); });
        return QObject::eventFilter(watched, event);
    }

private:
    void note()
    {
        if (m_paintedMs < 0)
            m_paintedMs = double(m_clock.nsecsElapsed()) / 1e6;
    }

    const test::Person& m_person;
    QString m_subject;
    const QElapsedTimer& m_clock;
    double m_paintedMs = -1;
};

} // namespace

LiveBench::LiveBench(Table& table) : m_table(table) {}

LiveBench::~LiveBench() = default;

Result<void> LiveBench::run()
{
    for (const auto& part : {&LiveBench::start, &LiveBench::measurePush, &LiveBench::measureSending}) {
        if (auto done = (this->*part)(); !done)
            return done;
    }
    return {};
}

Result<void> LiveBench::start()
{
    if (!m_server.start() || !m_server.deliver(kUser, shortMessage(u"the first"_s)))
        return test::notDone(m_server.errorText());
    m_imap = std::make_unique<test::CuttingProxy>(m_server.imapPort());
    test::ProgramOptions options;
    options.ca = m_server.caFile();
    auto program = test::Program::open(options, m_secrets);
    if (!program)
        return unexpected(program.error());
    m_program = std::move(program).value();
    m_person = std::make_unique<test::Person>(m_program->window(), kLiveLimit);

    Account account;
    account.label = kUser;
    account.identity = {u"Live"_s, kUser, {}, {}};
    account.incoming = {Protocol::Imap, u"127.0.0.1"_s, m_imap->port(), Security::None, kUser};
    account.outgoing = test::outgoingOf(m_server);
    account.outgoing.username = kUser;
    std::optional<Result<AccountId>> added;
    m_program->engine().addAccount(account, {QString::fromLatin1(test::fixturePassword)},
                                   [&added](const Result<AccountId>& id) { added = id; });
    if (!runUntil([&added] { return added.has_value(); }, kLiveLimit) || !*added)
        return test::notDone(u"The account could not be added."_s);
    m_program->window().resize(1280, 800);
    m_program->start();
    const auto watching = [&] {
        return m_program->engine().accountState(**added).activity == AccountActivity::Push;
    };
    if (!runUntil(watching, kLiveLimit))
        return test::notDone(u"The account did not come to wait for push."_s);
    return m_person->waitForMessages(1);
}

Result<LiveBench::Arrival> LiveBench::receive(const QString& subject)
{
    QElapsedTimer clock;
    clock.start();
    std::atomic<qint64> existsAt{-1};
    m_imap->setObserver([&](test::CuttingProxy::Direction direction, const QByteArray& bytes) {
        if (direction == test::CuttingProxy::Direction::Down && existsAt < 0 && bytes.contains(" EXISTS\r\n"))
            existsAt = clock.nsecsElapsed();
    });
    const RowWatch row(m_program->window(), *m_person, subject, clock);
    const bool delivered = m_server.deliver(kUser, shortMessage(subject));
    const bool shown = delivered && runUntil([&row] { return row.paintedMs() >= 0; }, kLiveLimit);
    m_imap->setObserver({});
    if (!shown || existsAt < 0)
        return test::notDone(u"A new message did not come by push."_s);
    return Arrival{row.paintedMs() - double(existsAt) / 1e6, row.paintedMs()};
}

Result<void> LiveBench::measurePush()
{
    QList<double> fromExists;
    QList<double> fromDelivery;
    for (int i = 0; i < kArrivals; ++i) {
        const auto arrival = receive(u"arrival %1"_s.arg(i));
        if (!arrival)
            return unexpected(arrival.error());
        fromExists << arrival->fromExists;
        fromDelivery << arrival->fromDelivery;
    }
    m_table.add(u"P7 the server's EXISTS to the row on screen, p95 of %1"_s.arg(kArrivals),
                u"%1 (from the delivery %2, with the server's own wait)"_s.arg(
                    inMilliseconds(p95(fromExists)), inMilliseconds(p95(fromDelivery))),
                u"at most %1 ms"_s.arg(kPushGoal), p95(fromExists) <= kPushGoal);
    return {};
}

Result<double> LiveBench::answerOnce()
{
    if (const auto replying = m_person->reply(); !replying)
        return unexpected(replying.error());
    if (const auto written = m_person->write(u"Thank you."_s); !written)
        return unexpected(written.error());
    QElapsedTimer clock;
    double sentMs = -1;
    const QObject context;
    QObject::connect(&m_program->engine(), &MailEngine::outboxChanged, &context,
                     [&](const OutboxEntry& entry) {
                         if (entry.state == OutboxState::Sent && sentMs < 0)
                             sentMs = double(clock.nsecsElapsed()) / 1e6;
                     });
    clock.start();
    if (const auto sent = m_person->send(); !sent)
        return unexpected(sent.error());
    if (!runUntil([&sentMs] { return sentMs >= 0; }, kLiveLimit))
        return test::notDone(u"The answer was not sent."_s);
    return sentMs;
}

Result<void> LiveBench::measureSending()
{
    const auto message = m_person->waitForMessage(u"the first"_s);
    if (!message)
        return unexpected(message.error());
    if (const auto opened = m_person->openMessage(*message); !opened)
        return opened;
    QList<double> times;
    for (int i = 0; i < kAnswers; ++i) {
        const auto took = answerOnce();
        if (!took)
            return unexpected(took.error());
        times << *took;
    }
    m_table.add(
        u"P8 Send pressed to the server's 250, STARTTLS, p95 of %1"_s.arg(kAnswers),
        u"%1 (half of them within %2)"_s.arg(inMilliseconds(p95(times)), inMilliseconds(middle(times))),
        u"at most %1 ms"_s.arg(kSendGoal), p95(times) <= kSendGoal);
    return {};
}

} // namespace postaci::bench
