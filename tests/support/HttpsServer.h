#pragma once

#include "support/TestAuthority.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

class QSslSocket;

namespace postaci::test {

/// What is said to a GET or POST of one path.
struct HttpAnswer
{
    enum class Kind {
        Whole,
        Held,          ///< whole, once release() was called
        Never,         ///< the connection stays open and silent
        EndlessBody,   ///< a 200 that goes on until the client leaves
        EndlessHeader, ///< the same within the header
    };
    Kind kind = Kind::Whole;
    int status = 200;
    QByteArray body = {};
    QByteArray header = {}; ///< more lines for the header, each with CRLF
};

/// A small HTTPS server on loopback for tests, in the thread of its owner, which has to run an event loop. A
/// path that it was told nothing about is answered with 404. It keeps all that it is asked.
class HttpsServer : public QTcpServer
{
public:
    /// Without a certificate it speaks plain HTTP.
    explicit HttpsServer(const CertificateFiles& certificate);

    void setAnswer(const QByteArray& path, const HttpAnswer& answer) { m_answers.insert(path, answer); }
    /// Gives all held answers for `path` now.
    void release(const QByteArray& path);
    /// https://localhost:PORT (http where it is plain) and the path.
    [[nodiscard]] QUrl url(const QByteArray& path) const;

    /// Whole request headers, in their order, and what was posted behind them.
    [[nodiscard]] const QByteArrayList& requests() const { return m_requests; }
    [[nodiscard]] QByteArrayList requestedPaths() const;
    /// Requests without an answer whose connection is still open.
    [[nodiscard]] int open() const;
    /// Connections that were encrypted so far.
    [[nodiscard]] int handshakes() const { return m_handshakes; }

protected:
    /// The answer to a whole request, for servers that make theirs up.
    virtual HttpAnswer answerTo(const QByteArray& method, const QByteArray& target, const QByteArray& body);
    [[nodiscard]] bool hasAnswer(const QByteArray& path) const { return m_answers.contains(path); }
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QSslSocket* socket);
    void answer(QSslSocket* socket, const QByteArray& request);
    static void sendWhole(QSslSocket* socket, const HttpAnswer& answer);
    void sendEndlessly(QSslSocket* socket, const QByteArray& beginning, const QByteArray& piece);

    const bool m_isPlain;
    QSslConfiguration m_configuration;
    QHash<QByteArray, HttpAnswer> m_answers;
    QMultiHash<QByteArray, QSslSocket*> m_waiting; ///< by path
    QByteArrayList m_requests;
    int m_handshakes = 0;
};

} // namespace postaci::test
