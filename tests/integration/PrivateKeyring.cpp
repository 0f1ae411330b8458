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

} // namespace

PrivateKeyring::~PrivateKeyring()
{
    kill();
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
    if (!m_bus.start(m_dir.path()))
        return false;
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address());
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
