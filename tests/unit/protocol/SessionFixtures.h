#pragma once

#include "protocol/ConnectionOptions.h"
#include "protocol/ImapSession.h"
#include "support/DovecotServer.h"
#include "support/ScriptedServer.h"

#include <QTest>

/// For functions that return nothing: a failed Result fails the test with its words.
#define VERIFY_RESULT(expression)                                                                            \
    do {                                                                                                     \
        const auto& verified = (expression);                                                                 \
        QVERIFY2(verified, verified ? ""                                                                     \
                                    : qPrintable(verified.error().message + QLatin1String(": ") +            \
                                                 verified.error().detail));                                  \
    } while (false)

namespace postaci::test {

/// Long enough for a busy machine; tests of time-outs set their own.
inline NetworkLimits testLimits()
{
    NetworkLimits limits;
    limits.connectMs = 30'000;
    limits.replyMs = 30'000;
    limits.endMs = 60'000;
    limits.logoutMs = 500;
    return limits;
}

inline ConnectionOptions optionsFor(quint16 port, postaci::Security security = postaci::Security::None,
                                    const QString& host = QStringLiteral("127.0.0.1"))
{
    ConnectionOptions options;
    options.host = host;
    options.port = port;
    options.security = security;
    options.limits = testLimits();
    options.transcript = std::make_shared<Transcript>();
    return options;
}

inline ConnectionOptions optionsFor(DovecotServer& server, quint16 port, postaci::Security security)
{
    ConnectionOptions options = optionsFor(port, security, server.host());
    options.policy.addedAuthorities = loadAuthorities(server.caFile()).value_or({});
    return options;
}

inline Credentials passwordOf(const QString& user,
                              const QString& password = QString::fromLatin1(fixturePassword))
{
    return {user, password, Credentials::Kind::Password};
}

/// A server that has its client logged in from the start, and then plays `steps`.
inline Script loggedIn(const QByteArray& capabilities, const Script& steps)
{
    return Script{sendLine("* PREAUTH [CAPABILITY IMAP4rev1 " + capabilities + "] ready")} + steps;
}

/// Everything was asked for that the script expects, and nothing else.
inline QString complaintOf(const ScriptedServer& server)
{
    if (!server.failure().isEmpty())
        return server.failure();
    if (!server.unexpected().isEmpty())
        return QStringLiteral("unexpected: ") + QString::fromUtf8(server.unexpected());
    return server.finished() ? QString() : QStringLiteral("the script was not played to its end");
}

} // namespace postaci::test

/// The end of a scripted test; the server's thread may still be reading our last line.
#define VERIFY_SCRIPT(server)                                                                                \
    QTRY_VERIFY2_WITH_TIMEOUT(postaci::test::complaintOf(server).isEmpty(),                                  \
                              qPrintable(postaci::test::complaintOf(server)), 15'000)
