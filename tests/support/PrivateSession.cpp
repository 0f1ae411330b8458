#include "support/PrivateSession.h"

#include "support/PrivateBus.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kSessionLimit = 30'000;
constexpr const char* kInSession = "POSTACI_IN_SESSION";

int complain(const char* what)
{
    std::fprintf(stderr, "%s could not be started\n", what);
    return EXIT_FAILURE;
}

QProcessEnvironment environmentOf(const PrivateSession& session, const QString& bus, const QString& runtime)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus);
    environment.insert(u"XDG_RUNTIME_DIR"_s, runtime);
    environment.insert(QLatin1String(kInSession), u"1"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.remove(u"AT_SPI_BUS_ADDRESS"_s);
    for (auto one = session.environment.cbegin(); one != session.environment.cend(); ++one)
        environment.insert(one.key(), one.value());
    return environment;
}

} // namespace

PrivateDisplay::~PrivateDisplay()
{
    m_server.kill();
    m_server.waitForFinished();
}

bool PrivateDisplay::start(int width, int height)
{
    m_server.start(u"Xvfb"_s,
                   {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"%1x%2x24"_s.arg(width).arg(height),
                    u"-nolisten"_s, u"tcp"_s, u"-noreset"_s});
    if (!m_server.waitForReadyRead(kSessionLimit))
        return false;
    m_number = m_server.readLine().trimmed();
    return !m_number.isEmpty();
}

bool isInPrivateSession()
{
    return qEnvironmentVariableIsSet(kInSession);
}

int runInPrivateSession(const PrivateSession& session)
{
    const QTemporaryDir dir;
    PrivateDisplay display;
    PrivateBus bus;
    const QString runtime = dir.filePath(u"run"_s);
    if (!dir.isValid() || !bus.start(dir.path()) || !QDir().mkdir(runtime))
        return complain("dbus-daemon");
    QFile::setPermissions(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QProcessEnvironment environment = environmentOf(session, QString::fromLocal8Bit(bus.address()), runtime);
    if (session.hasDisplay) {
        if (!display.start())
            return complain("Xvfb");
        environment.insert(u"DISPLAY"_s, display.name());
        environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    }
    QProcess companion;
    if (!session.companion.isEmpty()) {
        companion.setProcessEnvironment(environment);
        companion.start(session.companion.first(), session.companion.mid(1));
        if (!companion.waitForStarted(kSessionLimit))
            return complain(qPrintable(session.companion.first()));
    }
    QProcess test;
    test.setProcessEnvironment(environment);
    test.setProcessChannelMode(QProcess::ForwardedChannels);
    test.start(QCoreApplication::applicationFilePath(), QCoreApplication::arguments().mid(1));
    test.waitForFinished(-1); // ctest has the limit
    companion.kill();
    companion.waitForFinished();
    return test.exitStatus() == QProcess::NormalExit ? test.exitCode() : EXIT_FAILURE;
}

} // namespace postaci::test
