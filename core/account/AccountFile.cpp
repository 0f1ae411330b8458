#include "account/AccountFile.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace postaci {

namespace {

Unexpected wrong(const QString& sentence)
{
    return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable, sentence);
}

std::optional<Security> securityFrom(const QString& word)
{
    if (word.isEmpty() || word == toString(Security::Tls))
        return Security::Tls;
    if (word == toString(Security::StartTls))
        return Security::StartTls;
    if (word == toString(Security::None))
        return Security::None;
    return std::nullopt;
}

Result<ServerSettings> serverFrom(const QJsonObject& object, Protocol protocol, const QString& address)
{
    ServerSettings server;
    server.protocol = protocol;
    server.host = object.value(QLatin1String("host")).toString().trimmed();
    if (server.host.isEmpty())
        return wrong(QStringLiteral("The account file names no host for %1").arg(toString(protocol)));
    const auto security = securityFrom(object.value(QLatin1String("security")).toString());
    if (!security)
        return wrong(QStringLiteral("\"security\" must be tls, starttls or none"));
    server.security = *security;
    const int port = object.value(QLatin1String("port")).toInt(defaultPort(protocol, server.security));
    if (port < 1 || port > 65535)
        return wrong(QStringLiteral("The port for %1 is not between 1 and 65535").arg(toString(protocol)));
    server.port = quint16(port);
    server.username = object.value(QLatin1String("username")).toString(address);
    return server;
}

} // namespace

Result<Account> accountFromJson(const QByteArray& json)
{
    QJsonParseError parseError;
    const QJsonObject object = QJsonDocument::fromJson(json, &parseError).object();
    if (parseError.error != QJsonParseError::NoError)
        return wrong(QStringLiteral("The account file is not JSON: %1").arg(parseError.errorString()));
    Account account;
    account.identity.address = object.value(QLatin1String("address")).toString().trimmed();
    account.identity.name = object.value(QLatin1String("name")).toString();
    account.label = account.identity.address;
    if (!account.identity.address.contains(QLatin1Char('@')))
        return wrong(QStringLiteral("The account file has no \"address\""));
    const QJsonObject incoming = object.value(QLatin1String("incoming")).toObject();
    const QString protocol = incoming.value(QLatin1String("protocol")).toString(toString(Protocol::Imap));
    const bool isPop3 = protocol == toString(Protocol::Pop3);
    if (!isPop3 && protocol != toString(Protocol::Imap))
        return wrong(QStringLiteral("The incoming protocol \"%1\" is neither imap nor pop3").arg(protocol));
    const auto in = serverFrom(incoming, isPop3 ? Protocol::Pop3 : Protocol::Imap, account.identity.address);
    if (!in)
        return unexpected(in.error());
    const auto out = serverFrom(object.value(QLatin1String("outgoing")).toObject(), Protocol::Smtp,
                                account.identity.address);
    if (!out)
        return unexpected(out.error());
    account.incoming = *in;
    account.outgoing = *out;
    return account;
}

} // namespace postaci
