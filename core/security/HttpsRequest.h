#pragma once

#include "base/Result.h"
#include "security/CertificatePolicy.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

namespace postaci {

/// What one request may take.
struct HttpsLimits
{
    int milliseconds = 4000; ///< from the start to the last byte, redirects included
    qint64 bytes = 512 * 1024;
    int redirects = 3;
};

/// One request over HTTPS, asynchronous in the thread it lives in. Nothing goes out but the URL and what is
/// posted: no cookies, no language, no credentials, no cache. The certificate has to verify; the policy's
/// added authorities count for loopback hosts only, and its exceptions not at all. Redirects lead from https
/// to https, and to this computer only from this computer.
class HttpsRequest : public QObject
{
    Q_OBJECT

public:
    /// `network` has to outlive the request.
    HttpsRequest(QNetworkAccessManager& network, CertificatePolicy policy, HttpsLimits limits = {},
                 QObject* parent = nullptr);
    ~HttpsRequest() override;
    Q_DISABLE_COPY_MOVE(HttpsRequest)

    /// Call one of these four, once. finished() comes from the event loop.
    void get(const QUrl& url);
    /// An XML document, and again to where that is redirected.
    void postXml(const QUrl& url, const QByteArray& document);
    /// application/x-www-form-urlencoded; it may have secrets in it, so it is never redirected.
    void postForm(const QUrl& url, const QByteArray& form);
    /// Asks, also by http, where `url` is redirected to: finished() has the https URL, which is not asked.
    /// Gone also where it leads nowhere.
    void findRedirect(const QUrl& url);
    /// Ends it with Cancelled, unless it has ended.
    void cancel();

    /// The status of the last answer; 0: there was none.
    [[nodiscard]] int status() const { return m_status; }
    /// What the last answer brought within the limit, whatever its status.
    [[nodiscard]] const QByteArray& body() const { return m_body; }

Q_SIGNALS:
    /// Once: the body of a 200, or the error: Input (not https, a redirect that is not followed, over the
    /// limit of bytes), Gone (any 4xx), Timeout, Offline, Certificate, Protocol, Cancelled.
    void finished(const postaci::Result<QByteArray>& body);

private:
    enum class Way { Get, PostXml, PostForm, FindRedirect };

    void begin(const QUrl& url, Way way);
    [[nodiscard]] bool isAllowed(const QUrl& url) const;
    void request(const QUrl& url);
    void read();
    void replied();
    void redirect(const QUrl& target);
    void end(const Result<QByteArray>& result);

    QNetworkAccessManager& m_network;
    CertificatePolicy m_policy;
    HttpsLimits m_limits;
    QPointer<QNetworkReply> m_reply;
    QTimer m_limit;
    QUrl m_url;
    Way m_way = Way::Get;
    QByteArray m_document; ///< to post
    QByteArray m_body;
    int m_status = 0;
    Error m_certificateError;
    int m_redirects = 0;
    bool m_hasEnded = false;
};

} // namespace postaci
