#pragma once

#include "base/CancelToken.h"
#include "search/FtsExpression.h"
#include "search/IndexReader.h"
#include "search/WordMatcher.h"

#include <map>

namespace postaci {

/// One search: goes through the messages that may be meant, newest first, and keeps those that are. Where
/// long words that the index is asked for by their first letters bring too many others, the rarer ones are
/// asked for in full from there on. SQLite's errors are thrown. Lives within one call of MailSearch.
class SearchRun
{
public:
    /// All that is given outlives this; `mail` and `index` stand at one moment each.
    SearchRun(Connection& mail, const IndexReader& index, const SearchNode& query, const CancelToken& cancel);

    /// At most `limit` ids below `before`; `hasMore` is set where there are others. False when cancelled.
    bool run(MessageId before, int limit, QList<MessageId>& hits, bool& hasMore);

private:
    /// A message's row as conditions see it.
    struct Row
    {
        MessageId id = 0;
        FolderId folder = 0;
        MessageFlags flags;
        qint64 stamp = 0;
        qint64 size = 0;
        bool hasAttachment = false;
    };
    /// Whether to go on.
    enum class Next { GoOn, Enough };
    struct Range
    {
        MessageId end = 0;   ///< exclusive
        MessageId begin = 0; ///< inclusive
    };

    void narrow(Range& range) const;
    void ask(); ///< sets what the index is asked and what it does not answer
    bool throughIndex(Range range);
    /// Goes on until enough is found or too much was looked at in vain; true if the range is done with.
    bool throughIndexOnce(Range& range);
    void askRarerInFull();
    bool throughMail(const Range& range);
    bool throughFolders(const QSet<FolderId>& folders, const Range& range);
    [[nodiscard]] Next look(const Row& row);
    [[nodiscard]] bool fits(const SearchNode& node, const Row& row);
    [[nodiscard]] bool hasWords(const SearchNode& node, MessageId message);
    [[nodiscard]] static bool fits(const SearchCondition& condition, const Row& row);
    [[nodiscard]] bool isStopped();
    [[nodiscard]] std::vector<const SearchNode*> requirements() const;
    static Row readRow(const Query& row);

    Connection& m_mail;
    const IndexReader& m_index;
    const SearchNode& m_query;
    const CancelToken& m_cancel;
    FtsExpression m_expression;
    std::vector<const SearchNode*> m_unsaid; ///< what the index does not say of a hit
    const bool m_hasWords;
    AskedInFull m_inFull;
    std::vector<const SearchNode*> m_byFirstLetters; ///< the other words
    std::optional<IndexTokenizer> m_tokenizer;
    std::map<const SearchNode*, WordMatcher> m_matchers;
    std::map<const SearchNode*, int> m_misses; ///< how often a message that was looked at had not these words
    int m_inVain =
        0; ///< messages whose texts were looked at and that were not meant, since the index was asked
    MessageId m_textOf = 0;
    std::optional<FoldedText> m_text; ///< of the message m_textOf
    int m_limit = 0;
    QList<MessageId> m_hits;
    bool m_hasMore = false;
    bool m_wasCancelled = false;
    quint32 m_looked = 0;
};

} // namespace postaci
