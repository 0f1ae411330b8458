#include "base/LocalAccount.h"
#include "cli/CommandLine.h"
#include "cli/EngineSession.h"

namespace postaci::cli {

int printSynced(const CommonOptions& options, const SyncReport& report)
{
    if (options.format == Format::Json) {
        printObject(toJson(report));
        return Good;
    }
    printLine(CommandLine::tr("%1 folders: %2 added, %3 changed, %4 removed; %5 bytes in %6 s")
                  .arg(report.folders)
                  .arg(report.added)
                  .arg(report.changed)
                  .arg(report.removed)
                  .arg(report.bytes)
                  .arg(report.seconds, 0, 'f', 2));
    return Good;
}

void runSync(EngineSession& session, const SyncArguments& arguments, const CancelToken& cancel, Finish finish)
{
    const BodyPolicy bodies = arguments.allBodies ? BodyPolicy::All : BodyPolicy::OnDemand;
    const auto begin = [&session, bodies, cancel, finish](const QList<AccountId>& accounts) {
        startSync(session.engine(), TaskPlace::Alone, accounts, bodies, cancel, {},
                  [&session, finish](const Result<SyncReport>& report) {
                      finish(report ? printSynced(session.options(), *report) : fail(report.error()));
                  });
    };
    if (!arguments.accountFile.isEmpty()) {
        session.useAccountFile(arguments.accountFile, [begin, finish](const Result<AccountId>& account) {
            if (account)
                begin({*account});
            else
                finish(fail(account.error()));
        });
        return;
    }
    const auto accounts = session.accounts();
    QList<AccountId> ids;
    for (const Account& account : accounts.value_or({}))
        if (!isLocalAccount(account))
            ids.append(account.id);
    if (ids.isEmpty()) {
        finish(accounts
                   ? fail(WrongUse, CommandLine::tr("The profile has no account: name one with --account"))
                   : fail(accounts.error()));
        return;
    }
    begin(ids);
}

} // namespace postaci::cli
