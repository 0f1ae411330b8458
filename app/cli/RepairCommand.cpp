#include "cli/CommandLine.h"
#include "cli/Commands.h"
#include "cli/Interrupt.h"
#include "cli/ProgressLine.h"

#include "profile/OddFiles.h"
#include "profile/PendingWork.h"
#include "profile/ProfileCheck.h"
#include "profile/ProfileSentence.h"
#include "profile/Repair.h"

#include <QDir>
#include <QJsonArray>

namespace postaci::cli {

namespace {

int repairFailed(ProfileTask task, const Error& error)
{
    return fail(ProblemFound, describeProfileError(task, error).inOneLine());
}

/// On standard error: it is nothing that the command was asked for.
void tellOddFiles(const OddFiles& odd)
{
    const QStringList names = odd.misplaced + odd.damaged + odd.opened;
    if (names.isEmpty())
        return;
    fail(Good, CommandLine::tr("Put right: %1").arg(names.join(QStringLiteral(", "))));
    if (!odd.kept.isEmpty())
        fail(Good, CommandLine::tr("What was there is kept in %1").arg(QDir::toNativeSeparators(odd.kept)));
}

/// An object of the same form in each case; `isMended`: what can be made again is, at the next start.
void printRepaired(bool isRepaired, bool isMended, const RepairReport& report)
{
    printObject({{QStringLiteral("repaired"), isRepaired},
                 {QStringLiteral("mended"), isMended},
                 {QStringLiteral("messages"), report.messages},
                 {QStringLiteral("local_messages"), report.localMessages},
                 {QStringLiteral("drafts"), report.drafts},
                 {QStringLiteral("unsent"), report.unsent},
                 {QStringLiteral("contacts"), report.contacts},
                 {QStringLiteral("rules"), report.rules},
                 {QStringLiteral("found"), report.found},
                 {QStringLiteral("lost_places"), report.lostPlaces},
                 {QStringLiteral("lost_accounts"), report.lostAccounts},
                 {QStringLiteral("kept"), report.kept}});
}

void printSaved(const RepairReport& report)
{
    printLine(CommandLine::tr(
                  "Saved: messages %1 (%2 of them only here), drafts %3, unsent %4, contacts %5, filters %6")
                  .arg(report.messages)
                  .arg(report.localMessages)
                  .arg(report.drafts)
                  .arg(report.unsent)
                  .arg(report.contacts)
                  .arg(report.rules));
    printLine(
        report.isComplete()
            ? CommandLine::tr("Nothing is missing.")
            : CommandLine::tr("Places that could not be read: %1. What servers have of it is fetched again.")
                  .arg(report.lostPlaces));
    if (report.lostAccounts)
        printLine(CommandLine::tr("The settings of an account are gone: give them again."));
    printLine(CommandLine::tr("The damaged file is kept in %1").arg(QDir::toNativeSeparators(report.kept)));
}

} // namespace

int runCheck(const CommonOptions& options)
{
    const CancelToken cancel;
    const Interrupt interrupt(cancel);
    ProgressLine line;
    const auto report = checkProfile(options.profileDir, CheckExtent::Whole, line.forProfile(), cancel);
    line.clear();
    if (!report)
        return repairFailed(ProfileTask::Check, report.error());
    const bool isGood = !report->needsRepair() && !report->needsMending();
    if (options.format == Format::Json)
        printObject({{QStringLiteral("ok"), isGood},
                     {QStringLiteral("mail"), QJsonArray::fromStringList(report->mailProblems)},
                     {QStringLiteral("dangling"), report->dangling},
                     {QStringLiteral("search_damaged"), report->isSearchDamaged},
                     {QStringLiteral("not_in_search"), report->notInSearch},
                     {QStringLiteral("bodies_damaged"), report->areBodiesDamaged},
                     {QStringLiteral("junk_damaged"), report->isJunkDamaged}});
    else if (isGood)
        printLine(CommandLine::tr("Everything is in order."));
    else if (report->needsRepair())
        printLine(CommandLine::tr("The mail is damaged: close Postacı and use repair."));
    else
        printLine(CommandLine::tr("The mail is in order; what can be made again is damaged: use repair."));
    return isGood ? Good : ProblemFound;
}

int runRepair(const CommonOptions& options)
{
    const CancelToken cancel;
    const Interrupt interrupt(cancel);
    if (const auto finished = finishPending(options.profileDir); !finished)
        return repairFailed(ProfileTask::Repair, finished.error());
    ProgressLine line;
    if (!isProfileInUse(options.profileDir))
        tellOddFiles(putFilesRight(options.profileDir));
    const auto found = checkProfile(options.profileDir, CheckExtent::Whole, line.forProfile(), cancel);
    line.clear();
    if (!found)
        return repairFailed(ProfileTask::Repair, found.error());
    const bool isMended = mendProfile(options.profileDir, *found);
    RepairReport saved;
    if (found->needsRepair()) {
        const auto report = repairMail(options.profileDir, line.forProfile(), cancel);
        line.clear();
        if (!report)
            return repairFailed(ProfileTask::Repair, report.error());
        saved = *report;
    }
    if (options.format == Format::Json)
        printRepaired(found->needsRepair(), found->needsMending() && isMended, saved);
    else if (found->needsRepair())
        printSaved(saved);
    else if (!found->needsMending())
        printLine(CommandLine::tr("Everything is in order."));
    else if (isMended)
        printLine(CommandLine::tr("The mail is in order; the rest is made again at the next start."));
    return isMended ? int(Good)
                    : fail(ProblemFound,
                           CommandLine::tr("What can be made again is damaged, but its files could not be "
                                           "removed: close what uses them and try again."));
}

} // namespace postaci::cli
