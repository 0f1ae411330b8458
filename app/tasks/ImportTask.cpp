#include "tasks/ImportTask.h"

#include "cli/CommandLine.h"
#include "cli/FolderNames.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QPointer>

namespace postaci {

using cli::CommandLine;

namespace {

/// The folder is one on this computer, or its name is that of a new one there.
Result<ImportOptions> importOptions(const MailReader& reader, const ImportArguments& arguments)
{
    ImportOptions options;
    options.paths = arguments.paths;
    options.keepsFolders = !arguments.flat;
    options.unmarkedAreRead = !arguments.unread;
    for (const QString& path : arguments.paths) {
        if (!QFileInfo::exists(path))
            return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                              CommandLine::tr("There is no file %1").arg(path));
    }
    // What is not there is made.
    const FolderId folder =
        arguments.folder.isEmpty() ? 0 : cli::findFolder(reader, arguments.folder).value_or(0);
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

QJsonObject toJson(const TransferProblem& problem)
{
    return {{QStringLiteral("problem"), toString(problem.kind)}, {QStringLiteral("place"), problem.place},
            {QStringLiteral("offset"), problem.offset},          {QStringLiteral("size"), problem.size},
            {QStringLiteral("subject"), problem.message},        {QStringLiteral("detail"), problem.detail}};
}

TransferProblem transferProblemFrom(const QJsonValue& value)
{
    TransferProblem problem;
    for (int kind = 0; kind <= int(TransferProblemKind::Unwritable); ++kind) {
        if (toString(TransferProblemKind(kind)) == value[QStringLiteral("problem")].toString())
            problem.kind = TransferProblemKind(kind);
    }
    problem.place = value[QStringLiteral("place")].toString();
    problem.offset = value[QStringLiteral("offset")].toInteger(-1);
    problem.size = value[QStringLiteral("size")].toInteger();
    problem.message = value[QStringLiteral("subject")].toString();
    problem.detail = value[QStringLiteral("detail")].toString();
    return problem;
}

} // namespace

QJsonObject toJson(const ImportArguments& arguments)
{
    QStringList paths;
    for (const QString& path : arguments.paths)
        paths.append(QFileInfo(path).absoluteFilePath());
    return {{QStringLiteral("paths"), QJsonArray::fromStringList(paths)},
            {QStringLiteral("folder"), arguments.folder},
            {QStringLiteral("flat"), arguments.flat},
            {QStringLiteral("unread"), arguments.unread}};
}

ImportArguments importArgumentsFrom(const QJsonObject& object)
{
    ImportArguments arguments;
    const QJsonArray paths = object.value(QStringLiteral("paths")).toArray();
    for (const QJsonValue& path : paths)
        arguments.paths.append(path.toString());
    arguments.folder = object.value(QStringLiteral("folder")).toString();
    arguments.flat = object.value(QStringLiteral("flat")).toBool();
    arguments.unread = object.value(QStringLiteral("unread")).toBool();
    return arguments;
}

QString toString(TransferProblemKind kind)
{
    switch (kind) {
    case TransferProblemKind::Unreadable:
        return QStringLiteral("unreadable");
    case TransferProblemKind::NotMail:
        return QStringLiteral("not_mail");
    case TransferProblemKind::NotAFile:
        return QStringLiteral("not_a_file");
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

QJsonObject toJson(const TransferReport& report)
{
    QJsonArray problems;
    for (const TransferProblem& problem : report.problems)
        problems.append(toJson(problem));
    return {{QStringLiteral("messages"), report.messages},
            {QStringLiteral("bytes"), report.bytes},
            {QStringLiteral("duplicates"), report.duplicates},
            {QStringLiteral("deleted"), report.deleted},
            {QStringLiteral("cancelled"), report.wasCancelled},
            {QStringLiteral("problem_count"), report.problemCount},
            {QStringLiteral("problems"), problems}};
}

TransferReport transferReportFrom(const QJsonObject& object)
{
    TransferReport report;
    report.messages = object.value(QStringLiteral("messages")).toInteger();
    report.bytes = object.value(QStringLiteral("bytes")).toInteger();
    report.duplicates = object.value(QStringLiteral("duplicates")).toInteger();
    report.deleted = object.value(QStringLiteral("deleted")).toInteger();
    report.wasCancelled = object.value(QStringLiteral("cancelled")).toBool();
    const QJsonArray problems = object.value(QStringLiteral("problems")).toArray();
    for (const QJsonValue& problem : problems)
        report.add(transferProblemFrom(problem));
    report.problemCount = object.value(QStringLiteral("problem_count")).toInteger();
    return report;
}

void startImport(MailEngine& engine, const ImportArguments& arguments, const CancelToken& cancel,
                 const TellTask& tell, std::function<void(const Result<TransferReport>&)> done)
{
    const auto options = importOptions(engine.reader(), arguments);
    if (!options) {
        done(unexpected(options.error()));
        return;
    }
    Transfer* const transfer = engine.importMail(*options);
    transfer->setParent(&engine);
    // The token may be cancelled in another thread.
    const quint64 id = cancel.onCancel([watched = QPointer<Transfer>(transfer)] {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [watched] {
                if (watched)
                    watched->cancel();
            },
            Qt::QueuedConnection);
    });
    const auto end = [transfer, cancel, id, done = std::move(done)](const Result<TransferReport>& report) {
        cancel.forget(id);
        transfer->deleteLater();
        done(report);
    };
    QObject::connect(transfer, &Transfer::progressed, transfer, [tell](const TransferProgress& progress) {
        if (tell)
            tell({progress.done, progress.total, progress.place});
    });
    QObject::connect(transfer, &Transfer::finished, transfer,
                     [end](const TransferReport& report) { end(report); });
    QObject::connect(transfer, &Transfer::failed, transfer,
                     [end](const Error& error) { end(unexpected(error)); });
}

} // namespace postaci
