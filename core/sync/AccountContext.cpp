#include "sync/AccountContext.h"

#include "account/ErrorSentence.h"

#include "base/Logging.h"
#include "security/SecretStore.h"
#include "store/Transaction.h"

namespace postaci {

bool needsUserAction(const Error& error)
{
    // Some servers call a wrong password temporary: tried again and again it locks the account.
    if (error.kind == ErrorKind::Timeout && classOf(error) == ReplyClass::Authentication)
        return true;
    return error.kind == ErrorKind::Authentication || error.kind == ErrorKind::Certificate ||
           error.reason == ErrorReason::CleartextRefused || error.reason == ErrorReason::DowngradeRefused ||
           error.reason == ErrorReason::StartTlsMissing || error.reason == ErrorReason::OAuthClientMissing ||
           error.reason == ErrorReason::ClientKeyMissing || isSecretsTrouble(error);
}

ConnectionOptions AccountContext::connectionOptions(ServerRole which, const SignInSecrets& secrets) const
{
    const bool isIncoming = which == ServerRole::Incoming;
    const ServerSettings& server = isIncoming ? account.incoming : account.outgoing;
    ConnectionOptions options;
    options.host = server.host;
    options.port = server.port;
    options.security = server.security;
    options.cleartextAllowed = account.cleartextAllowed;
    options.encryptedOnce = isIncoming ? account.incomingEncryptedOnce : account.outgoingEncryptedOnce;
    options.policy = certificates;
    options.identity = secrets.identity;
    options.limits = networkLimits();
    options.cancel = cancel;
    options.doubt = doubt;
    options.transcript = Transcript::ofConnection(transcript, toString(server.protocol).toUpper());
    return options;
}

NetworkLimits AccountContext::networkLimits() const
{
    NetworkLimits limits;
    limits.connectMs = int(timings.connect.count());
    limits.replyMs = int(timings.reply.count());
    limits.blockMs = int(timings.reply.count()) * 3;
    limits.idleMs = int(timings.idle.count());
    limits.idleEndMs = int(timings.idleEnd.count());
    return limits;
}

void AccountContext::rememberLogin(ServerRole which) const
{
    const bool isIncoming = which == ServerRole::Incoming;
    const bool known = isIncoming ? account.incomingEncryptedOnce : account.outgoingEncryptedOnce;
    if (known || (isIncoming ? account.incoming : account.outgoing).security == Security::None)
        return;
    const auto written = store->write(WritePriority::Sync, [&](Transaction& transaction) {
        return transaction.rememberEncryption(account.id, which);
    });
    if (!written)
        qCWarning(logSync) << "what is known of the account's encryption was not stored:"
                           << written.error().message;
}

} // namespace postaci
