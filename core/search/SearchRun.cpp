#include "search/SearchRun.h"

#include "store/IndexRows.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>

namespace postaci {

namespace {

constexpr MessageId endOfIds = std::numeric_limits<MessageId>::max();

/// In bytes of texts that were looked at: about a millisecond.
constexpr qint64 mostInVain = 60000;

/// In the same measure: FTS5 reads all rows of all words with a beginning that has no list of its own before
/// the first hit, 4,000 rows a millisecond.
constexpr double costOfListedRow = 15;

/// Reading it costs something however short it is.
qint64 costOf(const FoldedText& text)
{
    return static_cast<qint64>(200 + text.body.size());
}

bool hasWordsIn(const SearchNode& node)
{
    return node.kind == SearchNode::Kind::Words ||
           std::any_of(node.children.begin(), node.children.end(), hasWordsIn);
}

bool isCondition(const SearchNode& node, SearchCondition::Kind kind)
{
    return node.kind == SearchNode::Kind::Condition && node.condition.kind == kind;
}

bool isFlagged(const SearchNode& node)
{
    return isCondition(node, SearchCondition::Kind::Flag) && node.condition.flag == MessageFlag::Flagged &&
           node.condition.isOn;
}

} // namespace

SearchRun::SearchRun(Connection& mail, const IndexReader& index, const ReadBody& readBody,
                     const SearchNode& query, const CancelToken& cancel)
    : m_mail(mail), m_index(index), m_readBody(readBody), m_query(query), m_cancel(cancel),
      m_hasWords(hasWordsIn(query)), m_havePlaces(mail.query("SELECT 1 FROM message_place LIMIT 1").next())
{
    if (m_hasWords && m_index.connection() != nullptr)
        m_tokenizer.emplace(*m_index.connection());
    ask();
}

void SearchRun::ask()
{
    if (m_tokenizer) {
        const IndexDialect dialect{*m_tokenizer, m_inFull, [this](const std::string& beginning, size_t most) {
                                       return wordsBeginning(beginning, most);
                                   }};
        m_expression = ftsExpression(m_query, dialect);
        m_unsaid = partsBeyondIndex(m_query, dialect);
        m_byFirstLetters = askedByFirstLetters(m_query, dialect);
    } else {
        m_unsaid = {&m_query};
    }
    m_tallies.clear();
    m_firstLine = 0;
    m_looks = 0;
    m_looksInVain = 0;
    m_cost = 0;
    m_inVain = 0;
}

std::optional<std::vector<std::string>> SearchRun::wordsBeginning(const std::string& beginning, size_t most)
{
    const auto [known, isNew] = m_wordsBeginning.try_emplace(std::pair(beginning, most));
    if (isNew)
        known->second = m_index.wordsBeginning(beginning, most);
    return known->second;
}

bool SearchRun::run(MessageId before, int limit, QList<MessageId>& hits, bool& hasMore)
{
    if (m_hasWords && !m_tokenizer)
        return true; // without an index nobody can say
    m_limit = limit;
    m_before = before;
    Range range{endOfIds, 0};
    narrow(range);
    if (!m_expression.text.isEmpty())
        throughIndex(range);
    else
        throughMail(range);
    hits = m_hits;
    hasMore = m_hasMore;
    return !m_wasCancelled;
}

QList<MessageId> SearchRun::among(const QList<MessageId>& candidates, const QList<ToldWords>& told)
{
    m_told = &told;
    QList<MessageId> hits;
    for (const MessageId candidate : candidates) {
        if (isStopped())
            break;
        if (const MessageId shown = shownIfMeant(candidate); shown != 0)
            hits.append(shown);
    }
    std::sort(hits.begin(), hits.end(), std::greater<>());
    hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
    return hits;
}

MessageId SearchRun::shownIfMeant(MessageId candidate)
{
    Query row = m_mail.query("SELECT id, shown_folder, shown_flags, stamp, size, has_attachment FROM message"
                             " WHERE id = ?",
                             candidate);
    if (!row.next())
        return 0;
    m_candidate = candidate;
    Found found = placesOf(readRow(row));
    m_indexed = found.indexed;
    for (Row& place : found.shown) {
        place.turn = candidate;
        if (fits(m_query, place))
            return place.id;
    }
    return 0;
}

bool SearchRun::isTold(const SearchWords& words) const
{
    // A server finds words within words too: of a text that is here, what is here is the better word.
    return m_told != nullptr && (!m_text || m_text->body.empty()) &&
           std::any_of(m_told->begin(), m_told->end(), [this, &words](const ToldWords& told) {
               return told.words == words && told.messages.contains(m_candidate);
           });
}

/// What must be true of every hit.
std::vector<const SearchNode*> SearchRun::requirements() const
{
    std::vector<const SearchNode*> nodes;
    if (m_query.kind != SearchNode::Kind::And)
        return {&m_query};
    for (const SearchNode& child : m_query.children)
        nodes.push_back(&child);
    return nodes;
}

void SearchRun::narrow(Range& range) const
{
    for (const SearchNode* node : requirements()) {
        if (isCondition(*node, SearchCondition::Kind::Before))
            range.end = std::min(range.end, node->condition.message);
        else if (isCondition(*node, SearchCondition::Kind::After))
            range.begin = std::max(range.begin, node->condition.message);
    }
}

SearchRun::Row SearchRun::readRow(const Query& row)
{
    return {row.number(0), row.number(0), row.number(1), MessageFlags::fromInt(row.number32(2)),
            row.number(3), row.number(4), row.truth(5)};
}

SearchRun::Found SearchRun::placesOf(const Row& row)
{
    Found found{{}, row.id, row.stamp};
    std::vector<std::pair<int, Row>> ranked;
    if (m_havePlaces) {
        Query rows = m_mail.query(
            "SELECT m.id, m.shown_folder, m.shown_flags, m.stamp, m.size, m.has_attachment, f.role"
            " FROM message_place p CROSS JOIN message_place o ON o.server_message = p.server_message"
            " CROSS JOIN message m ON m.id = o.message LEFT JOIN folder f ON f.id = m.shown_folder"
            " WHERE p.message = ? ORDER BY o.message",
            row.id);
        for (bool isFirst = true; rows.next(); isFirst = false) {
            const Row place = readRow(rows);
            if (isFirst) {
                found.indexed = place.id;
                found.stamp = place.stamp;
            }
            if (place.folder != 0)
                ranked.emplace_back(rankOfPlace(static_cast<FolderRole>(rows.number(6))), place);
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    for (const auto& [rank, place] : ranked)
        found.shown.push_back(place);
    if (found.shown.empty() && row.folder != 0)
        found.shown.push_back(row);
    return found;
}

MessageId SearchRun::endBefore(MessageId hit, const Walk& walk)
{
    if (hit <= 0)
        return endOfIds;
    Query row = m_mail.query("SELECT id, shown_folder, shown_flags, stamp, size, has_attachment FROM message"
                             " WHERE id = ?",
                             hit);
    if (!m_havePlaces || !row.next())
        return hit;
    const Found found = placesOf(readRow(row));
    MessageId end = walk ? hit : found.indexed;
    for (const Row& place : found.shown) {
        if (walk && walk(place))
            end = std::min(end, place.id);
    }
    return end;
}

SearchRun::Next SearchRun::lookInTurn(const Row& row, const Walk& walk)
{
    Found found = placesOf(row);
    const bool hasHadItsTurn = std::any_of(found.shown.begin(), found.shown.end(), [&](const Row& place) {
        return place.id < row.id && walk(place);
    });
    return hasHadItsTurn ? Next::GoOn : look(std::move(found), row.id);
}

bool SearchRun::throughIndex(Range range)
{
    if (m_index.connection() == nullptr)
        return true;
    Range lines{m_index.lineAfter(range.end), firstIndexRow(range.begin)};
    if (const MessageId before = endBefore(m_before, {}); before != endOfIds)
        lines.end = std::min(lines.end, m_index.lineOf(before).value_or(m_index.lineAfter(before)));
    while (!throughIndexOnce(lines)) {
        const std::vector<const SearchNode*> words = rarerWords();
        if (isInFullCheaper(words, lines.end))
            askInFull(words);
        m_inVain = 0;
    }
    return !m_wasCancelled;
}

/// Of the words that are asked for by their first letters those that most of what was looked at in vain had
/// not.
std::vector<const SearchNode*> SearchRun::rarerWords() const
{
    std::vector<const SearchNode*> rarer;
    std::copy_if(m_byFirstLetters.begin(), m_byFirstLetters.end(), std::back_inserter(rarer),
                 [this](const SearchNode* words) {
                     const auto tally = m_tallies.find(words);
                     return tally != m_tallies.end() && tally->second.misses * 2 > m_looksInVain;
                 });
    return rarer.empty() ? m_byFirstLetters : rarer;
}

bool SearchRun::isInFullCheaper(const std::vector<const SearchNode*>& words, qint64 line) const
{
    Query lowest = m_index.connection()->query("SELECT min(line) FROM folded");
    if (!lowest.next() || m_looks == 0)
        return true;
    // What is further down is taken to be as what was looked at.
    const double seen = std::max<double>(1, double(m_firstLine - line));
    const double rows = m_looks * std::max<double>(1, double(m_firstLine - lowest.number(0)) / seen);
    double listed = 0;
    for (const SearchNode* each : words) {
        const auto tally = m_tallies.find(each);
        const Tally counted = tally == m_tallies.end() ? Tally{1, 0} : tally->second;
        listed += rows * (counted.looks - counted.misses + 1) / (counted.looks + 1);
    }
    const double looksAHit = double(m_looks) / (m_looks - m_looksInVain + 1);
    const double looksToCome = std::min(rows - m_looks, double(m_limit + 1 - m_hits.size()) * looksAHit);
    return listed * costOfListedRow < looksToCome * double(m_cost) / m_looks;
}

void SearchRun::askInFull(const std::vector<const SearchNode*>& words)
{
    m_inFull.insert(words.begin(), words.end());
    ask();
}

bool SearchRun::throughIndexOnce(Range& lines)
{
    const bool areTextsNeeded = std::any_of(m_unsaid.begin(), m_unsaid.end(),
                                            [](const SearchNode* part) { return hasWordsIn(*part); });
    Connection& index = *m_index.connection();
    Query found =
        areTextsNeeded
            ? index.query(
                  "SELECT folded.message, folded.stamp, folded.line, folded.z FROM words"
                  " CROSS JOIN folded ON folded.line = words.rowid"
                  " WHERE words MATCH ? AND words.rowid < ? AND words.rowid >= ? ORDER BY words.rowid DESC",
                  m_expression.text, lines.end, lines.begin)
            : index.query(
                  "SELECT folded.message, folded.stamp, folded.line FROM words"
                  " CROSS JOIN folded ON folded.line = words.rowid"
                  " WHERE words MATCH ? AND words.rowid < ? AND words.rowid >= ? ORDER BY words.rowid DESC",
                  m_expression.text, lines.end, lines.begin);
    while (!isStopped() && found.next()) {
        Query row =
            m_mail.query("SELECT id, shown_folder, shown_flags, stamp, size, has_attachment FROM message"
                         " WHERE id = ? AND stamp = ?",
                         found.number(0), found.number(1));
        lines.end = found.number(2);
        if (m_firstLine == 0)
            m_firstLine = lines.end;
        if (areTextsNeeded) {
            m_packedOf = found.number(0);
            m_packed = found.blob(3);
        }
        if (row.next() && look(placesOf(readRow(row)), found.number(0)) == Next::Enough)
            return true;
        if (m_inVain >= mostInVain && !m_byFirstLetters.empty())
            return false;
    }
    return true;
}

bool SearchRun::throughMail(Range range)
{
    bool onlyFlagged = false;
    for (const SearchNode* node : requirements()) {
        if (isCondition(*node, SearchCondition::Kind::Folder))
            return throughFolders(node->condition.folders, range);
        onlyFlagged = onlyFlagged || isFlagged(*node);
    }
    const Walk walk = [onlyFlagged](const Row& row) {
        return !onlyFlagged || row.flags.testFlag(MessageFlag::Flagged);
    };
    range.end = std::min(range.end, endBefore(m_before, walk));
    Query rows = onlyFlagged
                     ? m_mail.query("SELECT id, shown_folder, shown_flags, stamp, size, has_attachment"
                                    " FROM message INDEXED BY message_flagged WHERE (shown_flags & 4) <> 0"
                                    " AND shown_folder IS NOT NULL AND id < ? AND id >= ? ORDER BY id DESC",
                                    range.end, range.begin)
                     : m_mail.query("SELECT id, shown_folder, shown_flags, stamp, size, has_attachment"
                                    " FROM message WHERE shown_folder IS NOT NULL AND id < ? AND id >= ?"
                                    " ORDER BY id DESC",
                                    range.end, range.begin);
    while (!isStopped() && rows.next()) {
        if (lookInTurn(readRow(rows), walk) == Next::Enough)
            return true;
    }
    return !m_wasCancelled;
}

/// A piece of every folder at a time, so that the newest of all comes first without sorting whole folders.
bool SearchRun::throughFolders(const QSet<FolderId>& folders, Range range)
{
    constexpr qint64 piece = 200;
    const Walk walk = [&folders](const Row& row) { return folders.contains(row.folder); };
    range.end = std::min(range.end, endBefore(m_before, walk));
    std::map<MessageId, FolderId, std::greater<>> next;
    std::map<FolderId, MessageId> lowest; // of those whose piece has been read
    const auto readPiece = [&](FolderId folder, MessageId end) {
        Query rows = m_mail.query("SELECT id FROM message WHERE shown_folder = ? AND id < ? AND id >= ?"
                                  " ORDER BY id DESC LIMIT ?",
                                  folder, end, range.begin, piece);
        while (rows.next()) {
            next.emplace(rows.number(0), folder);
            lowest[folder] = rows.number(0);
        }
    };
    for (const FolderId folder : folders)
        readPiece(folder, range.end);
    while (!isStopped() && !next.empty()) {
        const auto [id, folder] = *next.begin();
        next.erase(next.begin());
        if (lowest.at(folder) == id)
            readPiece(folder, id);
        Query row =
            m_mail.query("SELECT id, shown_folder, shown_flags, stamp, size, has_attachment FROM message"
                         " WHERE id = ? AND shown_folder IS NOT NULL",
                         id);
        if (row.next() && lookInTurn(readRow(row), walk) == Next::Enough)
            return true;
    }
    return !m_wasCancelled;
}

bool SearchRun::isStopped()
{
    constexpr quint32 oftenEnough = 256;
    if (++m_looked % oftenEnough == 0)
        m_wasCancelled = m_wasCancelled || m_cancel.isCancelled();
    return m_wasCancelled;
}

SearchRun::Next SearchRun::look(Found&& found, MessageId turn)
{
    // Of a message that the index does not know nobody can say which words it has not.
    if (m_hasWords && m_expression.text.isEmpty() && !m_index.knows(found.indexed, found.stamp))
        return Next::GoOn;
    m_indexed = found.indexed;
    const auto isMeant = [&](Row& place) {
        place.turn = turn;
        return std::all_of(m_unsaid.begin(), m_unsaid.end(),
                           [&](const SearchNode* part) { return fits(*part, place); });
    };
    const auto meant = std::find_if(found.shown.begin(), found.shown.end(), isMeant);
    noteLook(meant != found.shown.end());
    if (meant == found.shown.end())
        return Next::GoOn;
    m_hasMore = m_hits.size() >= m_limit;
    if (!m_hasMore)
        m_hits.append(meant->id);
    return m_hasMore ? Next::Enough : Next::GoOn;
}

void SearchRun::noteLook(bool isMeant)
{
    if (m_textOf != m_indexed || !m_text)
        return;
    const qint64 cost = costOf(*m_text);
    ++m_looks;
    m_cost += cost;
    if (!isMeant) {
        ++m_looksInVain;
        m_inVain += cost;
    }
}

bool SearchRun::fits(const SearchNode& node, const Row& row)
{
    const auto fitsThis = [&](const SearchNode& child) { return fits(child, row); };
    switch (node.kind) {
    case SearchNode::Kind::And: {
        // What costs nothing first.
        const auto fitsCheaply = [&](const SearchNode& child) {
            return child.kind != SearchNode::Kind::Condition || fits(child.condition, row);
        };
        return std::all_of(node.children.begin(), node.children.end(), fitsCheaply) &&
               std::all_of(node.children.begin(), node.children.end(), fitsThis);
    }
    case SearchNode::Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), fitsThis);
    case SearchNode::Kind::Not:
        return !fits(node.children.front(), row);
    case SearchNode::Kind::Words:
        return hasWords(node);
    case SearchNode::Kind::Condition:
        break;
    }
    return fits(node.condition, row);
}

bool SearchRun::hasWords(const SearchNode& node)
{
    if (m_textOf != m_indexed) {
        m_textOf = m_indexed;
        m_text = m_packedOf == m_indexed ? unpackFolded(m_packed) : m_index.text(m_indexed);
    }
    if (!m_text || !m_tokenizer)
        return isTold(node.words);
    const WordMatcher& matcher = m_matchers.try_emplace(&node, *m_tokenizer, node.words).first->second;
    const WordMatcher::Fit fit = matcher.fits(*m_text);
    const bool has = fit == WordMatcher::Fit::Yes ||
                     (fit == WordMatcher::Fit::IfInOrder && isInBody(matcher)) || isTold(node.words);
    Tally& tally = m_tallies[&node];
    ++tally.looks;
    tally.misses += has ? 0 : 1;
    return has;
}

/// Where the text is not here any more, the words are all that is known of it.
bool SearchRun::isInBody(const WordMatcher& phrase)
{
    if (m_bodyOf != m_indexed) {
        m_bodyOf = m_indexed;
        m_body = m_readBody(m_indexed);
    }
    return !m_body || phrase.fitsBody(*m_body);
}

bool SearchRun::hasKeyword(MessageId message, const QStringList& keywords)
{
    Query row =
        m_mail.query("SELECT shown_keywords FROM message WHERE id = ? AND shown_keywords <> ''", message);
    if (!row.next())
        return false;
    const QStringList shown = row.text(0).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return std::any_of(shown.begin(), shown.end(), [&keywords](const QString& keyword) {
        return keywords.contains(keyword, Qt::CaseInsensitive);
    });
}

bool SearchRun::isFromKnown(MessageId message)
{
    return m_mail
        .query("SELECT 1 FROM message m WHERE m.id = ? AND m.from_addr <> ''"
               " AND (EXISTS (SELECT 1 FROM contact_address p WHERE p.address = m.from_addr)"
               " OR (EXISTS (SELECT 1 FROM correspondent c WHERE c.address = m.from_addr)"
               " AND NOT EXISTS (SELECT 1 FROM account a WHERE a.address = m.from_addr COLLATE NOCASE)))",
               message)
        .next();
}

bool SearchRun::fits(const SearchCondition& condition, const Row& row)
{
    switch (condition.kind) {
    case SearchCondition::Kind::Flag:
        return row.flags.testFlag(condition.flag) == condition.isOn;
    case SearchCondition::Kind::Attachment:
        return row.hasAttachment;
    case SearchCondition::Kind::Known:
        return isFromKnown(row.id);
    case SearchCondition::Kind::Folder:
        return condition.folders.contains(row.folder);
    case SearchCondition::Kind::Tag:
        return hasKeyword(row.id, condition.keywords);
    case SearchCondition::Kind::Before:
        return row.turn < condition.message;
    case SearchCondition::Kind::After:
        return row.turn >= condition.message;
    case SearchCondition::Kind::Larger:
        return row.size >= condition.size;
    case SearchCondition::Kind::Smaller:
        break;
    }
    return row.size < condition.size;
}

} // namespace postaci
