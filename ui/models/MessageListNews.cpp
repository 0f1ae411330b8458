#include "base/Logging.h"
#include "models/MessageListModel.h"

#include <algorithm>

// What commits of the store and answers of the loader do to the list of messages.

namespace postaci {

namespace {

/// So many changed rows are looked at before an asked-again list is the cheaper answer.
constexpr int kMostLookedAt = 200;

bool isLookedForUnread(FolderRole role)
{
    return !isApartFromConversations(role) && role != FolderRole::Snoozed;
}

/// What was removed somewhere and came up nowhere else, in lists of messages and of conversations.
QSet<MessageId> goneFrom(const StoreChange& change)
{
    QSet<MessageId> gone;
    for (const QList<FolderChange>* changes : {&change.folders, &change.conversations}) {
        for (const FolderChange& folder : *changes)
            gone.unite({folder.removed.begin(), folder.removed.end()});
    }
    return gone;
}

} // namespace

void MessageListModel::storeChanged(const StoreChange& change)
{
    if (m_source == Source::Nothing)
        return;
    m_successors.clear();
    rowsLookDifferent(change.bodiesArrived);
    if (m_source == Source::Found) {
        apply(newsOfFound(change));
        return;
    }
    if (change.foldersChanged || change.accountsChanged) {
        readScope();
        reload();
    }
    const bool isOtherTop = readLeading(goneFrom(change));
    takeNews(change);
    if (isOtherTop)
        layOutAnew();
}

void MessageListModel::takeNews(const StoreChange& change)
{
    if (m_query.kind == ListQuery::Kind::Unread) {
        takeUnreadNews(change);
        return;
    }
    if (m_query.kind == ListQuery::Kind::Flagged || m_query.kind == ListQuery::Kind::FollowUps) {
        // Which folders count as flagged mail is the store's to say: ask again instead of guessing.
        const bool concerned = concernsPicked(change);
        for (const FolderChange& folder : change.folders)
            rowsLookDifferent(folder.changed);
        if (concerned)
            reload();
        return;
    }
    if (hasConversations()) { // messages inside of them have rows too
        for (const FolderChange& folder : change.folders)
            rowsLookDifferent(folder.changed);
    }
    const ListNews news = newsOfFolders(hasConversations() ? change.conversations : change.folders, m_scope);
    if (news.isEmpty())
        return;
    if (!isByDate()) {
        takeSortedNews(news);
        return;
    }
    if (m_loading)
        m_sinceLoading.append(news);
    apply(news);
}

/// In another order only the store knows the places; what has gone goes at once.
void MessageListModel::takeSortedNews(const ListNews& news)
{
    rowsLookDifferent(news.changed);
    const bool mayMove = !news.added.isEmpty() || (m_query.sort == ListQuery::Sort::Attachments);
    if (mayMove)
        reload();
    else if (m_query.sort == ListQuery::Sort::Unread && !news.changed.isEmpty())
        m_isAskedAgain = m_loading; // what is read just now stays where it is for the moment
    if (news.removed.isEmpty() || !news.added.isEmpty()) {
        if (!m_opened.isEmpty())
            setListed(m_listed); // what is inside may be others
        return;
    }
    const QSet<MessageId> gone(news.removed.begin(), news.removed.end());
    QList<MessageId> listed;
    QList<SortedIds::Group> groups;
    qsizetype group = 0;
    for (qsizetype i = 0; i < m_listed.size(); ++i) {
        while (group < m_named.size() && m_named.at(group).first <= i) {
            SortedIds::Group moved = m_named.at(group++);
            moved.first = listed.size();
            if (!groups.isEmpty() && groups.last().first == moved.first)
                groups.removeLast(); // nothing is left of it
            groups.append(moved);
        }
        if (!gone.contains(m_listed.at(i)))
            listed.append(m_listed.at(i));
    }
    if (!groups.isEmpty() && groups.last().first == listed.size())
        groups.removeLast();
    m_named = groups;
    setListed(listed);
    reload(); // an answer that is on its way may be from before
}

/// Beside what has become unread, what was read meanwhile stays, or it would be gone from under the eyes.
void MessageListModel::takeUnreadNews(const StoreChange& change)
{
    const ListNews gone = newsOfPicked(change.folders, [this](FolderId folder) {
        const auto target = m_reader.folder(folder);
        return target && isLookedForUnread(target->role);
    });
    bool isTooMany = false;
    const QList<MessageRow> rows = candidateRows(change, &isTooMany);
    ListNews news{{}, gone.changed, gone.removed};
    for (const MessageRow& row : rows) {
        const auto folder = m_reader.folder(row.folder);
        const FolderRole role = folder ? folder->role : FolderRole::None;
        if (!row.flags.testFlag(MessageFlag::Seen) && isLookedForUnread(role) && role != FolderRole::Drafts)
            news.added.append(row.id);
    }
    if (isByDate()) {
        sortNewestFirst(news.added);
        if (m_loading)
            m_sinceLoading.append(news);
        apply(news);
    } else {
        takeSortedNews(news);
    }
    if (isTooMany)
        reload();
}

/// What is found leaves the list when it is in no folder any more, or was thrown away; what is new and fits
/// is the search's to find.
ListNews MessageListModel::newsOfFound(const StoreChange& change) const
{
    return newsOfPicked(change.folders, [this](FolderId folder) {
        if (!m_foundIn.isEmpty())
            return m_foundIn.contains(folder);
        const auto target = m_reader.folder(folder);
        return target && !isApartFromConversations(target->role);
    });
}

/// Messages that are new somewhere or look different; nothing where they are too many to be looked at.
QList<MessageRow> MessageListModel::candidateRows(const StoreChange& change, bool* isTooMany) const
{
    QList<MessageId> candidates;
    for (const FolderChange& folder : change.folders) {
        candidates += folder.added;
        candidates += folder.changed;
    }
    *isTooMany = candidates.size() > kMostLookedAt;
    return candidates.isEmpty() || *isTooMany ? QList<MessageRow>() : m_reader.rows(candidates).value_or({});
}

bool MessageListModel::concernsPicked(const StoreChange& change) const
{
    for (const FolderChange& folder : change.folders) {
        for (const QList<MessageId>* ids : {&folder.added, &folder.changed, &folder.removed}) {
            if (!rowsWith(*ids).isEmpty())
                return true;
        }
    }
    bool isTooMany = false;
    const QList<MessageRow> rows = candidateRows(change, &isTooMany);
    const bool isOfFlags = m_query.kind == ListQuery::Kind::Flagged;
    return isTooMany || std::any_of(rows.begin(), rows.end(), [isOfFlags](const MessageRow& row) {
               return isOfFlags ? row.flags.testFlag(MessageFlag::Flagged) : row.followUp.isValid();
           });
}

/// Where the newest message of a conversation came, went or was moved, another one stands for it from now on.
MessageListModel::Successors MessageListModel::successorsIn(const ListNews& news) const
{
    Successors successors;
    if (!hasConversations() || news.added.size() > kMostLookedAt || news.removed.size() > kMostLookedAt)
        return successors;
    QHash<ThreadId, MessageId> fresh;
    const QList<MessageId> removed = present(news.removed);
    for (const MessageId id : removed.isEmpty() ? QList<MessageId>() : news.added)
        fresh.insert(m_reader.threadOf(id).value_or(0), id);
    fresh.remove(0);
    for (const MessageId id :
         news.added) { // one of an opened conversation's; its number may be another by now
        if (const MessageId head = m_headOf.value(id); head != 0 && removed.contains(head))
            successors.insert(head, id);
    }
    for (const MessageId id : removed) {
        if (successors.contains(id))
            continue;
        // Its number is another when it was joined with others; in the trash it has none.
        const ConversationRow* known = m_cache.object(id);
        const ThreadId now = m_reader.threadOf(id).value_or(0);
        const ThreadId thread = now == 0 && known != nullptr ? known->thread : now;
        if (const MessageId successor = fresh.value(thread); successor != 0)
            successors.insert(id, successor);
    }
    return successors;
}

/// For a list by date, or of what was found.
void MessageListModel::apply(const ListNews& news)
{
    QList<MessageId> fresh = m_source == Source::Found ? QList<MessageId>() : news.added;
    // While only the first page is here, what belongs below it comes with the rest.
    if (m_loading && m_listed.size() >= kFirstPage)
        fresh.erase(fresh.begin() + placeOf(fresh, m_listed.last()), fresh.end());
    const Successors successors = successorsIn(news);
    rowsLookDifferent(news.changed);
    rowsLookDifferent(fresh);
    for (const MessageId id : news.removed)
        m_cache.remove(id);
    for (auto opened = m_opened.cbegin(); opened != m_opened.cend(); ++opened)
        rowsLookDifferent({opened.key()});
    const bool isInside = !m_opened.isEmpty(); // what is inside may be others although the list is the same
    QList<MessageId> listed = m_listed;
    if (isByDate()) {
        listed = united(difference(m_listed, news.removed), fresh);
    } else { // nothing is added to what was found
        const QSet<MessageId> gone(news.removed.begin(), news.removed.end());
        listed.removeIf([&gone](MessageId id) { return gone.contains(id); });
    }
    if (isInside || listed != m_listed)
        setListed(listed, successors);
}

QList<MessageId> MessageListModel::present(const QList<MessageId>& ids) const
{
    QList<MessageId> result;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(result), [this](MessageId id) {
        const qsizetype place = placeOf(m_listed, id);
        return place < m_listed.size() && m_listed.at(place) == id;
    });
    return result;
}

