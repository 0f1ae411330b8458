#include "account/AccountFile.h"
#include "account/ProviderTable.h"
#include "cli/CommandHelp.h"
#include "cli/CommandLanguage.h"
#include "cli/CommandLine.h"
#include "cli/Commands.h"
#include "cli/EngineSession.h"
#include "cli/HandOver.h"
#include "cli/Interrupt.h"
#include "cli/SpooledFiles.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkProxyFactory>
#include <QTimer>

#include <cstdio>

using namespace postaci;
using namespace postaci::cli;

namespace {

QByteArray readStandardInput()
{
    QByteArray bytes;
    char buffer[65536];
    while (const size_t count = std::fread(buffer, 1, sizeof buffer, stdin))
        bytes.append(buffer, qsizetype(count));
    return bytes;
}

/// Takes the lines off `input` that its switches say are secrets, the password before the passphrase; returns
/// the rest.
QString takeSecrets(const QCommandLineParser& parser, CommonOptions& options, const QString& input)
{
    QString rest = input;
    const auto takeLine = [&parser, &rest](const char* name, std::optional<QString>& secret) {
        if (!parser.isSet(QLatin1String(name)))
            return;
        secret = rest.section(QLatin1Char('\n'), 0, 0);
        rest = rest.section(QLatin1Char('\n'), 1);
    };
    takeLine("password-stdin", options.password);
    takeLine("passphrase-stdin", options.passphrase);
    return rest;
}

Result<CommonOptions> commonOptions(const QCommandLineParser& parser)
{
    CommonOptions options;
    options.format = parser.isSet(QStringLiteral("json")) ? Format::Json : Format::Human;
    options.profileDir = parser.value(QStringLiteral("profile"));
    options.cleartextAllowed = parser.isSet(QStringLiteral("allow-cleartext"));
    for (const QString& file : parser.values(QStringLiteral("ca"))) {
        const auto authorities = loadAuthorities(file);
        if (!authorities)
            return unexpected(authorities.error());
        options.certificates.addedAuthorities += *authorities;
    }
    return options;
}

/// `arguments` and, under "account", what an account FILE says, for the program that has the profile; nothing
/// where the file cannot be read, and this program says so.
std::optional<QJsonObject> withAccount(QJsonObject arguments, const QString& accountFile)
{
    if (accountFile.isEmpty())
        return arguments;
    QFile file(accountFile);
    const auto account =
        file.open(QIODevice::ReadOnly)
            ? accountFromJson(file.readAll())
            : Result<Account>(unexpected(ErrorKind::Input, ErrorReason::FileUnreadable, file.errorString()));
    if (!account)
        return std::nullopt;
    arguments.insert(QStringLiteral("account"), QJsonDocument::fromJson(accountToJson(*account)).object());
    return arguments;
}

/// Runs a command that needs the engine and the event loop. The engine goes last, when nothing runs any more.
/// Where another program has the profile, `handOver` may have that do it.
template <typename Start>
int runWithEngine(QCoreApplication& application, const CommonOptions& options,
                  const std::function<std::optional<int>()>& handOver, Start start)
{
    const auto session = EngineSession::open(options);
    if (!session) {
        const bool isInUse = session.error().reason == ErrorReason::DatabaseLocked;
        const auto code = isInUse ? handOver() : std::nullopt;
        return code ? *code : fail(session.error());
    }
    const CancelToken cancel;
    const Interrupt interrupt(cancel);
    int code = Good;
    QTimer::singleShot(0, &application, [&] {
        start(**session, cancel, [&](int result) {
            code = result;
            QTimer::singleShot(0, &application, &QCoreApplication::quit);
        });
    });
    application.exec();
    return code;
}

int runSyncCommand(QCoreApplication& application, const QCommandLineParser& parser, CommonOptions options)
{
    const QString bodies = parser.value(QStringLiteral("bodies"));
    if (!bodies.isEmpty() && bodies != QLatin1String("all") && bodies != QLatin1String("none"))
        return fail(WrongUse, CommandLine::tr("--bodies is all or none"));
    if (parser.isSet(QStringLiteral("password-stdin")) || parser.isSet(QStringLiteral("passphrase-stdin")))
        takeSecrets(parser, options, QString::fromUtf8(readStandardInput()));
    const SyncArguments arguments{parser.value(QStringLiteral("account")), bodies == QLatin1String("all")};
    const auto handSync = [&]() -> std::optional<int> {
        const auto wish =
            withAccount({{QStringLiteral("bodies"), arguments.allBodies ? QStringLiteral("all") : QString()}},
                        arguments.accountFile);
        if (!wish)
            return std::nullopt;
        return handOver(options, QStringLiteral("sync"), *wish, [&](const QJsonObject& result) {
            return printSynced(options, syncReportFrom(result));
        });
    };
    return runWithEngine(application, options, handSync,
                         [&](EngineSession& session, const CancelToken& cancel, const Finish& finish) {
                             runSync(session, arguments, cancel, finish);
                         });
}

int runSendCommand(QCoreApplication& application, const QCommandLineParser& parser, CommonOptions options)
{
    SendArguments arguments;
    arguments.from = parser.value(QStringLiteral("from"));
    arguments.to = parser.values(QStringLiteral("to"));
    arguments.cc = parser.values(QStringLiteral("cc"));
    arguments.bcc = parser.values(QStringLiteral("bcc"));
    arguments.subject = parser.value(QStringLiteral("subject"));
    arguments.attachments = parser.values(QStringLiteral("attach"));
    arguments.file = parser.positionalArguments().value(1);
    arguments.accountFile = parser.value(QStringLiteral("account"));
    arguments.messageId = parser.value(QStringLiteral("message-id"));
    if (arguments.messageId.startsWith(QLatin1Char('<')) && arguments.messageId.endsWith(QLatin1Char('>')))
        arguments.messageId = arguments.messageId.mid(1).chopped(1);
    arguments.again = parser.isSet(QStringLiteral("again"));
    const bool hasAccount = !arguments.from.isEmpty() || !arguments.accountFile.isEmpty();
    const bool hasRecipients = !(arguments.to + arguments.cc + arguments.bcc).isEmpty();
    if (arguments.file.isEmpty() && (!hasAccount || !hasRecipients))
        return fail(WrongUse,
                    CommandLine::tr("send needs a FILE.eml, or --from and at least one --to, --cc or --bcc"));
    if (!arguments.file.isEmpty() &&
        (!arguments.subject.isEmpty() || !arguments.attachments.isEmpty() || !arguments.messageId.isEmpty()))
        return fail(WrongUse, CommandLine::tr("A FILE.eml has its own subject, attachments and Message-ID"));
    const bool hasSecrets =
        parser.isSet(QStringLiteral("password-stdin")) || parser.isSet(QStringLiteral("passphrase-stdin"));
    if (arguments.file.isEmpty() || hasSecrets)
        arguments.body = takeSecrets(parser, options, QString::fromUtf8(readStandardInput()));
    SpooledFiles spooled;
    if (auto taken = spooled.take(arguments.file); !taken)
        return fail(taken.error());
    if (auto taken = spooled.take(arguments.attachments); !taken)
        return fail(taken.error());
    const auto handSend = [&]() -> std::optional<int> {
        const auto wish = withAccount(toJson(arguments), arguments.accountFile);
        if (!wish)
            return std::nullopt;
        return handOver(options, QStringLiteral("send"), *wish, [&](const QJsonObject& result) {
            return printSent(options, sendOutcomeFrom(result));
        });
    };
    return runWithEngine(application, options, handSend,
                         [&](EngineSession& session, const CancelToken& cancel, const Finish& finish) {
                             runSend(session, arguments, cancel, finish);
                         });
}

int runImportCommand(QCoreApplication& application, const QCommandLineParser& parser,
                     const CommonOptions& options)
{
    const ImportArguments arguments{
        parser.positionalArguments().mid(1), parser.value(QStringLiteral("folder")),
        parser.isSet(QStringLiteral("flat")), parser.isSet(QStringLiteral("unread"))};
    const auto handImport = [&] {
        return handOver(options, QStringLiteral("import"), toJson(arguments), [&](const QJsonObject& result) {
            return printImported(options, transferReportFrom(result));
        });
    };
    return runWithEngine(application, options, handImport,
                         [&](EngineSession& session, const CancelToken& cancel, const Finish& finish) {
                             runImport(session, arguments, cancel, finish);
                         });
}

int runExportCommand(const QCommandLineParser& parser, const CommonOptions& options)
{
    const ExportArguments arguments{
        parser.value(QStringLiteral("folder")), parser.value(QStringLiteral("to")),
        parser.value(QStringLiteral("format")), parser.isSet(QStringLiteral("subfolders")),
        parser.isSet(QStringLiteral("keep-marks"))};
    if (arguments.folder.isEmpty() || arguments.to.isEmpty())
        return fail(WrongUse, CommandLine::tr("export needs --folder and --to"));
    return runExport(options, arguments);
}

/// The account that a command is about when there need not be a profile: that of a file, or what the provider
/// table says of an address.
Result<Account> describedAccount(const QCommandLineParser& parser, const QStringList& words)
{
    const QString path = parser.value(QStringLiteral("account"));
    if (!path.isEmpty() && words.size() == 1) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                              CommandLine::tr("%1 cannot be read: %2").arg(path, file.errorString()));
        }
        return accountFromJson(file.readAll());
    }
    if (!path.isEmpty() || words.size() != 2 || !words.at(1).contains(QLatin1Char('@'))) {
        return unexpected(ErrorKind::Input, ErrorReason::InvalidAddress,
                          CommandLine::tr("doctor needs an ADDRESS or --account FILE"));
    }
    auto table = ProviderTable::bundled();
    for (const QString& more : parser.values(QStringLiteral("providers"))) {
        if (auto added = table ? table->addFile(more) : Result<void>(); !added)
            return unexpected(added.error());
    }
    return table ? Result<Account>(table->prefill({}, words.at(1))) : unexpected(table.error());
}

