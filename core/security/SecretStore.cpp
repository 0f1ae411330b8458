#include "security/SecretStore.h"

namespace postaci {

QString secretKey(const ServerSettings& server)
{
    return toString(server.protocol) + QLatin1Char(':') + server.username + QLatin1Char('@') +
           server.host.toLower() + QLatin1Char(':') + QString::number(server.port);
}

} // namespace postaci