void MessageListModel::reload()
{
    if (m_loading && !isByDate()) {
        m_isAskedAgain = true; // one question at a time, however many news there are
        return;
    }
    ++m_generation;
    m_loading = true;
    m_sinceLoading.clear();
    load();
}

void MessageListModel::load()
{
    m_loader.load(m_query, m_generation);
}

void MessageListModel::loadingFailed(quint64 generation, const Error& error)
{
    qCWarning(logUi) << "the message list could not be read:" << error.message;
    if (generation == m_generation)
        m_loading = false;
}

void MessageListModel::idsLoaded(quint64 generation, const QList<MessageId>& ids)
{
    if (generation != m_generation)
        return;
    m_loading = false;
    m_successors.clear();
    const bool staysUnread = m_query.kind == ListQuery::Kind::Unread;
    setListed(staysUnread ? united(m_listed, ids) : ids);
    // Each of these may be in `ids` already: the last word on an id wins, so telling it twice is harmless.
    for (const ListNews& news : std::exchange(m_sinceLoading, {}))
        apply(news);
    Q_EMIT loaded();
}

void MessageListModel::sortedLoaded(quint64 generation, const SortedIds& sorted)
{
    if (generation != m_generation)
        return;
    m_loading = false;
    Successors successors;
    if (hasConversations()) {
        QList<MessageId> before = m_listed;
        QList<MessageId> after = sorted.ids;
        sortNewestFirst(before);
        sortNewestFirst(after);
        const ListNews news{difference(after, before), {}, difference(before, after)};
        std::swap(m_listed, before); // by date, as it is looked into
        successors = successorsIn(news);
        std::swap(m_listed, before);
    }
    m_named = sorted.groups;
    setListed(sorted.ids, successors);
    if (std::exchange(m_isAskedAgain, false))
        reload();
    else
        Q_EMIT loaded();
}

void MessageListModel::rowsLookDifferent(const QList<MessageId>& ids)
{
    for (const MessageId id : ids)
        m_cache.remove(id);
    const QList<int> rows = rowsWith(ids);
    // One signal for the whole stretch: a view repaints what it shows of it, and nothing is read for the
    // rest.
    if (!rows.isEmpty())
        Q_EMIT dataChanged(index(rows.first()), index(rows.last()));
}

} // namespace postaci
