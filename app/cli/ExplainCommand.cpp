#include "cli/CommandLine.h"
#include "cli/Commands.h"

#include "account/ReplyExplainer.h"
#include "account/ReplyWords.h"

namespace postaci::cli {

namespace {

void printWords(const ReplyExplanation& explanation)
{
    printLine(explanation.text.summary);
    printLine(explanation.text.advice);
    // How programs call the kind of it, and whether to try again, is in the JSON.
    QStringList codes{explanation.code, explanation.enhanced};
    codes.removeAll(QString());
    if (!codes.isEmpty())
        printLine(CommandLine::tr("Code: %1").arg(codes.join(QLatin1Char(' '))));
}

} // namespace

int runExplain(const CommonOptions& options, const QString& text, const QString& protocolName)
{
    const auto protocol = replyProtocolNamed(protocolName); // nothing: the text has to tell
    if (!protocol && !protocolName.isEmpty())
        return fail(WrongUse, CommandLine::tr("--protocol is smtp, imap, pop3 or tls"));
    const auto explainer = ReplyExplainer::bundled();
    if (!explainer)
        return fail(explainer.error());
    const ReplyExplanation explanation = explainer->explain(text, protocol);
    if (options.format != Format::Json) {
        printWords(explanation);
        return Good;
    }
    printObject({{QStringLiteral("class"), wireName(explanation.replyClass)},
                 {QStringLiteral("code"), explanation.code},
                 {QStringLiteral("enhanced"), explanation.enhanced},
                 {QStringLiteral("side"), wireName(explanation.side)},
                 {QStringLiteral("retry"), wireName(explanation.retry)},
                 {QStringLiteral("summary"), explanation.text.summary},
                 {QStringLiteral("advice"), explanation.text.advice}});
    return Good;
}

} // namespace postaci::cli
