#include "reader/RemoteImages.h"

#include "message/KnownTrackers.h"

#include <QNetworkReply>
#include <QNetworkRequest>

namespace postaci {

namespace {

constexpr qint64 kMaxImage = 10 * 1024 * 1024;
constexpr qint64 kMaxMessage = 60 * 1024 * 1024;
constexpr int kPatience = 20'000; ///< milliseconds without a byte
constexpr int kMaxRedirects = 5;

QNetworkRequest requestFor(const QUrl& url)
{
    QNetworkRequest request(url);
    // The same words for everybody: neither the program nor its version is told.
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Mozilla/5.0"));
    request.setRawHeader("Accept", "image/*");
    request.setRawHeader("Accept-Language", "*");
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setMaximumRedirectsAllowed(kMaxRedirects);
    request.setTransferTimeout(kPatience);
    return request;
}

bool isWeb(const QUrl& url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

} // namespace

RemoteImages::RemoteImages(QObject* parent) : QObject(parent) {}

void RemoteImages::reset()
{
    const auto running = m_running;
    for (QNetworkReply* reply : running)
        reply->abort();
    m_bytesLeft = kMaxMessage;
}

void RemoteImages::fetch(const QUrl& given, const ImageAnswer& answer)
{
    QUrl url = given;
    url.setUserInfo({});
    url.setFragment({});
    if (!isWeb(url) || m_bytesLeft <= 0) {
        answer({});
        return;
    }
    watch(m_network.get(requestFor(url)), answer);
}

void RemoteImages::watch(QNetworkReply* reply, const ImageAnswer& answer)
{
    m_running.insert(reply);
    connect(reply, &QNetworkReply::redirected, this, [reply](const QUrl& target) {
        if (!trackerName(target).isEmpty())
            reply->abort();
    });
    connect(reply, &QNetworkReply::downloadProgress, this, [this, reply](qint64 done, qint64 total) {
        if (std::max(done, total) > std::min(kMaxImage, m_bytesLeft))
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, answer] {
        m_running.remove(reply);
        reply->deleteLater();
        const bool isGood = reply->error() == QNetworkReply::NoError;
        const QByteArray data = isGood ? reply->readAll() : QByteArray();
        m_bytesLeft -= data.size();
        answer(data.size() <= kMaxImage ? data : QByteArray());
    });
}

} // namespace postaci
