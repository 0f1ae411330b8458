#include "security/HttpsRequest.h"

#include "base/Account.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace postaci {

namespace {

Error fetchError(const QUrl& url, ErrorKind kind, ErrorReason reason, const QString& what)
{
    // The path is not told: what is asked for is the provider's business.
    Error error = makeError(kind, reason, QStringLiteral("%1: %2").arg(url.host(), what));
    error.host = url.host();
    error.port = quint16(url.port(443));
    return error;
}

Error networkError(const QUrl& url, QNetworkReply::NetworkError code, const QString& words)
{
    switch (code) {
    case QNetworkReply::HostNotFoundError:
        return fetchError(url, ErrorKind::Offline, ErrorReason::HostNotFound, words);
    case QNetworkReply::ConnectionRefusedError:
        return fetchError(url, ErrorKind::Offline, ErrorReason::ConnectionRefused, words);
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return fetchError(url, ErrorKind::Offline, ErrorReason::NetworkUnreachable, words);
    case QNetworkReply::TimeoutError:
        return fetchError(url, ErrorKind::Timeout, ErrorReason::TimedOut, words);
    case QNetworkReply::SslHandshakeFailedError:
        return fetchError(url, ErrorKind::Protocol, ErrorReason::TlsHandshakeFailed, words);
    case QNetworkReply::RemoteHostClosedError:
        return fetchError(url, ErrorKind::Protocol, ErrorReason::ConnectionLost, words);
    default:
        return fetchError(url, ErrorKind::Protocol, ErrorReason::Unspecified, words);
    }
}

/// Whether a document may be asked for at all.
bool isFetchable(const QUrl& url)
{
    return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty() &&
           url.userInfo().isEmpty();
}

QNetworkRequest requestFor(const QUrl& url, const CertificatePolicy& policy)
{
    QNetworkRequest request(url);
    request.setSslConfiguration(policy.configurationFor(url.host()));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("User-Agent", "Postaci");
    // Qt would tell the language of the system.
    request.setRawHeader("Accept-Language", "*");
    // Nothing that unpacks to more than what was counted.
    request.setRawHeader("Accept-Encoding", "identity");
    return request;
}

} // namespace

HttpsRequest::HttpsRequest(QNetworkAccessManager& network, CertificatePolicy policy, HttpsLimits limits,
                           QObject* parent)
    : QObject(parent), m_network(network), m_policy(std::move(policy)), m_limits(limits)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        end(unexpected(fetchError(m_url, ErrorKind::Timeout, ErrorReason::TimedOut,
                                  QStringLiteral("no answer in time"))));
    });
}

HttpsRequest::~HttpsRequest()
{
    m_hasEnded = true;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void HttpsRequest::get(const QUrl& url)
{
    begin(url, Way::Get);
}

void HttpsRequest::postXml(const QUrl& url, const QByteArray& document)
{
    m_document = document;
    begin(url, Way::PostXml);
}

void HttpsRequest::postForm(const QUrl& url, const QByteArray& form)
{
    m_document = form;
    begin(url, Way::PostForm);
}

void HttpsRequest::findRedirect(const QUrl& url)
{
    begin(url, Way::FindRedirect);
}

bool HttpsRequest::isAllowed(const QUrl& url) const
{
    return isFetchable(url) ||
           (m_way == Way::FindRedirect && url.scheme() == QLatin1String("http") && !url.host().isEmpty());
}

void HttpsRequest::begin(const QUrl& url, Way way)
{
    m_url = url;
    m_way = way;
    m_limit.start(m_limits.milliseconds);
    if (isAllowed(url)) {
        request(url);
        return;
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            end(unexpected(fetchError(m_url, ErrorKind::Input, ErrorReason::Unspecified,
                                      QStringLiteral("only https is fetched"))));
        },
        Qt::QueuedConnection);
}

void HttpsRequest::cancel()
{
    end(unexpected(fetchError(m_url, ErrorKind::Cancelled, ErrorReason::Unspecified,
                              QStringLiteral("the request was cancelled"))));
}

void HttpsRequest::request(const QUrl& url)
{
    m_url = url;
    m_body.clear();
    QNetworkRequest wanted = requestFor(url, m_policy);
    if (m_way == Way::PostXml) {
        wanted.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/xml; charset=utf-8"));
    } else if (m_way == Way::PostForm) {
        wanted.setHeader(QNetworkRequest::ContentTypeHeader,
                         QStringLiteral("application/x-www-form-urlencoded"));
        wanted.setRawHeader("Accept", "application/json");
    }
    const bool isPosted = m_way == Way::PostXml || m_way == Way::PostForm;
    m_reply = isPosted ? m_network.post(wanted, m_document) : m_network.get(wanted);
    m_reply->setReadBufferSize(m_limits.bytes + 1);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        m_certificateError = certificateError(m_url.host(), quint16(m_url.port(443)),
                                              m_reply->sslConfiguration().peerCertificateChain(), errors);
    });
    connect(m_reply, &QNetworkReply::readyRead, this, [this] { read(); });
    connect(m_reply, &QNetworkReply::finished, this, [this] { replied(); });
}

void HttpsRequest::read()
{
    m_body += m_reply->read(m_limits.bytes + 1 - m_body.size());
    if (m_body.size() > m_limits.bytes)
        end(unexpected(fetchError(m_url, ErrorKind::Input, ErrorReason::ResponseTooLarge,
                                  QStringLiteral("the answer is larger than %1 bytes").arg(m_limits.bytes))));
}

void HttpsRequest::replied()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    m_status = status;
    read();
    if (m_hasEnded)
        return;
    if (m_certificateError.kind == ErrorKind::Certificate) {
        end(unexpected(m_certificateError));
    } else if (m_way == Way::FindRedirect && status != 0 && !isFetchable(target)) {
        end(unexpected(
            fetchError(m_url, ErrorKind::Gone, ErrorReason::Unspecified, QStringLiteral("leads nowhere"))));
    } else if (status >= 300 && status < 400 && !target.isEmpty()) {
        redirect(m_url.resolved(target));
    } else if (status >= 400 && status < 500) {
        end(unexpected(fetchError(m_url, ErrorKind::Gone, ErrorReason::Unspecified,
                                  QStringLiteral("answered %1").arg(status))));
    } else if (m_reply->error() != QNetworkReply::NoError) {
        end(unexpected(networkError(m_url, m_reply->error(), m_reply->errorString())));
    } else if (status != 200) {
        end(unexpected(fetchError(m_url, ErrorKind::Protocol, ErrorReason::Unspecified,
                                  QStringLiteral("answered %1").arg(status))));
    } else {
        end(m_body);
    }
}

void HttpsRequest::redirect(const QUrl& target)
{
    const bool leadsHere = isLoopbackHost(target.host()) && !isLoopbackHost(m_url.host());
    if (m_way == Way::PostForm || !isFetchable(target) || leadsHere || ++m_redirects > m_limits.redirects) {
        end(unexpected(fetchError(m_url, ErrorKind::Input, ErrorReason::Unspecified,
                                  QStringLiteral("a redirect was not followed"))));
        return;
    }
    if (m_way == Way::FindRedirect) {
        end(target.toEncoded());
        return;
    }
    m_reply->disconnect(this);
    m_reply->deleteLater();
    request(target);
}

void HttpsRequest::end(const Result<QByteArray>& result)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_limit.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        if (m_reply->error() == QNetworkReply::NoError) // else Qt complains; going away aborts it too
            m_reply->abort();
        m_reply->deleteLater();
    }
    Q_EMIT finished(result);
}

} // namespace postaci
