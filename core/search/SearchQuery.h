#pragma once

#include "base/Flags.h"
#include "base/Result.h"
#include "store/StoreTypes.h"

#include <QDate>
#include <QSet>
#include <QString>

#include <vector>

namespace postaci {

/// Words to be found in the index.
struct SearchWords
{
    enum class Field { Anywhere, Subject, From, To };
    /// Beginning: the last word may go on ("fatura" finds "faturanız"); Whole: as in quotation marks.
    enum class Match { Beginning, Whole };
    Field field = Field::Anywhere;
    Match match = Match::Beginning;
    QString text;  ///< folded for search; has at least one letter or digit
    QString typed; ///< the same as somebody has typed it, for who folds otherwise
    bool operator==(const SearchWords& other) const
    {
        return field == other.field && match == other.match && text == other.text;
    }
};

/// A condition on the message's row.
struct SearchCondition
{
    enum class Kind {
        Flag,       ///< `flag` is `isOn`
        Attachment, ///< has one
        Known,      ///< from somebody to whom the user has written
        Folder,     ///< shown in a folder of that `name`
        Tag,        ///< has one of that `name`
        Before,     ///< older than `message`
        After,      ///< not older than `message`
        Larger,     ///< `size` bytes or more
        Smaller,    ///< fewer than `size` bytes
    };
    Kind kind = Kind::Flag;
    MessageFlag flag = MessageFlag::Seen;
    bool isOn = true;
    QString name;
    MessageId message = 0;
    qint64 size = 0;
    QSet<FolderId> folders; ///< of Kind::Folder, once MailSearch has looked them up
    QStringList keywords;   ///< of Kind::Tag, likewise
    bool operator==(const SearchCondition&) const = default;
};

/// A node of what a query means.
struct SearchNode
{
    enum class Kind { And, Or, Not, Words, Condition };
    Kind kind = Kind::And;
    std::vector<SearchNode> children; ///< And, Or: any number; Not: one
    SearchWords words;
    SearchCondition condition;
    bool operator==(const SearchNode&) const = default;
};

/// Takes apart what somebody has typed:
///
///     fatura ödeme            both, anywhere; words match from their beginning
///     "kesin ödeme"           exactly so, one after the other
///     -spam   NOT spam        without
///     fatura OR invoice       either; AND binds closer; ( ) group
///     from: to: subject:      in these headers only, with a word or a phrase: from:"Ayşe Işık"
///     is:unread is:read is:flagged is:unflagged is:answered is:forwarded is:draft is:pinned is:muted
///     is:known                from somebody to whom one has written
///     has:attachment
///     in:INBOX in:"Gönderilmiş Öğeler" in:ayse@example.org/Work in:sent   a folder, or what it is for
///     tag:proje tag:"çok acil"   a tag by its name or its keyword
///     before:2026-03-01 after:2026 after:01.03.2026 after:7d   days of the local calendar
///     larger:5M smaller:100k
///
/// A word in front of a colon that is none of these is a word like others. Errors: Input, with a sentence in
/// the user's language that says what is wrong; at most 1,000 characters, 64 words and conditions, 20
/// parentheses one in another. `today` is the local date.
[[nodiscard]] Result<SearchNode> parseSearchQuery(const QString& text, const QDate& today);

/// All words and phrases of the query, each once, also those that a hit must not have.
[[nodiscard]] QList<SearchWords> allWordsOf(const SearchNode& query);

/// The words and phrases that a hit has, folded for search: what is to be shown in it. Not those that it must
/// not have.
[[nodiscard]] QStringList wordsOf(const SearchNode& query);

} // namespace postaci
