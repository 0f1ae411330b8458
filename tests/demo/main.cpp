#include "demo/Demo.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

#include <unistd.h>

namespace {

/// True if there is somebody to look. Without a display Qt draws into memory.
bool chooseScreen()
{
    // Chromium's sandbox does not start as root.
    if (::geteuid() == 0)
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    const bool display = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (!display && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    return display && qgetenv("QT_QPA_PLATFORM") != "offscreen";
}

} // namespace

int main(int argc, char** argv)
{
    const bool display = chooseScreen();
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("postaci-demo"));
    QApplication::setApplicationDisplayName(QStringLiteral("Postacı"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Private mail servers and a sample mailbox on this "
                                                    "machine, and Postacı set up on them.\nWithout a display "
                                                    "it saves screenshots; with one the window stays open."));
    parser.addHelpOption();
    const QCommandLineOption output(QStringLiteral("output"), QStringLiteral("Where screenshots go."),
                                    QStringLiteral("dir"), QStringLiteral(POSTACI_DEMO_DIR));
    const QCommandLineOption quit(QStringLiteral("quit"),
                                  QStringLiteral("End after the last step even if there is a display."));
    parser.addOptions({output, quit});
    parser.process(app);

    postaci::Language::apply({});
    postaci::Theme::apply(app, postaci::ColorScheme::System);
    postaci::demo::Demo demo(display ? QString() : QDir(parser.value(output)).absolutePath());
    const int code = demo.run();
    if (code == 0 && display && !parser.isSet(quit)) {
        demo.tellWhatToTry();
        QApplication::exec();
    }
    return code;
}