int runDoctorCommand(const QCommandLineParser& parser, CommonOptions options)
{
    const auto account = describedAccount(parser, parser.positionalArguments());
    if (!account)
        return fail(WrongUse, account.error().message);
    if (parser.isSet(QStringLiteral("password-stdin")))
        takeSecrets(parser, options, QString::fromUtf8(readStandardInput()));
    return runDoctor(options, *account);
}

/// Nothing when it is no number; 0 when it is not given.
std::optional<int> limitOf(const QCommandLineParser& parser)
{
    bool isNumber = true;
    const QString limit = parser.value(QStringLiteral("limit"));
    const int count = limit.isEmpty() ? 0 : limit.toInt(&isNumber);
    return isNumber && count >= 0 ? std::optional<int>(count) : std::nullopt;
}

int runSearchCommand(const QCommandLineParser& parser, const CommonOptions& options)
{
    const auto limit = limitOf(parser);
    if (!limit)
        return fail(WrongUse, CommandLine::tr("--limit needs a number"));
    // Words that the shell took apart are one query, and so is one in quotation marks.
    const QString query = parser.positionalArguments().mid(1).join(QLatin1Char(' '));
    return runSearch(options, query, *limit);
}

int runReadCommand(const QCommandLineParser& parser, const CommonOptions& options)
{
    bool isNumber = false;
    const MessageId id = parser.positionalArguments().value(1).toLongLong(&isNumber);
    if (!isNumber || parser.positionalArguments().size() != 2)
        return fail(WrongUse, CommandLine::tr("read needs one ID, as list and search have it with --json"));
    if (options.profileDir.isEmpty())
        return fail(WrongUse, CommandLine::tr("%1 needs --profile DIR").arg(QStringLiteral("read")));
    return runRead(options, id);
}

