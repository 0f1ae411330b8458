#include "security/IssuerMetadata.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace postaci {

namespace {

using namespace Qt::Literals::StringLiterals;

Unexpected wrongMetadata(const QString& issuer, const QString& what)
{
    return unexpected(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                      QStringLiteral("the metadata of %1 %2").arg(issuer, what));
}

QUrl issuerUrl(const QString& issuer)
{
    return QUrl(issuer.contains("://"_L1) ? issuer : "https://"_L1 + issuer, QUrl::StrictMode);
}

bool isEndpoint(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           !url.hasFragment();
}

} // namespace

IssuerMetadata::IssuerMetadata(QNetworkAccessManager& network, const CertificatePolicy& policy,
                               HttpsLimits limits, QObject* parent)
    : QObject(parent), m_network(network), m_policy(policy), m_limits(limits)
{
}

void IssuerMetadata::look(const QString& issuer)
{
    m_issuer = issuer;
    QUrl url = issuerUrl(issuer);
    QString path = url.path();
    if (path.endsWith(u'/'))
        path.chop(1);
    // The one puts its name before the issuer's path, the other behind it.
    url.setPath("/.well-known/oauth-authorization-server"_L1 + path);
    m_places.append(url);
    url.setPath(path + "/.well-known/openid-configuration"_L1);
    m_places.append(url);
    askNext();
}

void IssuerMetadata::askNext()
{
    if (m_request)
        m_request.release()->deleteLater();
    m_request = std::make_unique<HttpsRequest>(m_network, m_policy, m_limits);
    connect(m_request.get(), &HttpsRequest::finished, this, &IssuerMetadata::answered);
    m_request->get(m_places.takeFirst());
}

void IssuerMetadata::answered(const Result<QByteArray>& body)
{
    const auto facts = body ? read(m_issuer, *body) : Result<IssuerFacts>(unexpected(body.error()));
    const bool isElsewhere = !facts && (facts.error().kind == ErrorKind::Gone ||
                                        facts.error().reason == ErrorReason::ResponseMalformed);
    if (isElsewhere && !m_places.isEmpty())
        askNext();
    else
        Q_EMIT finished(facts);
}

Result<IssuerFacts> IssuerMetadata::read(const QString& issuer, const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    IssuerFacts facts;
    facts.endpoints.issuer = object["issuer"_L1].toString();
    facts.endpoints.authUrl = object["authorization_endpoint"_L1].toString();
    facts.endpoints.tokenUrl = object["token_endpoint"_L1].toString();
    facts.sendsIss = object["authorization_response_iss_parameter_supported"_L1].toBool();
    const QUrl named = issuerUrl(facts.endpoints.issuer);
    const bool isSame = issuer.contains("://"_L1) ? facts.endpoints.issuer == issuer
                                                  : named.host() == issuerUrl(issuer).host();
    if (facts.endpoints.issuer.isEmpty() || !isSame)
        return wrongMetadata(issuer, QStringLiteral("is about another issuer"));
    if (!isEndpoint(facts.endpoints.authUrl) || !isEndpoint(facts.endpoints.tokenUrl))
        return wrongMetadata(issuer, QStringLiteral("has no usable endpoints"));
    return facts;
}

} // namespace postaci
