#include "account/AccountFile.h"

#include "account/AutoconfigReader.h"
#include "account/ServerCandidates.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamWriter>

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

/// The user name as it is made of the address, so that others can use the file too; another one as it is.
QString userNamePattern(const QString& username, const QString& address)
{
    if (username.compare(address, Qt::CaseInsensitive) == 0)
        return QStringLiteral("%EMAILADDRESS%");
    if (username.compare(address.section(QLatin1Char('@'), 0, -2), Qt::CaseInsensitive) == 0)
        return QStringLiteral("%EMAILLOCALPART%");
    return username;
}

QString socketType(Security security)
{
    switch (security) {
    case Security::Tls:
        return QStringLiteral("SSL");
    case Security::StartTls:
        return QStringLiteral("STARTTLS");
    case Security::None:
        break;
    }
    return QStringLiteral("plain");
}

void writeServer(QXmlStreamWriter& writer, const QString& element, const ServerSettings& server,
                 const Account& account)
{
    writer.writeStartElement(element);
    writer.writeAttribute(QStringLiteral("type"), toString(server.protocol));
    writer.writeTextElement(QStringLiteral("hostname"), server.host);
    writer.writeTextElement(QStringLiteral("port"), QString::number(server.port));
    writer.writeTextElement(QStringLiteral("socketType"), socketType(server.security));
    writer.writeTextElement(QStringLiteral("username"),
                            userNamePattern(server.username, account.identity.address));
    writer.writeTextElement(QStringLiteral("authentication"),
                            account.oauth2 ? QStringLiteral("OAuth2") : QStringLiteral("password-cleartext"));
    writer.writeEndElement();
}

void writeOAuth2(QXmlStreamWriter& writer, const OAuth2Endpoints& endpoints)
{
    writer.writeStartElement(QStringLiteral("oAuth2"));
    writer.writeTextElement(QStringLiteral("issuer"), endpoints.issuer);
    writer.writeTextElement(QStringLiteral("scope"), endpoints.scope);
    writer.writeTextElement(QStringLiteral("authURL"), endpoints.authUrl);
    writer.writeTextElement(QStringLiteral("tokenURL"), endpoints.tokenUrl);
    writer.writeEndElement();
}

Result<OAuth2Endpoints> endpointsFrom(const QJsonObject& object)
{
    OAuth2Endpoints endpoints{object.value(QLatin1String("issuer")).toString(),
                              object.value(QLatin1String("scope")).toString(),
                              object.value(QLatin1String("authUrl")).toString(),
                              object.value(QLatin1String("tokenUrl")).toString()};
    if (!endpoints.tokenUrl.startsWith(QLatin1String("https://")))
        return wrong(QStringLiteral("\"tokenUrl\" of \"oauth2\" must begin with https://"));
    return endpoints;
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
    if (object.contains(QLatin1String("oauth2"))) {
        const auto endpoints = endpointsFrom(object.value(QLatin1String("oauth2")).toObject());
        if (!endpoints)
            return unexpected(endpoints.error());
        account.oauth2 = *endpoints;
    }
    return account;
}

QByteArray accountToJson(const Account& account)
{
    const auto toObject = [](const ServerSettings& server) {
        return QJsonObject{{QStringLiteral("protocol"), toString(server.protocol)},
                           {QStringLiteral("host"), server.host},
                           {QStringLiteral("port"), server.port},
                           {QStringLiteral("security"), toString(server.security)},
                           {QStringLiteral("username"), server.username}};
    };
    QJsonObject object{{QStringLiteral("address"), account.identity.address},
                       {QStringLiteral("name"), account.identity.name},
                       {QStringLiteral("incoming"), toObject(account.incoming)},
                       {QStringLiteral("outgoing"), toObject(account.outgoing)}};
    if (account.oauth2)
        object.insert(QStringLiteral("oauth2"),
                      QJsonObject{{QStringLiteral("issuer"), account.oauth2->issuer},
                                  {QStringLiteral("scope"), account.oauth2->scope},
                                  {QStringLiteral("authUrl"), account.oauth2->authUrl},
                                  {QStringLiteral("tokenUrl"), account.oauth2->tokenUrl}});
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

QByteArray accountToAutoconfig(const Account& account)
{
    const QString domain = mailDomain(account.identity.address);
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    writer.setAutoFormatting(true);
    writer.writeStartDocument();
    writer.writeStartElement(QStringLiteral("clientConfig"));
    writer.writeAttribute(QStringLiteral("version"), QStringLiteral("1.1"));
    writer.writeStartElement(QStringLiteral("emailProvider"));
    writer.writeAttribute(QStringLiteral("id"), domain);
    writer.writeTextElement(QStringLiteral("domain"), domain);
    writer.writeTextElement(QStringLiteral("displayName"), domain);
    writeServer(writer, QStringLiteral("incomingServer"), account.incoming, account);
    writeServer(writer, QStringLiteral("outgoingServer"), account.outgoing, account);
    writer.writeEndElement();
    if (account.oauth2)
        writeOAuth2(writer, *account.oauth2);
    writer.writeEndDocument();
    return xml;
}

Result<Account> accountFromCard(const QByteArray& file, const QString& address)
{
    if (!file.trimmed().startsWith('<'))
        return accountFromJson(file);
    const auto servers = AutoconfigReader::read(file, address);
    if (!servers)
        return unexpected(servers.error());
    if (servers->incoming.isEmpty() || servers->outgoing.isEmpty())
        return wrong(QStringLiteral("The file names no pair of servers that can be used"));
    Account account;
    account.identity.address = address;
    account.label = address;
    account.incoming = servers->incoming.first().settings;
    account.outgoing = servers->outgoing.first().settings;
    return account;
}

} // namespace postaci
