#include "protocol/Pop3Dialogue.h"
#include "protocol/Pop3Session.h"
#include "protocol/SaslClient.h"

#include <QCryptographicHash>

namespace postaci {

namespace {

/// A line end in a name or password would be a second command.
bool fitsOneLine(const QByteArray& text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

Result<Pop3Status> authenticate(Pop3Dialogue& dialogue, SaslClient& sasl)
{
    // Without an initial response: servers from before RFC 5034 take none, and Microsoft's takes none for
    // tokens.
    auto reply = dialogue.command("AUTH " + sasl.mechanism());
    while (reply && reply->kind == Pop3Status::Kind::Challenge) {
        const auto answer = sasl.step(QByteArray::fromBase64(reply->words));
        if (!answer)
            return unexpected(dialogue.broken(answer.error()));
        reply = dialogue.command(answer->toBase64(), "***");
    }
    // "+OK" from somebody who did not show that he knows the password is not an OK (RFC 5802 5).
    if (reply && reply->isOk() && !sasl.isComplete()) {
        return unexpected(
            dialogue.broken(makeError(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                                      QStringLiteral("the server ended the login before its time"))));
    }
    return reply;
}

Result<Pop3Status> userAndPass(Pop3Dialogue& dialogue, const QByteArray& user, const QByteArray& password)
{
    const auto known = dialogue.command("USER " + user);
    if (!known || !known->isOk())
        return known;
    return dialogue.command("PASS " + password, "PASS ***");
}

Result<Pop3Status> apop(Pop3Dialogue& dialogue, const QByteArray& user, const QByteArray& password)
{
    const QByteArray digest =
        QCryptographicHash::hash(dialogue.timestamp() + password, QCryptographicHash::Md5).toHex();
    return dialogue.command("APOP " + user + ' ' + digest, "APOP " + user + " ***");
}

Result<Pop3Status> attemptLogin(Pop3Dialogue& dialogue, const Credentials& credentials)
{
    const ConnectionOptions& options = dialogue.socket().options();
    const QByteArray mechanism =
        SaslClient::chooseMechanism(dialogue.mechanisms(), credentials.kind, dialogue.socket().isEncrypted());
    if (!mechanism.isEmpty()) {
        SaslClient sasl(mechanism, credentials, "pop", options);
        return authenticate(dialogue, sasl);
    }
    const QByteArray user = credentials.username.toUtf8();
    const QByteArray password = credentials.password.toUtf8();
    const bool isPassword = credentials.kind == Credentials::Kind::Password;
    const bool takesUser = !dialogue.hasCapa() || dialogue.capabilities().contains("USER");
    const bool hasWay = isPassword && (takesUser || !dialogue.timestamp().isEmpty());
    if (!hasWay && dialogue.capabilities().contains("STLS") && !dialogue.socket().isEncrypted()) {
        return unexpected(ErrorKind::Input, ErrorReason::CleartextRefused,
                          QStringLiteral("the server takes logins only with encryption"));
    }
    if (!hasWay) {
        return unexpected(noCommonMechanism(credentials.kind));
    }
    if (!fitsOneLine(user) || !fitsOneLine(password)) {
        return unexpected(ErrorKind::Authentication, ErrorReason::CredentialsRejected,
                          QStringLiteral("a user name or password cannot have a line break in it"));
    }
    return takesUser ? userAndPass(dialogue, user, password) : apop(dialogue, user, password);
}

} // namespace

Result<void> Pop3Session::login(const Credentials& credentials)
{
    Pop3Dialogue& dialogue = *m_dialogue;
    const auto done = attemptLogin(dialogue, credentials);
    if (!done)
        return unexpected(dialogue.refused(done.error()));
    if (!done->isOk())
        return unexpected(dialogue.refused(refusedLogin(pop3LoginError(*done), credentials.kind)));
    // Some tell more to those whom they know (LOGIN-DELAY, PIPELINING).
    return dialogue.learnCapabilities();
}

} // namespace postaci
