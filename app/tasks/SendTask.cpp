#include "tasks/SendTask.h"

#include "cli/CommandLine.h"

#include "base/Identities.h"
#include "message/HeaderDecoder.h"
#include "message/MessageBuilder.h"
#include "profile/ProfileMessages.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QMimeDatabase>
#include <QThreadPool>

#include <algorithm>

namespace postaci {

using cli::CommandLine;

namespace {

/// A pipe or a terminal might never end, or be another one in this process than in the one that named it.
bool isReadable(QFile& file)
{
    return QFileInfo(file).isFile() && file.open(QIODevice::ReadOnly);
}

QString addressOfFile(const QString& path)
{
    QFile file(path);
    constexpr qint64 kHeader = 1 << 20;
    return isReadable(file) ? decodeEnvelope(file.read(kHeader)).from.value(0).addr : QString();
}

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!isReadable(file)) {
        const QString reason =
            file.error() == QFileDevice::NoError ? CommandLine::tr("it is no file") : file.errorString();
        return unexpected(ErrorKind::Input, ErrorReason::FileUnreadable,
                          CommandLine::tr("%1 cannot be read: %2").arg(path, reason));
    }
    return file.readAll();
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
        const auto content = contentOf(path);
        if (!content)
            return unexpected(content.error());
        const QFileInfo info(path);
        message.attachments.append({info.fileName(), types.mimeTypeForFile(info).name(), *content});
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
    auto content = contentOf(arguments.file);
    if (!content)
        return unexpected(content.error());
    RawMessage message;
    message.raw = std::move(*content);
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

/// One `send` from the queue to the server's last word and the copy in Sent; keeps itself alive.
struct SendRun : std::enable_shared_from_this<SendRun>
{
    MailEngine& engine;
    TaskPlace place = TaskPlace::Alone;
    SendArguments arguments;
    CancelToken cancel;
    TellTask tell;
    std::function<void(const Result<SendOutcome>&)> done;
    Account account;
    QString messageId;
    OutboxId queued = 0;
    bool ended = false;

    explicit SendRun(MailEngine& opened) : engine(opened) {}

    void begin()
    {
        QObject::connect(&engine, &MailEngine::outboxChanged, &context,
                         [self = shared_from_this()](const OutboxEntry& entry) { self->progressed(entry); });
        QObject::connect(&engine, &MailEngine::sendingProgress, &context,
                         [self = weak_from_this()](OutboxId id, qint64 sent, qint64 total) {
                             const auto run = self.lock();
                             if (run && run->tell && id == run->queued)
                                 run->tell({sent, total, {}});
                         });
        cancel.onCancel([self = weak_from_this(), where = &context] {
            QMetaObject::invokeMethod(
                where,
                [self] {
                    if (const auto run = self.lock())
                        run->takeBack();
                },
                Qt::QueuedConnection);
        });
        SendOptions options;
        options.onlyOnce = !arguments.again;
        if (arguments.file.isEmpty())
            prepare<OutgoingMessage>(makeMessage, [this, options](const OutgoingMessage& message) {
                engine.send(message, 0, options, onQueued());
            });
        else
            prepare<RawMessage>(readMessageFile, [this, options](RawMessage message) {
                message.options = options;
                engine.sendRaw(message, onQueued());
            });
    }

    /// Files are read in a thread of the pool: they may be large, or on a disk that is far away.
    template <typename Message, typename Make, typename Use> void prepare(Make make, Use use)
    {
        QThreadPool::globalInstance()->start([self = shared_from_this(), make, use]() mutable {
            auto made = std::make_shared<Result<Message>>(make(self->account, self->arguments));
            QObject* const where = &self->context;
            QMetaObject::invokeMethod(
                where,
                [self = std::move(self), made, use] {
                    if (!*made) {
                        self->fail(made->error());
                    } else if (self->cancel.isCancelled()) {
                        self->failCancelled();
                    } else {
                        self->messageId = (*made)->messageId;
                        use(**made);
                    }
                },
                Qt::QueuedConnection);
        });
    }

    /// A script that does not know how its last run ended runs again: the same message goes out once. True
    /// if it is known what became of it.
    bool tellOfRepeat()
    {
        const MailReader& reader = engine.reader();
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
        engine.retryOutbox(entry.id);
        startSender();
    }

