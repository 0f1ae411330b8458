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
    const bool isDisabled = dialogue.has("LOGINDISABLED");
    if (isDisabled && dialogue.has("STARTTLS") && !dialogue.socket().isEncrypted()) {
        return unexpected(ErrorKind::Input, ErrorReason::CleartextRefused,
                          QStringLiteral("the server takes logins only with encryption"));
    }
    if (credentials.kind != Credentials::Kind::Password || isDisabled) {
        return unexpected(noCommonMechanism(credentials.kind));
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

QSet<QByteArray> ImapSession::mechanisms() const
{
    return offeredMechanisms(*m_dialogue);
}

Result<void> ImapSession::login(const Credentials& credentials)
{
    ImapDialogue& dialogue = *m_dialogue;
    if (!dialogue.isPreauthenticated()) {
        dialogue.mistrustCapabilities();
        const auto done = attemptLogin(dialogue, credentials);
        if (!done)
            return unexpected(withPeer(done.error(), dialogue));
        if (!done->isOk()) {
            Error error = withPeer(refusedLogin(imapLoginError(*done), credentials.kind), dialogue);
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
    if (auto compressed = compress(); !compressed)
        return compressed;
    if (dialogue.has("ID")) {
        const auto name = exchangeIds(dialogue);
        if (!name)
            return unexpected(name.error());
        m_serverName = *name;
    }
    return enableAll();
}

Result<void> ImapSession::compress()
{
    const ConnectionOptions& options = m_dialogue->socket().options();
    const bool wanted = options.compression == Compression::Always ||
                        (options.compression == Compression::WhereItPays && !isLoopbackHost(options.host));
    if (!wanted || !has("COMPRESS=DEFLATE"))
        return {};
    const auto done = m_dialogue->run(ImapCommand("COMPRESS").raw("DEFLATE"));
    if (!done)
        return unexpected(done.error());
    // [COMPRESSIONACTIVE] or whatever else: it goes on as it was.
    return done->isOk() ? m_dialogue->startCompression() : Result<void>();
}

/// One command for all (RFC 5161); after a BAD each is tried alone, for it does not say which it means. For
/// QRESYNC the tagged OK counts, since iCloud sends no ENABLED. UTF8=ACCEPT changes how names are written, so
/// it counts only where the server names it.
Result<void> ImapSession::enableAll()
{
    QByteArrayList wanted;
    if (has("QRESYNC"))
        wanted.append("QRESYNC");
    if (has("UTF8=ACCEPT") || has("UTF8=ONLY"))
        wanted.append("UTF8=ACCEPT");
    if (!has("ENABLE") || wanted.isEmpty())
        return {};
    auto isOk = enable(wanted);
    for (qsizetype i = 0; isOk && !*isOk && wanted.size() > 1 && i < wanted.size(); ++i) {
        if (const auto alone = enable({wanted[i]}); !alone)
            return unexpected(alone.error());
    }
    return isOk ? Result<void>() : unexpected(isOk.error());
}

Result<bool> ImapSession::enable(const QByteArrayList& extensions)
{
    const auto done = m_dialogue->run(
        ImapCommand("ENABLE").raw(extensions.join(' ')), [this](const ImapResponse& response) {
            if (response.is("ENABLED") && response.rest.toByteArray().toUpper().contains("UTF8=ACCEPT"))
                m_dialogue->setUtf8();
            return response.is("ENABLED");
        });
    if (!done)
        return unexpected(done.error());
    m_qresyncEnabled = m_qresyncEnabled || (done->isOk() && extensions.contains("QRESYNC"));
    return done->isOk();
}

} // namespace postaci
