#include "protocol/ImapSession.h"

#include "protocol/ImapDialogue.h"
#include "protocol/SaslClient.h"

namespace postaci {

namespace {

QSet<QByteArray> offeredMechanisms(const ImapDialogue& dialogue)
{
    QSet<QByteArray> mechanisms;
    for (const QByteArray& capability : dialogue.capabilities()) {
        if (capability.startsWith("AUTH="))
            mechanisms.insert(capability.mid(5));
    }
    return mechanisms;
}

Result<ImapCompletion> authenticate(ImapDialogue& dialogue, SaslClient& sasl)
{
    ImapCommand command("AUTHENTICATE");
    command.raw(sasl.mechanism());
    if (sasl.isClientFirst() && dialogue.has("SASL-IR")) {
        const auto first = sasl.step({});
        if (!first)
            return unexpected(first.error());
        command.secretWord(first->isEmpty() ? QByteArray("=") : first->toBase64());
    }
    auto done =
        dialogue.runExchange(command, [&sasl](const QByteArray& challenge) { return sasl.step(challenge); });
    // "OK" from somebody who did not show that he knows the password is not an OK (RFC 5802 5).
    if (done && done->isOk() && !sasl.isComplete()) {
        return unexpected(
            dialogue.broken(makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                                      QStringLiteral("the server ended the login before its time"))));
    }
    return done;
}

Result<ImapCompletion> attemptLogin(ImapDialogue& dialogue, const Credentials& credentials)
{
    const QByteArray mechanism = SaslClient::chooseMechanism(offeredMechanisms(dialogue), credentials.kind,
                                                             dialogue.socket().isEncrypted());
    if (!mechanism.isEmpty()) {
        SaslClient sasl(mechanism, credentials, "imap", dialogue.socket().options());
        return authenticate(dialogue, sasl);
    }
    if (credentials.kind == Credentials::Kind::OAuthToken || dialogue.has("LOGINDISABLED")) {
        return unexpected(ErrorKind::Authentication, ErrorReason::NoCommonMechanism,
                          QStringLiteral("the server offers no way to log in that we know"));
    }
    return dialogue.run(
        ImapCommand("LOGIN").string(credentials.username.toUtf8()).secret(credentials.password.toUtf8()));
}

/// Servers that want ID before SELECT refuse to work without it (163.com: "Unsafe Login").
Result<QString> exchangeIds(ImapDialogue& dialogue)
{
    QStringList words;
    const ImapCommand command =
        ImapCommand("ID").raw("(\"name\" \"Postaci\" \"version\" \"" POSTACI_VERSION "\")");
    const auto done = dialogue.run(command, [&words](const ImapResponse& response) {
        if (!response.is("ID"))
            return false;
        for (ImapValue key = response.values().first(); key.exists(); key = key.next().next()) {
            if (key.is("name") || key.is("version"))
                words.append(QString::fromUtf8(
                    key.next().bytes().first(qMin<qsizetype>(key.next().bytes().size(), 100))));
        }
        return true;
    });
    return done ? Result<QString>(words.join(QLatin1Char(' '))) : unexpected(done.error());
}

Error withPeer(Error error, const ImapDialogue& dialogue)
{
    error.host = dialogue.socket().options().host;
    error.port = dialogue.socket().options().port;
    return error;
}

} // namespace

Result<void> ImapSession::login(const Credentials& credentials)
{
    ImapDialogue& dialogue = *m_dialogue;
    if (!dialogue.isPreauthenticated()) {
        dialogue.mistrustCapabilities();
        const auto done = attemptLogin(dialogue, credentials);
        if (!done)
            return unexpected(withPeer(done.error(), dialogue));
        if (!done->isOk()) {
            Error error = withPeer(imapLoginError(*done), dialogue);
            if (const QStringList alerts = takeAlerts(); !alerts.isEmpty())
                error.detail += QLatin1Char('\n') + alerts.join(QLatin1Char('\n'));
            return unexpected(std::move(error));
        }
    }
    return introduce();
}

Result<void> ImapSession::introduce()
{
    ImapDialogue& dialogue = *m_dialogue;
    if (auto learned = dialogue.learnCapabilities(); !learned)
        return learned;
    if (dialogue.has("ID")) {
        const auto name = exchangeIds(dialogue);
        if (!name)
            return unexpected(name.error());
        m_serverName = *name;
    }
    if (dialogue.has("ENABLE") && dialogue.has("QRESYNC")) {
        const auto done = dialogue.run(ImapCommand("ENABLE").raw("QRESYNC"));
        if (!done)
            return unexpected(done.error());
        m_qresyncEnabled = done->isOk(); // the tagged OK counts: iCloud sends no ENABLED
    }
    return {};
}

} // namespace postaci
