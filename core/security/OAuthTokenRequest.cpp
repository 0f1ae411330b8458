#include "security/OAuthTokenRequest.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace postaci {

QByteArray formOf(const QList<std::pair<QByteArray, QString>>& fields)
{
    QByteArrayList parts;
    for (const auto& [name, value] : fields) {
        if (!value.isEmpty())
            parts.append(name + '=' + QUrl::toPercentEncoding(value));
    }
    return parts.join('&');
}

OAuthTokenRequest::OAuthTokenRequest(QNetworkAccessManager& network, const CertificatePolicy& policy,
                                     const Clock& clock, HttpsLimits limits, QObject* parent)
    : QObject(parent), m_clock(clock), m_request(network, policy, limits)
{
    connect(&m_request, &HttpsRequest::finished, this,
            [this](const Result<QByteArray>& body) { Q_EMIT finished(read(body)); });
}

void OAuthTokenRequest::redeem(const OAuth2Endpoints& endpoints, const OAuthClient& client,
                               const QString& code, const QByteArray& verifier, const QUrl& redirect)
{
    post(endpoints, client,
         {{"grant_type", QStringLiteral("authorization_code")},
          {"code", code},
          {"redirect_uri", redirect.toString(QUrl::FullyEncoded)},
          {"code_verifier", QString::fromLatin1(verifier)}});
}

void OAuthTokenRequest::renew(const OAuth2Endpoints& endpoints, const OAuthClient& client,
                              const QString& refreshToken)
{
    m_refreshToken = refreshToken;
    post(endpoints, client,
         {{"grant_type", QStringLiteral("refresh_token")}, {"refresh_token", refreshToken}});
}

void OAuthTokenRequest::post(const OAuth2Endpoints& endpoints, const OAuthClient& client,
                             QList<std::pair<QByteArray, QString>> fields)
{
    m_url = QUrl(endpoints.tokenUrl);
    fields.append({"client_id", client.id});
    fields.append({"client_secret", client.secret});
    m_request.postForm(m_url, formOf(fields));
}

Result<OAuthTokens> OAuthTokenRequest::read(const Result<QByteArray>& body) const
{
    const auto withIssuer = [this](Error error) {
        error.host = m_url.host();
        error.port = quint16(m_url.port(443));
        return unexpected(std::move(error));
    };
    if (body) {
        auto tokens = OAuthTokens::fromAnswer(*body, m_clock.now());
        if (!tokens)
            return withIssuer(tokens.error());
        if (tokens->refresh.isEmpty())
            tokens->refresh = m_refreshToken;
        return tokens;
    }
    const int status = m_request.status();
    if (status < 400 || body.error().reason == ErrorReason::ResponseTooLarge)
        return unexpected(body.error());
    const QJsonObject answer = QJsonDocument::fromJson(m_request.body()).object();
    const QString name = answer.value(QLatin1String("error")).toString();
    if (status == 429 || (status >= 500 && name.isEmpty()))
        return withIssuer(oauthError(QStringLiteral("temporarily_unavailable"), body.error().message));
    if (name.isEmpty()) { // whoever that was, it was not the issuer's program
        return withIssuer(makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                                    QStringLiteral("the issuer answered %1 without a reason").arg(status)));
    }
    return withIssuer(oauthError(name, answer.value(QLatin1String("error_description")).toString()));
}

} // namespace postaci
