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

[[nodiscard]] inline UidSet uids(quint32 first, quint32 last)
{
    return UidSet::fromRange(first, last);
}

/// What a fetch of their headers hands over; nothing if it fails.
[[nodiscard]] inline QList<ImapHeader> headersOf(ImapSession& session, const UidSet& set)
{
    QList<ImapHeader> headers;
    if (!session.fetchHeaders(set, [&](ImapHeader&& header) { headers.append(std::move(header)); }))
        headers.clear();
    return headers;
}

[[nodiscard]] inline Script selectInbox(const QByteArray& exists)
{
    return {expectLine("$TAG SELECT \"INBOX\".*"), sendLine("* " + exists + " EXISTS"), sendLine("$TAG OK")};
}

} // namespace postaci::test
