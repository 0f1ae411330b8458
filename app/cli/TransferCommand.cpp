#include "cli/CommandLine.h"
#include "cli/EngineSession.h"
#include "cli/FolderNames.h"
#include "cli/Interrupt.h"
#include "cli/MessageRows.h"
#include "transfer/MailExport.h"
#include "transfer/TransferWords.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <memory>

namespace postaci::cli {

namespace {

QString nameOf(TransferProblemKind kind)
{
    switch (kind) {
    case TransferProblemKind::Unreadable:
        return QStringLiteral("unreadable");
    case TransferProblemKind::NotMail:
        return QStringLiteral("not_mail");
    case TransferProblemKind::TooLarge:
        return QStringLiteral("too_large");
    case TransferProblemKind::TooDeep:
        return QStringLiteral("too_deep");
    case TransferProblemKind::NotHere:
        return QStringLiteral("not_here");
    case TransferProblemKind::Unwritable:
        break;
    }
    return QStringLiteral("unwritable");
}

QJsonObject asJson(const TransferProblem& problem)
{
    QJsonObject object{{QStringLiteral("problem"), nameOf(problem.kind)},
                       {QStringLiteral("place"), problem.place},
                       {QStringLiteral("sentence"), TransferWords::sentence(problem)}};
    if (problem.offset >= 0)
        object.insert(QStringLiteral("offset"), problem.offset);
    if (!problem.message.isEmpty())
        object.insert(QStringLiteral("subject"), problem.message);
    return object;
}

/// ProblemFound where something was left out, or it was interrupted.
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
    for (const TransferProblem& problem : format == Format::Json ? QList<TransferProblem>() : report.problems)
        printLine(TransferWords::sentence(problem));
    return report.problemCount > 0 || report.wasCancelled ? ProblemFound : Good;
}

/// The folder is one on this computer, or its name is that of a new one there.
Result<ImportOptions> importOptions(const MailReader& reader, const ImportArguments& arguments)
{
    ImportOptions options;
    options.paths = arguments.paths;
    options.keepsFolders = !arguments.flat;
    options.unmarkedAreRead = !arguments.unread;
    // What is not there is made.
    const FolderId folder = arguments.folder.isEmpty() ? 0 : findFolder(reader, arguments.folder).value_or(0);
    const auto found = folder != 0 ? reader.folder(folder) : Result<Folder>(Folder());
    if (!found)
        return unexpected(found.error());
    if (found->id != 0 && !found->isLocal)
        return unexpected(
            ErrorKind::Input, ErrorReason::MailboxMissing,
            CommandLine::tr("Mail is imported into folders on this computer, and \"%1\" is at a "
                            "server")
                .arg(arguments.folder));
    options.target = found->id;
    if (options.target == 0)
        options.newFolder =
            arguments.folder.isEmpty() ? CommandLine::tr("Imported", "a folder") : arguments.folder;
    return options;
}

} // namespace

void runImport(EngineSession& session, const ImportArguments& arguments, const Finish& finish)
{
    for (const QString& path : arguments.paths) {
        if (!QFileInfo::exists(path)) {
            finish(fail(WrongUse, CommandLine::tr("There is no file %1").arg(path)));
            return;
        }
    }
    const auto options = importOptions(session.engine().reader(), arguments);
    if (!options) {
        finish(fail(options.error()));
        return;
    }
    Transfer* const transfer = session.engine().importMail(*options);
    const CancelToken cancel;
    cancel.onCancel([transfer] {
        QMetaObject::invokeMethod(
            transfer, [transfer] { transfer->cancel(); }, Qt::QueuedConnection);
    });
    const auto end = [transfer, finish,
                      interrupt = std::make_shared<std::unique_ptr<Interrupt>>(
                          std::make_unique<Interrupt>(cancel))](int code) {
        interrupt->reset(); // before what it would cancel
        transfer->deleteLater();
        finish(code);
    };
    QObject::connect(transfer, &Transfer::finished, transfer, [&session, end](const TransferReport& report) {
        end(printReport(report, session.options().format, TransferWords::imported(report)));
    });
    QObject::connect(transfer, &Transfer::failed, transfer, [end](const Error& error) { end(fail(error)); });
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
    const auto report = exportMail(**reader, wanted, {}, cancel, {});
    return report ? printReport(*report, options.format, TransferWords::exported(*report))
                  : fail(report.error());
}

} // namespace postaci::cli
