#include "security/OAuthFlow.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace postaci {

namespace {

using namespace Qt::Literals::StringLiterals;

/// 43 characters that nobody can guess (RFC 7636 4.1).
QByteArray secretWord()
{
    std::array<quint32, 8> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), numbers.size());
    return QByteArray(reinterpret_cast<const char*>(numbers.data()), sizeof(numbers))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray challengeOf(const QByteArray& verifier)
{
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString parameter(const QUrlQuery& parameters, const QString& name)
{
    return parameters.queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace

OAuthFlow::OAuthFlow(QNetworkAccessManager& network, const CertificatePolicy& policy, const Clock& clock,
                     OAuthLimits limits, QObject* parent)
    : QObject(parent), m_network(network), m_policy(policy), m_clock(clock), m_limits(limits),
      m_state(QString::fromLatin1(secretWord())), m_verifier(secretWord())
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        fail(makeError(ErrorKind::Timeout, ErrorReason::SignInNotFinished,
                       QStringLiteral("nobody came back from the browser in time")));
    });
}

void OAuthFlow::start(const OAuthRequest& request, OpenBrowser openBrowser)
{
    m_request = request;
    m_openBrowser = std::move(openBrowser);
    const bool isComplete = !request.endpoints.authUrl.isEmpty() && !request.endpoints.tokenUrl.isEmpty();
    QMetaObject::invokeMethod(
        this, [this, isComplete] { isComplete ? askPerson() : lookUp(); }, Qt::QueuedConnection);
}

void OAuthFlow::cancel()
{
    fail(makeError(ErrorKind::Cancelled, ErrorReason::Unspecified,
                   QStringLiteral("the sign-in in the browser was cancelled")));
}

void OAuthFlow::lookUp()
{
    if (m_hasEnded)
        return;
    m_metadata = std::make_unique<IssuerMetadata>(m_network, m_policy, m_limits.network);
    connect(m_metadata.get(), &IssuerMetadata::finished, this, [this](const Result<IssuerFacts>& facts) {
        if (m_hasEnded)
            return;
        if (!facts) {
            fail(facts.error());
            return;
        }
        const QString scope = m_request.endpoints.scope;
        m_request.endpoints = facts->endpoints;
        m_request.endpoints.scope = scope;
        m_sendsIss = facts->sendsIss;
        askPerson();
    });
    m_metadata->look(m_request.endpoints.issuer);
}

void OAuthFlow::askPerson()
{
    if (m_hasEnded)
        return;
    m_redirect = std::make_unique<LoopbackRedirect>(m_state);
    if (const auto listening = m_redirect->listen(m_request.client.redirect); !listening) {
        fail(listening.error());
        return;
    }
    connect(m_redirect.get(), &LoopbackRedirect::answered, this, &OAuthFlow::answered);
    m_patience.start(m_limits.personMs);
    m_openBrowser(authorizationUrl());
}

QUrl OAuthFlow::authorizationUrl() const
{
    QUrl url(m_request.endpoints.authUrl);
    QByteArray query = url.query(QUrl::FullyEncoded).toLatin1(); // stays (RFC 6749 3.1)
    if (!query.isEmpty())
        query += '&';
    query += formOf({{"response_type", u"code"_s},
                     {"client_id", m_request.client.id},
                     {"redirect_uri", m_redirect->url().toString(QUrl::FullyEncoded)},
                     {"scope", m_request.endpoints.scope},
                     {"state", m_state},
                     {"code_challenge", QString::fromLatin1(challengeOf(m_verifier))},
                     {"code_challenge_method", u"S256"_s},
                     {"login_hint", m_request.loginHint}});
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

/// Whether the answer is from the issuer that was asked. Of some only the host is known, and some are called
/// otherwise than their pages.
bool OAuthFlow::isNamedRight(const QUrlQuery& parameters) const
{
    const QString name = parameter(parameters, u"iss"_s);
    if (name.isEmpty())
        return !m_sendsIss;
    const OAuth2Endpoints& endpoints = m_request.endpoints;
    if (endpoints.issuer.contains("://"_L1))
        return name == endpoints.issuer;
    const QString host = QUrl(name).host();
    return host == issuerHost(endpoints) || host == QUrl(endpoints.authUrl).host() ||
           host == QUrl(endpoints.tokenUrl).host();
}

void OAuthFlow::answered(const QUrlQuery& parameters)
{
    m_patience.stop();
    const QString code = parameter(parameters, u"code"_s);
    if (!isNamedRight(parameters)) {
        fail(makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                       QStringLiteral("the answer in the browser is from another issuer")));
    } else if (const QString error = parameter(parameters, u"error"_s); !error.isEmpty()) {
        fail(oauthError(error, parameter(parameters, u"error_description"_s)));
    } else if (code.isEmpty()) {
        fail(makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                       QStringLiteral("the answer in the browser has no code")));
    } else {
        redeem(code);
    }
}

void OAuthFlow::redeem(const QString& code)
{
    Q_EMIT permitted();
    m_tokens = std::make_unique<OAuthTokenRequest>(m_network, m_policy, m_clock, m_limits.network);
    connect(m_tokens.get(), &OAuthTokenRequest::finished, this, [this](const Result<OAuthTokens>& tokens) {
        if (tokens)
            end(OAuthGrant{m_request.endpoints, *tokens});
        else
            fail(tokens.error());
    });
    m_tokens->redeem(m_request.endpoints, m_request.client, code, m_verifier, m_redirect->url());
}

void OAuthFlow::fail(const Error& error)
{
    Error named = error;
    if (named.host.isEmpty())
        named.host = issuerHost(m_request.endpoints);
    end(unexpected(named));
}

void OAuthFlow::end(const Result<OAuthGrant>& grant)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_patience.stop();
    if (m_redirect)
        m_redirect->close();
    if (m_tokens)
        m_tokens.release()->deleteLater();
    if (m_metadata)
        m_metadata.release()->deleteLater();
    Q_EMIT finished(grant);
}

} // namespace postaci
