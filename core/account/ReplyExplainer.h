#pragma once

#include "account/ErrorText.h"
#include "account/ReplyFacts.h"
#include "base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace postaci {

/// What kind of a no it is.
enum class ReplyClass {
    Authentication,
    AppPasswordNeeded,
    OAuthNeeded,
    TlsRequired,
    SenderNotAllowed,
    RecipientUnknown,
    RecipientMailboxFull,
    MailboxFull, ///< the user's own
    MessageTooLarge,
    RateLimited,
    Greylisted,
    RelayDenied,
    BlockedReputation,
    ContentRejected,
    SenderAuthentication, ///< SPF, DKIM, DMARC, rDNS
    Policy,
    ServerTemporary,
    ServerPermanent,
    TooManyConnections,
    WrongProtocolOrPort,
    Certificate,
    Network,
    Dns,
    Syntax,
    AccountDisabled,
    AccountLocked,
    TooManyRecipients,
    RecipientDisabled,
    RecipientRestricted,
    DomainUnknown,
    MessageMalformed,
    Virus,
    Loop,
    Expired, ///< given up after days of trying
    SmtpUtf8Needed,
    Unknown,
};

/// Whether trying the same again will help.
enum class ReplyRetry { Now, Later, AfterFix, No };

/// Who can do something about it.
enum class ReplySide { You, YourProvider, Recipient, RecipientProvider, Network };

/// The words of `postaci-cli explain` and resources/replies.json, as "recipient-unknown".
[[nodiscard]] QString wireName(ReplyClass replyClass);
[[nodiscard]] QString wireName(ReplyRetry retry);
[[nodiscard]] QString wireName(ReplySide side);

/// What a reply means.
struct ReplyExplanation
{
    ReplyClass replyClass = ReplyClass::Unknown;
    ReplyRetry retry = ReplyRetry::Later;
    ReplySide side = ReplySide::YourProvider;
    QString code;     ///< SMTP's "550" or the response code of IMAP or POP3, as "OVERQUOTA"; empty if none
    QString enhanced; ///< "5.7.26"; empty if none
    QString rule;     ///< the id of the rule that says so; empty if none does
    /// Only a code of SMTP told, and no code that says much: there may be more to say by whoever knows what
    /// was going on.
    bool isGeneral = true;
    ErrorText text; ///< in the application's current language
};

struct ReplyRule;

/// The rules that tell what a server's reply means (resources/replies.json): the first one whose conditions
/// all hold. A value, cheap to copy, thread-safe to read.
class ReplyExplainer
{
public:
    /// The rules compiled into the program.
    static Result<ReplyExplainer> bundled();
    /// The form of `resources/replies.json`, which ReplyRules.h describes. One wrong rule refuses the whole.
    /// Errors: Input, whose `message` names the rule and what is wrong with it.
    static Result<ReplyExplainer> fromJson(const QByteArray& json);

    /// Never fails: what no rule knows is ReplyClass::Unknown. `protocol` is where it was said, if that is
    /// known; text as factsOfReply() takes it.
    [[nodiscard]] ReplyExplanation explain(const QString& text,
                                           std::optional<ReplyProtocol> protocol = std::nullopt) const;
    /// The ids of all rules, in their order.
    [[nodiscard]] QStringList rules() const;

private:
    [[nodiscard]] const ReplyRule* ruleFor(const ReplyFacts& facts) const;

    std::shared_ptr<const std::vector<ReplyRule>> m_rules;
};

} // namespace postaci
