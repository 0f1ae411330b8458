#include "Handover.h"

#include "MailEngine.h"
#include "desktop/DesktopPresence.h"
#include "profile/ProfileServer.h"

#include <QEventLoop>
#include <QTimer>

namespace postaci {

namespace {

const QString kStart = QStringLiteral("start"); ///< the request
const QString kCompose = QStringLiteral("compose");
const QString kFile = QStringLiteral("file");
const QString kFetch = QStringLiteral("fetch");
const QString kHidden = QStringLiteral("hidden");
const QString kToken = QStringLiteral("token");

} // namespace

Handover handOver(const StartWish& wish, const QString& profileDir)
{
    QJsonObject arguments{
        {kFetch, wish.fetches}, {kHidden, wish.isHidden}, {kToken, QString::fromUtf8(wish.token)}};
    if (wish.compose)
        arguments.insert(kCompose, *wish.compose);
    if (!wish.messageFile.isEmpty())
        arguments.insert(kFile, wish.messageFile);
    ProfileClient client;
    if (!client.connectTo(profileDir))
        return client.isSilent() ? Handover::NoAnswer : Handover::NobodyThere;
    Handover outcome = Handover::NoAnswer;
    QEventLoop loop;
    QObject::connect(&client, &ProfileClient::finished, &loop, [&] {
        outcome = Handover::Done;
        loop.quit();
    });
    QObject::connect(&client, &ProfileClient::failed, &loop, [&](const Error& error) {
        if (error.reason == ErrorReason::DatabaseLocked)
            outcome = Handover::Ending;
        loop.quit();
    });
    client.ask(kStart, arguments);
    loop.exec();
    return outcome;
}

void answerStarts(ProfileServer& door, DesktopPresence& presence, MailEngine& engine)
{
    door.answer(kStart, [&presence, &engine](const ProfileRequest& request) {
        request.finish({}); // first: windows may take a moment
        QTimer::singleShot(0, &presence, [&presence, &engine, arguments = request.arguments()] {
            const QByteArray token = arguments.value(kToken).toString().toUtf8();
            const bool fetches = arguments.value(kFetch).toBool();
            if (fetches)
                engine.checkNow(0);
            if (arguments.contains(kCompose))
                presence.compose(arguments.value(kCompose).toString(), token);
            else if (arguments.contains(kFile))
                presence.openFile(arguments.value(kFile).toString(), token);
            else if (!fetches && !arguments.value(kHidden).toBool())
                presence.activate(token);
        });
    });
}

} // namespace postaci
