#include "Handover.h"
#include "LastSends.h"
#include "MailEngine.h"
#include "ProgramEnd.h"
#include "account/ErrorSentence.h"
#include "account/ProviderTable.h"
#include "base/Clock.h"
#include "composer/Mailto.h"
#include "desktop/DesktopPresence.h"
#include "desktop/WindowRaising.h"
#include "help/HelpKey.h"
#include "mainwindow/MainWindow.h"
#include "profile/ProfileFiles.h"
#include "profile/ProfileServer.h"
#include "profile/ProfileStart.h"
#include "profile/Repair.h"
#include "profile/Restart.h"
#include "reader/MessageFileWindow.h"
#include "schedule/MachineConditions.h"
#include "security/CertificatePolicy.h"
#include "security/KeychainSecretStore.h"
#include "security/ProfileSecretStore.h"
#include "settings/AppSettings.h"
#include "tasks/RequestHandlers.h"
#include "transfer/ImportMailDialog.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QNetworkProxyFactory>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QTextStream>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <optional>

// The composition root of the window program: the only place that sees every part.

namespace {

using namespace postaci;

constexpr int kWrongUse = 2;
constexpr int kOfferLater = 30'000; ///< milliseconds after the start

/// What the command line asks for.
struct Options
{
    QString profile;
    QStringList providerFiles;
    QString authorities;
    QString screenshot;
    StartWish wish;
    std::optional<QString> language;
    std::optional<ColorScheme> colorScheme;
};

/// What this file says to people: Program::tr().
class Program
{
    Q_DECLARE_TR_FUNCTIONS(Program)
};

/// The language that --language asks for; empty: that of the system. To be known before the arguments are
/// read, since what is said of them is in it.
QString languageAskedFor(const QStringList& arguments)
{
    const qsizetype at = arguments.indexOf(QStringLiteral("--language"));
    QString wanted = at >= 0 ? arguments.value(at + 1) : QString();
    const QString joined = QStringLiteral("--language=");
    for (const QString& argument : arguments)
        wanted = argument.startsWith(joined) ? argument.mid(joined.size()) : wanted;
    const QList<Language::Choice> choices = Language::choices();
    const bool isKnown =
        std::any_of(choices.begin(), choices.end(),
                    [&wanted](const Language::Choice& choice) { return choice.code == wanted; });
    return isKnown ? wanted : QString();
}

std::optional<ColorScheme> schemeNamed(const QString& name)
{
    if (name == QLatin1String("system"))
        return ColorScheme::System;
    if (name == QLatin1String("light"))
        return ColorScheme::Light;
    if (name == QLatin1String("dark"))
        return ColorScheme::Dark;
    return std::nullopt;
}

QString nameOf(ColorScheme scheme)
{
    return scheme == ColorScheme::Light  ? QStringLiteral("light")
           : scheme == ColorScheme::Dark ? QStringLiteral("dark")
                                         : QStringLiteral("system");
}

int complain(const QString& sentence)
{
    QTextStream(stderr) << sentence << Qt::endl;
    return kWrongUse;
}

/// Reads the arguments; on wrong use the exit code is set and the complaint printed.
Options readOptions(const QCoreApplication& app, std::optional<int>& exitCode)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Program::tr("Reads and writes mail."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"),
                                     Program::tr("Keep everything in this directory."), Program::tr("DIR"));
    const QCommandLineOption providers(QStringLiteral("providers"),
                                       Program::tr("Add the mail providers of this file."),
                                       Program::tr("FILE"));
    const QCommandLineOption ca(
        QStringLiteral("ca"), Program::tr("Trust these authorities too, for servers on this computer only."),
        Program::tr("FILE"));
    const QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                        Program::tr("Save what the window shows as a picture and quit."),
                                        Program::tr("FILE"));
    const QCommandLineOption language(QStringLiteral("language"), Program::tr("tr or en, for this run."),
                                      Program::tr("CODE"));
    const QCommandLineOption scheme(QStringLiteral("color-scheme"),
                                    Program::tr("system, light or dark, for this run."), Program::tr("NAME"));
    const QCommandLineOption compose(
        QStringLiteral("compose"),
        Program::tr("Write a message; to the address, or as the mailto: link says, that may follow."));
    const QCommandLineOption fetch(QStringLiteral("fetch"), Program::tr("Look for new mail."));
    const QCommandLineOption background(QStringLiteral("background"),
                                        Program::tr("Show no window, only the icon in the tray."));
    parser.addOptions({profile, providers, ca, screenshot, language, scheme, compose, fetch, background});
    parser.addPositionalArgument(
        QStringLiteral("FILE.eml"),
        Program::tr("Show this message in a window of its own. Of a FILE.mbox: take its "
                    "messages over."),
        QStringLiteral("[FILE.eml | FILE.mbox | mailto:LINK]"));
    parser.process(app);

    Options options;
    options.profile = parser.isSet(profile)
                          ? parser.value(profile)
                          : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    options.providerFiles = parser.values(providers);
    options.authorities = parser.value(ca);
    options.screenshot = parser.value(screenshot);
    const QString argument = parser.positionalArguments().value(0);
    options.wish.fetches = parser.isSet(fetch);
    options.wish.isHidden = parser.isSet(background);
    if (parser.isSet(compose) || isMailto(argument))
        options.wish.compose = argument;
    else if (!argument.isEmpty()) // desktops hand files over as paths or as file: links
        options.wish.messageFile =
            QFileInfo(QUrl(argument).isLocalFile() ? QUrl(argument).toLocalFile() : argument)
                .absoluteFilePath();
    if (parser.positionalArguments().size() > 1)
        exitCode = complain(Program::tr("Only one message can be opened at a time."));
    if (parser.isSet(language)) {
        options.language = parser.value(language);
        if (*options.language != QLatin1String("tr") && *options.language != QLatin1String("en"))
            exitCode = complain(Program::tr("--language takes tr or en."));
    }
    if (parser.isSet(scheme)) {
        options.colorScheme = schemeNamed(parser.value(scheme));
        if (!options.colorScheme)
            exitCode = complain(Program::tr("--color-scheme takes system, light or dark."));
    }
    return options;
}

