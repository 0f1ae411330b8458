#include "support/TestPaths.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QTcpServer>

namespace postaci::test {

QString serversDir()
{
    const QString fromEnvironment = qEnvironmentVariable("POSTACI_SERVERS");
    return fromEnvironment.isEmpty() ? QStringLiteral(POSTACI_DEFAULT_SERVERS) : fromEnvironment;
}

QString supportFile(const QString& name)
{
    return QStringLiteral(POSTACI_SUPPORT_DIR) + QLatin1Char('/') + name;
}

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

QString systemPython()
{
    const QString debian = QStringLiteral("/usr/bin/python3");
    return QFileInfo::exists(debian) ? debian : QStringLiteral("python3");
}

} // namespace postaci::test