    /// A running program has one already, which must not be replaced.
    void startSender() const
    {
        if (place == TaskPlace::Alone)
            engine.startSendingOnly(account.id);
    }

    std::function<void(Result<OutboxId>)> onQueued()
    {
        return [self = shared_from_this()](const Result<OutboxId>& id) {
            if (id && *id == 0 && self->tellOfRepeat())
                return;
            if (!id || *id == 0) {
                self->fail(id ? makeError(ErrorKind::Gone, ErrorReason::MessageMissing,
                                          CommandLine::tr("It was taken out of the outbox meanwhile"))
                              : id.error());
                return;
            }
            self->queued = *id;
            if (self->cancel.isCancelled())
                self->takeBack();
            else
                self->startSender();
        };
    }

    /// What is under way by now goes on, and is told, unless the server is not reached.
    void takeBack()
    {
        const auto entry = engine.reader().outboxEntry(queued);
        if (ended || queued == 0 || !entry || entry->state == OutboxState::Sending ||
            entry->state == OutboxState::Ending || entry->state == OutboxState::Sent)
            return;
        discard();
    }

    /// Refused, it has just been taken up: what becomes of it is told then.
    void discard()
    {
        engine.discardOutbox(queued, [self = shared_from_this()](const Result<void>& discarded) {
            if (discarded && !self->ended)
                self->failCancelled();
        });
    }

    void failCancelled()
    {
        fail(makeError(ErrorKind::Cancelled, ErrorReason::Unspecified,
                       CommandLine::tr("Cancelled: it is not sent")));
    }

    void progressed(const OutboxEntry& entry)
    {
        const bool putOff = entry.state == OutboxState::Queued && entry.lastError.has_value();
        const bool isFinal = entry.state == OutboxState::Sent || entry.state == OutboxState::Uncertain ||
                             entry.state == OutboxState::Failed || putOff;
        if (entry.id != queued || queued == 0 || !isFinal || ended)
            return;
        if (putOff && cancel.isCancelled()) {
            discard();
            return;
        }
        ended = true;
        if (entry.state == OutboxState::Sent && place == TaskPlace::Alone)
            fileCopy(entry);
        else
            end(entry);
    }

    void fileCopy(const OutboxEntry& entry)
    {
        engine.syncOnce(account.id, PassScope::ChangesOnly, BodyPolicy::OnDemand,
                        [self = shared_from_this(), entry](const Result<SyncReport>& filed) {
                            // It is sent either way; the copy is filed with the next sync.
                            self->end(entry, false, filed ? std::nullopt : std::optional(filed.error()));
                        });
    }

    void end(const OutboxEntry& entry, bool isRepeat = false, const std::optional<Error>& copyError = {})
    {
        finish(SendOutcome{entry.state, entry.reply, messageId, isRepeat, entry.refused, entry.lastError,
                           copyError});
    }

    void fail(const Error& error) { finish(unexpected(error)); }

    void finish(const Result<SendOutcome>& result)
    {
        ended = true;
        const auto self = shared_from_this(); // what is connected holds it too
        context.disconnectAll();
        if (const auto told = std::exchange(done, {}))
            told(result);
    }

    /// Of the connection to the engine.
    struct Context : QObject
    {
        explicit Context(MailEngine& from) : engine(from) {}
        void disconnectAll() { QObject::disconnect(&engine, nullptr, this, nullptr); }
        MailEngine& engine;
    };
    Context context{engine};
};

QStringList stringsFrom(const QJsonValue& value)
{
    QStringList strings;
    for (const QJsonValue& one : value.toArray())
        strings.append(one.toString());
    return strings;
}

} // namespace

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