/// Says why the program cannot start, in a window of its own, since there is no other to say it in.
int refuseToStart(const Error& error, const Options& options)
{
    const ErrorText words = describeError(error);
    QTextStream(stderr) << words.summary << ' ' << error.message << Qt::endl;
    if (options.screenshot.isEmpty()) {
        QMessageBox box(QMessageBox::Critical, Program::tr("Postacı"), words.summary, QMessageBox::Close);
        box.setInformativeText(words.advice);
        box.setDetailedText(
            QStringLiteral("%1\n%2\n%3").arg(options.profile, error.message, error.detail).trimmed());
        box.exec();
    }
    return EXIT_FAILURE;
}

Result<ProviderTable> loadProviders(const QStringList& files)
{
    Result<ProviderTable> table = ProviderTable::bundled();
    if (!table)
        return table;
    for (const QString& file : files) {
        if (const Result<void> added = table->addFile(file); !added)
            return unexpected(added.error());
    }
    return table;
}

Result<EngineOptions> engineOptions(const Options& options)
{
    EngineOptions result;
    result.profileDir = options.profile;
    if (!options.authorities.isEmpty()) {
        Result<QList<QSslCertificate>> added = loadAuthorities(options.authorities);
        if (!added)
            return unexpected(added.error());
        result.certificates.addedAuthorities = *added;
    }
    return result;
}

/// The window, with a dialog that stands before it.
QPixmap pictureOf(QWidget& window)
{
    QPixmap picture = window.grab();
    if (QWidget* dialog = QApplication::activeModalWidget()) {
        QPainter painter(&picture);
        painter.drawPixmap(window.mapFromGlobal(dialog->mapToGlobal(QPoint(0, 0))), dialog->grab());
    }
    return picture;
}

/// Saves the picture once nothing has moved for a while, then quits: 0, or 1 if it could not be saved.
template <typename Window> void takeScreenshotWhenSettled(Window& window, const QString& file)
{
    constexpr int kLook = 50;
    constexpr qint64 kQuiet = 400;
    constexpr qint64 kLimit = 20000;
    auto* timer = new QTimer(&window);
    QElapsedTimer sinceStart;
    QElapsedTimer sinceMoved;
    sinceStart.start();
    sinceMoved.start();
    QObject::connect(timer, &QTimer::timeout, &window,
                     [&window, file, timer, sinceStart, sinceMoved]() mutable {
                         if (!window.isSettled())
                             sinceMoved.restart();
                         if (sinceMoved.elapsed() < kQuiet && sinceStart.elapsed() < kLimit)
                             return;
                         timer->stop();
                         const bool saved = pictureOf(window).save(file);
                         if (!saved)
                             complain(Program::tr("The picture could not be saved."));
                         QCoreApplication::exit(saved ? EXIT_SUCCESS : EXIT_FAILURE);
                     });
    timer->start(kLook);
}

/// Whether the command line asks for words alone, which need no display.
bool isQuestion(int argc, char** argv)
{
    const QStringList questions{QStringLiteral("-h"), QStringLiteral("--help"), QStringLiteral("--help-all"),
                                QStringLiteral("-v"), QStringLiteral("--version")};
    return std::any_of(argv + 1, argv + argc, [&questions](const char* argument) {
        return questions.contains(QLatin1String(argument));
    });
}

