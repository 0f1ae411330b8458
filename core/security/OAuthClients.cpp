#include "security/OAuthClients.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace postaci {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 kLargestClientFile = 256 * 1024;

Unexpected wrongClients(const QString& what)
{
    return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable, u"Client ids for OAuth 2: "_s + what);
}

Result<OAuthClient> clientFrom(const QString& issuer, const QJsonObject& object)
{
    OAuthClient client;
    client.id = object["id"_L1].toString().trimmed();
    client.secret = object["secret"_L1].toString().trimmed();
    if (client.id.isEmpty())
        return wrongClients(u"%1 has no \"id\""_s.arg(issuer));
    if (const QString redirect = object["redirect"_L1].toString(); !redirect.isEmpty())
        client.redirect = QUrl(redirect, QUrl::StrictMode);
    if (client.redirect.path().isEmpty())
        client.redirect.setPath(u"/"_s);
    if (client.redirect.scheme() != "http"_L1 || !isLoopbackHost(client.redirect.host()) ||
        client.redirect.hasQuery() || client.redirect.hasFragment())
        return wrongClients(u"the redirect of %1 is not like http://127.0.0.1/"_s.arg(issuer));
    return client;
}

} // namespace

QString issuerHost(const OAuth2Endpoints& endpoints)
{
    const QString& issuer = endpoints.issuer;
    const QString host = issuer.isEmpty()
                             ? QUrl(endpoints.authUrl).host()
                             : (issuer.contains("://"_L1) ? QUrl(issuer).host() : issuer.section(u'/', 0, 0));
    return host.toLower();
}

Result<OAuthClients> OAuthClients::fromJson(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return wrongClients(u"not JSON at byte %1: %2"_s.arg(problem.offset).arg(problem.errorString()));
    if (root["format"_L1].toInt() != 1 || !root["clients"_L1].isObject())
        return wrongClients(u"\"format\" is not 1, or \"clients\" is missing"_s);
    OAuthClients clients;
    const QJsonObject entries = root["clients"_L1].toObject();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const auto client = clientFrom(entry.key(), entry.value().toObject());
        if (!client)
            return unexpected(client.error());
        clients.m_byIssuer.insert(entry.key().toLower(), *client);
    }
    return clients;
}

Result<OAuthClients> OAuthClients::load(const QString& profileDir)
{
    OAuthClients all;
    for (const QString& path :
         {u":/security/oauth-clients.json"_s, QDir(profileDir).filePath(u"oauth-clients.json"_s)}) {
        QFile file(path);
        if (!file.exists())
            continue;
        if (!file.open(QIODevice::ReadOnly))
            return wrongClients(u"%1: %2"_s.arg(path, file.errorString()));
        const auto clients = fromJson(file.read(kLargestClientFile));
        if (!clients)
            return unexpected(clients.error());
        all.m_byIssuer.insert(clients->m_byIssuer);
    }
    return all;
}

Result<OAuthClient> OAuthClients::find(const OAuth2Endpoints& endpoints) const
{
    const QString issuer = issuerHost(endpoints);
    const auto found = m_byIssuer.find(issuer);
    if (found != m_byIssuer.end())
        return *found;
    Error error = makeError(ErrorKind::Input, ErrorReason::OAuthClientMissing,
                            QStringLiteral("no client id for %1 is known").arg(issuer));
    error.host = issuer;
    return unexpected(error);
}

} // namespace postaci
