#include "account/OAuthIssuers.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace postaci {

namespace {

using namespace Qt::Literals::StringLiterals;

Unexpected wrongIssuers(const QString& what)
{
    return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable, u"Table of issuers: "_s + what);
}

bool isSecureUrl(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty();
}

Result<OAuthIssuer> issuerFrom(const QJsonObject& object)
{
    OAuthIssuer issuer;
    issuer.name = object["name"_L1].toString();
    issuer.endpoints = {object["issuer"_L1].toString(), object["scope"_L1].toString(),
                        object["authUrl"_L1].toString(), object["tokenUrl"_L1].toString()};
    issuer.takesPublicClients = object["publicClients"_L1].toBool();
    const QJsonArray hosts = object["hosts"_L1].toArray();
    for (const auto& host : hosts)
        issuer.hosts << host.toString();
    issuer.source = object["source"_L1].toString();
    issuer.checked = object["checked"_L1].toString();
    const bool isUsable = !issuer.name.isEmpty() && !issuer.endpoints.issuer.isEmpty() &&
                          !issuer.endpoints.scope.isEmpty() && isSecureUrl(issuer.endpoints.authUrl) &&
                          isSecureUrl(issuer.endpoints.tokenUrl) && !issuer.hosts.isEmpty();
    return isUsable ? Result<OAuthIssuer>(issuer)
                    : wrongIssuers(u"the entry \"%1\" is not complete"_s.arg(issuer.name));
}

QString hostOf(const QString& url)
{
    return QUrl(url).host().toLower();
}

/// `told` without what could send a code or a token elsewhere than to the issuer that is named.
std::optional<OAuth2Endpoints> atOneHost(OAuth2Endpoints told)
{
    const QString issuer = issuerHost(told);
    if (issuer.isEmpty())
        return std::nullopt;
    if (told.issuer.isEmpty())
        told.issuer = issuer;
    if (hostOf(told.authUrl) != issuer || hostOf(told.tokenUrl) != issuer) {
        told.authUrl.clear(); // so its own metadata is read
        told.tokenUrl.clear();
    }
    return told;
}

} // namespace

Result<OAuthIssuers> OAuthIssuers::bundled()
{
    QFile file(u":/account/oauth-issuers.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return wrongIssuers(u"it is missing from the program"_s);
    return fromJson(file.readAll());
}

Result<OAuthIssuers> OAuthIssuers::fromJson(const QByteArray& json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (root["format"_L1].toInt() != 1 || !root["issuers"_L1].isArray())
        return wrongIssuers(u"\"format\" is not 1, or \"issuers\" is missing"_s);
    OAuthIssuers table;
    const QJsonArray entries = root["issuers"_L1].toArray();
    for (const auto& entry : entries) {
        const auto issuer = issuerFrom(entry.toObject());
        if (!issuer)
            return unexpected(issuer.error());
        table.m_issuers.append(*issuer);
    }
    return table;
}

const OAuthIssuer* OAuthIssuers::ofHost(const QString& mailHost) const
{
    const QString host = mailHost.toLower();
    const auto found = std::find_if(m_issuers.begin(), m_issuers.end(), [&host](const OAuthIssuer& issuer) {
        return issuer.hosts.contains(host);
    });
    return found == m_issuers.end() ? nullptr : &*found;
}

const OAuthIssuer* OAuthIssuers::named(const OAuth2Endpoints& endpoints) const
{
    const QStringList hosts{issuerHost(endpoints), hostOf(endpoints.authUrl), hostOf(endpoints.tokenUrl)};
    const auto found = std::find_if(m_issuers.begin(), m_issuers.end(), [&hosts](const OAuthIssuer& issuer) {
        return hosts.contains(issuerHost(issuer.endpoints)) ||
               hosts.contains(hostOf(issuer.endpoints.authUrl)) ||
               hosts.contains(hostOf(issuer.endpoints.tokenUrl));
    });
    return found == m_issuers.end() ? nullptr : &*found;
}

std::optional<OAuth2Endpoints> OAuthIssuers::endpointsFor(const Account& account,
                                                          const std::optional<OAuth2Endpoints>& told) const
{
    const OAuthIssuer* const incoming = ofHost(account.incoming.host);
    const OAuthIssuer* const outgoing = ofHost(account.outgoing.host);
    if (incoming && incoming == outgoing)
        return incoming->endpoints;
    // Tokens of a known issuer do not go to servers that somebody else names.
    if (incoming || outgoing || !told || named(*told))
        return std::nullopt;
    return atOneHost(*told);
}

bool OAuthIssuers::mayReceive(const QString& mailHost, const OAuth2Endpoints& endpoints) const
{
    const OAuthIssuer* const issuer = named(endpoints);
    return !issuer || ofHost(mailHost) == issuer;
}

Result<OAuthClient> OAuthIssuers::clientFor(const OAuth2Endpoints& endpoints,
                                            const OAuthClients& clients) const
{
    auto client = clients.find(endpoints);
    const OAuthIssuer* const known = named(endpoints);
    if (client && client->secret.isEmpty() && known && !known->takesPublicClients)
        return OAuthClients().find(endpoints);
    return client;
}

Result<OAuthClient> oauthClientFor(const OAuth2Endpoints& endpoints, const QString& profileDir)
{
    const auto issuers = OAuthIssuers::bundled();
    if (!issuers)
        return unexpected(issuers.error());
    const auto clients = OAuthClients::load(profileDir);
    return clients ? issuers->clientFor(endpoints, *clients) : unexpected(clients.error());
}

} // namespace postaci
