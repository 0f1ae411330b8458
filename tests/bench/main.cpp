#include "bench/Bench.h"
#include "bench/ContactBench.h"
#include "bench/IdleBench.h"
#include "bench/LargeFolders.h"
#include "bench/LiveBench.h"
#include "bench/OpenedProgram.h"
#include "bench/ReadingBench.h"
#include "bench/TextBench.h"
#include "bench/TransferBench.h"
#include "gui/drive/WindowDriver.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

#include <algorithm>
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

/// What is to be measured and how much of it.
struct Wanted
{
    QStringList parts;
    int messages = 0;
    QList<quint32> sizes; ///< of the cached folders that are opened without any server, ascending
    quint32 texts = 0;    ///< whose words are searched
    Bench::Peers peers = Bench::Peers::Without;
    std::chrono::seconds idleFor{};
};

constexpr quint32 kTransferred = 100'000; ///< messages in an mbox
constexpr int kAddresses = 50'000;        ///< that a recipient is completed among

/// Runs the named parts, or all; what was measured is printed even where a later part could not be done.
int measure(const Wanted& wanted)
{
    Table table;
    QStringList names = wanted.parts;
    const std::map<QString, std::function<Result<void>()>> parts{
        {u"mailbox"_s, [&] { return Bench(table, wanted.messages, wanted.peers).run(); }},
        {u"large"_s, [&] { return measureLargeFolders(table, wanted.sizes); }},
        {u"live"_s, [&] { return LiveBench(table).run(); }},
        {u"reading"_s, [&] { return ReadingBench(table).run(); }},
        {u"idle"_s, [&] { return IdleBench(table, wanted.idleFor).run(); }},
        {u"transfer"_s, [&] { return TransferBench(table).run(kTransferred); }},
        {u"contacts"_s, [&] { return ContactBench(table).run(kAddresses); }},
        {u"texts"_s,
         [&] { return TextBench(table, {}).run(wanted.texts, wanted.peers == Bench::Peers::With); }},
    };
    if (names.isEmpty())
        names = {u"mailbox"_s, u"large"_s, u"live"_s,     u"reading"_s,
                 u"idle"_s,    u"texts"_s, u"transfer"_s, u"contacts"_s};
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
    const QCommandLineOption large(u"large"_s,
                                   u"Sizes of the cached folders that are opened without any server."_s,
                                   u"counts"_s, u"10000,100000,1000000"_s);
    const QCommandLineOption texts(u"texts"_s, u"How many texts are searched."_s, u"count"_s, u"100000"_s);
    const QCommandLineOption seconds(u"seconds"_s, u"How long the idling program is watched."_s, u"seconds"_s,
                                     u"60"_s);
    const QCommandLineOption peers(u"peers"_s, u"Also measures other programs that are installed."_s);
    HiddenOptions hidden;
    parser.addOptions({messages, large, texts, seconds, peers});
    hidden.addTo(parser);
    parser.addPositionalArgument(
        u"parts"_s,
        u"mailbox (P1 to P5, P10), large (P3, P5, P12, search), live (P7, P8), reading (P9, P13), idle (P11), texts (P6), transfer, contacts; default: all."_s,
        u"[parts...]"_s);
    parser.process(app);
    Wanted wanted;
    wanted.parts = parser.positionalArguments();
    wanted.messages = parser.value(messages).toInt();
    wanted.texts = parser.value(texts).toUInt();
    wanted.idleFor = std::chrono::seconds(parser.value(seconds).toInt());
    wanted.peers = parser.isSet(peers) ? Bench::Peers::With : Bench::Peers::Without;
    const QStringList sizes = parser.value(large).split(u',');
    for (const QString& size : sizes)
        wanted.sizes << size.toUInt();
    std::sort(wanted.sizes.begin(), wanted.sizes.end());
    if (wanted.messages < 100 || wanted.texts < 100 || wanted.idleFor.count() < 1 ||
        wanted.sizes.first() < 100)
        parser.showHelp(2);
    Language::apply(u"en"_s);
    Theme::apply(app, ColorScheme::Light);
    if (parser.isSet(hidden.open))
        return openAndTell(parser.value(hidden.open), parser.value(hidden.ca));
    if (parser.isSet(hidden.idle))
        return idleAndTell(parser.value(hidden.idle), parser.value(hidden.ca), wanted.idleFor);
    return measure(wanted);
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
