#include "cli/CommandLine.h"
#include "cli/EngineSession.h"

namespace postaci::cli {

namespace {

/// One `sync` from its accounts to its report; keeps itself alive through its callbacks.
struct SyncRun : std::enable_shared_from_this<SyncRun>
{
    EngineSession& session;
    BodyPolicy bodies = BodyPolicy::OnDemand;
    Finish finish;
    QList<AccountId> waiting;
    SyncReport total;

    explicit SyncRun(EngineSession& opened) : session(opened) {}

    void next()
    {
        if (waiting.isEmpty()) {
            print();
            finish(Good);
            return;
        }
        session.engine().syncOnce(waiting.takeFirst(), PassScope::Everything, bodies,
                                  [self = shared_from_this()](const Result<SyncReport>& report) {
                                      if (!report)
                                          self->finish(fail(report.error()));
                                      else
                                          self->add(*report);
                                  });
    }

    void add(const SyncReport& report)
    {
        total.folders += report.folders;
        total.added += report.added;
        total.changed += report.changed;
        total.removed += report.removed;
        total.bytes += report.bytes;
        total.seconds += report.seconds;
        next();
    }

    void print() const
    {
        if (session.options().format == Format::Json) {
            printObject({{QStringLiteral("folders"), total.folders},
                         {QStringLiteral("added"), total.added},
                         {QStringLiteral("changed"), total.changed},
                         {QStringLiteral("removed"), total.removed},
                         {QStringLiteral("bytes"), total.bytes},
                         {QStringLiteral("seconds"), total.seconds}});
            return;
        }
        printLine(CommandLine::tr("%1 folders: %2 added, %3 changed, %4 removed; %5 bytes in %6 s")
                      .arg(total.folders)
                      .arg(total.added)
                      .arg(total.changed)
                      .arg(total.removed)
                      .arg(total.bytes)
                      .arg(total.seconds, 0, 'f', 2));
    }
};

} // namespace

void runSync(EngineSession& session, const SyncArguments& arguments, Finish finish)
{
    auto run = std::make_shared<SyncRun>(session);
    run->bodies = arguments.allBodies ? BodyPolicy::All : BodyPolicy::OnDemand;
    run->finish = std::move(finish);
    if (!arguments.accountFile.isEmpty()) {
        session.useAccountFile(arguments.accountFile, [run](const Result<AccountId>& account) {
            if (!account) {
                run->finish(fail(account.error()));
                return;
            }
            run->waiting = {*account};
            run->next();
        });
        return;
    }
    const auto accounts = session.accounts();
    if (!accounts || accounts->isEmpty()) {
        run->finish(
            accounts ? fail(WrongUse, CommandLine::tr("The profile has no account: name one with --account"))
                     : fail(accounts.error()));
        return;
    }
    for (const Account& account : *accounts)
        run->waiting.append(account.id);
    run->next();
}

} // namespace postaci::cli
