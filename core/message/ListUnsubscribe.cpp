#include "message/ListUnsubscribe.h"

#include "message/HeaderDecoder.h"

#include <QByteArray>
#include <QList>

namespace postaci {

namespace {

constexpr qsizetype kLongestAddress = 4096;
constexpr int kMostAddresses = 20;

/// What stands in angle brackets, blanks removed (RFC 2369 2).
QList<QByteArray> bracketed(const QByteArray& value)
{
    QList<QByteArray> addresses;
    qsizetype at = 0;
    while (addresses.size() < kMostAddresses && (at = value.indexOf('<', at)) >= 0) {
        const qsizetype end = value.indexOf('>', at);
        if (end < 0)
            break;
        QByteArray address = value.mid(at + 1, end - at - 1);
        address.replace(' ', "").replace('\t', "");
        if (address.size() <= kLongestAddress)
            addresses.append(address);
        at = end;
    }
    return addresses;
}

bool isWeb(const QUrl& url, const char* scheme)
{
    return url.scheme() == QLatin1String(scheme) && !url.host().isEmpty() && url.userInfo().isEmpty();
}

} // namespace

ListUnsubscribe readListUnsubscribe(QByteArrayView headerBlock)
{
    ListUnsubscribe found;
    for (const QByteArray& address : bracketed(headerField(headerBlock, "List-Unsubscribe"))) {
        const QUrl url(QString::fromUtf8(address), QUrl::StrictMode);
        if (!url.isValid())
            continue;
        const bool isBetter = found.web.isEmpty() || !isWeb(found.web, "https");
        if (isBetter && (isWeb(url, "https") || (found.web.isEmpty() && isWeb(url, "http"))))
            found.web = url;
        else if (found.mail.isEmpty() && url.scheme() == QLatin1String("mailto") && !url.path().isEmpty())
            found.mail = url;
    }
    const QByteArray post = headerField(headerBlock, "List-Unsubscribe-Post").replace(' ', "").toLower();
    found.isOneClick = isWeb(found.web, "https") && post == QByteArray(kOneClickForm).toLower();
    return found;
}

} // namespace postaci
