#include "bench/Bench.h"
#include "bench/OpenedProgram.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace Qt::Literals::StringLiterals;

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // what is drawn is measured, a display's speed is not
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures Postacı against a private server and prints a table."_qs);
    parser.addHelpOption();
    const QCommandLineOption messages(u"messages"_qs, u"How many messages the mailbox has."_qs, u"count"_qs,
                                      u"10000"_qs);
    QCommandLineOption open(u"open"_qs, u"For its own use: the process whose start is measured."_qs,
                            u"profile"_qs);
    QCommandLineOption ca(u"ca"_qs, u"Belongs to --open."_qs, u"file"_qs);
    open.setFlags(QCommandLineOption::HiddenFromHelp);
    ca.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({messages, open, ca});
    parser.process(app);
    postaci::Language::apply(u"en"_qs);
    postaci::Theme::apply(app, postaci::ColorScheme::Light);
    if (parser.isSet(open))
        return postaci::bench::openAndTell(parser.value(open), parser.value(ca));

    bool isNumber = false;
    const int count = parser.value(messages).toInt(&isNumber);
    if (!isNumber || count < 100)
        parser.showHelp(2);
    postaci::bench::Bench bench(count);
    return bench.run();
}
