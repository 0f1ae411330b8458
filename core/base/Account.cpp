#include "base/Account.h"

#include <QHostAddress>

namespace postaci {

QString toString(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Imap:
        return QStringLiteral("imap");
    case Protocol::Pop3:
        return QStringLiteral("pop3");
    case Protocol::Smtp:
        return QStringLiteral("smtp");
    }
    return {};
}

QString toString(Security security)
{
    switch (security) {
    case Security::Tls:
        return QStringLiteral("tls");
    case Security::StartTls:
        return QStringLiteral("starttls");
    case Security::None:
        return QStringLiteral("none");
    }
    return {};
}

quint16 defaultPort(Protocol protocol, Security security)
{
    const bool implicitTls = security == Security::Tls;
    switch (protocol) {
    case Protocol::Imap:
        return implicitTls ? 993 : 143;
    case Protocol::Pop3:
        return implicitTls ? 995 : 110;
    case Protocol::Smtp:
        return implicitTls ? 465 : 587;
    }
    return 0;
}

bool isLoopbackHost(const QString& host)
{
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

} // namespace postaci
