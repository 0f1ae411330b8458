#include "sync/Pop3Visit.h"

#include "sync/SignIn.h"

namespace postaci {

Result<VisitReport> visitMaildrop(const AccountContext& context, const MailReader& reader,
                                  const VisitEvents& events)
{
    const auto phase = [&](LoopPhase now) {
        if (events.phase)
            events.phase(now);
    };
    const ServerSettings& server = context.account.incoming;
    phase(LoopPhase::Connecting);
    const auto secrets = context.credentials(server, context.cancel);
    if (!secrets)
        return unexpected(secrets.error());
    const auto inbox = reader.folderByRole(context.account.id, FolderRole::Inbox);
    if (!inbox)
        return unexpected(inbox.error());
    Pop3Session session(context.connectionOptions(ServerRole::Incoming, *secrets));
    if (auto connected = session.connect(); !connected)
        return unexpected(connected.error());
    phase(LoopPhase::SigningIn);
    if (auto in = signIn(session, context, server, *secrets); !in)
        return unexpected(in.error());
    if (events.signedIn)
        events.signedIn();
    phase(LoopPhase::Syncing);
    const MaildropScope scope{session, *context.store, reader,        context.account,
                              *inbox,  *context.clock, context.cancel};
    if (auto passed = Pop3Pass(scope, events.maildrop).run(); !passed)
        return unexpected(passed.error());
    return VisitReport{session.loginDelay(), session.bytesRead()};
}

} // namespace postaci
