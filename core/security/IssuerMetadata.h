#pragma once

#include "base/Account.h"
#include "security/HttpsRequest.h"

#include <memory>

namespace postaci {

/// What an issuer publishes about itself (RFC 8414), as far as a sign-in needs it.
struct IssuerFacts
{
    OAuth2Endpoints endpoints; ///< without a scope
    bool sendsIss = false;     ///< it names itself in its answers (RFC 9207 3)
    bool operator==(const IssuerFacts&) const = default;
};

/// Looks an issuer's endpoints up, in its OAuth metadata (RFC 8414 3) or else OpenID Connect's (Discovery 1.0
/// 4). Asynchronous in the thread it lives in; delete it to cancel.
class IssuerMetadata : public QObject
{
    Q_OBJECT

public:
    /// `network` has to outlive it.
    IssuerMetadata(QNetworkAccessManager& network, const CertificatePolicy& policy, HttpsLimits limits,
                   QObject* parent = nullptr);

    /// `issuer` is a host name or a URL. Call it once; finished() comes from the event loop.
    void look(const QString& issuer);

    /// What `json` says of `issuer`. Errors: Protocol with ResponseMalformed, also where it is about another
    /// issuer (8414 3.3) or an endpoint is not https.
    [[nodiscard]] static Result<IssuerFacts> read(const QString& issuer, const QByteArray& json);

Q_SIGNALS:
    /// Once. Errors: those of HttpsRequest and of read().
    void finished(const postaci::Result<postaci::IssuerFacts>& facts);

private:
    void askNext();
    void answered(const Result<QByteArray>& body);

    QNetworkAccessManager& m_network;
    CertificatePolicy m_policy;
    HttpsLimits m_limits;
    QString m_issuer;
    QList<QUrl> m_places; ///< not asked yet
    std::unique_ptr<HttpsRequest> m_request;
};

} // namespace postaci
