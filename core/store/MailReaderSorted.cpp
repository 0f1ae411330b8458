#include "store/MailReaderPrivate.h"

#include "message/Subject.h"

#include <QCollator>
#include <QHash>

#include <algorithm>
#include <iterator>

// Lists in other orders than by date, newest first.

namespace postaci {

namespace {

using Sort = ListQuery::Sort;

/// One message with what it is sorted by.
struct SortedEntry
{
    MessageId id = 0;
    qint64 number = 0; ///< Sender and Subject: the rank of its text; else SortedIds::Group::number
    qint64 size = 0;   ///< for Size alone
};

/// From the greatest down: what SortedIds::Group::number says of sizes.
constexpr qint64 kSizeSteps[] = {20'000'000, 5'000'000, 1'000'000, 100'000, 0};

qint64 sizeStep(qint64 bytes)
{
    return *std::find_if(std::begin(kSizeSteps), std::prev(std::end(kSizeSteps)),
                         [bytes](qint64 step) { return bytes >= step; });
}

/// Different texts in the order of a language; what it takes for the same has the same rank.
class RankedTexts
{
public:
    /// The text's number, which rank() makes a rank of.
    qint64 take(const QString& text)
    {
        const auto known = m_numbers.constFind(text);
        if (known != m_numbers.cend())
            return *known;
        m_texts.append(text);
        m_numbers.insert(text, m_texts.size() - 1);
        return m_texts.size() - 1;
    }

    /// To be called once, after the last take().
    void sort(const QLocale& locale)
    {
        QCollator collator(locale);
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        std::vector<std::pair<QCollatorSortKey, qint64>> keys;
        keys.reserve(static_cast<size_t>(m_texts.size()));
        for (qsizetype i = 0; i < m_texts.size(); ++i)
            keys.emplace_back(collator.sortKey(m_texts.at(i)), i);
        std::sort(keys.begin(), keys.end(),
                  [](const auto& a, const auto& b) { return a.first.compare(b.first) < 0; });
        m_ranks.resize(m_texts.size());
        qint64 rank = -1;
        for (size_t i = 0; i < keys.size(); ++i) {
            if (i == 0 || keys[i - 1].first.compare(keys[i].first) != 0) {
                ++rank;
                m_byRank.append(m_texts.at(keys[i].second));
            }
            m_ranks[keys[i].second] = rank;
        }
    }

    [[nodiscard]] qint64 rank(qint64 number) const { return m_ranks.at(number); }
    [[nodiscard]] QString text(qint64 rank) const { return m_byRank.at(rank); }

private:
    QHash<QString, qint64> m_numbers;
    QStringList m_texts;
    QList<qint64> m_ranks;
    QStringList m_byRank;
};

/// Whether a list is one of what people have sent or are writing: then it is of those who get it.
bool showsRecipients(Connection& mail, const ListQuery& query)
{
    if (query.kind != ListQuery::Kind::Folder)
        return query.kind == ListQuery::Kind::Sent || query.kind == ListQuery::Kind::Drafts;
    Query row = mail.query("SELECT role FROM folder WHERE id = ?", query.folder);
    const FolderRole role = row.next() ? static_cast<FolderRole>(row.number(0)) : FolderRole::None;
    return role == FolderRole::Sent || role == FolderRole::Drafts;
}

QString sortText(Connection& mail, MessageId id, Sort sort, bool byRecipients)
{
    Query row = mail.query("SELECT subject, from_name, from_addr, to_names FROM message WHERE id = ?", id);
    if (!row.next())
        return {};
    if (sort == Sort::Subject)
        return baseSubject(row.text(0));
    return byRecipients ? row.text(3) : Address{row.text(1), row.text(2)}.shownName();
}

SortedEntry numberedEntry(Connection& mail, MessageId id, Sort sort, ListQuery::Mode mode)
{
    SortedEntry entry{id, 0, 0};
    {
        Query row = mail.query("SELECT shown_flags, has_attachment, size FROM message WHERE id = ?", id);
        if (!row.next())
            return entry;
        entry.size = sort == Sort::Size ? row.number(2) : 0;
        entry.number = sort == Sort::Unread ? (row.number(0) & static_cast<qint64>(MessageFlag::Seen)) == 0
                       : sort == Sort::Attachments ? row.number(1)
                                                   : sizeStep(entry.size);
    }
    if (mode == ListQuery::Mode::Messages || entry.number != 0 || sort == Sort::Size)
        return entry;
    // One message of the conversation is enough.
    Query row = sort == Sort::Unread
                    ? mail.query("SELECT t.unread > 0 FROM message m CROSS JOIN thread_member h"
                                 " ON h.message = m.id CROSS JOIN thread_folder t ON t.thread = h.thread"
                                 " AND t.folder = m.shown_folder WHERE m.id = ?",
                                 id)
                    : mail.query("SELECT max(has_attachment) FROM (SELECT m.has_attachment"
                                 " FROM thread_member h CROSS JOIN thread_member t ON t.thread = h.thread"
                                 " CROSS JOIN message m ON m.id = t.message WHERE h.message = ?"
                                 " ORDER BY t.message DESC LIMIT ?)",
                                 id, kLastMessagesRead);
    entry.number = row.next() ? row.number(0) : 0;
    return entry;
}

/// Greatest numbers first; `names`: of the ranks that the numbers are, which come the other way round.
SortedIds sortedEntries(std::vector<SortedEntry> entries, const RankedTexts* names)
{
    std::sort(entries.begin(), entries.end(), [names](const SortedEntry& a, const SortedEntry& b) {
        if (a.number != b.number)
            return names != nullptr ? a.number < b.number : a.number > b.number;
        return a.size != b.size ? a.size > b.size : a.id > b.id;
    });
    SortedIds result;
    result.ids.reserve(static_cast<qsizetype>(entries.size()));
    for (size_t i = 0; i < entries.size(); ++i) {
        const qint64 number = entries[i].number;
        if (i == 0 || entries[i - 1].number != number)
            result.groups.append({static_cast<qsizetype>(i),
                                  names != nullptr ? names->text(number) : QString(),
                                  names != nullptr ? 0 : number});
        result.ids.append(entries[i].id);
    }
    return result;
}

SortedIds sortedByText(Connection& mail, const ListQuery& query, const QList<MessageId>& ids,
                       const QLocale& locale)
{
    const bool byRecipients = showsRecipients(mail, query);
    RankedTexts texts;
    std::vector<SortedEntry> entries;
    entries.reserve(static_cast<size_t>(ids.size()));
    for (const MessageId id : ids)
        entries.push_back({id, texts.take(sortText(mail, id, query.sort, byRecipients)), 0});
    texts.sort(locale);
    for (SortedEntry& entry : entries)
        entry.number = texts.rank(entry.number);
    SortedIds result = sortedEntries(std::move(entries), &texts);
    if (query.sort == Sort::Subject)
        result.groups.clear();
    return result;
}

} // namespace

Result<SortedIds> MailReader::sortedIds(const ListQuery& query, const QLocale& locale) const
{
    return withStorageErrors([&]() -> Result<SortedIds> {
        const ReadMoment moment(d->mail);
        SortedIds result{readListIds(d->mail, query, 0, 0), {}};
        if (query.sort == Sort::Oldest)
            std::reverse(result.ids.begin(), result.ids.end());
        if (query.sort == Sort::Newest || query.sort == Sort::Oldest)
            return result;
        if (query.sort == Sort::Sender || query.sort == Sort::Subject)
            return sortedByText(d->mail, query, result.ids, locale);
        const ListQuery::Mode mode = shownMode(d->mail, query);
        std::vector<SortedEntry> entries;
        entries.reserve(static_cast<size_t>(result.ids.size()));
        for (const MessageId id : std::as_const(result.ids))
            entries.push_back(numberedEntry(d->mail, id, query.sort, mode));
        return sortedEntries(std::move(entries), nullptr);
    });
}

} // namespace postaci
