#pragma once

#include "protocol/SmtpSession.h"
#include "unit/protocol/SessionFixtures.h"

#include <memory>

namespace postaci::test {

inline const QByteArray kMessage = "Subject: x\r\n\r\n.hidden\r\n..two\r\nend\r\n";
inline const QByteArray kOnTheWire = "Subject: x\r\n\r\n..hidden\r\n...two\r\nend\r\n";

inline Script smtp(const QByteArrayList& extensions, const Script& steps)
{
    Script script{sendLine("220 mail.example.org ESMTP"), expectLine("EHLO \\[127\\.0\\.0\\.1\\]"),
                  sendLine("250-mail.example.org hello")};
    for (const QByteArray& extension : extensions)
        script.append(sendLine("250-" + extension));
    script.append(sendLine("250 ENHANCEDSTATUSCODES"));
    return script + steps;
}

/// Takes the lines of kMessage up to the final dot.
inline Script takesMessage()
{
    return {expectLine("Subject: x"), expectLine(""), expectLine("\\.\\.hidden"), expectLine("\\.\\.\\.two"),
            expectLine("end")};
}

inline Script mailAndRcpt()
{
    return {expectLine("MAIL FROM:<a@x\\.org>"), sendLine("250 2.1.0 Ok"), expectLine("RCPT TO:<b@y\\.org>"),
            sendLine("250 2.1.5 Ok")};
}

/// A session with a server that follows a script.
struct Scene
{
    Scene(const QByteArrayList& extensions, const Script& steps, NetworkLimits limits = testLimits())
        : server({smtp(extensions, steps)}), options(optionsFor(server.port()))
    {
        options.limits = limits;
        session = std::make_unique<SmtpSession>(options);
        ready = session->connect();
    }
    SmtpOutcome send(const QStringList& to = {QStringLiteral("b@y.org")},
                     RefusedRecipients refused = RefusedRecipients::AbortAll)
    {
        return session->send(
            QStringLiteral("a@x.org"), to, kMessage,
            [this] {
                ++ends;
                return true;
            },
            refused);
    }
    ScriptedServer server;
    ConnectionOptions options;
    std::unique_ptr<SmtpSession> session;
    Result<void> ready;
    int ends = 0; ///< how often `ending` would have been committed
};

} // namespace postaci::test
