#include "bench/Bench.h"
#include "bench/IdleBench.h"
#include "bench/LiveBench.h"
#include "bench/OpenedProgram.h"
#include "gui/drive/WindowDriver.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

#include <functional>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace postaci::bench {

namespace {

/// For its own use: the processes whose start or rest is measured.
struct HiddenOptions
{
    QCommandLineOption open{u"open"_s, {}, u"profile"_s};
    QCommandLineOption idle{u"idle"_s, {}, u"profile"_s};
    QCommandLineOption ca{u"ca"_s, {}, u"file"_s};

    void addTo(QCommandLineParser& parser)
    {
        for (QCommandLineOption* option : {&open, &idle, &ca}) {
            option->setFlags(QCommandLineOption::HiddenFromHelp);
            parser.addOption(*option);
        }
    }
};

/// Runs the named parts, or all; what was measured is printed even where a later part could not be done.
int measure(QStringList names, int messages, Bench::Peers peers, std::chrono::seconds idleFor)
{
    Table table;
    const std::map<QString, std::function<Result<void>()>> parts{
        {u"mailbox"_s, [&] { return Bench(table, messages, peers).run(); }},
        {u"live"_s, [&] { return LiveBench(table).run(); }},
        {u"idle"_s, [&] { return IdleBench(table, idleFor).run(); }},
    };
    if (names.isEmpty())
        names = {u"mailbox"_s, u"live"_s, u"idle"_s};
    int exitCode = 0;
    for (const QString& name : names) {
        const auto part = parts.find(name);
        const auto done = part == parts.end()
                              ? Result<void>(test::notDone(u"There is no part of that name."_s))
                              : part->second();
        if (!done) {
            QTextStream(stderr) << "bench: " << name << ": " << done.error().message << ' '
                                << done.error().detail << Qt::endl;
            exitCode = 1;
        }
    }
    table.print();
    return exitCode;
}

int run(QApplication& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures Postacı against private servers and prints a table."_s);
    parser.addHelpOption();
    const QCommandLineOption messages(u"messages"_s, u"How many messages the mailbox has."_s, u"count"_s,
                                      u"10000"_s);
    const QCommandLineOption seconds(u"seconds"_s, u"How long the idling program is watched."_s, u"seconds"_s,
                                     u"60"_s);
    const QCommandLineOption peers(u"peers"_s, u"Also measures other programs that are installed."_s);
    HiddenOptions hidden;
    parser.addOptions({messages, seconds, peers});
    hidden.addTo(parser);
    parser.addPositionalArgument(
        u"parts"_s, u"mailbox (P1 to P5, P10), live (P7, P8), idle (P11); default: all."_s, u"[parts...]"_s);
    parser.process(app);
    bool areNumbers[2] = {};
    const int count = parser.value(messages).toInt(&areNumbers[0]);
    const std::chrono::seconds idleFor(parser.value(seconds).toInt(&areNumbers[1]));
    if (!areNumbers[0] || !areNumbers[1] || count < 100 || idleFor.count() < 1)
        parser.showHelp(2);
    Language::apply(u"en"_s);
    Theme::apply(app, ColorScheme::Light);
    if (parser.isSet(hidden.open))
        return openAndTell(parser.value(hidden.open), parser.value(hidden.ca));
    if (parser.isSet(hidden.idle))
        return idleAndTell(parser.value(hidden.idle), parser.value(hidden.ca), idleFor);
    return measure(parser.positionalArguments(), count,
                   parser.isSet(peers) ? Bench::Peers::With : Bench::Peers::Without, idleFor);
}

} // namespace

} // namespace postaci::bench

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // what is drawn is measured, a display's speed is not
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    return postaci::bench::run(app);
}
