#include "tasks/RequestHandlers.h"

#include "MailEngine.h"
#include "base/LocalAccount.h"
#include "cli/CommandLine.h"
#include "profile/ProfileServer.h"
#include "tasks/SendTask.h"
#include "tasks/SyncTask.h"

namespace postaci {

namespace {

/// The token of a request: cancelled when who asked has gone.
CancelToken tokenOf(const ProfileRequest& request)
{
    const CancelToken cancel;
    request.onCancel([cancel] { cancel.cancel(); });
    return cancel;
}

template <typename T> std::function<void(const Result<T>&)> answering(const ProfileRequest& request)
{
    return [request](const Result<T>& result) {
        if (result)
            request.finish(toJson(*result));
        else
            request.fail(result.error());
    };
}

void answerSync(MailEngine& engine, const ProfileRequest& request)
{
    // Which texts it fetches is the running program's own setting.
    if (request.arguments().value(QStringLiteral("bodies")).toString() == QLatin1String("all")) {
        request.fail(makeError(
            ErrorKind::Input, ErrorReason::DatabaseLocked,
            cli::CommandLine::tr("Postacı is running with this profile: close it for --bodies all")));
        return;
    }
    QList<AccountId> accounts;
    for (const Account& account : engine.reader().accounts().value_or({}))
        if (!isLocalAccount(account))
            accounts.append(account.id);
    startSync(engine, TaskPlace::InRunningProgram, accounts, BodyPolicy::OnDemand, tokenOf(request),
              answering<SyncReport>(request));
}

void answerSend(MailEngine& engine, const ProfileRequest& request)
{
    const SendArguments arguments = sendArgumentsFrom(request.arguments());
    const auto account = sendingAccountOf(engine, arguments);
    if (!account) {
        request.fail(account.error());
        return;
    }
    startSend(engine, TaskPlace::InRunningProgram, arguments, *account, tokenOf(request),
              answering<SendOutcome>(request));
}

} // namespace

void answerCommandLine(ProfileServer& server, MailEngine& engine)
{
    server.answer(QStringLiteral("sync"),
                  [&engine](const ProfileRequest& request) { answerSync(engine, request); });
    server.answer(QStringLiteral("send"),
                  [&engine](const ProfileRequest& request) { answerSend(engine, request); });
}

} // namespace postaci
