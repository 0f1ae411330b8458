#pragma once

#include "protocol/ImapSession.h"
#include "unit/protocol/SessionFixtures.h"

namespace postaci::test {

/// A logged-in session with a scripted server.
struct Scene
{
    Scene(const QByteArray& capabilities, const Script& steps, NetworkLimits limits = testLimits())
        : server({loggedIn(capabilities, steps)}), session(limitedOptions(server.port(), limits))
    {
        ready = session.connect();
    }
    static ConnectionOptions limitedOptions(quint16 port, NetworkLimits limits)
    {
        ConnectionOptions options = optionsFor(port);
        options.limits = limits;
        return options;
    }
    ScriptedServer server;
    ImapSession session;
    Result<void> ready;
};

} // namespace postaci::test
