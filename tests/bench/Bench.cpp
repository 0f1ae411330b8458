#include "bench/Bench.h"

#include "bench/BenchMailbox.h"
#include "bench/Figures.h"
#include "bench/ListWatch.h"
#include "bench/OpenedProgram.h"
#include "bench/PeerBench.h"
#include "bench/RawFetch.h"
#include "gui/drive/Program.h"
#include "gui/drive/WindowDriver.h"
#include "messagelist/MessageListView.h"
#include "support/StallWatch.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <algorithm>

namespace postaci::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::chrono::minutes kLimit(10);
constexpr int kRepeats = 5;
constexpr int kFirstRows = 50;
constexpr double kSyncGoal = 2.5;
constexpr int kFirstRowsGoal = 300;
constexpr int kStallGoal = 50;
constexpr int kOpenGoal = 400;
constexpr int kResyncGoal = 2048;
constexpr int kMemoryGoal = 150;

} // namespace

Bench::Bench(Table& table, int messages, Peers peers)
    : m_table(table), m_messages(messages), m_peers(peers), m_user(u"bench@bench.example"_qs)
{
}

Result<void> Bench::run()
{
    for (const auto& part : {&Bench::prepare, &Bench::measureFirstSync, &Bench::measureWithWindow,
                             &Bench::measureOpeningAgain}) {
        if (auto done = (this->*part)(); !done)
            return done;
    }
    if (m_peers == Peers::With)
        measurePeers(m_table, m_server, m_user);
    return {};
}

Result<void> Bench::prepare()
{
    QTextStream out(stdout);
    if (!m_server.start())
        return test::notDone(m_server.errorText());
    QElapsedTimer timer;
    timer.start();
    if (!m_server.deliver(m_user, makeMailbox(m_messages)))
        return test::notDone(u"The mailbox could not be written."_qs);
    out << "A mailbox of " << m_messages << " messages was made in " << timer.elapsed() / 1000 << " s. ";
    // The server parses and indexes at the first look; from then on all readers find the same.
    const auto first = readAndDrop(m_server, m_user);
    if (!first)
        return unexpected(first.error());
    out << "The server's own first look at it took " << inSeconds(first->seconds) << "." << Qt::endl
        << Qt::endl;
    return {};
}

Result<std::unique_ptr<MailEngine>> Bench::openEngine(const QString& profile)
{
    const auto authorities = loadAuthorities(m_server.caFile());
    if (!authorities)
        return unexpected(authorities.error());
    EngineOptions options;
    options.profileDir = profile;
    options.certificates.addedAuthorities = *authorities;
    return MailEngine::open(options, m_secrets, m_clock);
}

Result<AccountId> Bench::addAccount(MailEngine& engine)
{
    Account account;
    account.label = m_user;
    account.identity = {u"Bench"_qs, m_user, {}, {}};
    account.incoming = test::incomingOf(m_server);
    account.outgoing = test::outgoingOf(m_server);
    account.incoming.username = account.outgoing.username = m_user;
    std::optional<Result<AccountId>> added;
    engine.addAccount(account, {QString::fromLatin1(test::fixturePassword)},
                      [&added](const Result<AccountId>& id) { added = id; });
    if (!runUntil([&added] { return added.has_value(); }, kLimit))
        return test::notDone(u"The account could not be added."_qs);
    return *added;
}

Result<Bench::Pass> Bench::pass(MailEngine& engine, AccountId account)
{
    std::optional<Result<SyncReport>> outcome;
    QElapsedTimer timer;
    timer.start();
    engine.syncOnce(account, PassScope::Everything, BodyPolicy::OnDemand,
                    [&outcome](const Result<SyncReport>& report) { outcome = report; });
    if (!runUntil([&outcome] { return outcome.has_value(); }, kLimit))
        return test::notDone(u"The pass did not end."_qs);
    if (!*outcome)
        return unexpected(outcome->error());
    return Pass{double(timer.nsecsElapsed()) / 1e9, **outcome};
}

