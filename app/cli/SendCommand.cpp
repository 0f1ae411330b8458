#include "cli/EngineSession.h"

#include "base/Identities.h"
#include "message/HeaderDecoder.h"
#include "message/MessageBuilder.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

namespace postaci::cli {

namespace {

QString toString(OutboxState state)
{
    switch (state) {
    case OutboxState::Scheduled:
        return QStringLiteral("scheduled");
    case OutboxState::Held:
        return QStringLiteral("held");
    case OutboxState::Queued:
        return QStringLiteral("queued");
    case OutboxState::Sending:
        return QStringLiteral("sending");
    case OutboxState::Ending:
        return QStringLiteral("ending");
    case OutboxState::Sent:
        return QStringLiteral("sent");
    case OutboxState::Uncertain:
        return QStringLiteral("uncertain");
    case OutboxState::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

Result<Account> accountOf(const EngineSession& session, const QString& from)
{
    const auto accounts = session.accounts();
    if (!accounts)
        return unexpected(accounts.error());
    for (Account account : *accounts)
        if (const Identity identity = identityOf(account, from); isSameAddress(identity.address, from)) {
            account.identity = identity;
            return account;
        }
    return unexpected(ErrorKind::Input, ErrorReason::NoAccount,
                      QStringLiteral("The profile has no account with the address %1").arg(from));
}

Result<OutgoingMessage> makeMessage(const Account& account, const SendArguments& arguments)
{
    OutgoingMessage message;
    message.account = account.id;
    message.from = {account.identity.name, account.identity.address};
    message.to = parseAddressList(arguments.to.join(QStringLiteral(", ")).toUtf8());
    message.cc = parseAddressList(arguments.cc.join(QStringLiteral(", ")).toUtf8());
    message.bcc = parseAddressList(arguments.bcc.join(QStringLiteral(", ")).toUtf8());
    message.subject = arguments.subject;
    message.text = arguments.body;
    message.messageId = makeMessageId(account.identity.address);
    message.date = QDateTime::currentDateTimeUtc();
    const QMimeDatabase types;
    for (const QString& path : arguments.attachments) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                              QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
        const QFileInfo info(path);
        message.attachments.append({info.fileName(), types.mimeTypeForFile(info).name(), file.readAll()});
    }
    return message;
}

/// One `send` from the queue to the server's last word and the copy in Sent; keeps itself alive.
struct SendRun : std::enable_shared_from_this<SendRun>
{
    EngineSession& session;
    Finish finish;
    AccountId account = 0;
    OutboxId queued = 0;
    bool ended = false;

    explicit SendRun(EngineSession& opened) : session(opened) {}

    void listen()
    {
        QObject::connect(&session.engine(), &MailEngine::outboxChanged, &session.engine(),
                         [self = shared_from_this()](const OutboxEntry& entry) { self->progressed(entry); });
    }

    void progressed(const OutboxEntry& entry)
    {
        const bool putOff = entry.state == OutboxState::Queued && entry.lastError.has_value();
        const bool isFinal = entry.state == OutboxState::Sent || entry.state == OutboxState::Uncertain ||
                             entry.state == OutboxState::Failed || putOff;
        if (entry.id != queued || !isFinal || std::exchange(ended, true))
            return;
        if (entry.state == OutboxState::Sent)
            fileCopy(entry);
        else
            end(entry);
    }

    void fileCopy(const OutboxEntry& entry)
    {
        session.engine().syncOnce(account, PassScope::ChangesOnly, BodyPolicy::OnDemand,
                                  [self = shared_from_this(), entry](const Result<SyncReport>& filed) {
                                      // It is sent either way; the copy is filed with the next sync.
                                      if (!filed)
                                          fail(filed.error());
                                      self->end(entry);
                                  });
    }

    void end(const OutboxEntry& entry) const
    {
        if (session.options().format == Format::Json)
            printObject(
                {{QStringLiteral("state"), toString(entry.state)}, {QStringLiteral("reply"), entry.reply}});
        else
            printLine(toString(entry.state) + QStringLiteral(": ") + entry.reply);
        const bool isWhole = entry.state == OutboxState::Sent && !entry.lastError;
        finish(entry.lastError ? fail(*entry.lastError) : isWhole ? int(Good) : int(ProblemFound));
    }
};

} // namespace

void runSend(EngineSession& session, const SendArguments& arguments, Finish finish)
{
    const auto account = accountOf(session, arguments.from);
    const auto message = account ? makeMessage(*account, arguments) : unexpected(account.error());
    if (!message) {
        finish(fail(message.error()));
        return;
    }
    auto run = std::make_shared<SendRun>(session);
    run->finish = std::move(finish);
    run->account = account->id;
    run->listen();
    session.engine().send(*message, 0, [run](const Result<OutboxId>& queued) {
        if (!queued) {
            run->finish(fail(queued.error()));
            return;
        }
        run->queued = *queued;
        run->session.engine().startSendingOnly(run->account);
    });
}

} // namespace postaci::cli
