#include "tasks/RequestHandlers.h"

#include "MailEngine.h"
#include "account/AccountFile.h"
#include "base/Identities.h"
#include "base/LocalAccount.h"
#include "cli/CommandLine.h"
#include "profile/ProfileServer.h"
#include "tasks/ImportTask.h"
#include "tasks/SendTask.h"
#include "tasks/SyncTask.h"

#include <QElapsedTimer>
#include <QJsonDocument>

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

/// Some times a second, however often it is called.
TellTask telling(const ProfileRequest& request)
{
    constexpr qint64 kBetween = 100; // milliseconds
    return [request, sinceTold = std::make_shared<QElapsedTimer>()](const TaskProgress& progress) {
        if (sinceTold->isValid() && sinceTold->elapsed() < kBetween)
            return;
        sinceTold->start();
        request.tell(toJson(progress));
    };
}

/// The account of this profile that a request describes; id 0 where it describes none. One that is not here
/// as it is described is for a person to add or change. Errors: Input.
Result<Account> describedAccount(const MailEngine& engine, const ProfileRequest& request)
{
    const QJsonObject description = request.arguments().value(QStringLiteral("account")).toObject();
    if (description.isEmpty())
        return Account();
    const auto wanted = accountFromJson(QJsonDocument(description).toJson());
    const auto accounts = wanted ? engine.reader().accounts() : unexpected(wanted.error());
    if (!accounts)
        return unexpected(accounts.error());
    for (const Account& account : *accounts) {
        if (isSameAddress(account.identity.address, wanted->identity.address) &&
            account.incoming == wanted->incoming && account.outgoing == wanted->outgoing)
            return account;
    }
    return unexpected(
        ErrorKind::Input, ErrorReason::NoAccount,
        cli::CommandLine::tr("Postacı is running with this profile, which has no account %1 with these "
                             "servers: set it up there, or close Postacı and try again")
            .arg(wanted->identity.address));
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
    const auto described = describedAccount(engine, request);
    if (!described) {
        request.fail(described.error());
        return;
    }
    QList<AccountId> accounts;
    for (const Account& account : engine.reader().accounts().value_or({})) {
        if (!isLocalAccount(account) && (described->id == 0 || described->id == account.id))
            accounts.append(account.id);
    }
    startSync(engine, TaskPlace::InRunningProgram, accounts, BodyPolicy::OnDemand, tokenOf(request),
              telling(request), answering<SyncReport>(request));
}

void answerSend(MailEngine& engine, const ProfileRequest& request)
{
    const SendArguments arguments = sendArgumentsFrom(request.arguments());
    auto account = describedAccount(engine, request);
    if (account && account->id == 0)
        account = sendingAccountOf(engine, arguments);
    if (!account) {
        request.fail(account.error());
        return;
    }
    startSend(engine, TaskPlace::InRunningProgram, arguments, *account, tokenOf(request), telling(request),
              answering<SendOutcome>(request));
}

void answerImport(MailEngine& engine, const ProfileRequest& request)
{
    startImport(engine, importArgumentsFrom(request.arguments()), tokenOf(request), telling(request),
                answering<TransferReport>(request));
}

} // namespace

void answerCommandLine(ProfileServer& server, MailEngine& engine)
{
    server.answer(QStringLiteral("sync"),
                  [&engine](const ProfileRequest& request) { answerSync(engine, request); });
    server.answer(QStringLiteral("send"),
                  [&engine](const ProfileRequest& request) { answerSend(engine, request); });
    server.answer(QStringLiteral("import"),
                  [&engine](const ProfileRequest& request) { answerImport(engine, request); });
}

} // namespace postaci
