#include "cli/HandOver.h"

#include "cli/CommandLine.h"
#include "cli/Interrupt.h"
#include "cli/ProgressLine.h"
#include "profile/ProfileServer.h"

#include <QEventLoop>

namespace postaci::cli {

namespace {

/// A window that opens a large message may take a moment.
constexpr std::chrono::milliseconds kPatience{10'000};

} // namespace

std::optional<int> handOver(const CommonOptions& options, const QString& name, const QJsonObject& arguments,
                            const std::function<int(const QJsonObject&)>& print)
{
    ProfileClient client;
    client.setPatience(kPatience);
    const auto silent = [] {
        return fail(
            ProblemFound,
            CommandLine::tr("Postacı is running with this profile, but it does not answer. Wait a moment "
                            "and try again, or end it."));
    };
    if (!client.connectTo(options.profileDir))
        return client.isSilent() ? std::optional<int>(silent()) : std::nullopt;
    if (options.password || options.passphrase)
        fail(Good, CommandLine::tr("Postacı is running with this profile and does it with the passwords that "
                                   "it has; the given one is not used."));
    const CancelToken cancel;
    const Interrupt interrupt(cancel);
    cancel.onCancel(
        [&client] { QMetaObject::invokeMethod(&client, &ProfileClient::cancel, Qt::QueuedConnection); });
    QEventLoop loop;
    ProgressLine line;
    int code = ProblemFound;
    QObject::connect(&client, &ProfileClient::told, &loop,
                     [&line](const QJsonObject& progress) { line.show(taskProgressFrom(progress)); });
    QObject::connect(&client, &ProfileClient::finished, &loop, [&](const QJsonObject& result) {
        line.clear();
        code = print(result);
        loop.quit();
    });
    QObject::connect(&client, &ProfileClient::failed, &loop, [&](const Error& error) {
        line.clear();
        code = client.isSilent() ? silent() : fail(error);
        loop.quit();
    });
    client.ask(name, arguments);
    loop.exec();
    return code;
}

} // namespace postaci::cli
