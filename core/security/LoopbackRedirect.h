#pragma once

#include "base/Result.h"

#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <optional>

class QTcpSocket;

namespace postaci {

/// Where the browser comes back to (RFC 8252 7.3): a server on this computer's loopback address that takes
/// one answer and shows the person a page. Whatever else asks it, gets nothing, and the wait goes on. Lives
/// in the thread that makes it.
class LoopbackRedirect : public QObject
{
    Q_OBJECT

public:
    /// Answers without this `state` (RFC 6749 10.12) are not the issuer's.
    explicit LoopbackRedirect(const QString& state, QObject* parent = nullptr);

    /// `wanted` is http to a loopback host; without a port a free one is taken. Errors: SignInNotFinished
    /// where the port is taken.
    Result<void> listen(const QUrl& wanted);
    /// With the port, as the issuer has to be told.
    [[nodiscard]] const QUrl& url() const { return m_url; }
    void close() { m_server.close(); } ///< nobody is waited for any more

Q_SIGNALS:
    /// Once: the parameters of the answer.
    void answered(const QUrlQuery& parameters);

private:
    void connected();
    void read(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const QByteArray& requestLine);
    /// The parameters, where the request is the issuer's answer; each may be there once (RFC 6749 3.1).
    [[nodiscard]] std::optional<QUrlQuery> parametersOf(const QByteArray& target) const;

    QString m_state;
    QUrl m_url;
    QTcpServer m_server;
    int m_open = 0;
};

} // namespace postaci