/// One message in a file needs neither accounts nor the profile, which another program may hold.
int runWithFile(AppSettings& settings, const Options& options)
{
    MessageFileWindow window(settings);
    window.openFile(options.wish.messageFile);
    window.show();
    if (!options.screenshot.isEmpty())
        takeScreenshotWhenSettled(window, options.screenshot);
    return QCoreApplication::exec();
}

/// Says in a window of its own, and on the terminal, why this start ends here.
int refuse(const QString& sentence, const QString& advice)
{
    QTextStream(stderr) << sentence << ' ' << advice << Qt::endl;
    QMessageBox box(QMessageBox::Critical, Program::tr("Postacı"), sentence, QMessageBox::Close);
    box.setInformativeText(advice);
    box.exec();
    return EXIT_FAILURE;
}

/// What is ending is waited for, since this start goes on then.
Handover handOverWhenEnded(const Options& options)
{
    constexpr qint64 kEndTakes = 10'000;    // milliseconds
    constexpr unsigned long kBetween = 200; // milliseconds
    QElapsedTimer sinceAsked;
    sinceAsked.start();
    for (;;) {
        const Handover outcome = handOver(options.wish, options.profile);
        if (outcome != Handover::Ending || sinceAsked.elapsed() > kEndTakes)
            return outcome;
        QThread::msleep(kBetween);
    }
}

/// Where the program runs on this profile already, that does what this start is for. Nothing: it does not.
std::optional<int> endedByHandover(const Options& options)
{
    if (!options.screenshot.isEmpty()) // that is of this start's own windows
        return std::nullopt;
    switch (handOverWhenEnded(options)) {
    case Handover::Done:
        return EXIT_SUCCESS;
    case Handover::NobodyThere:
        return std::nullopt;
    case Handover::Ending:
        return refuse(Program::tr("Postacı is still ending: it sends what was written last."),
                      Program::tr("Wait until that is done, then start it again."));
    case Handover::NoAnswer:
        break;
    }
    return refuse(Program::tr("Postacı runs already, but it does not answer."),
                  Program::tr("Wait a moment and try again. If it stays so, end it by the system's list of "
                              "running programs; no text is lost by that."));
}

using OpenedEngine = Result<std::unique_ptr<MailEngine>>;

bool isLocked(const OpenedEngine& engine)
{
    return !engine && engine.error().reason == ErrorReason::DatabaseLocked;
}

/// Somebody holds the profile and cannot be asked. A program that is only just starting soon can, and one
/// that has just ended lets go of it: nothing comes back then, and this start begins anew.
std::optional<int> endedWhileLocked(const Options& options)
{
    constexpr int kTries = 25;
    constexpr unsigned long kBetween = 200; // milliseconds
    for (int i = 0; i < kTries; ++i) {
        if (const std::optional<int> exitCode = endedByHandover(options))
            return exitCode;
        QThread::msleep(kBetween);
        if (!isProfileInUse(options.profile))
            return std::nullopt;
    }
    return refuse(Program::tr("The mail is in use by another program, probably by postaci-cli."),
                  Program::tr("Wait until that has done its work, then start Postacı again."));
}

void applyLook(const AppSettings& settings, const Options& options)
{
    Language::apply(options.language.value_or(settings.language()));
    Theme::setContrast(*qApp, settings.contrast());
    Theme::apply(*qApp, options.colorScheme.value_or(settings.colorScheme()));
}

/// What can be done without the profile, or by whoever holds it; and what waits for a start to be done with
/// it.
std::optional<int> endedBefore(const Options& options)
{
    AppSettings settings(options.profile);
    applyLook(settings, options);
    if (const std::optional<int> exitCode = endedByHandover(options))
        return exitCode;
    const HelpKey help(settings); // until the main window has its own
    if (!options.wish.messageFile.isEmpty() && !ImportMailDialog::isMailboxFile(options.wish.messageFile))
        return runWithFile(settings, options);
    return prepareProfile(options.profile, !options.screenshot.isEmpty()) ? std::nullopt
                                                                          : std::optional(EXIT_FAILURE);
}

