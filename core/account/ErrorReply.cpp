#include "account/ErrorReply.h"

#include "account/ErrorSentence.h"
#include "account/ReplySentences.h"

#include <QRegularExpression>

#include <algorithm>

namespace postaci {

namespace {

/// Whether `detail` holds the words of a server whose meaning the reason leaves open. All others say already
/// what happened, mostly with a name or a port that no server's words hold.
bool leavesReplyOpen(ErrorReason reason)
{
    switch (reason) {
    case ErrorReason::Unspecified:
    case ErrorReason::CredentialsRejected:
    case ErrorReason::TokenRejected:
    case ErrorReason::NoCommonMechanism:
    case ErrorReason::ServerBye:
    case ErrorReason::ServerBusy:
    case ErrorReason::RecipientsRefused:
    case ErrorReason::SenderRefused:
    case ErrorReason::MessageRefused:
        return true;
    default:
        return false;
    }
}

/// Whether the sentence for `reason` says as much as what was read in the server's words.
bool isSaidBy(ErrorReason reason, const ReplyExplanation& reply)
{
    const ReplyClass replyClass = reply.replyClass;
    switch (reason) {
    case ErrorReason::CredentialsRejected:
        return reply.text.summary == replySentence("wrong-password").summary;
    case ErrorReason::TokenRejected:
        return replyClass == ReplyClass::Authentication;
    case ErrorReason::ServerBusy:
    case ErrorReason::ServerBye:
        return replyClass == ReplyClass::ServerTemporary || replyClass == ReplyClass::Network;
    case ErrorReason::SenderRefused:
        return replyClass == ReplyClass::SenderNotAllowed;
    default:
        return false;
    }
}

/// The replies in the error, as ReplyExplainer takes them. SMTP's code is in `message` (protocol/SmtpReply),
/// and refusals of single recipients have a line each, behind the address (sync/OutboxSender).
QStringList repliesIn(const Error& error)
{
    static const QRegularExpression code(QStringLiteral("^the server answered (\\d{3})$"));
    static const QRegularExpression recipient(QStringLiteral("^[^\\s@]+@[^\\s:]+: "));
    if (const auto match = code.match(error.message); match.hasMatch())
        return {match.captured(1) + QLatin1Char(' ') + error.detail};
    if (error.reason != ErrorReason::RecipientsRefused)
        return {error.detail};
    QStringList replies;
    const QStringList lines = error.detail.split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        const auto match = recipient.match(line);
        if (match.hasMatch() || replies.isEmpty())
            replies.append(line.mid(match.capturedLength()));
        else
            replies.last() += QLatin1Char('\n') + line;
    }
    return replies;
}

ReplyExplanation ownMailboxFull(ReplyExplanation explanation)
{
    explanation.replyClass = ReplyClass::MailboxFull;
    explanation.side = ReplySide::You;
    explanation.text = replySentence("mailbox-full");
    return explanation;
}

/// Where nobody was named to send to: the server does not like where this computer is.
ReplyExplanation ownNetworkBlocked(ReplyExplanation explanation)
{
    explanation.side = ReplySide::You;
    explanation.retry = ReplyRetry::AfterFix;
    explanation.text = replySentence("own-network-blocked");
    return explanation;
}

ReplyClass classOf(ErrorReason reason)
{
    switch (reason) {
    case ErrorReason::HostNotFound:
    case ErrorReason::NameServerSilent:
        return ReplyClass::Dns;
    case ErrorReason::ConnectionRefused:
    case ErrorReason::NetworkUnreachable:
    case ErrorReason::ProxyRefused:
    case ErrorReason::ConnectionLost:
    case ErrorReason::TimedOut:
    case ErrorReason::GreetingMissing:
        return ReplyClass::Network;
    case ErrorReason::TlsTooOld:
        return ReplyClass::ServerPermanent;
    case ErrorReason::TlsHandshakeFailed:
    case ErrorReason::WebServerThere:
    case ErrorReason::PlaintextOnTlsPort:
    case ErrorReason::TlsOnPlaintextPort:
    case ErrorReason::WrongProtocol:
        return ReplyClass::WrongProtocolOrPort;
    case ErrorReason::StartTlsMissing:
    case ErrorReason::CleartextRefused:
    case ErrorReason::DowngradeRefused:
        return ReplyClass::TlsRequired;
    case ErrorReason::CredentialsRejected:
    case ErrorReason::NoPassword:
    case ErrorReason::CertificateNotEnough:
        return ReplyClass::Authentication;
    case ErrorReason::ClientCertificateNeeded:
    case ErrorReason::ClientCertificateRefused:
    case ErrorReason::ClientKeyMissing:
        return ReplyClass::Certificate;
    case ErrorReason::ServerBye:
    case ErrorReason::ServerBusy:
        return ReplyClass::ServerTemporary;
    case ErrorReason::SenderRefused:
        return ReplyClass::SenderNotAllowed;
    case ErrorReason::MailboxFull:
        return ReplyClass::MailboxFull;
    case ErrorReason::MessageTooLarge:
        return ReplyClass::MessageTooLarge;
    default:
        return ReplyClass::Unknown;
    }
}

} // namespace

std::optional<ReplyExplanation> explainedReply(const Error& error)
{
    static const Result<ReplyExplainer> explainer = ReplyExplainer::bundled();
    const bool mayHaveReply = error.kind != ErrorKind::Storage && error.kind != ErrorKind::Input;
    if (!explainer || !mayHaveReply || error.detail.isEmpty() || !leavesReplyOpen(error.reason))
        return std::nullopt;
    const bool isSmtp = error.reason == ErrorReason::RecipientsRefused ||
                        error.reason == ErrorReason::SenderRefused ||
                        error.reason == ErrorReason::MessageRefused ||
                        error.message.startsWith(QLatin1String("the server answered "));
    const bool isPop3 = !isSmtp && factsOfReply(error.detail).protocol == ReplyProtocol::Pop3;
    const ReplyProtocol protocol = isSmtp   ? ReplyProtocol::Smtp
                                   : isPop3 ? ReplyProtocol::Pop3
                                            : ReplyProtocol::Imap;
    QList<ReplyExplanation> explanations;
    for (const QString& reply : repliesIn(error))
        explanations.append(explainer->explain(reply, protocol));
    const ReplyExplanation& first = explanations.constFirst();
    const bool areAlike =
        std::all_of(explanations.cbegin(), explanations.cend(), [&first](const ReplyExplanation& other) {
            return other.text.summary == first.text.summary;
        });
    if (!areAlike || first.isGeneral || isSaidBy(error.reason, first))
        return std::nullopt;
    // Before a recipient was named, a full mailbox can only be one's own.
    if (error.reason == ErrorReason::SenderRefused && first.replyClass == ReplyClass::RecipientMailboxFull)
        return ownMailboxFull(first);
    const bool isSending = error.reason == ErrorReason::RecipientsRefused ||
                           error.reason == ErrorReason::MessageRefused ||
                           error.reason == ErrorReason::SenderRefused;
    if (first.replyClass == ReplyClass::BlockedReputation && !isSending)
        return ownNetworkBlocked(first);
    return first;
}

ReplyClass classOf(const Error& error)
{
    if (error.kind == ErrorKind::Certificate)
        return ReplyClass::Certificate;
    const auto explained = explainedReply(error);
    return explained ? explained->replyClass : classOf(error.reason);
}

} // namespace postaci
