#include "cli/CommandHelp.h"

#include "cli/CommandLine.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <iterator>

namespace postaci::cli {

namespace {

struct CommandHelp
{
    const char* name;
    const char* arguments; ///< as they are written behind the name
    const char* meaning;   ///< English
    const char* options;   ///< names, between spaces, without those that every command has
    const char* example;   ///< what stands behind "postaci-cli NAME "
};

/// Asked for by Qt, of our translation first: its Turkish word means variables. For lupdate.
[[maybe_unused]] constexpr const char* kHeadings[] = {QT_TRANSLATE_NOOP("QCommandLineParser", "Arguments:")};

/// That every command has.
constexpr const char* kCommonOptions = "json language";

// In the order of the general help.
constexpr CommandHelp kCommandHelp[] = {
    {"sync", "", QT_TRANSLATE_NOOP("CommandLine", "Looks at the servers once."),
     "profile account password-stdin passphrase-stdin bodies allow-cleartext ca",
     "--profile ~/.local/share/postaci --bodies all"},
    {"list", "", QT_TRANSLATE_NOOP("CommandLine", "The messages of a folder, newest first; or the folders."),
     "profile folder limit", "--profile ~/.local/share/postaci --folder INBOX --limit 20"},
    {"search", "QUERY", QT_TRANSLATE_NOOP("CommandLine", "The messages that fit, newest first."),
     "profile limit", "--profile ~/.local/share/postaci from:ada has:attachment"},
    {"read", "ID",
     QT_TRANSLATE_NOOP("CommandLine", "A message by the id that list and search give it with --json."),
     "profile", "--profile ~/.local/share/postaci 1877443318808576"},
    {"send", "[FILE.eml]",
     QT_TRANSLATE_NOOP("CommandLine", "Sends a message; without a file its text is on standard input."),
     "profile account from to cc bcc subject attach message-id again password-stdin passphrase-stdin "
     "allow-cleartext ca",
     "--profile ~/.local/share/postaci --from ada@example.org --to can@example.org --subject Report "
     "--attach report.pdf < text.txt"},
    {"import", "PATH…",
     QT_TRANSLATE_NOOP("CommandLine", "Takes mail from mbox files, messages and Maildirs."),
     "profile folder flat unread", "--profile ~/.local/share/postaci --folder local/Old old.mbox"},
    {"export", "", QT_TRANSLATE_NOOP("CommandLine", "Writes a folder into files."),
     "profile folder to format subfolders keep-marks",
     "--profile ~/.local/share/postaci --folder INBOX --format eml --to letters"},
    {"backup", "FILE", QT_TRANSLATE_NOOP("CommandLine", "Writes the whole profile into one file."),
     "profile with-bodies", "--profile ~/.local/share/postaci postaci.zip"},
    {"restore", "FILE",
     QT_TRANSLATE_NOOP("CommandLine", "Puts a backup in the place of the profile, which is kept beside."),
     "profile", "--profile ~/.local/share/postaci postaci.zip"},
    {"check", "", QT_TRANSLATE_NOOP("CommandLine", "Looks whether the files of the profile are whole."),
     "profile", "--profile ~/.local/share/postaci"},
    {"repair", "", QT_TRANSLATE_NOOP("CommandLine", "Saves what can be read of damaged mail."), "profile",
     "--profile ~/.local/share/postaci"},
    {"discover", "ADDRESS", QT_TRANSLATE_NOOP("CommandLine", "The servers of an address."),
     "offline no-ispdb providers ca", "ada@example.org"},
    {"doctor", "[ADDRESS]", QT_TRANSLATE_NOOP("CommandLine", "Examines the connection step by step."),
     "account password-stdin providers allow-cleartext ca", "ada@example.org"},
    {"explain", "TEXT",
     QT_TRANSLATE_NOOP("CommandLine", "What a server's reply means; - reads it from standard input."),
     "protocol", "\"550 5.1.1 User unknown\""},
    {"message", "FILE", QT_TRANSLATE_NOOP("CommandLine", "What a message in a file says."), "", "letter.eml"},
    {"threads", "PATH",
     QT_TRANSLATE_NOOP("CommandLine", "The conversations in an mbox or a folder of messages."), "",
     "list.mbox"}};

QString called(const CommandHelp& command)
{
    return (QString::fromLatin1(command.name) + QLatin1Char(' ') + QString::fromUtf8(command.arguments))
        .trimmed();
}

/// What a switch means for one command. Those that mean something else for others say it behind their names:
/// "send: a recipient. export: the file", in every language.
QString meaningFor(const QString& command, const QString& meaning)
{
    static const QRegularExpression whose(QStringLiteral("(?:^|(?<=\\. ))((?:[a-z]+, )*[a-z]+): "));
    QString general = meaning;
    for (auto found = whose.globalMatch(meaning); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (match.capturedStart() == 0)
            general.clear();
        if (!match.captured(1).split(QStringLiteral(", ")).contains(command))
            continue;
        const QRegularExpressionMatch next = whose.match(meaning, match.capturedEnd());
        return meaning
            .mid(match.capturedEnd(), next.hasMatch() ? next.capturedStart() - match.capturedEnd() : -1)
            .trimmed();
    }
    return general;
}

QList<QCommandLineOption> cliOptions()
{
    QList<QCommandLineOption> options;
    const auto add = [&options](const char* name, const QString& meaning, const QString& value = {}) {
        options.append(QCommandLineOption(QString::fromLatin1(name), meaning, value));
    };
    add("json", CommandLine::tr("Print JSON: one object, or one object a line for lists."));
    add("profile", CommandLine::tr("Where the mail and the settings are."), CommandLine::tr("DIR"));
    add("account", CommandLine::tr("sync, doctor, send: a JSON file that describes the account."),
        CommandLine::tr("FILE"));
    add("password-stdin",
        CommandLine::tr("Take the password from the first line of standard input instead of the keyring."));
    add("passphrase-stdin", CommandLine::tr("sync, send: open the profile's encrypted file of passwords with "
                                            "the first line of standard input."));
    add("allow-cleartext",
        CommandLine::tr("Let \"security\": \"none\" through for a host that is not this computer."));
    add("providers", CommandLine::tr("More entries for the provider table."), CommandLine::tr("FILE"));
    add("ca", CommandLine::tr("More certificate authorities, for loopback hosts only."),
        CommandLine::tr("FILE"));
    add("offline", CommandLine::tr("discover: ask the provider table only."));
    add("no-ispdb", CommandLine::tr("discover: do not ask Thunderbird's list of providers."));
    add("bodies", CommandLine::tr("sync: fetch message bodies too: all or none (default none)."),
        CommandLine::tr("WHICH"));
    add("folder",
        CommandLine::tr("list, export: [ACCOUNT/]NAME; list says them all without it. import: the folder on "
                        "this computer, made where there is "
                        "none; ACCOUNT is \"local\" for those of no account."),
        CommandLine::tr("NAME"));
    add("format", CommandLine::tr("export: mbox, eml or maildir (default mbox)."), CommandLine::tr("NAME"));
    add("subfolders", CommandLine::tr("export: the folders below it too; --to is a directory then."));
    add("keep-marks",
        CommandLine::tr("export: write what is read, answered, starred or tagged into each message "
                        "of an mbox."));
    add("flat", CommandLine::tr("import: all into one folder, whatever folders the files are in."));
    add("unread", CommandLine::tr("import: messages of which nothing says whether they were read are new."));
    add("with-bodies", CommandLine::tr("backup: also the copies here of messages that servers have."));
    add("limit", CommandLine::tr("list, search: at most so many rows."), CommandLine::tr("N"));
    add("from", CommandLine::tr("send: the address of one of the profile's accounts."),
        CommandLine::tr("ADDRESS"));
    add("to",
        CommandLine::tr(
            "send: a recipient; may be repeated. export: the file, or the directory for several."),
        CommandLine::tr("ADDRESS"));
    add("cc", CommandLine::tr("send: a recipient of a copy; may be repeated."), CommandLine::tr("ADDRESS"));
    add("bcc", CommandLine::tr("send: a recipient nobody else sees; may be repeated."),
        CommandLine::tr("ADDRESS"));
    add("subject", CommandLine::tr("send: the subject."), CommandLine::tr("TEXT"));
    add("attach", CommandLine::tr("send: a file to attach; may be repeated."), CommandLine::tr("FILE"));
    add("message-id",
        CommandLine::tr("send: the Message-ID of the message; one that was sent already is not sent again."),
        CommandLine::tr("ID"));
    add("again", CommandLine::tr("send: even if a message with its Message-ID was sent already."));
    add("protocol", CommandLine::tr("explain: where the text is from: smtp, imap, pop3 or tls."),
        CommandLine::tr("NAME"));
    add("language", CommandLine::tr("The language of sentences: tr or en."), CommandLine::tr("CODE"));
    return options;
}

} // namespace

void addOptions(QCommandLineParser& parser)
{
    parser.addOptions(cliOptions());
    parser.addPositionalArgument(CommandLine::tr("command"),
                                 CommandLine::tr("One of those below; “command --help” says more of it."));
    parser.addHelpOption();
    parser.addVersionOption();
}

QString generalHelp(const QCommandLineParser& parser)
{
    constexpr int kNames = 18;
    QString text = parser.helpText() + QLatin1Char('\n') + CommandLine::tr("Commands:") + QLatin1Char('\n');
    for (const CommandHelp& command : kCommandHelp)
        text += QStringLiteral("  ") + called(command).leftJustified(kNames) +
                CommandLine::tr(command.meaning) + QLatin1Char('\n');
    return text + QLatin1Char('\n') +
           CommandLine::tr(
               "While Postacı runs with the profile, list, search, read, export, backup and check read "
               "beside\n"
               "it, sync, send and import are done by it, and restore and repair wait until it is\n"
               "closed.");
}

QString helpOf(const QString& name)
{
    const auto* command =
        std::find_if(std::begin(kCommandHelp), std::end(kCommandHelp),
                     [&name](const CommandHelp& each) { return name == QLatin1String(each.name); });
    if (command == std::end(kCommandHelp))
        return {};
    const QStringList wanted =
        (QString::fromLatin1(command->options) + QLatin1Char(' ') + QLatin1String(kCommonOptions))
            .split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QCommandLineParser own; // Qt writes it in columns
    for (QCommandLineOption& option : cliOptions()) {
        if (!wanted.contains(option.names().constFirst()))
            continue;
        option.setDescription(meaningFor(name, option.description()));
        own.addOption(option);
    }
    own.addPositionalArgument(name, CommandLine::tr(command->meaning), called(*command));
    return own.helpText() + QLatin1Char('\n') + CommandLine::tr("Example:") + QStringLiteral("\n  ") +
           QCoreApplication::applicationName() + QLatin1Char(' ') + name + QLatin1Char(' ') +
           QString::fromUtf8(command->example);
}

} // namespace postaci::cli