int runListCommand(const QCommandLineParser& parser, const CommonOptions& options)
{
    const auto limit = limitOf(parser);
    if (!limit)
        return fail(WrongUse, CommandLine::tr("--limit needs a number"));
    if (!parser.isSet(QStringLiteral("folder")))
        return runFolders(options);
    return runList(options, parser.value(QStringLiteral("folder")), *limit);
}

int runBackupCommand(const QCommandLineParser& parser, const CommonOptions& options)
{
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2)
        return fail(WrongUse, CommandLine::tr("%1 needs one FILE").arg(words.first()));
    if (options.profileDir.isEmpty())
        return fail(WrongUse, CommandLine::tr("%1 needs --profile DIR").arg(words.first()));
    return words.first() == QLatin1String("backup")
               ? runBackup(options, words.at(1), parser.isSet(QStringLiteral("with-bodies")))
               : runRestore(options, words.at(1));
}

int runDiscoverCommand(const QCommandLineParser& parser, const CommonOptions& options)
{
    const QStringList words = parser.positionalArguments();
    if (words.size() != 2)
        return fail(WrongUse, CommandLine::tr("discover needs one ADDRESS"));
    return runDiscover(options, {words.at(1), parser.isSet(QStringLiteral("offline")),
                                 !parser.isSet(QStringLiteral("no-ispdb")),
                                 parser.values(QStringLiteral("providers"))});
}

