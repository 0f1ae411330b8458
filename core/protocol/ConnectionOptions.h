#pragma once

#include "base/Account.h"
#include "base/CancelToken.h"
#include "base/NetworkDoubt.h"
#include "base/Transcript.h"
#include "protocol/ConnectionStage.h"
#include "security/CertificatePolicy.h"
#include "security/ClientIdentity.h"

#include <QHostAddress>
#include <QList>
#include <QString>

#include <memory>

namespace postaci {

/// How long and how much a server is allowed; tests inject smaller ones. Times in milliseconds, sizes in
/// bytes.
struct NetworkLimits
{
    int connectMs = 15'000;     ///< name, TCP and TLS together, and again for the greeting
    int leastTryMs = 4'000;     ///< for one of a host's addresses, as far as connectMs allows
    int replyMs = 60'000;       ///< silence while an answer is due
    int blockMs = 180'000;      ///< for the answer to a piece of a message (RFC 5321 4.5.3.2.5)
    int endMs = 600'000;        ///< for the answer to a whole message sent (RFC 5321 4.5.3.2.6)
    int idleMs = 9 * 60 * 1000; ///< IDLE is ended and begun again after this
    int idleEndMs = 15'000;     ///< silence after IDLE, or to a NOOP: a connection that was idle may be dead
    int logoutMs = 2'000;       ///< for a polite goodbye
    qint64 maxLine = 1 << 20;   ///< an IMAP line; lists of numbers may be as long as maxReply
    qint64 maxTextLine = 1 << 16;  ///< an SMTP or POP3 line
    qint64 maxTextReply = 1 << 18; ///< an SMTP reply with all its lines
    qint64 maxReply = 64 << 20;    ///< one response with its literals, as far as it is held in memory
    qint64 bodyPiece = 256 << 10;  ///< bigger bodies are asked for in pieces of this size
};

/// COMPRESS=DEFLATE (RFC 4978) where the server offers it.
enum class Compression {
    WhereItPays, ///< not to a loopback host, where it only costs time
    Never,
    Always,
};

/// One server to speak to and the conditions of it: a plain value.
struct ConnectionOptions
{
    QString host;
    QList<QHostAddress> addresses; ///< the host's, where they are known; empty: its name is looked up
    quint16 port = 0;
    Security security = Security::Tls;
    bool cleartextAllowed = false; ///< lets Security::None through for hosts that are not loopback
    bool encryptedOnce = false; ///< the account's logins here were encrypted: cleartextAllowed does not count
    Compression compression = Compression::WhereItPays;
    CertificatePolicy policy;
    ClientIdentity identity; ///< shown where the server asks for one; may be null
    NetworkLimits limits;
    CancelToken cancel;
    NetworkDoubt doubt;                     ///< the network may have become another one
    std::shared_ptr<Transcript> transcript; ///< may be null
    StageListener reached;                  ///< may be empty
};

/// What a login needs. Never logged, never stored.
struct Credentials
{
    enum class Kind {
        Password,
        OAuthToken,
        Certificate, ///< the one that the connection was encrypted with; there is no password
    };

    QString username;
    QString password; ///< or the access token
    Kind kind = Kind::Password;

    /// Those of an account, by the name it has at a server: `secret` is what the account's kind of sign-in
    /// needs.
    [[nodiscard]] static Credentials of(const Account& account, const QString& username,
                                        const QString& secret)
    {
        return {username, secret, kindFor(account)};
    }
    [[nodiscard]] static Kind kindFor(const Account& account)
    {
        if (account.oauth2)
            return Kind::OAuthToken;
        return account.signsInByCertificate() ? Kind::Certificate : Kind::Password;
    }
};

} // namespace postaci
