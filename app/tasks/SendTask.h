#pragma once

#include "MailEngine.h"
#include "tasks/TaskPlace.h"
#include "tasks/TaskProgress.h"

#include <QJsonObject>

#include <functional>

namespace postaci {

struct SendArguments
{
    QString file;        ///< a whole message (RFC 5322); empty: it is made of the rest
    QString accountFile; ///< empty: the account of `from`
    QString messageId;   ///< of a message that is made, without brackets; empty: a new one
    bool again = false;  ///< also where that Message-ID was sent already
    QString from;        ///< empty: as the file has it
    QStringList to;      ///< with a file: they take the place of its recipients
    QStringList cc;
    QStringList bcc;
    QString subject;
    QStringList attachments;
    QString body;
};

/// For another process on this computer, with whole paths; without the account file.
[[nodiscard]] QJsonObject toJson(const SendArguments& arguments);
[[nodiscard]] SendArguments sendArgumentsFrom(const QJsonObject& object);

/// How one `send` ended.
struct SendOutcome
{
    OutboxState state = OutboxState::Failed;
    QString reply;
    QString messageId;
    bool isRepeat = false; ///< it was sent before, and was not sent again
    QList<RefusedRecipient> refused;
    std::optional<Error> error;
    std::optional<Error> copyError; ///< it is sent, but its copy could not be filed yet
};
/// {"state", "reply", "message_id", "refused": [{"address", "reply"}]}, and "repeated" and "error" where it
/// is so.
[[nodiscard]] QJsonObject toJson(const SendOutcome& outcome);
[[nodiscard]] SendOutcome sendOutcomeFrom(const QJsonObject& object);
[[nodiscard]] QString toString(OutboxState state);

/// That of the sender, as one of its identities. Errors: Input with NoAccount.
[[nodiscard]] Result<Account> sendingAccountOf(const MailEngine& engine, const SendArguments& arguments);

/// Sends one message from the outbox to the server's last word, over `account`. `done` gets an error only
/// where nothing was queued; `tell` is in bytes. Cancelled, what is not under way is taken back. Needs a
/// running event loop; the engine outlives it.
void startSend(MailEngine& engine, TaskPlace place, const SendArguments& arguments, const Account& account,
               const CancelToken& cancel, const TellTask& tell,
               std::function<void(const Result<SendOutcome>&)> done);

} // namespace postaci
