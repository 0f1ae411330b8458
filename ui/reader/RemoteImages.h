#pragma once

#include "reader/HtmlView.h"

#include <QNetworkAccessManager>
#include <QSet>

class QNetworkReply;

namespace postaci {

/// Fetches the remote images that the person asked to see: without cookies, referrer, stored credentials or
/// cache, only http and https, at most 10 MB and 20 s each and 60 MB for one message. UI thread.
class RemoteImages : public QObject
{
    Q_OBJECT

public:
    explicit RemoteImages(QObject* parent = nullptr);

    /// Stops what is under way (its answers come as empty) and starts a new message's budget.
    void reset();
    /// `answer` gets the bytes, or none when the image cannot be had.
    void fetch(const QUrl& url, const ImageAnswer& answer);

private:
    void watch(QNetworkReply* reply, const ImageAnswer& answer);

    QNetworkAccessManager m_network;
    QSet<QNetworkReply*> m_running;
    qint64 m_bytesLeft = 0;
};

} // namespace postaci
