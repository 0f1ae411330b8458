#include "cli/CommandLine.h"
#include "cli/EngineSession.h"

#include "base/Identities.h"
#include "message/HeaderDecoder.h"
#include "message/MessageBuilder.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QMimeDatabase>

#include <algorithm>

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
                      CommandLine::tr("The profile has no account with the address %1").arg(from));
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
    message.messageId =
        arguments.messageId.isEmpty() ? makeMessageId(account.identity.address) : arguments.messageId;
    message.date = QDateTime::currentDateTimeUtc();
    const QMimeDatabase types;
    for (const QString& path : arguments.attachments) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                              CommandLine::tr("%1 cannot be read: %2").arg(path, file.errorString()));
        const QFileInfo info(path);
        message.attachments.append({info.fileName(), types.mimeTypeForFile(info).name(), file.readAll()});
    }
    return message;
}

QByteArray withField(const QByteArray& raw, const QByteArray& name, const QByteArray& value)
{
    return name + ": " + value + "\r\n" + raw;
}

/// Of a file: what is missing to a message that can be sent is made up.
Result<RawMessage> readMessageFile(const Account& account, const SendArguments& arguments)
{
    QFile file(arguments.file);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          CommandLine::tr("%1 cannot be read: %2").arg(arguments.file, file.errorString()));
    RawMessage message;
    message.raw = file.readAll();
    const Envelope envelope = decodeEnvelope(message.raw);
    message.account = account.id;
    message.subject = envelope.subject;
    message.envelopeFrom = account.identity.address;
    message.messageId = envelope.messageId;
    if (envelope.from.isEmpty())
        message.raw = withField(message.raw, "From", '<' + account.identity.address.toUtf8() + '>');
    if (!envelope.date.isValid())
        message.raw = withField(message.raw, "Date",
                                QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date).toLatin1());
    if (message.messageId.isEmpty()) {
        message.messageId = makeMessageId(account.identity.address);
        message.raw = withField(message.raw, "Message-ID", '<' + message.messageId.toUtf8() + '>');
    }
    AddressList recipients =
        parseAddressList((arguments.to + arguments.cc + arguments.bcc).join(QStringLiteral(", ")).toUtf8());
    if (recipients.isEmpty())
        recipients = envelope.to + envelope.cc + envelope.bcc;
    for (const Address& one : std::as_const(recipients))
        if (!message.recipients.contains(one.addr, Qt::CaseInsensitive))
            message.recipients.append(one.addr);
    if (message.recipients.isEmpty())
        return unexpected(ErrorKind::Input, ErrorReason::InvalidAddress,
                          CommandLine::tr("%1 names nobody that it could be sent to").arg(arguments.file));
    return message;
}

QString addressOfFile(const QString& path)
{
    QFile file(path);
    constexpr qint64 kHeader = 1 << 20;
    return file.open(QIODevice::ReadOnly) ? decodeEnvelope(file.read(kHeader)).from.value(0).addr : QString();
}

/// One `send` from the queue to the server's last word and the copy in Sent; keeps itself alive.
struct SendRun : std::enable_shared_from_this<SendRun>
{
    EngineSession& session;
    SendArguments arguments;
    Finish finish;
    Account account;
    QString messageId;
    OutboxId queued = 0;
    bool ended = false;

    explicit SendRun(EngineSession& opened) : session(opened) {}

    void listen()
    {
        QObject::connect(&session.engine(), &MailEngine::outboxChanged, &session.engine(),
                         [self = shared_from_this()](const OutboxEntry& entry) { self->progressed(entry); });
    }

    void begin(const Account& chosen)
    {
        account = chosen;
        listen();
        if (arguments.file.isEmpty())
            beginMade();
        else
            beginFile();
    }

    void beginFile()
    {
        const auto message = readMessageFile(account, arguments);
        if (!message) {
            finish(fail(message.error()));
            return;
        }
        messageId = message->messageId;
        if (!isRepeated())
            session.engine().sendRaw(*message, onQueued());
    }

    void beginMade()
    {
        const auto message = makeMessage(account, arguments);
        if (!message) {
            finish(fail(message.error()));
            return;
        }
        messageId = message->messageId;
        if (!isRepeated())
            session.engine().send(*message, 0, onQueued());
    }

