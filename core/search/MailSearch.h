#pragma once

#include "base/CancelToken.h"
#include "search/SearchQuery.h"

#include <functional>
#include <memory>

namespace postaci {

/// What is looked for, and which part of the answer is wanted.
struct SearchQuestion
{
    /// Best: hits with all words in the subject first, then those with them in subject, sender or recipients,
    /// then the others; the newest first in each of these parts.
    enum class Order { Newest, Best };
    QString query;          ///< as SearchQuery.h describes it
    MessageId before = 0;   ///< the page before this one ended with it; 0: from the first
    int limit = 1;          ///< hits at most, at least 1
    QSet<FolderId> folders; ///< only what is shown in one of these; empty: everywhere
    QStringList also;       ///< further queries that have to be true, each by itself; empty ones are not
    bool leavesOutThrownAway = false; ///< not what is in Junk and Trash, unless folders are named
    Order order = Order::Newest;
    int part = 0; ///< of Order::Best: where the page before ended
};

/// All its queries as one; names of folders and tags are not looked up. Errors: Input.
[[nodiscard]] Result<SearchNode> parseSearchQuestion(const SearchQuestion& question);

/// What a server says of some words: the messages that have them, bodies included that are not here.
struct ToldWords
{
    SearchWords words;
    QSet<MessageId> messages;
};

/// Some of what a search has found.
struct SearchPage
{
    /// Who has looked. What servers find comes in pages of their own, to be merged by their ids.
    enum class Source { Local, Server };
    Source source = Source::Local;
    QList<MessageId> hits;       ///< in the order that was asked for
    bool hasMore = false;        ///< to be asked for with `part`, and `before` = `last`
    int part = 0;                ///< of Order::Best
    MessageId last = 0;          ///< the hit of that part that was looked at last; 0: none
    bool isIndexComplete = true; ///< false: old messages are still on their way into the index
    QStringList words;           ///< that the hits have, folded for search: what is to be shown in them
    qint64 microseconds = 0;     ///< that it took, from the text of the query on
};

/// Searches a profile on connections of its own, read-only, beside the writer. What is found is what mail.db
/// shows now: whatever search.db has missed is not found yet, but never found wrongly. A message that lies in
/// several places is found once, at the best that fits (INBOX and labels before all mail). Lives in one
/// thread, not the UI's: a query that few messages fit may look at all of them.
class MailSearch
{
public:
    /// The keywords that may stand for a tag of that name.
    using KeywordsOfTag = std::function<QStringList(const QString& name)>;

    /// `profileDir` must hold a store that Store::open() has made or upgraded.
    static Result<std::unique_ptr<MailSearch>> open(const QString& profileDir,
                                                    const KeywordsOfTag& keywordsOfTag = {});
    ~MailSearch();

    /// Errors: Input for a query that cannot be understood or names an unknown folder,
    /// Cancelled, Storage.
    [[nodiscard]] Result<SearchPage> find(const SearchQuestion& question, const CancelToken& cancel);
    /// Those of `candidates` that the question means, by what is here and what a server has told, each at its
    /// best place; newest first. Errors as of find().
    [[nodiscard]] Result<QList<MessageId>> findAmong(const SearchQuestion& question,
                                                     const QList<MessageId>& candidates,
                                                     const QList<ToldWords>& told, const CancelToken& cancel);

private:
    struct Private;
    [[nodiscard]] Result<SearchNode> meaningOf(const SearchQuestion& question);
    explicit MailSearch(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace postaci
