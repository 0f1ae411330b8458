#include "protocol/ImapErrors.h"

#include "protocol/ImapTypes.h"

#include <QRegularExpression>

#include <initializer_list>

namespace postaci {

namespace {

bool containsAny(const QString& words, std::initializer_list<const char*> needles)
{
    for (const char* const needle : needles) {
        if (words.contains(QLatin1String(needle), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

bool isOneOf(const QByteArray& code, std::initializer_list<const char*> names)
{
    for (const char* const name : names) {
        if (code == name)
            return true;
    }
    return false;
}

/// Response codes of RFC 5530 that say the same whatever the command was; true if `error` was made of one.
bool applyCode(const QByteArray& code, Error& error)
{
    if (isOneOf(code, {"UNAVAILABLE", "LIMIT", "INUSE", "THROTTLED"})) {
        error.kind = ErrorKind::Timeout;
        error.reason = ErrorReason::ServerBusy;
    } else if (isOneOf(code, {"AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED"})) {
        error.kind = ErrorKind::Authentication;
        error.reason = ErrorReason::CredentialsRejected;
    } else if (code == "PRIVACYREQUIRED") {
        error.kind = ErrorKind::Input;
        error.reason = ErrorReason::CleartextRefused;
    } else if (isOneOf(code, {"TRYCREATE", "NONEXISTENT"})) {
        error.kind = ErrorKind::Gone;
        error.reason = ErrorReason::MailboxMissing;
    } else {
        return false;
    }
    return true;
}

/// As the server said it, with its response code: that may say more than the words, or name a web page
/// (Gmail's WEBALERT).
QString shownWords(const ImapCompletion& completion)
{
    if (completion.code.isEmpty())
        return completion.text;
    QString code = QString::fromUtf8(completion.code);
    if (!completion.codeArguments.isEmpty())
        code += QLatin1Char(' ') + QString::fromUtf8(completion.codeArguments);
    return QStringLiteral("[%1] %2").arg(code, completion.text).trimmed();
}

} // namespace

bool soundsBusy(const QString& words)
{
    return containsAny(words, {"throttled", "backoff time", "too many", "bandwidth limit",
                               "server unavailable", "temporarily", "try again later", "server busy",
                               "overloaded", "connection limit", "maximum number of connections"});
}

Error imapError(const ImapCompletion& completion, const QByteArray& command)
{
    Error error = makeError(ErrorKind::Rejected, ErrorReason::Unspecified,
                            QStringLiteral("the server refused %1").arg(QString::fromLatin1(command)),
                            shownWords(completion));
    if (applyCode(completion.code, error))
        return error;
    if (soundsBusy(completion.text)) {
        error.kind = ErrorKind::Timeout;
        error.reason = ErrorReason::ServerBusy;
    } else if (completion.code == "TOOBIG") { // RFC 7889
        error.reason = ErrorReason::MessageTooLarge;
    } else if (completion.code == "OVERQUOTA" ||
               (completion.code.isEmpty() &&
                containsAny(completion.text, {"over quota", "quota exceeded", "mailbox is full"}))) {
        error.reason = ErrorReason::MailboxFull;
    } else if (containsAny(completion.text, {"authenticated but not connected"})) {
        // Exchange Online lets anybody log in and says so afterwards.
        error.kind = ErrorKind::Authentication;
        error.reason = ErrorReason::CredentialsRejected;
    } else if (completion.code.isEmpty() &&
               containsAny(completion.text, {"doesn't exist", "does not exist", "no such mailbox",
                                             "unknown mailbox", "mailbox not found", "nonexistent"})) {
        error.kind = ErrorKind::Gone;
        error.reason = ErrorReason::MailboxMissing;
    }
    return error;
}

Error imapLoginError(const ImapCompletion& completion)
{
    Error error = makeError(ErrorKind::Authentication, ErrorReason::CredentialsRejected,
                            QStringLiteral("the server refused the login"), shownWords(completion));
    if (applyCode(completion.code, error))
        return error;
    // A BAD that does not speak of the login is a server that does not want to speak to us now (Exchange's
    // "Command Error. 10"): asking for the password again would be of no use.
    const bool aboutLogin =
        containsAny(completion.text, {"password", "login", "auth", "user", "credential", "account"});
    if (soundsBusy(completion.text) || (completion.status == "BAD" && !aboutLogin)) {
        error.kind = ErrorKind::Timeout;
        error.reason = ErrorReason::ServerBusy;
    }
    return error;
}

Error imapByeError(const QString& words)
{
    return makeError(ErrorKind::Timeout, soundsBusy(words) ? ErrorReason::ServerBusy : ErrorReason::ServerBye,
                     QStringLiteral("the server ended the connection"), words);
}

std::optional<int> suggestedBackoffMs(const QString& serverWords)
{
    static const QRegularExpression pattern(QStringLiteral("backoff time:?\\s*(\\d{1,9})\\s*(milli)?s"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(serverWords);
    if (!match.hasMatch())
        return std::nullopt;
    constexpr qint64 kLongest = 24LL * 3600 * 1000;
    const qint64 value = match.captured(1).toLongLong();
    return static_cast<int>(qMin(match.captured(2).isEmpty() ? value * 1000 : value, kLongest));
}

} // namespace postaci
