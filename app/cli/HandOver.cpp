#include "cli/HandOver.h"

#include "cli/Interrupt.h"
#include "profile/ProfileServer.h"

#include <QEventLoop>

namespace postaci::cli {

std::optional<int> handOver(const CommonOptions& options, const QString& name, const QJsonObject& arguments,
                            const std::function<int(const QJsonObject&)>& print)
{
    ProfileClient client;
    if (!client.connectTo(options.profileDir))
        return std::nullopt;
    const CancelToken cancel;
    const Interrupt interrupt(cancel);
    cancel.onCancel(
        [&client] { QMetaObject::invokeMethod(&client, &ProfileClient::cancel, Qt::QueuedConnection); });
    QEventLoop loop;
    int code = ProblemFound;
    QObject::connect(&client, &ProfileClient::finished, &loop, [&](const QJsonObject& result) {
        code = print(result);
        loop.quit();
    });
    QObject::connect(&client, &ProfileClient::failed, &loop, [&](const Error& error) {
        code = fail(error);
        loop.quit();
    });
    client.ask(name, arguments);
    loop.exec();
    return code;
}

} // namespace postaci::cli
