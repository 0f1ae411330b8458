#include "support/OAuthIssuer.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QSslCertificate>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString field(const QUrlQuery& query, const QString& name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

HttpAnswer jsonAnswer(int status, const QJsonObject& object)
{
    return {HttpAnswer::Kind::Whole, status, QJsonDocument(object).toJson(QJsonDocument::Compact),
            "Cache-Control: no-store\r\n"};
}

} // namespace

OAuthIssuer::OAuthIssuer(const CertificateFiles& certificate) : HttpsServer(certificate) {}

void OAuthIssuer::withdrawEverything()
{
    m_access.clear();
    m_refresh.clear();
}

QByteArray OAuthIssuer::grant(const QString& user)
{
    return grantFor(user, {});
}

QString OAuthIssuer::word(const QString& kind)
{
    return u"%1-%2-%3"_s.arg(kind).arg(serverPort()).arg(++m_words);
}

QByteArray OAuthIssuer::grantFor(const QString& user, const QString& refresh)
{
    const QString access = word(u"access"_s);
    m_access.insert(access, user);
    QJsonObject answer{{u"access_token"_s, access}, {u"token_type"_s, u"Bearer"_s}};
    if (lifetime > 0)
        answer.insert(u"expires_in"_s, lifetime);
    if (refresh.isEmpty() || rotates) {
        m_refresh.remove(refresh);
        const QString next = word(u"refresh"_s);
        m_refresh.insert(next, user);
        answer.insert(u"refresh_token"_s, next);
    }
    return QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

HttpAnswer OAuthIssuer::refuse(const QByteArray& error, const QString& complaint)
{
    m_complaint = complaint;
    return jsonAnswer(error == "invalid_client" ? 401 : 400,
                      {{u"error"_s, QString::fromLatin1(error)}, {u"error_description"_s, complaint}});
}

HttpAnswer OAuthIssuer::answerTo(const QByteArray& method, const QByteArray& target, const QByteArray& body)
{
    const QByteArray path = target.split('?').first();
    if (hasAnswer(path))
        return HttpsServer::answerTo(method, path, body);
    // A form writes a space as "+".
    QUrlQuery form;
    form.setQuery(QString::fromLatin1(QByteArray(body).replace('+', "%20")));
    if (path == "/authorize" && method == "GET")
        return authorize(QUrlQuery(QUrl::fromEncoded(target)));
    if (path == "/token" && method == "POST")
        return token(form);
    if (path == "/introspect" && method == "POST")
        return introspect(form);
    if (path.startsWith("/.well-known/") && !metadata.isEmpty())
        return {HttpAnswer::Kind::Whole, 200, metadata, {}};
    return HttpsServer::answerTo(method, target, body);
}

HttpAnswer OAuthIssuer::authorize(const QUrlQuery& query)
{
    m_lastAuthorization = query;
    QUrl redirect(field(query, u"redirect_uri"_s), QUrl::StrictMode);
    const bool isLoopback = redirect.scheme() == u"http"_s && redirect.port() > 0 &&
                            (redirect.host() == u"127.0.0.1"_s || redirect.host() == u"localhost"_s);
    // Whom nobody knows is sent nowhere (RFC 6749 4.1.2.1).
    if (field(query, u"client_id"_s) != clientId || !isLoopback)
        return {HttpAnswer::Kind::Whole, 400, "unknown client or redirect", {}};
    QUrlQuery answer;
    const QString state = field(query, u"state"_s);
    answer.addQueryItem(u"state"_s, wrongState.isEmpty() ? state : wrongState);
    const QString challenge = field(query, u"code_challenge"_s);
    if (personRefuses) {
        answer.addQueryItem(u"error"_s, u"access_denied"_s);
    } else if (field(query, u"response_type"_s) != u"code"_s || state.size() < 22 || challenge.size() != 43 ||
               field(query, u"code_challenge_method"_s) != u"S256"_s) {
        answer.addQueryItem(u"error"_s, u"invalid_request"_s);
    } else {
        const QString code = word(u"code"_s) + u"%2B%2F%3D"_s; // "+/=", which have to survive
        const QString hint = field(query, u"login_hint"_s);
        m_codes.insert(
            QUrl::fromPercentEncoding(code.toLatin1()),
            {field(query, u"redirect_uri"_s), challenge.toLatin1(), hint.isEmpty() ? person : hint});
        answer.addQueryItem(u"code"_s, code);
    }
    if (!iss.isEmpty())
        answer.addQueryItem(u"iss"_s, QString::fromLatin1(QUrl::toPercentEncoding(iss)));
    redirect.setQuery(answer);
    return {HttpAnswer::Kind::Whole, 302, {}, "Location: " + redirect.toEncoded() + "\r\n"};
}

HttpAnswer OAuthIssuer::token(const QUrlQuery& form)
{
    const QString grantType = field(form, u"grant_type"_s);
    const bool isCode = grantType == u"authorization_code"_s;
    ++(isCode ? m_redemptions : m_renewals);
    if (field(form, u"client_id"_s) != clientId || field(form, u"client_secret"_s) != clientSecret)
        return refuse("invalid_client", u"another client"_s);
    if (isCode)
        return redeem(form);
    return grantType == u"refresh_token"_s ? renew(form)
                                           : refuse("unsupported_grant_type", u"what grant is that?"_s);
}

HttpAnswer OAuthIssuer::redeem(const QUrlQuery& form)
{
    const auto code = m_codes.find(field(form, u"code"_s));
    if (code == m_codes.end())
        return refuse("invalid_grant", u"a code that was not given"_s);
    if (std::exchange(code->isUsed, true))
        return refuse("invalid_grant", u"a code that was used"_s);
    if (field(form, u"redirect_uri"_s) != code->redirect)
        return refuse("invalid_grant", u"another redirect"_s);
    const QString verifier = field(form, u"code_verifier"_s);
    const QByteArray digest = QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
                                  .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (verifier.size() < 43 || verifier.size() > 128 || digest != code->challenge)
        return refuse("invalid_grant", u"another verifier"_s);
    return {HttpAnswer::Kind::Whole, 200, grantFor(code->user, {}), {}};
}

HttpAnswer OAuthIssuer::renew(const QUrlQuery& form)
{
    const QString refresh = field(form, u"refresh_token"_s);
    const auto user = m_refresh.find(refresh);
    if (user == m_refresh.end())
        return refuse("invalid_grant", u"a refresh token that is worth nothing"_s);
    return {HttpAnswer::Kind::Whole, 200, grantFor(QString(*user), refresh), {}};
}

HttpAnswer OAuthIssuer::introspect(const QUrlQuery& form)
{
    ++m_introspections;
    const auto user = m_access.find(field(form, u"token"_s));
    if (user == m_access.end())
        return jsonAnswer(200, {{u"active"_s, false}});
    return jsonAnswer(200, {{u"active"_s, true}, {u"username"_s, *user}});
}

TestBrowser::TestBrowser(const QString& caFile) : m_configuration(QSslConfiguration::defaultConfiguration())
{
    m_configuration.addCaCertificates(QSslCertificate::fromPath(caFile));
}

void TestBrowser::open(const QUrl& url)
{
    m_first = url;
    m_status = 0;
    go(url);
}

void TestBrowser::go(const QUrl& url)
{
    m_last = url;
    QNetworkRequest request(url);
    request.setSslConfiguration(m_configuration);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply* const reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        const QUrl target = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (!target.isEmpty()) {
            go(reply->url().resolved(target));
            return;
        }
        m_status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        m_page = reply->readAll();
    });
}

} // namespace postaci::test
