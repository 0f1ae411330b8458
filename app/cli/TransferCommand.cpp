#include "cli/CommandLine.h"
#include "cli/EngineSession.h"
#include "cli/FolderNames.h"
#include "cli/Interrupt.h"
#include "cli/MessageRows.h"
#include "cli/ProgressLine.h"
#include "transfer/MailExport.h"
#include "transfer/TransferWords.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <memory>

namespace postaci::cli {

namespace {

QJsonObject asJson(const TransferProblem& problem)
{
    QJsonObject object{{QStringLiteral("problem"), toString(problem.kind)},
                       {QStringLiteral("place"), problem.place},
                       {QStringLiteral("sentence"), TransferWords::sentence(problem)}};
    if (problem.offset >= 0)
        object.insert(QStringLiteral("offset"), problem.offset);
    if (!problem.message.isEmpty())
        object.insert(QStringLiteral("subject"), problem.message);
    return object;
}

/// What was left out and why; thousands whose text is elsewhere in one sentence, with the way to them.
void printProblems(const TransferReport& report)
{
    int elsewhere = 0;
    for (const TransferProblem& problem : report.problems) {
        if (problem.kind == TransferProblemKind::NotHere)
            ++elsewhere;
        else
            printLine(TransferWords::sentence(problem));
    }
    if (elsewhere > 0)
        printLine(CommandLine::tr("The texts of %n message(s) are only at the server: \"sync --bodies all\" "
                                  "fetches them.",
                                  nullptr, elsewhere));
}

/// ProblemFound where something was left out, or it was cancelled.
int printReport(const TransferReport& report, Format format, const QStringList& sentences)
{
    QJsonArray problems;
    for (const TransferProblem& problem : report.problems)
        problems.append(asJson(problem));
    if (format == Format::Json)
        printObject({{QStringLiteral("messages"), report.messages},
                     {QStringLiteral("bytes"), report.bytes},
                     {QStringLiteral("duplicates"), report.duplicates},
                     {QStringLiteral("deleted"), report.deleted},
                     {QStringLiteral("cancelled"), report.wasCancelled},
                     {QStringLiteral("problem_count"), report.problemCount},
                     {QStringLiteral("problems"), problems}});
    for (const QString& sentence : format == Format::Json ? QStringList() : sentences)
        printLine(sentence);
    if (format != Format::Json)
        printProblems(report);
    return report.problemCount > 0 || report.wasCancelled ? ProblemFound : Good;
}

} // namespace

int printImported(const CommonOptions& options, const TransferReport& report)
{
    return printReport(report, options.format, TransferWords::imported(report));
}

void runImport(EngineSession& session, const ImportArguments& arguments, const CancelToken& cancel,
               const Finish& finish)
{
    const auto line = std::make_shared<ProgressLine>();
    startImport(
        session.engine(), arguments, cancel, [line](const TaskProgress& progress) { line->show(progress); },
        [&session, line, finish](const Result<TransferReport>& report) {
            line->clear();
            finish(report ? printImported(session.options(), *report) : fail(report.error()));
        });
}

int runExport(const CommonOptions& options, const ExportArguments& arguments)
{
    if (!isProfile(options.profileDir))
        return fail(WrongUse, CommandLine::tr("There is no profile in %1").arg(options.profileDir));
    ExportOptions wanted;
    if (arguments.format == QLatin1String("eml"))
        wanted.format = MailFormat::Eml;
    else if (arguments.format == QLatin1String("maildir"))
        wanted.format = MailFormat::Maildir;
    else if (!arguments.format.isEmpty() && arguments.format != QLatin1String("mbox"))
        return fail(WrongUse, CommandLine::tr("--format is mbox, eml or maildir"));
    const auto reader = MailReader::open(options.profileDir);
    if (!reader)
        return fail(reader.error());
    const auto folder = findFolder(**reader, arguments.folder);
    if (!folder)
        return fail(folder.error());
    wanted.folder = *folder;
    wanted.path = QDir::cleanPath(arguments.to);
    wanted.withSubfolders = arguments.withSubfolders;
    wanted.keepsMarks = arguments.keepsMarks;
    const CancelToken cancel;
    const Interrupt interrupt(cancel);
    ProgressLine line;
    const auto report = exportMail(**reader, wanted, {}, cancel, [&line](const TransferProgress& progress) {
        line.show({progress.done, progress.total, progress.place});
    });
    line.clear();
    if (!report && report.error().kind == ErrorKind::Input)
        return fail(WrongUse, CommandLine::tr("%1 is there already, or cannot be made").arg(wanted.path));
    return report ? printReport(*report, options.format, TransferWords::exported(*report))
                  : fail(report.error());
}

} // namespace postaci::cli
