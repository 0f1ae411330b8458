#pragma once

#include <QtGlobal>

namespace postaci {

/// How a connection to a mail server is encrypted: not at all, after a command, or from the first byte.
enum class Security { None, StartTls, Tls };

/// A port and the encryption that goes with it.
struct PortPair
{
    quint16 port = 0;
    Security security = Security::Tls;
    bool operator==(const PortPair&) const = default;
};

} // namespace postaci
