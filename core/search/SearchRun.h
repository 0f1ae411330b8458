#pragma once

#include "base/CancelToken.h"
#include "search/FtsExpression.h"
#include "search/IndexReader.h"

namespace postaci {

/// One search: goes through the messages that may be meant, newest first, and keeps those that are. SQLite's
/// errors are thrown. Lives within one call of MailSearch.
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
    bool throughIndex(const Range& range);
    bool throughMail(const Range& range);
    bool throughFolders(const QSet<FolderId>& folders, const Range& range);
    [[nodiscard]] Next look(const Row& row);
    [[nodiscard]] bool fits(const SearchNode& node, const Row& row) const;
    [[nodiscard]] static bool fits(const SearchCondition& condition, const Row& row);
    [[nodiscard]] bool isStopped();
    [[nodiscard]] std::vector<const SearchNode*> requirements() const;
    static Row readRow(const Query& row);

    Connection& m_mail;
    const IndexReader& m_index;
    const SearchNode& m_query;
    const CancelToken& m_cancel;
    const FtsExpression m_expression;
    const std::vector<const SearchNode*> m_unsaid; ///< what the index does not say of a hit
    const bool m_hasWords;
    int m_limit = 0;
    QList<MessageId> m_hits;
    bool m_hasMore = false;
    bool m_wasCancelled = false;
    quint32 m_looked = 0;
};

} // namespace postaci
