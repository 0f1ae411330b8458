#pragma once

#include "base/CancelToken.h"
#include "search/FtsExpression.h"
#include "search/IndexReader.h"
#include "search/MailSearch.h"
#include "search/WordMatcher.h"

#include <functional>
#include <map>
#include <vector>

namespace postaci {

/// One search: goes through the messages that may be meant, newest first, and keeps those that are. Where
/// long words that the index is asked for by their first letters bring too many others, the rarer ones are
/// asked for in full from there on. SQLite's errors are thrown. Lives within one call of MailSearch.
class SearchRun
{
public:
    /// The text of a message's body as searchedForm() has it; nothing where it is not here.
    using ReadBody = std::function<std::optional<std::string>(MessageId)>;

    /// All that is given outlives this; `mail` and `index` stand at one moment each.
    SearchRun(Connection& mail, const IndexReader& index, const ReadBody& readBody, const SearchNode& query,
              const CancelToken& cancel);

    /// At most `limit` ids below `before`; `hasMore` is set where there are others. False when cancelled.
    bool run(MessageId before, int limit, QList<MessageId>& hits, bool& hasMore);
    /// Those of `candidates` that are meant where servers have told of some words, each at its best place;
    /// descending. Incomplete when cancelled.
    QList<MessageId> among(const QList<MessageId>& candidates, const QList<ToldWords>& told);

private:
    /// A message's row as conditions see it.
    struct Row
    {
        MessageId id = 0;
        MessageId turn = 0; ///< of the row by which its message has its turn, and by whose date it is judged
        FolderId folder = 0;
        MessageFlags flags;
        qint64 stamp = 0;
        qint64 size = 0;
        bool hasAttachment = false;
    };
    /// A message with the rows that the server calls by one id, the best to be shown first.
    struct Found
    {
        std::vector<Row> shown;
        MessageId indexed = 0; ///< by which the index knows it
        qint64 stamp = 0;      ///< of that row
    };
    /// What the search goes through, and so by which of its rows a message has its turn: the first of them.
    using Walk = std::function<bool(const Row&)>;
    /// Whether to go on.
    enum class Next { GoOn, Enough };
    struct Range ///< of ids, or of the index's rows
    {
        qint64 end = 0;   ///< exclusive
        qint64 begin = 0; ///< inclusive
    };

    void narrow(Range& range) const;
    [[nodiscard]] MessageId shownIfMeant(MessageId candidate); ///< 0: not meant
    [[nodiscard]] bool isTold(const SearchWords& words) const;
    [[nodiscard]] std::optional<std::vector<std::string>> wordsBeginning(const std::string& beginning,
                                                                         size_t most);
    void ask(); ///< sets what the index is asked and what it does not answer
    bool throughIndex(Range range);
    /// Goes on until enough is found or too much was looked at in vain; true if the range is done with.
    bool throughIndexOnce(Range& lines);
    [[nodiscard]] std::vector<const SearchNode*> rarerWords() const;
    void askInFull(const std::vector<const SearchNode*>& words);
    /// Whether that costs less than going on until enough is found; `line` is where that stands.
    [[nodiscard]] bool isInFullCheaper(const std::vector<const SearchNode*>& words, qint64 line) const;
    bool throughMail(Range range);
    bool throughFolders(const QSet<FolderId>& folders, Range range);
    [[nodiscard]] Found placesOf(const Row& row);
    /// Where the page before ended; `hit` may be another place of the message than the one of its turn.
    [[nodiscard]] MessageId endBefore(MessageId hit, const Walk& walk);
    [[nodiscard]] Next lookInTurn(const Row& row, const Walk& walk);
    [[nodiscard]] Next look(Found&& found, MessageId turn);
    void noteLook(bool isMeant); ///< at the text of m_indexed
    [[nodiscard]] bool fits(const SearchNode& node, const Row& row);
    [[nodiscard]] bool hasWords(const SearchNode& node);
    [[nodiscard]] bool isInBody(const WordMatcher& phrase);
    [[nodiscard]] bool fits(const SearchCondition& condition, const Row& row);
    [[nodiscard]] bool hasKeyword(MessageId message, const QStringList& keywords);
    [[nodiscard]] bool isFromKnown(MessageId message);
    [[nodiscard]] bool isStopped();
    [[nodiscard]] std::vector<const SearchNode*> requirements() const;
    static Row readRow(const Query& row);

    Connection& m_mail;
    const IndexReader& m_index;
    const ReadBody& m_readBody;
    const SearchNode& m_query;
    const CancelToken& m_cancel;
    FtsExpression m_expression;
    std::vector<const SearchNode*> m_unsaid; ///< what the index does not say of a hit
    const bool m_hasWords;
    const bool m_havePlaces;                   ///< some messages have several rows
    std::optional<IndexTokenizer> m_tokenizer; ///< none where no words are meant or there is no index
    AskedInFull m_inFull;
    std::map<std::pair<std::string, size_t>, std::optional<std::vector<std::string>>> m_wordsBeginning;
    std::vector<const SearchNode*> m_byFirstLetters; ///< the other words
    std::map<const SearchNode*, WordMatcher> m_matchers;
    /// How often the words were looked for since the index was asked, and how often they were not there.
    struct Tally
    {
        int looks = 0;
        int misses = 0;
    };
    std::map<const SearchNode*, Tally> m_tallies;
    // Of messages whose texts were looked at since the index was asked:
    qint64 m_firstLine = 0; ///< of the index, 0: none yet
    int m_looks = 0;
    int m_looksInVain = 0;                    ///< they were not meant
    qint64 m_cost = 0;                        ///< see costOf()
    qint64 m_inVain = 0;                      ///< the same of those in vain, since it was last thought over
    const QList<ToldWords>* m_told = nullptr; ///< by servers; null: nothing
    MessageId m_candidate = 0;                ///< the row that they speak of
    MessageId m_indexed = 0;                  ///< the row by which the index knows what is looked at
    MessageId m_packedOf = 0;
    QByteArray m_packed; ///< what the index was given of the message m_packedOf
    MessageId m_textOf = 0;
    std::optional<FoldedText> m_text; ///< of the message m_textOf
    MessageId m_bodyOf = 0;
    std::optional<std::string> m_body; ///< of the message m_bodyOf
    MessageId m_before = 0;            ///< the last hit of the page before; 0: this is the first
    int m_limit = 0;
    QList<MessageId> m_hits;
    bool m_hasMore = false;
    bool m_wasCancelled = false;
    quint32 m_looked = 0;
};

} // namespace postaci
