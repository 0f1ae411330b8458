#include "sync/AccountContext.h"

namespace postaci {

bool needsUserAction(const Error& error)
{
    return error.kind == ErrorKind::Authentication || error.kind == ErrorKind::Certificate ||
           error.reason == ErrorReason::CleartextRefused || error.reason == ErrorReason::StartTlsMissing ||
           error.reason == ErrorReason::SecretStoreUnavailable;
}

ConnectionOptions AccountContext::connectionOptions(const ServerSettings& server,
                                                    const CancelToken& connectionCancel) const
{
    ConnectionOptions options;
    options.host = server.host;
    options.port = server.port;
    options.security = server.security;
    options.cleartextAllowed = account.cleartextAllowed;
    options.policy = certificates;
    options.limits.connectMs = int(timings.connect.count());
    options.limits.replyMs = int(timings.reply.count());
    options.limits.idleMs = int(timings.idle.count());
    options.cancel = connectionCancel;
    options.transcript = transcript;
    return options;
}

} // namespace postaci
