#include "protocol/Pop3Errors.h"

#include "protocol/ImapErrors.h"

#include <initializer_list>

namespace postaci {

namespace {

bool containsAny(const QByteArray& words, std::initializer_list<const char*> needles)
{
    const QByteArray lower = words.toLower();
    for (const char* const needle : needles) {
        if (lower.contains(needle))
            return true;
    }
    return false;
}

/// Another session holds the mailbox, or the server wants to be left alone for a while.
bool saysLater(const Pop3Status& status)
{
    if (!status.code.isEmpty())
        return status.code == "IN-USE" || status.code == "LOGIN-DELAY" || status.code == "SYS/TEMP";
    const bool ofMailbox = containsAny(status.words, {"mailbox", "maildrop", "mail drop"});
    return (ofMailbox && containsAny(status.words, {" lock", "already open"})) ||
           containsAny(status.words, {"in use", "busy", "another session"}) ||
           soundsBusy(QString::fromUtf8(status.words));
}

/// True if `error` was made of what says the same whatever the command was.
bool applyCommon(const Pop3Status& status, Error& error)
{
    if (saysLater(status)) {
        error.kind = ErrorKind::Timeout;
        error.reason = ErrorReason::ServerBusy;
        return true;
    }
    if (status.code == "AUTH") {
        error.kind = ErrorKind::Authentication;
        error.reason = ErrorReason::CredentialsRejected;
        return true;
    }
    return false;
}

} // namespace

Error pop3Error(const Pop3Status& status, const QByteArray& command)
{
    Error error =
        makeError(ErrorKind::Rejected, ErrorReason::Unspecified,
                  QStringLiteral("the server refused %1").arg(QString::fromLatin1(command)), status.text());
    if (applyCommon(status, error))
        return error;
    const bool namesMessage = command == "RETR" || command == "TOP" || command == "DELE";
    if (namesMessage && status.code != "SYS/PERM" &&
        containsAny(status.words,
                    {"no such", "not found", "deleted", "doesn't exist", "does not exist",
                     "there's no message", "unknown message", "invalid message", "out of range"})) {
        error.kind = ErrorKind::Gone;
        error.reason = ErrorReason::MessageMissing;
    }
    return error;
}

Error pop3LoginError(const Pop3Status& status)
{
    Error error = makeError(ErrorKind::Authentication, ErrorReason::CredentialsRejected,
                            QStringLiteral("the server refused the login"), status.text());
    if (applyCommon(status, error))
        return error;
    // The mailbox is out of order for good, which no other password repairs.
    if (status.code == "SYS/PERM") {
        error.kind = ErrorKind::Rejected;
        error.reason = ErrorReason::Unspecified;
    }
    return error;
}

Error pop3GreetingError(const Pop3Status& status)
{
    Error error = makeError(ErrorKind::Timeout, ErrorReason::ServerBye,
                            QStringLiteral("the server does not want to speak now"), status.text());
    applyCommon(status, error);
    return error;
}

} // namespace postaci