/// Nothing comes back where the profile was let go of meanwhile: what waits in it for a start comes first.
std::optional<int> runUnlessLocked(const Options& options)
{
    if (const std::optional<int> exitCode = endedBefore(options))
        return *exitCode;
    AppSettings settings(options.profile); // others, where a backup has come in
    applyLook(settings, options);

    const Result<ProviderTable> providers = loadProviders(options.providerFiles);
    if (!providers)
        return refuseToStart(providers.error(), options);
    const Result<EngineOptions> prepared = engineOptions(options);
    if (!prepared)
        return refuseToStart(prepared.error(), options);
    KeychainSecretStore keychain;
    ProfileSecretStore secrets(options.profile, keychain);
    const SystemClock clock;
    MachineConditions conditions;
    EngineOptions engineSettings = *prepared;
    engineSettings.conditions = &conditions;
    const bool wasKilled = wasProfileKilled(options.profile);
    const auto open = [&] { return MailEngine::open(engineSettings, secrets, clock); };
    OpenedEngine engine = open();
    if (isLocked(engine) && options.screenshot.isEmpty())
        return endedWhileLocked(options);
    if (!engine && options.screenshot.isEmpty()) {
        const HelpKey help(settings);
        const AfterRepair what = repairAfter(engine.error(), options.profile);
        if (what == AfterRepair::Quit)
            return EXIT_FAILURE;
        if (what == AfterRepair::OpenAgain)
            engine = open();
    }
    if (!engine)
        return refuseToStart(engine.error(), options);

    QObject::connect(&keychain, &KeychainSecretStore::answeredLate, engine->get(),
                     [mail = engine->get(), &secrets] {
                         secrets.keychainAnswers();
                         mail->retrySignIn();
                     });
    ProfileServer door;
    answerCommandLine(door, **engine);
    MainWindow window(**engine, settings, *providers);
    DesktopPresence presence(**engine, settings, window);
    answerStarts(door, presence, **engine);
    presence.begin(options.wish.isHidden ? DesktopPresence::Start::Hidden : DesktopPresence::Start::Shown);
    // Last, since who asks is answered by the event loop. Without it others are told that the profile is in
    // use.
    (void)door.listen(options.profile);
    // First the window, then the network.
    QTimer::singleShot(0, &window, [&window, &engine, &presence, &options, wasKilled] {
        (*engine)->start();
        if (options.wish.fetches)
            (*engine)->checkNow(0);
        window.begin();
        watchProfile(window, options.profile, wasKilled);
        if (options.wish.compose)
            presence.compose(*options.wish.compose, options.wish.token);
        else if (!options.wish.messageFile.isEmpty())
            presence.openFile(options.wish.messageFile, options.wish.token);
    });
    if (options.screenshot.isEmpty())
        QTimer::singleShot(kOfferLater, &presence, &DesktopPresence::offerMailLinks);
    if (!options.screenshot.isEmpty())
        takeScreenshotWhenSettled(window, options.screenshot);
    const int exitCode = QCoreApplication::exec();
    // What others ask for now would go with this program.
    door.refuseAll(makeError(ErrorKind::Storage, ErrorReason::DatabaseLocked,
                             QStringLiteral("The program that has the profile is ending")));
    presence.leave();
    // The last window may have been a composer.
    if (options.screenshot.isEmpty() && !window.mayLeaveUnsent())
        sendWhatIsLeft(**engine);
    return exitCode;
}

int run(const Options& options)
{
    for (;;) {
        if (const std::optional<int> exitCode = runUnlessLocked(options))
            return *exitCode;
    }
}

/// As this start was, without what it was for.
void startAnew(const Options& options)
{
    QStringList arguments{QStringLiteral("--profile"), options.profile};
    for (const QString& file : options.providerFiles)
        arguments += {QStringLiteral("--providers"), file};
    if (!options.authorities.isEmpty())
        arguments += {QStringLiteral("--ca"), options.authorities};
    if (options.language)
        arguments += {QStringLiteral("--language"), *options.language};
    if (options.colorScheme)
        arguments += {QStringLiteral("--color-scheme"), nameOf(*options.colorScheme)};
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments))
        complain(Program::tr("Postacı could not be started again. Start it as you always do."));
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("postaci"));
    QCoreApplication::setApplicationVersion(QStringLiteral(POSTACI_VERSION));
    std::optional<int> wrongUse;
    if (isQuestion(argc, argv)) {
        const QCoreApplication app(argc, argv);
        Language::apply(languageAskedFor(QCoreApplication::arguments()));
        readOptions(app, wrongUse); // answers and ends the program, unless an option has that as its value
    }
    const QByteArray token = startToken();
    // The view of HTML mail is loaded later and needs it from the beginning.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    int exitCode = EXIT_SUCCESS;
    const QApplication app(argc, argv);
    endWith(app, exitCode);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Postacı"));
    QGuiApplication::setDesktopFileName(QStringLiteral("postaci"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/postaci.svg")));

    QNetworkProxyFactory::setUseSystemConfiguration(true);
    wrongUse.reset();
    Language::apply(languageAskedFor(QCoreApplication::arguments()));
    Options options = readOptions(app, wrongUse);
    options.wish.token = token;
    exitCode = wrongUse ? *wrongUse : run(options);
    if (!wrongUse && isRestartWanted()) // the profile is put away by now
        startAnew(options);
    return exitCode;
}
