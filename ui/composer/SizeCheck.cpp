#include "composer/SizeCheck.h"

#include "base/Identities.h"
#include "message/MessageBuilder.h"
#include "message/PartEncoding.h"

namespace postaci {

namespace {

struct Limits
{
    std::optional<SizeLimit> sending;
    std::optional<qint64> copy;
    QString server;
    QString folder;
};

/// Where the copy of what is sent goes to at the server; nothing where it stays here, or the provider makes
/// it by itself.
std::optional<Folder> folderForCopy(const MailReader& reader, const Account& account, const QString& from)
{
    if (account.incoming.protocol != Protocol::Imap || providerFilesCopy(account, from))
        return std::nullopt;
    const FolderId chosen = identityOf(account, from).sentFolder;
    if (const auto folder = reader.folder(chosen); chosen != 0 && folder && folder->isSyncable())
        return *folder;
    const auto sent = reader.folderByRole(account.id, FolderRole::Sent);
    const auto folder = sent && *sent != 0 ? reader.folder(*sent) : Result<Folder>(Folder{});
    return folder && folder->id != 0 ? std::optional(*folder) : std::nullopt;
}

Limits limitsOf(const MailReader& reader, const Account& account, const QString& from)
{
    Limits limits;
    const ServerSettings server = sendingAccount(account, from).outgoing;
    limits.sending = reader.sendingLimit(server).value_or(std::nullopt);
    if (limits.sending && limits.sending->bytes == 0)
        limits.sending.reset();
    limits.server = server.host;
    if (const auto folder = folderForCopy(reader, account, from)) {
        limits.copy = reader.appendLimit(folder->id).value_or(std::nullopt);
        limits.folder = folder->name;
    }
    return limits;
}

/// More than the message can take: most are far below every limit, and are not looked at closely.
qint64 atMost(const OutgoingMessage& message)
{
    constexpr qint64 besides = 256 * 1024; // headers and boundaries
    constexpr qint64 aCharacter = 10;      // three bytes of UTF-8, each "=XX", and the line ends between them
    qint64 size = besides + (message.text.size() + message.html.size()) * aCharacter;
    for (const QList<OutgoingAttachment>* files : {&message.attachments, &message.inlineImages})
        for (const OutgoingAttachment& file : *files)
            size += 2048 + 2 * base64Size(file.data.size());
    return size;
}

} // namespace

std::optional<TooLarge> checkSize(const MailReader& reader, const Account& account,
                                  const OutgoingMessage& message, const QDateTime& now)
{
    const Limits limits = limitsOf(reader, account, message.from.addr);
    if (!limits.sending && !limits.copy)
        return std::nullopt;
    const qint64 smallest = limits.sending && limits.copy ? qMin(limits.sending->bytes, *limits.copy)
                            : limits.sending              ? limits.sending->bytes
                                                          : *limits.copy;
    if (atMost(message) <= smallest)
        return std::nullopt;
    const auto size = sizeOf(message);
    if (!size)
        return std::nullopt; // it is said elsewhere
    if (limits.sending && size->wire > limits.sending->bytes) {
        const qint64 age = limits.sending->told.secsTo(now);
        constexpr qint64 aDay = 24LL * 60 * 60;
        return TooLarge{size->wire, limits.sending->bytes, limits.server, false, age < 0 || age > aDay};
    }
    if (limits.copy && size->sentCopy > *limits.copy)
        return TooLarge{size->sentCopy, *limits.copy, limits.folder, true, false};
    return std::nullopt;
}

} // namespace postaci