int runExplainCommand(const QCommandLineParser& parser, const CommonOptions& options)
{
    // Words that the shell took apart are one text.
    QString text = parser.positionalArguments().mid(1).join(QLatin1Char(' ')).trimmed();
    if (text == QLatin1String("-"))
        text = QString::fromUtf8(readStandardInput());
    if (text.trimmed().isEmpty())
        return fail(WrongUse, CommandLine::tr("explain needs the TEXT of a server's reply"));
    return runExplain(options, text, parser.value(QStringLiteral("protocol")));
}

int run(QCoreApplication& application, const QCommandLineParser& parser)
{
    const QStringList words = parser.positionalArguments();
    const QString command = words.value(0);
    const auto options = commonOptions(parser);
    if (!options)
        return fail(options.error());
    if (parser.isSet(QStringLiteral("language")) && !isLanguage(parser.value(QStringLiteral("language"))))
        return fail(WrongUse, CommandLine::tr("--language is tr or en"));
    if (command == QLatin1String("explain"))
        return runExplainCommand(parser, *options);
    if (command == QLatin1String("message")) {
        return words.size() == 2 ? runMessage(*options, words.at(1))
                                 : fail(WrongUse, CommandLine::tr("message needs one FILE"));
    }
    if (command == QLatin1String("threads")) {
        return words.size() == 2
                   ? runThreads(words.at(1))
                   : fail(WrongUse,
                          CommandLine::tr("threads needs one PATH, an mbox or a folder of messages"));
    }
    if (command == QLatin1String("read"))
        return runReadCommand(parser, *options);
    if (command == QLatin1String("doctor"))
        return runDoctorCommand(parser, *options);
    if (command == QLatin1String("discover"))
        return runDiscoverCommand(parser, *options);
    if (command == QLatin1String("backup") || command == QLatin1String("restore"))
        return runBackupCommand(parser, *options);
    if ((command == QLatin1String("check") || command == QLatin1String("repair")) && words.size() == 1) {
        if (options->profileDir.isEmpty())
            return fail(WrongUse, CommandLine::tr("%1 needs --profile DIR").arg(command));
        return command == QLatin1String("check") ? runCheck(*options) : runRepair(*options);
    }
    const bool isSearch = command == QLatin1String("search");
    const bool isKnown = QStringList{QStringLiteral("sync"), QStringLiteral("list"), QStringLiteral("send"),
                                     QStringLiteral("export")}
                             .contains(command);
    const bool mayHaveFile = command == QLatin1String("send") && words.size() == 2;
    const bool isImport = command == QLatin1String("import");
    if (isSearch || isImport ? words.size() < 2 : !isKnown || (words.size() != 1 && !mayHaveFile))
        return fail(WrongUse, CommandLine::tr("Unknown use: see postaci-cli --help"));
    if (options->profileDir.isEmpty())
        return fail(WrongUse, CommandLine::tr("%1 needs --profile DIR").arg(command));
    if (isSearch)
        return runSearchCommand(parser, *options);
    if (command == QLatin1String("sync"))
        return runSyncCommand(application, parser, *options);
    if (command == QLatin1String("send"))
        return runSendCommand(application, parser, *options);
    if (isImport)
        return runImportCommand(application, parser, *options);
    if (command == QLatin1String("export"))
        return runExportCommand(parser, *options);
    return runListCommand(parser, *options);
}

/// A reply of POP3 begins like a switch, "-ERR", and is none.
QStringList withReplies(QStringList arguments)
{
    for (QString& argument : arguments) {
        const QString word = argument.section(QLatin1Char(' '), 0, 0);
        if (argument == QLatin1String("-") || word.compare(QLatin1String("-ERR"), Qt::CaseInsensitive) == 0)
            argument.prepend(QLatin1Char(' '));
    }
    return arguments;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    QCoreApplication::setApplicationName(QStringLiteral("postaci-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(POSTACI_VERSION));
    useLanguage(languageIn(application.arguments())); // before anything is said
    QCommandLineParser parser;
    parser.setApplicationDescription(CommandLine::tr("Postacı on the command line."));
    addOptions(parser);
    if (!parser.parse(withReplies(application.arguments())))
        return fail(WrongUse, parser.errorText());
    if (parser.isSet(QStringLiteral("help"))) {
        const QString ofCommand = helpOf(parser.positionalArguments().value(0));
        printText(ofCommand.isEmpty() ? generalHelp(parser) : ofCommand);
        return Good;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        parser.process(application.arguments()); // prints and exits
    }
    return run(application, parser);
}
