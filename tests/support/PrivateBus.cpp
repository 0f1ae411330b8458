#include "support/PrivateBus.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr int kBusLimit = 30'000;

/// No directories of services: nothing is started by the bus.
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

PrivateBus::~PrivateBus()
{
    m_bus.kill();
    m_bus.waitForFinished();
}

bool PrivateBus::start(const QString& directory)
{
    const QString configuration = directory + u"/bus.conf"_s;
    QFile file(configuration);
    if (!file.open(QIODevice::WriteOnly) || file.write(busConfiguration(directory)) < 0)
        return false;
    file.close();
    m_bus.setProcessChannelMode(QProcess::SeparateChannels);
    m_bus.start(u"dbus-daemon"_s, {u"--config-file="_s + configuration, u"--nofork"_s, u"--print-address"_s});
    if (!m_bus.waitForReadyRead(kBusLimit))
        return false;
    m_address = m_bus.readLine().trimmed();
    return !m_address.isEmpty();
}

} // namespace postaci::test
