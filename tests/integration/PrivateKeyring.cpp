#include "PrivateKeyring.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kStartLimit = 30'000;

/// No directories of services: nothing is started by the bus, so nobody asks for a password either.
QByteArray busConfiguration(const QString& directory)
{
    return "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"\n"
           " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
           "<busconfig><type>session</type><listen>unix:path=" +
           directory.toUtf8() +
           "/bus</listen><policy context=\"default\"><allow send_destination=\"*\" "
           "eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
           "<allow own=\"*\"/></policy></busconfig>\n";
}

} // namespace

PrivateKeyring::~PrivateKeyring()
{
    kill();
    m_bus.kill();
    m_bus.waitForFinished();
}

bool PrivateKeyring::startBus()
{
    if (!m_dir.isValid())
        return false;
    for (const char* name : {"home", "run"}) {
        if (!QDir(m_dir.path()).mkdir(QLatin1String(name)))
            return false;
    }
    QFile::setPermissions(m_dir.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const char* name :
         {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CURRENT_DESKTOP", "DISPLAY", "WAYLAND_DISPLAY"})
        qunsetenv(name);
    qputenv("HOME", m_dir.filePath(u"home"_s).toUtf8());
    qputenv("XDG_RUNTIME_DIR", m_dir.filePath(u"run"_s).toUtf8());
    const QString configuration = m_dir.filePath(u"bus.conf"_s);
    QFile file(configuration);
    if (!file.open(QIODevice::WriteOnly) || file.write(busConfiguration(m_dir.path())) < 0)
        return false;
    file.close();
    m_bus.setProcessChannelMode(QProcess::SeparateChannels);
    m_bus.start(u"dbus-daemon"_s, {u"--config-file="_s + configuration, u"--nofork"_s, u"--print-address"_s});
    if (!m_bus.waitForReadyRead(kStartLimit))
        return false;
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    return QDBusConnection::sessionBus().isConnected();
}

bool PrivateKeyring::start(const QStringList& arguments, const QByteArray& input)
{
    const auto isThere = [] {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(u"org.freedesktop.secrets"_s);
    };
    kill();
    if (!QTest::qWaitFor([&] { return !isThere(); }, kStartLimit))
        return false;
    m_daemon.start(u"gnome-keyring-daemon"_s,
                   QStringList{u"--foreground"_s, u"--components=secrets"_s} + arguments);
    m_daemon.write(input);
    m_daemon.closeWriteChannel();
    return QTest::qWaitFor([&] { return isThere(); }, kStartLimit);
}

bool PrivateKeyring::startUnlocked(const QByteArray& password)
{
    return start({u"--unlock"_s}, password);
}

bool PrivateKeyring::startLocked()
{
    return start({}, {});
}

void PrivateKeyring::kill()
{
    m_daemon.kill();
    m_daemon.waitForFinished();
}

void PrivateKeyring::pause()
{
    ::kill(static_cast<pid_t>(m_daemon.processId()), SIGSTOP);
}

void PrivateKeyring::resume()
{
    ::kill(static_cast<pid_t>(m_daemon.processId()), SIGCONT);
}

bool PrivateKeyring::showsInFiles(const QByteArray& text) const
{
    QDirIterator files(m_dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            return true;
    }
    return false;
}

} // namespace postaci::test
