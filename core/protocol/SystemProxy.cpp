#include "protocol/SystemProxy.h"

#include "base/Account.h"

#include <QNetworkProxyFactory>

namespace postaci {

QNetworkProxy systemProxyFor(const QString& host, quint16 port)
{
    const QNetworkProxy none(QNetworkProxy::NoProxy);
    if (isLoopbackHost(host))
        return none;
    const QNetworkProxyQuery query(host, port, QString(), QNetworkProxyQuery::TcpSocket);
    for (const QNetworkProxy& proxy : QNetworkProxyFactory::proxyForQuery(query)) {
        if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
            return none;
        if (proxy.capabilities().testFlag(QNetworkProxy::TunnelingCapability))
            return proxy;
    }
    return none;
}

} // namespace postaci