QJsonObject toJson(const SendArguments& arguments)
{
    QStringList attachments;
    for (const QString& path : arguments.attachments)
        attachments.append(QFileInfo(path).absoluteFilePath());
    return {{QStringLiteral("file"),
             arguments.file.isEmpty() ? QString() : QFileInfo(arguments.file).absoluteFilePath()},
            {QStringLiteral("message_id"), arguments.messageId},
            {QStringLiteral("again"), arguments.again},
            {QStringLiteral("from"), arguments.from},
            {QStringLiteral("to"), QJsonArray::fromStringList(arguments.to)},
            {QStringLiteral("cc"), QJsonArray::fromStringList(arguments.cc)},
            {QStringLiteral("bcc"), QJsonArray::fromStringList(arguments.bcc)},
            {QStringLiteral("subject"), arguments.subject},
            {QStringLiteral("attachments"), QJsonArray::fromStringList(attachments)},
            {QStringLiteral("body"), arguments.body}};
}

SendArguments sendArgumentsFrom(const QJsonObject& object)
{
    SendArguments arguments;
    arguments.file = object.value(QStringLiteral("file")).toString();
    arguments.messageId = object.value(QStringLiteral("message_id")).toString();
    arguments.again = object.value(QStringLiteral("again")).toBool();
    arguments.from = object.value(QStringLiteral("from")).toString();
    arguments.to = stringsFrom(object.value(QStringLiteral("to")));
    arguments.cc = stringsFrom(object.value(QStringLiteral("cc")));
    arguments.bcc = stringsFrom(object.value(QStringLiteral("bcc")));
    arguments.subject = object.value(QStringLiteral("subject")).toString();
    arguments.attachments = stringsFrom(object.value(QStringLiteral("attachments")));
    arguments.body = object.value(QStringLiteral("body")).toString();
    return arguments;
}

QJsonObject toJson(const SendOutcome& outcome)
{
    QJsonArray refused;
    for (const RefusedRecipient& one : outcome.refused)
        refused.append(
            QJsonObject{{QStringLiteral("address"), one.addr}, {QStringLiteral("reply"), one.reply}});
    QJsonObject object{{QStringLiteral("state"), toString(outcome.state)},
                       {QStringLiteral("reply"), outcome.reply},
                       {QStringLiteral("message_id"), outcome.messageId},
                       {QStringLiteral("refused"), refused}};
    if (outcome.isRepeat)
        object.insert(QStringLiteral("repeated"), true);
    if (outcome.error)
        object.insert(QStringLiteral("error"), toJson(*outcome.error));
    return object;
}

SendOutcome sendOutcomeFrom(const QJsonObject& object)
{
    SendOutcome outcome;
    for (int state = 0; state <= int(OutboxState::Failed); ++state) {
        if (toString(OutboxState(state)) == object.value(QStringLiteral("state")).toString())
            outcome.state = OutboxState(state);
    }
    outcome.reply = object.value(QStringLiteral("reply")).toString();
    outcome.messageId = object.value(QStringLiteral("message_id")).toString();
    outcome.isRepeat = object.value(QStringLiteral("repeated")).toBool();
    if (object.contains(QStringLiteral("error")))
        outcome.error = errorFrom(object.value(QStringLiteral("error")).toObject());
    const QJsonArray refused = object.value(QStringLiteral("refused")).toArray();
    for (const QJsonValue& one : refused)
        outcome.refused.append(
            {one[QStringLiteral("address")].toString(), 0, one[QStringLiteral("reply")].toString()});
    return outcome;
}

Result<Account> sendingAccountOf(const MailEngine& engine, const SendArguments& arguments)
{
    const QString from = arguments.from.isEmpty() ? addressOfFile(arguments.file) : arguments.from;
    const auto accounts = engine.reader().accounts();
    if (!accounts)
        return unexpected(accounts.error());
    for (Account account : *accounts) {
        const Identity identity = identityOf(account, from);
        if (!isSameAddress(identity.address, from))
            continue;
        account.identity = identity;
        return account;
    }
    return unexpected(ErrorKind::Input, ErrorReason::NoAccount,
                      CommandLine::tr("The profile has no account with the address %1").arg(from));
}

void startSend(MailEngine& engine, TaskPlace place, const SendArguments& arguments, const Account& account,
               const CancelToken& cancel, const TellTask& tell,
               std::function<void(const Result<SendOutcome>&)> done)
{
    auto run = std::make_shared<SendRun>(engine);
    run->place = place;
    run->arguments = arguments;
    run->account = account;
    run->cancel = cancel;
    run->tell = tell;
    run->done = std::move(done);
    run->begin();
}

} // namespace postaci
