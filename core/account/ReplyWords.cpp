#include "account/ReplyWords.h"

#include <algorithm>
#include <array>

namespace postaci {

namespace {

template <typename T> struct ReplyWord
{
    T value;
    const char* word;
};

constexpr std::array kReplyClasses{
    ReplyWord<ReplyClass>{ReplyClass::Authentication, "authentication"},
    ReplyWord<ReplyClass>{ReplyClass::AppPasswordNeeded, "app-password-needed"},
    ReplyWord<ReplyClass>{ReplyClass::OAuthNeeded, "oauth-needed"},
    ReplyWord<ReplyClass>{ReplyClass::TlsRequired, "tls-required"},
    ReplyWord<ReplyClass>{ReplyClass::SenderNotAllowed, "sender-not-allowed"},
    ReplyWord<ReplyClass>{ReplyClass::RecipientUnknown, "recipient-unknown"},
    ReplyWord<ReplyClass>{ReplyClass::RecipientMailboxFull, "recipient-mailbox-full"},
    ReplyWord<ReplyClass>{ReplyClass::MailboxFull, "mailbox-full"},
    ReplyWord<ReplyClass>{ReplyClass::MessageTooLarge, "message-too-large"},
    ReplyWord<ReplyClass>{ReplyClass::RateLimited, "rate-limited"},
    ReplyWord<ReplyClass>{ReplyClass::Greylisted, "greylisted"},
    ReplyWord<ReplyClass>{ReplyClass::RelayDenied, "relay-denied"},
    ReplyWord<ReplyClass>{ReplyClass::BlockedReputation, "blocked-reputation"},
    ReplyWord<ReplyClass>{ReplyClass::ContentRejected, "content-rejected"},
    ReplyWord<ReplyClass>{ReplyClass::SenderAuthentication, "sender-authentication"},
    ReplyWord<ReplyClass>{ReplyClass::Policy, "policy"},
    ReplyWord<ReplyClass>{ReplyClass::ServerTemporary, "server-temporary"},
    ReplyWord<ReplyClass>{ReplyClass::ServerPermanent, "server-permanent"},
    ReplyWord<ReplyClass>{ReplyClass::TooManyConnections, "too-many-connections"},
    ReplyWord<ReplyClass>{ReplyClass::WrongProtocolOrPort, "wrong-protocol-or-port"},
    ReplyWord<ReplyClass>{ReplyClass::Certificate, "certificate"},
    ReplyWord<ReplyClass>{ReplyClass::Network, "network"},
    ReplyWord<ReplyClass>{ReplyClass::Dns, "dns"},
    ReplyWord<ReplyClass>{ReplyClass::Syntax, "syntax"},
    ReplyWord<ReplyClass>{ReplyClass::AccountDisabled, "account-disabled"},
    ReplyWord<ReplyClass>{ReplyClass::AccountLocked, "account-locked"},
    ReplyWord<ReplyClass>{ReplyClass::TooManyRecipients, "too-many-recipients"},
    ReplyWord<ReplyClass>{ReplyClass::RecipientDisabled, "recipient-disabled"},
    ReplyWord<ReplyClass>{ReplyClass::RecipientRestricted, "recipient-restricted"},
    ReplyWord<ReplyClass>{ReplyClass::DomainUnknown, "domain-unknown"},
    ReplyWord<ReplyClass>{ReplyClass::MessageMalformed, "message-malformed"},
    ReplyWord<ReplyClass>{ReplyClass::Virus, "virus"},
    ReplyWord<ReplyClass>{ReplyClass::Loop, "loop"},
    ReplyWord<ReplyClass>{ReplyClass::Expired, "expired"},
    ReplyWord<ReplyClass>{ReplyClass::SmtpUtf8Needed, "smtputf8-needed"},
    ReplyWord<ReplyClass>{ReplyClass::Unknown, "unknown"},
};
constexpr std::array kReplyRetries{
    ReplyWord<ReplyRetry>{ReplyRetry::Now, "now"},
    ReplyWord<ReplyRetry>{ReplyRetry::Later, "later"},
    ReplyWord<ReplyRetry>{ReplyRetry::AfterFix, "after-fix"},
    ReplyWord<ReplyRetry>{ReplyRetry::No, "no"},
};
constexpr std::array kReplySides{
    ReplyWord<ReplySide>{ReplySide::You, "you"},
    ReplyWord<ReplySide>{ReplySide::YourProvider, "your-provider"},
    ReplyWord<ReplySide>{ReplySide::Recipient, "recipient"},
    ReplyWord<ReplySide>{ReplySide::RecipientProvider, "recipient-provider"},
    ReplyWord<ReplySide>{ReplySide::Network, "network"},
};
constexpr std::array kReplyProtocols{
    ReplyWord<ReplyProtocol>{ReplyProtocol::Smtp, "smtp"},
    ReplyWord<ReplyProtocol>{ReplyProtocol::Imap, "imap"},
    ReplyWord<ReplyProtocol>{ReplyProtocol::Pop3, "pop3"},
    ReplyWord<ReplyProtocol>{ReplyProtocol::Tls, "tls"},
};

template <typename Words, typename T> QString replyWordFor(const Words& words, T value)
{
    const auto found = std::find_if(words.begin(), words.end(),
                                    [value](const ReplyWord<T>& each) { return each.value == value; });
    return found == words.end() ? QString() : QString::fromLatin1(found->word);
}

template <typename T, std::size_t N>
std::optional<T> replyValueFor(const std::array<ReplyWord<T>, N>& words, const QString& word)
{
    for (const ReplyWord<T>& each : words) {
        if (word == QLatin1String(each.word))
            return each.value;
    }
    return std::nullopt;
}

} // namespace

QString wireName(ReplyClass replyClass)
{
    return replyWordFor(kReplyClasses, replyClass);
}

QString wireName(ReplyRetry retry)
{
    return replyWordFor(kReplyRetries, retry);
}

QString wireName(ReplySide side)
{
    return replyWordFor(kReplySides, side);
}

std::optional<ReplyClass> replyClassNamed(const QString& word)
{
    return replyValueFor(kReplyClasses, word);
}

std::optional<ReplyRetry> replyRetryNamed(const QString& word)
{
    return replyValueFor(kReplyRetries, word);
}

std::optional<ReplySide> replySideNamed(const QString& word)
{
    return replyValueFor(kReplySides, word);
}

std::optional<ReplyProtocol> replyProtocolNamed(const QString& word)
{
    return replyValueFor(kReplyProtocols, word);
}

} // namespace postaci
