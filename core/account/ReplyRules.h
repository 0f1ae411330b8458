#pragma once

#include "account/ReplyExplainer.h"

#include <QList>
#include <QRegularExpression>

namespace postaci {

/// Numbers of one place of an enhanced code, from `first` to `last`; all of them for the default.
struct EnhancedRange
{
    int first = 0;
    int last = 999;
};
using EnhancedPattern = std::array<EnhancedRange, 3>;

/// One rule of resources/replies.json. It holds where each condition that is not empty does; of the items of
/// one condition one is enough.
///
///     {"id": "unique-name", "protocol": ["imap", "pop3"],          nothing: all
///      "code": ["550", "5xx"],                                     basic codes or classes of them
///      "enhanced": ["5.7.26", "x.2.2", "4.7.x", "5.7.606-649"],
///      "response": ["OVERQUOTA"],                                  IMAP's and POP3's, in capitals
///      "words": ["mailbox*full"],                                  lower case; * stands for any words
///      "pattern": "regular expression",                            in lower case
///      "class": "mailbox-full", "side": "you", "retry": "after-fix", "text": "mailbox-full",
///      "retry4xx": "later",                                        instead, where the no is a passing one
///      "general": true}                                            says no more than a code
///
/// A word pattern begins at the beginning of a word, but may end inside one; an asterisk stands for 80
/// characters at most. The protocol "tls" is that of texts without any code, wherever they were seen.
struct ReplyRule
{
    QString id;
    QList<ReplyProtocol> protocols;
    QStringList codes;
    QList<EnhancedPattern> enhanced;
    QStringList responses;
    QList<QStringList> words; ///< each the pieces between the asterisks
    std::optional<QRegularExpression> pattern;
    ReplyClass replyClass = ReplyClass::Unknown;
    ReplySide side = ReplySide::YourProvider;
    ReplyRetry retry = ReplyRetry::Later;
    std::optional<ReplyRetry> retryIfPassing;
    bool isGeneral = false;
    QByteArray text; ///< an id of ReplySentences

    [[nodiscard]] bool holds(const ReplyFacts& facts) const;
    /// For IMAP and POP3 and nothing else.
    [[nodiscard]] bool isOnlyForFetching() const;

private:
    [[nodiscard]] bool saidThere(const ReplyFacts& facts) const;
};

/// Errors: Input, naming the rule.
[[nodiscard]] Result<std::vector<ReplyRule>> replyRulesFromJson(const QByteArray& json);

} // namespace postaci
