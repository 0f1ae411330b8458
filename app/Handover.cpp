#include "Handover.h"

#include "MailEngine.h"
#include "desktop/DesktopPresence.h"

#include <QTimer>

namespace postaci {

namespace {

constexpr std::chrono::milliseconds kHandoverTime{2000};

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
    const InstanceReply reply = askInstance(profileDir, kStart, arguments, kHandoverTime);
    switch (reply.outcome) {
    case InstanceReply::Outcome::Answered:
        return Handover::Done;
    case InstanceReply::Outcome::NobodyThere:
        return Handover::NobodyThere;
    case InstanceReply::Outcome::NoAnswer:
        break;
    }
    return Handover::NoAnswer;
}

InstanceServer::Handler answersWith(DesktopPresence& presence, MailEngine& engine)
{
    return [&presence, &engine](const QString& request, const QJsonObject& arguments) -> QJsonObject {
        if (request != kStart)
            return {{QStringLiteral("error"), QStringLiteral("unknown request")}};
        // Answered first: windows may take a moment.
        QTimer::singleShot(0, &presence, [&presence, &engine, arguments] {
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
        return {{QStringLiteral("done"), true}};
    };
}

} // namespace postaci
