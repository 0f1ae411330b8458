#include "cli/CommandLine.h"
#include "cli/EngineSession.h"
#include "cli/ProgressLine.h"

namespace postaci::cli {

int printSent(const CommonOptions& options, const SendOutcome& outcome)
{
    if (options.format == Format::Json) {
        QJsonObject object = toJson(outcome);
        object.remove(QStringLiteral("error"));
        printObject(object);
    } else {
        printLine(toString(outcome.state) + QStringLiteral(": ") +
                  (outcome.isRepeat ? CommandLine::tr("it was sent before (--again sends it once more)")
                                    : outcome.reply));
    }
    if (outcome.copyError)
        fail(*outcome.copyError);
    if (outcome.error)
        return fail(*outcome.error);
    QStringList refused;
    for (const RefusedRecipient& one : outcome.refused)
        refused.append(one.addr + QStringLiteral(": ") + one.reply);
    if (!refused.isEmpty())
        return fail(ProblemFound, CommandLine::tr("Refused: %1").arg(refused.join(QStringLiteral("; "))));
    return outcome.state == OutboxState::Sent ? int(Good) : int(ProblemFound);
}

void runSend(EngineSession& session, const SendArguments& arguments, const CancelToken& cancel, Finish finish)
{
    const auto begin = [&session, arguments, cancel, finish](const Result<Account>& account) {
        if (!account) {
            finish(fail(account.error()));
            return;
        }
        const auto line = std::make_shared<ProgressLine>();
        startSend(
            session.engine(), TaskPlace::Alone, arguments, *account, cancel,
            [line](const TaskProgress& progress) { line->show(progress); },
            [&session, line, finish](const Result<SendOutcome>& sent) {
                line->clear();
                finish(sent ? printSent(session.options(), *sent) : fail(sent.error()));
            });
    };
    if (arguments.accountFile.isEmpty()) {
        begin(sendingAccountOf(session.engine(), arguments));
        return;
    }
    session.useAccountFile(arguments.accountFile, [&session, begin](const Result<AccountId>& id) {
        begin(id ? session.engine().reader().account(*id) : unexpected(id.error()));
    });
}

} // namespace postaci::cli
