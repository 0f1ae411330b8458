#pragma once

#include "support/HttpsServer.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QString>
#include <QUrlQuery>

namespace postaci::test {

/// An issuer of OAuth 2 tokens on loopback that takes its rules seriously: a code is good once, for the
/// client, the redirect and the PKCE verifier (S256) that it was asked for with; of refresh tokens only the
/// last counts. setAnswer() for one of its paths takes its place, for an issuer that misbehaves. In the
/// thread of its owner.
class OAuthIssuer : public HttpsServer
{
public:
    explicit OAuthIssuer(const CertificateFiles& certificate);

    [[nodiscard]] QString authUrl() const { return url("/authorize").toString(); }
    [[nodiscard]] QString tokenUrl() const { return url("/token").toString(); }
    /// For DovecotServer: whose a token is (RFC 7662).
    [[nodiscard]] QByteArray introspectionUrl() const { return url("/introspect").toEncoded(); }

    /// Access tokens are worth nothing from now on, whatever was said of their end.
    void expireAccessTokens() { m_access.clear(); }
    /// Neither are the refresh tokens, as after a change of the password.
    void withdrawEverything();
    /// Tokens as if `user` had signed in, as an answer of the token endpoint.
    QByteArray grant(const QString& user);

    QString clientId = QStringLiteral("postaci-test");
    QString clientSecret; ///< empty: a public client
    QString person;       ///< who signs in, if the page was asked for without login_hint
    bool personRefuses = false;
    bool rotates = true; ///< gives a new refresh token every time
    int lifetime = 3600; ///< seconds, as told; 0: not told
    QString iss;         ///< sent with the answer in the browser (RFC 9207); empty: not
    QString wrongState;  ///< sent in place of the state; empty: the right one
    QByteArray metadata; ///< at both places of RFC 8414 and OpenID Connect; empty: 404

    [[nodiscard]] int redemptions() const { return m_redemptions; } ///< of codes, refused ones included
    [[nodiscard]] int renewals() const { return m_renewals; }       ///< by refresh token, likewise
    [[nodiscard]] int introspections() const { return m_introspections; }
    /// Why the last request was refused, in words for the failing test.
    [[nodiscard]] QString complaint() const { return m_complaint; }
    [[nodiscard]] const QUrlQuery& lastAuthorization() const { return m_lastAuthorization; }

protected:
    HttpAnswer answerTo(const QByteArray& method, const QByteArray& target, const QByteArray& body) override;

private:
    struct Code
    {
        QString redirect;
        QByteArray challenge;
        QString user;
        bool isUsed = false;
    };

    HttpAnswer authorize(const QUrlQuery& query);
    HttpAnswer token(const QUrlQuery& form);
    HttpAnswer redeem(const QUrlQuery& form);
    HttpAnswer renew(const QUrlQuery& form);
    HttpAnswer introspect(const QUrlQuery& form);
    HttpAnswer refuse(const QByteArray& error, const QString& complaint);
    QByteArray grantFor(const QString& user, const QString& refresh);
    QString word(const QString& kind);

    QHash<QString, Code> m_codes;
    QHash<QString, QString> m_access;  ///< token, user
    QHash<QString, QString> m_refresh; ///< token, user
    QUrlQuery m_lastAuthorization;
    QString m_complaint;
    int m_words = 0;
    int m_redemptions = 0;
    int m_renewals = 0;
    int m_introspections = 0;
};

/// A browser with a person who agrees to everything: it opens a page and goes where that leads.
class TestBrowser : public QObject
{
public:
    explicit TestBrowser(const QString& caFile);

    void open(const QUrl& url);
    [[nodiscard]] const QUrl& firstPage() const { return m_first; }
    [[nodiscard]] const QUrl& lastPage() const { return m_last; }
    [[nodiscard]] int status() const { return m_status; } ///< of the last page; 0: none was shown
    [[nodiscard]] const QByteArray& page() const { return m_page; }

private:
    void go(const QUrl& url);

    QSslConfiguration m_configuration;
    QNetworkAccessManager m_network;
    QUrl m_first;
    QUrl m_last;
    int m_status = 0;
    QByteArray m_page;
};

} // namespace postaci::test
