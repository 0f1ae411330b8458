#pragma once

#include "base/Ids.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace postaci {

using RuleId = qint64; ///< row of `rule`, from 1; 0 is none

/// What of a message a condition looks at. Stored by name, see RuleJson.h.
enum class RuleField {
    From,
    Recipients, ///< To, Cc and Bcc
    Subject,
    Header,     ///< the field named by RuleCondition::header, as it is in the message
    Body,       ///< the text
    Size,       ///< kilobytes
    Age,        ///< days since it arrived
    Attachment, ///< whether it has any
    InAccount,
    Contact, ///< whether the sender is in the contacts
};

enum class RuleTest {
    Contains,
    ContainsNot,
    Is,
    IsNot,
    BeginsWith,
    EndsWith,
    Matches, ///< a regular expression of Perl's kind, within one line
    MoreThan,
    LessThan,
};

/// One question about a message.
struct RuleCondition
{
    RuleField field = RuleField::From;
    RuleTest test = RuleTest::Contains;
    QString header;    ///< Header: the field's name
    QString text;      ///< fields of text: what it is compared with
    qint64 number = 0; ///< Size, Age; InAccount: the account
    bool operator==(const RuleCondition&) const = default;
};

enum class RuleActionKind {
    Move, ///< to `folder`
    Copy, ///< into `folder`
    Tag,
    MarkRead,
    Star,
    Junk,  ///< to the account's folder for junk, with the keyword
    Trash, ///< to the account's trash
    Stop,  ///< later rules do not look at the message
};

struct RuleAction
{
    RuleActionKind kind = RuleActionKind::Move;
    /// Move, Copy. For a message of another account: the folder there with the same path; where there is none
    /// the message is left alone.
    FolderId folder = 0;
    QString keyword; ///< Tag, as MailEngine::tagKeyword() makes it
    bool operator==(const RuleAction&) const = default;
};

/// A filter: what is done with which messages.
struct Rule
{
    RuleId id = 0; ///< 0: not stored yet
    QString name;
    bool isOn = true;
    QList<AccountId> accounts;       ///< empty: all
    bool matchesAny = false;         ///< one condition is enough
    QList<RuleCondition> conditions; ///< without any nothing matches
    QList<RuleAction> actions;
    bool operator==(const Rule&) const = default;
};

/// Which kinds of questions make sense about a field, the usual one first.
[[nodiscard]] QList<RuleTest> testsFor(RuleField field);
[[nodiscard]] constexpr bool isTextField(RuleField field)
{
    return field <= RuleField::Body;
}

[[nodiscard]] constexpr bool hasNumber(RuleField field)
{
    return field == RuleField::Size || field == RuleField::Age || field == RuleField::InAccount;
}

/// What keeps a rule from being one.
struct RuleProblem
{
    enum class Kind { NoCondition, NoText, NoHeader, BadPattern, NoAction, NoFolder, NoTag };
    Kind kind = Kind::NoCondition;
    qsizetype index = 0; ///< of the condition or action
};

/// The first there is; a rule without any can be stored and run.
[[nodiscard]] std::optional<RuleProblem> problemOf(const Rule& rule);

/// Where a message goes.
struct RulePlace
{
    RuleActionKind kind = RuleActionKind::Move; ///< Move, Junk or Trash
    FolderId folder = 0;                        ///< Move
    bool operator==(const RulePlace&) const = default;
};

/// What all rules together want of one message. The first that sends it somewhere decides where it goes.
struct RuleEffects
{
    QList<RuleId> rules; ///< that matched, in their order
    std::optional<RulePlace> place;
    QList<FolderId> copies;
    QStringList keywords;
    bool markRead = false;
    bool star = false;
    bool markJunk = false; ///< with the keyword, without going anywhere

    /// Matching rules may want nothing but that others stop.
    [[nodiscard]] bool isEmpty() const
    {
        return !place && copies.isEmpty() && keywords.isEmpty() && !markRead && !star && !markJunk;
    }
    bool operator==(const RuleEffects&) const = default;
};

/// A message and what is to be done with it.
struct RuleHit
{
    MessageId message = 0;
    RuleEffects effects;
};

/// What was done to a message that was not so before, for the way back.
struct RuleUndoStep
{
    MessageId message = 0;
    FolderId movedFrom = 0; ///< 0: it was not moved
    QList<MessageId> copies;
    QStringList keywords;
    bool markedRead = false;
    bool starred = false;
    bool markedJunk = false;
};
using RuleUndo = QList<RuleUndoStep>;

} // namespace postaci

Q_DECLARE_METATYPE(postaci::Rule)
