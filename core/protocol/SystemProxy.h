#pragma once

#include <QNetworkProxy>
#include <QString>

namespace postaci {

/// The proxy that leads to that port of that host, by what the program's QNetworkProxyFactory says: none
/// unless the program has asked for the system's (QNetworkProxyFactory::setUseSystemConfiguration()). This
/// computer itself is never reached through one. May wait for the system; thread-safe.
[[nodiscard]] QNetworkProxy systemProxyFor(const QString& host, quint16 port);

} // namespace postaci
