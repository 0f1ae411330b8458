#pragma once

#include <QSslCertificate>
#include <QString>

#include <functional>

namespace postaci {

/// How far a connection has come.
struct ConnectionStage
{
    enum class Kind {
        NameFound, ///< `words` are the host's addresses
        PortOpen,  ///< one of them took the connection
        Encrypted, ///< `words` is the protocol, `certificate` the server's, which was verified or excepted
        Greeted,   ///< by a server of the right kind
    };
    Kind kind = Kind::NameFound;
    QString words;
    QSslCertificate certificate;
};

/// Told in the connection's thread, in the order in which it happens.
using StageListener = std::function<void(const ConnectionStage&)>;

} // namespace postaci