    /// A script that does not know how its last run ended runs again: the same message goes out once.
    bool isRepeated()
    {
        const MailReader& reader = session.engine().reader();
        if (arguments.again)
            return false;
        QList<OutboxEntry> same = reader.outbox().value_or({});
        same.removeIf([this](const OutboxEntry& entry) {
            return entry.account != account.id || entry.messageId != messageId;
        });
        // What still waits, for those whom the server has put off, says more than what is done.
        std::stable_partition(same.begin(), same.end(),
                              [](const OutboxEntry& entry) { return entry.state != OutboxState::Sent; });
        if (!same.isEmpty()) {
            repeat(same.constFirst());
            return true;
        }
        if (!reader.wasSent(account.id, messageId).value_or(false))
            return false;
        OutboxEntry sent;
        sent.state = OutboxState::Sent;
        end(sent, true);
        return true;
    }

    void repeat(const OutboxEntry& entry)
    {
        // Sent, but with something to be told of: those who were refused, say.
        if (entry.state == OutboxState::Uncertain || entry.state == OutboxState::Ending ||
            entry.state == OutboxState::Sent) {
            end(entry, entry.state == OutboxState::Sent);
            return;
        }
        queued = entry.id;
        session.engine().retryOutbox(entry.id);
        session.engine().startSendingOnly(account.id);
    }

    std::function<void(Result<OutboxId>)> onQueued()
    {
        return [self = shared_from_this()](const Result<OutboxId>& id) {
            if (!id) {
                self->finish(fail(id.error()));
                return;
            }
            self->queued = *id;
            self->session.engine().startSendingOnly(self->account.id);
        };
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
        session.engine().syncOnce(account.id, PassScope::ChangesOnly, BodyPolicy::OnDemand,
                                  [self = shared_from_this(), entry](const Result<SyncReport>& filed) {
                                      // It is sent either way; the copy is filed with the next sync.
                                      if (!filed)
                                          fail(filed.error());
                                      self->end(entry);
                                  });
    }

    void print(const OutboxEntry& entry, bool isRepeat) const
    {
        if (session.options().format != Format::Json) {
            printLine(toString(entry.state) + QStringLiteral(": ") +
                      (isRepeat ? CommandLine::tr("it was sent before (--again sends it once more)")
                                : entry.reply));
            return;
        }
        QJsonArray refused;
        for (const RefusedRecipient& one : entry.refused)
            refused.append(
                QJsonObject{{QStringLiteral("address"), one.addr}, {QStringLiteral("reply"), one.reply}});
        QJsonObject object{{QStringLiteral("state"), toString(entry.state)},
                           {QStringLiteral("reply"), entry.reply},
                           {QStringLiteral("message_id"), messageId},
                           {QStringLiteral("refused"), refused}};
        if (isRepeat)
            object.insert(QStringLiteral("repeated"), true);
        printObject(object);
    }

    void end(const OutboxEntry& entry, bool isRepeat = false) const
    {
        print(entry, isRepeat);
        if (entry.lastError) {
            finish(fail(*entry.lastError));
            return;
        }
        QStringList refused;
        for (const RefusedRecipient& one : entry.refused)
            refused.append(one.addr + QStringLiteral(": ") + one.reply);
        if (!refused.isEmpty()) {
            finish(
                fail(ProblemFound, CommandLine::tr("Refused: %1").arg(refused.join(QStringLiteral("; ")))));
            return;
        }
        finish(entry.state == OutboxState::Sent ? int(Good) : int(ProblemFound));
    }
};

} // namespace

void runSend(EngineSession& session, const SendArguments& arguments, Finish finish)
{
    auto run = std::make_shared<SendRun>(session);
    run->arguments = arguments;
    run->finish = std::move(finish);
    if (!arguments.accountFile.isEmpty()) {
        session.useAccountFile(arguments.accountFile, [run](const Result<AccountId>& id) {
            const auto account = id ? run->session.engine().reader().account(*id) : unexpected(id.error());
            if (account)
                run->begin(*account);
            else
                run->finish(fail(account.error()));
        });
        return;
    }
    const QString from = arguments.from.isEmpty() ? addressOfFile(arguments.file) : arguments.from;
    const auto account = accountOf(session, from);
    if (account)
        run->begin(*account);
    else
        run->finish(fail(account.error()));
}

} // namespace postaci::cli
