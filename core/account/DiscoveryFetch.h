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

/// What one fetch may take.
struct FetchLimits
{
    int milliseconds = 4000; ///< from start() to the last byte, redirects included
    qint64 bytes = 512 * 1024;
    int redirects = 3;
};

/// Fetches one document over HTTPS, asynchronously in the thread it lives in. Nothing goes out but the URL
/// and what is posted: no cookies, no language, no credentials, no cache. The certificate has to verify; the
/// policy's added authorities count for loopback hosts only, and its exceptions not at all. Redirects lead
/// from https to https, and to this computer only from this computer.
class DiscoveryFetch : public QObject
{
    Q_OBJECT

public:
    /// `network` has to outlive the fetch.
    DiscoveryFetch(QNetworkAccessManager& network, CertificatePolicy policy, FetchLimits limits = {},
                   QObject* parent = nullptr);
    ~DiscoveryFetch() override;
    Q_DISABLE_COPY_MOVE(DiscoveryFetch)

    /// Call one of these three, once. finished() comes from the event loop.
    void start(const QUrl& url);
    /// POSTs an XML document, and again to where that is redirected.
    void post(const QUrl& url, const QByteArray& document);
    /// Asks, also by http, where `url` is redirected to: finished() has the https URL, which is not asked.
    /// Gone also where it leads nowhere.
    void findRedirect(const QUrl& url);
    /// Ends it with Cancelled, unless it has ended.
    void cancel();

Q_SIGNALS:
    /// Once: the body of a 200, or the error: Input (not https, a redirect that is not followed, over the
    /// limit of bytes), Gone (any 4xx), Timeout, Offline, Certificate, Protocol, Cancelled.
    void finished(const postaci::Result<QByteArray>& body);

private:
    enum class Way { Get, Post, FindRedirect };

    void begin(const QUrl& url, Way way);
    [[nodiscard]] bool isAllowed(const QUrl& url) const;
    void request(const QUrl& url);
    void read();
    void replied();
    void redirect(const QUrl& target);
    void end(const Result<QByteArray>& result);

    QNetworkAccessManager& m_network;
    CertificatePolicy m_policy;
    FetchLimits m_limits;
    QPointer<QNetworkReply> m_reply;
    QTimer m_limit;
    QUrl m_url;
    Way m_way = Way::Get;
    QByteArray m_document; ///< to post
    QByteArray m_body;
    Error m_certificateError;
    int m_redirects = 0;
    bool m_hasEnded = false;
};

} // namespace postaci
