#include "bench/IdleBench.h"

#include "bench/Figures.h"
#include "bench/ListWatch.h"
#include "bench/OpenedProgram.h"
#include "bench/ProcessFigures.h"
#include "gui/drive/Program.h"
#include "gui/drive/WindowDriver.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTextStream>

#include <algorithm>

namespace postaci::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kAccounts = 5;
constexpr std::chrono::seconds kIdleLimit(60);
/// What the first minute still does (the last rows, caches, allocator) is not idling.
constexpr std::chrono::seconds kSettling(5);
constexpr double kWakesGoal = 1;
constexpr qint64 kGrowthGoalKb = 1024;

bool allWatch(const MailEngine& engine)
{
    const auto accounts = engine.reader().accounts();
    return accounts && std::all_of(accounts->begin(), accounts->end(), [&engine](const Account& account) {
               return engine.accountState(account.id).activity == AccountActivity::Push;
           });
}

void waitFor(std::chrono::seconds duration)
{
    QEventLoop loop;
    QTimer::singleShot(duration, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

IdleBench::IdleBench(Table& table, std::chrono::seconds duration) : m_table(table), m_duration(duration) {}

Result<void> IdleBench::fillProfile()
{
    const auto authority = std::make_shared<test::TestAuthority>();
    for (int i = 0; i < kAccounts; ++i) {
        test::DovecotServer::Options options;
        options.authority = authority;
        options.outgoing = test::DovecotServer::Outgoing::None;
        m_servers.push_back(std::make_unique<test::DovecotServer>(options));
        if (!m_servers.back()->start())
            return test::notDone(m_servers.back()->errorText());
    }
    test::ProgramOptions options;
    options.profile = m_profile.path();
    options.ca = m_servers.front()->caFile();
    auto program = test::Program::open(options, m_secrets);
    if (!program)
        return unexpected(program.error());
    int added = 0;
    for (const auto& server : m_servers) {
        const Account account = test::accountAt(*server, u"idle%1@bench.example"_s.arg(server->imapsPort()));
        (*program)->engine().addAccount(account, {QString::fromLatin1(test::fixturePassword)},
                                        [&added](const Result<AccountId>& id) { added += id ? 1 : 0; });
    }
    if (!runUntil([&added] { return added == kAccounts; }, kIdleLimit))
        return test::notDone(u"The accounts could not be added."_s);
    return {};
}

Result<void> IdleBench::run()
{
    if (auto filled = fillProfile(); !filled)
        return filled;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {u"--idle"_s, m_profile.path(), u"--ca"_s, m_servers.front()->caFile(), u"--seconds"_s,
                   QString::number(m_duration.count())});
    const auto limit = std::chrono::milliseconds(m_duration + kSettling + kIdleLimit);
    if (!process.waitForFinished(static_cast<int>(limit.count())) || process.exitCode() != 0)
        return test::notDone(u"The idling program did not get so far."_s);
    const QByteArrayList words = process.readAllStandardOutput().trimmed().split(' ');
    if (words.size() != 2)
        return test::notDone(u"The idling program did not tell its figures."_s);
    const double wakes = words[0].toDouble() / double(m_duration.count());
    const qint64 growthKb = words[1].toLongLong();
    m_table.add(u"P11 %1 accounts waiting for push, %2 s: wake-ups"_s.arg(kAccounts).arg(m_duration.count()),
                u"%1 a second, memory %2 kB more"_s.arg(wakes, 0, 'f', 2).arg(growthKb),
                u"under 1 a second, no growth"_s, wakes < kWakesGoal && growthKb < kGrowthGoalKb);
    return {};
}

int idleAndTell(const QString& profile, const QString& caFile, std::chrono::seconds duration)
{
    InMemorySecretStore secrets;
    const auto program = openProfile(profile, caFile, secrets);
    if (!program)
        return 1;
    (*program)->start();
    {
        MailEngine& engine = (*program)->engine();
        if (!runUntil([&engine] { return allWatch(engine); }, kIdleLimit))
            return 1;
    }
    waitFor(kSettling);
    const qint64 switches = voluntarySwitches();
    const qint64 resident = residentKb();
    waitFor(duration);
    QTextStream(stdout) << voluntarySwitches() - switches << ' ' << residentKb() - resident << Qt::endl;
    return 0;
}

} // namespace postaci::bench