/// Bare socket and engine take turns, so that a machine that gets slower or faster meanwhile does so for
/// both.
Result<void> Bench::measureFirstSync()
{
    QList<double> raw;
    QList<double> engineTime;
    qint64 rawBytes = 0;
    Pass last;
    Pass again;
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        const auto dropped = readAndDrop(m_server, m_user);
        if (!dropped)
            return unexpected(dropped.error());
        raw << dropped->totalSeconds;
        rawBytes = dropped->bytes;
        auto engine = openEngine(m_profiles.filePath(u"engine%1"_qs.arg(repeat)));
        if (!engine)
            return unexpected(engine.error());
        const auto account = addAccount(**engine);
        if (!account)
            return unexpected(account.error());
        const auto synced = pass(**engine, *account);
        if (!synced)
            return unexpected(synced.error());
        if (synced->report.added != m_messages)
            return test::notDone(u"The first sync brought %1 messages."_qs.arg(synced->report.added));
        engineTime << synced->seconds;
        last = *synced;
        const auto unchanged = pass(**engine, *account);
        if (!unchanged)
            return unexpected(unchanged.error());
        again = *unchanged;
    }
    QList<double> ratios;
    for (qsizetype i = 0; i < raw.size(); ++i)
        ratios << engineTime.at(i) / raw.at(i);
    const double ratio = middle(ratios);
    m_table.add(u"P1 reading and dropping all headers, bare socket"_qs,
                u"%1, %2 MB"_qs.arg(inSeconds(middle(raw))).arg(double(rawBytes) / 1e6, 0, 'f', 1));
    m_table.add(u"P1 first sync of all headers into the store, engine alone"_qs,
                u"%1, %2 MB, %3 times that"_qs.arg(inSeconds(middle(engineTime)))
                    .arg(double(last.report.bytes) / 1e6, 0, 'f', 1)
                    .arg(ratio, 0, 'f', 2),
                u"at most %1 times"_qs.arg(kSyncGoal), ratio <= kSyncGoal);
    m_table.add(u"P4 the same account again, nothing new (%1 folders)"_qs.arg(again.report.folders),
                u"%1 bytes, %2"_qs.arg(again.report.bytes).arg(inMilliseconds(again.seconds * 1000)),
                u"under %1 bytes"_qs.arg(kResyncGoal), again.report.bytes < kResyncGoal);
    return {};
}

Result<void> Bench::measureWithWindow()
{
    test::ProgramOptions options;
    options.profile = m_profiles.filePath(u"window"_qs);
    options.ca = m_server.caFile();
    auto program = test::Program::open(options, m_secrets);
    if (!program)
        return unexpected(program.error());
    MailEngine& engine = (*program)->engine();
    const auto account = addAccount(engine);
    if (!account)
        return unexpected(account.error());
    MainWindow& window = (*program)->window();
    window.resize(1280, 800);
    window.show();
    // The window's own first painting is not the sync's.
    (void)runUntil([&window] { return window.isSettled(); }, std::chrono::seconds(2));

    QElapsedTimer clock;
    clock.start();
    ListWatch watch(window, kFirstRows, clock);
    test::StallWatch stalls;
    stalls.start();
    engine.start();
    qint64 loggedIn = -1;
    const MessageListModel* rows = window.messageList()->messageModel();
    const bool complete = runUntil(
        [&] {
            const AccountActivity activity = engine.accountState(*account).activity;
            if (loggedIn < 0 && (activity == AccountActivity::Syncing || activity == AccountActivity::Push))
                loggedIn = clock.elapsed();
            return rows->rowCount() == m_messages && activity == AccountActivity::Push;
        },
        kLimit);
    stalls.stop();
    if (!complete)
        return test::notDone(u"Only %1 rows came."_qs.arg(rows->rowCount()));
    const double all = double(clock.elapsed()) / 1000;
    m_table.add(u"P2 the newest %1 rows on screen, from the start of connecting"_qs.arg(kFirstRows),
                u"%1 (signed in after %2)"_qs.arg(inMilliseconds(double(watch.paintedMs())),
                                                  inMilliseconds(double(loggedIn))),
                u"at most %1 ms after login"_qs.arg(kFirstRowsGoal),
                watch.paintedMs() - loggedIn <= kFirstRowsGoal);
    m_table.add(u"P1 first sync with the window, until all is up to date"_qs, inSeconds(all));
    m_table.add(u"P10 longest stall of the UI thread meanwhile"_qs,
                u"%1, of it %2 computing; %3 over 50 ms"_qs
                    .arg(inMilliseconds(stalls.longest().wall), inMilliseconds(stalls.longest().cpu))
                    .arg(stalls.longerThan50()),
                u"at most %1 ms"_qs.arg(kStallGoal), stalls.longest().wall <= kStallGoal);
    engine.stop();
    return {};
}

Result<void> Bench::measureOpeningAgain()
{
    QList<double> shown;
    qint64 resident = 0;
    for (int repeat = 0; repeat < kRepeats; ++repeat) {
        const auto opened = measureOpening(m_profiles.filePath(u"window"_qs), m_server.caFile());
        if (!opened)
            return unexpected(opened.error());
        shown << double(opened->shownMs);
        resident = std::max(resident, opened->residentKb / 1024);
    }
    m_table.add(u"P3 starting the program on that profile, list on screen"_qs, inMilliseconds(middle(shown)),
                u"at most %1 ms"_qs.arg(kOpenGoal), middle(shown) <= kOpenGoal);
    m_table.add(u"P5 memory with that folder open (VmRSS)"_qs, u"%1 MB"_qs.arg(resident),
                u"at most %1 MB"_qs.arg(kMemoryGoal), resident <= kMemoryGoal);
    return {};
}

} // namespace postaci::bench
