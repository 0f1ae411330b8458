#pragma once

#include <QString>

namespace postaci::test {

/// The directory that the unpacked third-party servers live in: $POSTACI_SERVERS, else the build's own.
QString serversDir();

/// An absolute path inside tests/support, for the scripts that belong to the fixtures.
QString supportFile(const QString& name);

/// A TCP port on 127.0.0.1 that was free a moment ago.
quint16 freePort();

/// The system's own python3 (not a version manager's), since the unpacked modules belong to it.
QString systemPython();

} // namespace postaci::test
