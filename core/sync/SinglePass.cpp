#include "sync/SinglePass.h"

#include "sync/AccountPass.h"
#include "sync/ChangeSender.h"
#include "sync/DraftCopies.h"
#include "sync/LocalSentCopies.h"
#include "sync/NewMailFilter.h"
#include "sync/Pop3Visit.h"
#include "sync/SentCopies.h"
#include "sync/SignIn.h"

namespace postaci {

namespace {

/// What the filters want is sent at once: nobody else will.
Result<void> filterAllNewMail(const SyncScope& scope, const AccountContext& context)
{
    bool worked = false;
    while (!scope.cancel.isCancelled()) {
        const auto filtered = filterNewMail(scope);
        if (!filtered)
            return unexpected(filtered.error());
        if (!filtered->worked)
            break;
        worked = true;
    }
    if (!worked)
        return {};
    const auto sent = ChangeSender(scope, context.events.changeRejected).run(AppendSizes::All);
    return sent ? Result<void>() : unexpected(sent.error());
}

Result<int> imapPass(const AccountContext& context, const MailReader& reader, PassScope extent, qint64* bytes)
{
    const ServerSettings& server = context.account.incoming;
    const auto secrets = context.credentials(server, context.cancel);
    if (!secrets)
        return unexpected(secrets.error());
    ImapSession session(context.connectionOptions(ServerRole::Incoming, *secrets));
    if (auto connected = session.connect(); !connected)
        return unexpected(connected.error());
    if (auto loggedIn = signIn(session, context, server, *secrets); !loggedIn)
        return unexpected(loggedIn.error());
    context.rememberLogin(ServerRole::Incoming);
    const SyncScope scope{session,        *context.store,     reader,
                          *context.clock, context.account.id, context.cancel};
    if (auto sent = ChangeSender(scope, context.events.changeRejected).run(AppendSizes::All); !sent)
        return unexpected(sent.error());
    const auto filed =
        fileSentCopies(scope, context.account, AppendSizes::All, context.events.outboxProgressed);
    if (!filed)
        return unexpected(filed.error());
    const auto drafts = DraftCopies(scope, AppendSizes::All, context.events.changeRejected).send();
    if (!drafts)
        return unexpected(drafts.error());
    PassOptions options;
    options.bodies = context.bodies;
    options.rejected = context.events.changeRejected;
    auto folders = extent == PassScope::Everything ? AccountPass(scope, options).run() : Result<int>(0);
    if (folders)
        if (auto filtered = filterAllNewMail(scope, context); !filtered)
            return unexpected(filtered.error());
    if (session.isConnected())
        session.logout();
    *bytes = session.bytesRead();
    return folders;
}

Result<int> pop3Pass(const AccountContext& context, const MailReader& reader, PassScope extent, qint64* bytes)
{
    if (auto filed = fileLocalSentCopies(context, reader); !filed)
        return unexpected(filed.error());
    if (extent == PassScope::ChangesOnly) // all of them are done here
        return 0;
    const auto visit = visitMaildrop(context, reader, {});
    if (!visit)
        return unexpected(visit.error());
    *bytes = visit->bytes;
    return 1;
}

} // namespace

Result<int> runSinglePass(const AccountContext& context, PassScope extent, qint64* bytes)
{
    const auto reader = MailReader::open(context.store->profileDir());
    if (!reader)
        return unexpected(reader.error());
    const bool isPop3 = context.account.incoming.protocol == Protocol::Pop3;
    return (isPop3 ? pop3Pass : imapPass)(context, **reader, extent, bytes);
}

} // namespace postaci
