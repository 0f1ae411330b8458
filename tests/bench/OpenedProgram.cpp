#include "bench/OpenedProgram.h"

#include "bench/ListWatch.h"
#include "bench/ProcessFigures.h"
#include "gui/drive/WindowDriver.h"
#include "messagelist/MessageListView.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTextStream>

namespace postaci::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::chrono::seconds kOpenLimit(60);

void tell(const QString& line)
{
    QTextStream(stdout) << line << Qt::endl;
}

} // namespace

Result<std::unique_ptr<test::Program>> openProfile(const QString& profile, const QString& caFile,
                                                   InMemorySecretStore& secrets)
{
    test::ProgramOptions options;
    options.profile = profile;
    options.ca = caFile;
    auto program = test::Program::open(options, secrets);
    if (!program)
        return program;
    const auto accounts = (*program)->engine().reader().accounts();
    if (!accounts)
        return unexpected(accounts.error());
    for (const Account& account : *accounts)
        for (const ServerSettings& server : {account.incoming, account.outgoing})
            secrets.write(secretKey(server), QString::fromLatin1(test::fixturePassword),
                          [](const Result<void>&) {});
    return program;
}

int openAndTell(const QString& profile, const QString& caFile)
{
    QElapsedTimer clock;
    clock.start();
    InMemorySecretStore secrets;
    const auto program = openProfile(profile, caFile, secrets);
    if (!program)
        return 1;
    ListWatch watch((*program)->window(), 50, clock);
    (*program)->start();
    if (!runUntil([&watch] { return watch.paintedMs() >= 0; }, kOpenLimit))
        return 1;
    tell(u"shown"_qs);
    const MessageListModel* rows = (*program)->window().messageList()->messageModel();
    const AccountActivity end = caFile.isEmpty() ? AccountActivity::Offline : AccountActivity::Push;
    const bool isThere = runUntil(
        [&] {
            return !rows->isLoading() &&
                   (*program)->engine().accountState((*program)->account().id).activity == end;
        },
        kOpenLimit);
    tell(u"memory %1"_qs.arg(residentKb()));
    return isThere ? 0 : 1;
}

Result<OpenedProgram> measureOpening(const QString& profile, const QString& caFile)
{
    OpenedProgram result;
    QElapsedTimer clock;
    clock.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QStringList arguments{u"--open"_qs, profile};
    if (!caFile.isEmpty())
        arguments << u"--ca"_qs << caFile;
    process.start(QCoreApplication::applicationFilePath(), arguments);
    const int limit = static_cast<int>(std::chrono::milliseconds(kOpenLimit).count());
    while (process.waitForReadyRead(limit)) {
        while (process.canReadLine()) {
            const QByteArray line = process.readLine().trimmed();
            if (line == "shown")
                result.shownMs = clock.elapsed();
            else if (line.startsWith("memory "))
                result.residentKb = line.mid(7).toLongLong();
        }
    }
    process.waitForFinished(limit);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 || result.residentKb == 0)
        return test::notDone(u"The program did not open on its cached folder."_qs);
    return result;
}

} // namespace postaci::bench
