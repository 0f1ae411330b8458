#include "models/MessageListModel.h"

#include "models/ListGroups.h"

#include <algorithm>
#include <iterator>

// The list and its rows; what these show is in MessageListData.cpp, what news of the store do to them in
// MessageListNews.cpp.

namespace postaci {

namespace {

constexpr int kCachedRows = 2048;
/// More scattered ranges than this in one change are cheaper as one reset, which the view bridges.
constexpr int kMostRanges = 100;
/// Of a conversation that is opened; nobody reads more in one go.
constexpr int kMostInside = 1000;

} // namespace

MessageListModel::MessageListModel(const MailReader& reader, const QString& profileDir, QObject* parent)
    : QAbstractListModel(parent), m_reader(reader), m_cache(kCachedRows), m_loader(profileDir)
{
    connect(&m_loader, &MessageIdLoader::loaded, this, &MessageListModel::idsLoaded, Qt::QueuedConnection);
    connect(&m_loader, &MessageIdLoader::sorted, this, &MessageListModel::sortedLoaded, Qt::QueuedConnection);
    connect(&m_loader, &MessageIdLoader::failed, this, &MessageListModel::loadingFailed,
            Qt::QueuedConnection);
    m_midnight.setSingleShot(true);
    connect(&m_midnight, &QTimer::timeout, this, [this] {
        regroup();
        layOutAnew();
        retranslate(); // "yesterday" in the rows
    });
}

MessageListModel::~MessageListModel() = default;

/// Between beginResetModel() and endResetModel().
void MessageListModel::start(Source source)
{
    m_source = source;
    m_hasMore = false;
    m_loading = false;
    m_isAskedAgain = false;
    m_mode = ListQuery::Mode::Messages;
    m_listed.clear();
    m_opened.clear();
    m_headOf.clear();
    m_successors.clear();
    m_named.clear();
    m_leading.clear();
    m_cache.clear();
    m_sinceLoading.clear();
    m_passages.clear();
    m_loader.forget();
    ++m_generation;
    readScope();
}

void MessageListModel::setQuery(const ListQuery& query, Headings headings)
{
    beginResetModel();
    m_query = query;
    m_headings = ListGroups::isPossible(query.sort) ? headings : Headings::None;
    start(Source::Store);
    if (isByDate() && query.kind != ListQuery::Kind::Unread) { // for which all mail may be looked through
        m_listed = m_reader.messageIds(query, 0, kFirstPage).value_or({});
        m_loading = m_listed.size() >= kFirstPage;
    } else {
        m_loading = true;
    }
    readLeading({});
    regroup();
    m_rows = rowsLaidOut();
    rowsAreNew();
    endResetModel();
    if (m_loading)
        load();
    else
        Q_EMIT loaded();
}

void MessageListModel::clear()
{
    beginResetModel();
    start(Source::Nothing);
    regroup();
    m_rows = rowsLaidOut();
    rowsAreNew();
    endResetModel();
}

void MessageListModel::setFound(const QList<MessageId>& hits, bool hasMore, const QSet<FolderId>& folders,
                                FoundOrder order)
{
    // A reset, not single rows: the view selects a neighbour of what is removed, which would open messages
    // that nobody has asked for while somebody types.
    beginResetModel();
    m_foundIn = folders;
    m_foundOrder = order;
    start(Source::Found);
    m_hasMore = hasMore;
    m_listed = hits;
    if (isByDate())
        sortNewestFirst(m_listed);
    regroup();
    m_rows = rowsLaidOut();
    rowsAreNew();
    endResetModel();
    Q_EMIT loaded();
}

void MessageListModel::addFound(const QList<MessageId>& hits, bool hasMore)
{
    if (m_source != Source::Found)
        return;
    m_hasMore = hasMore;
    if (isByDate()) {
        QList<MessageId> sorted = hits;
        sortNewestFirst(sorted);
        setListed(united(m_listed, sorted));
    } else {
        setListed(merged(m_listed, hits));
    }
    Q_EMIT loaded();
}

void MessageListModel::addPassages(const QHash<MessageId, QString>& passages)
{
    if (m_source != Source::Found)
        return;
    m_passages.insert(passages);
    rowsLookDifferent(passages.keys());
}

bool MessageListModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_source == Source::Found && m_hasMore;
}

void MessageListModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_hasMore = false; // asked for once
    Q_EMIT moreWanted();
}

void MessageListModel::retranslate()
{
    regroup();
    layOutAnew();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
}

void MessageListModel::readScope()
{
    m_scope.clear();
    m_showsRecipients = false;
    m_mode = ListQuery::Mode::Messages;
    const auto addRole = [this](FolderRole role) {
        for (const Account& account : m_reader.accounts().value_or({})) {
            if (const FolderId folder = m_reader.folderByRole(account.id, role).value_or(0); folder != 0)
                m_scope.insert(folder);
        }
    };
    if (const FolderId only = onlyFolder(); only != 0) {
        const Result<Folder> folder = m_reader.folder(only);
        const FolderRole role = folder ? folder->role : FolderRole::None;
        m_showsRecipients = role == FolderRole::Sent || role == FolderRole::Drafts;
        m_scope.insert(only);
        if (m_source == Source::Store && !isApartFromConversations(role))
            m_mode = m_query.mode;
        return;
    }
    if (m_source != Source::Store)
        return;
    switch (m_query.kind) {
    case ListQuery::Kind::AllInboxes:
        addRole(FolderRole::Inbox);
        m_mode = m_query.mode;
        break;
    case ListQuery::Kind::Snoozed:
        addRole(FolderRole::Snoozed);
        break;
    case ListQuery::Kind::Drafts:
    case ListQuery::Kind::Sent:
        addRole(m_query.kind == ListQuery::Kind::Sent ? FolderRole::Sent : FolderRole::Drafts);
        m_showsRecipients = true;
        break;
    default:
        break;
    }
}

FolderId MessageListModel::onlyFolder() const
{
    if (m_source == Source::Found)
        return m_foundIn.size() == 1 ? *m_foundIn.cbegin() : 0;
    return m_source == Source::Store && m_query.kind == ListQuery::Kind::Folder ? m_query.folder : 0;
}

bool MessageListModel::isByDate() const
{
    return m_source == Source::Found ? m_foundOrder == FoundOrder::Newest
                                     : m_query.sort == ListQuery::Sort::Newest;
}

bool MessageListModel::isPlainList() const
{
    return isByDate() && m_opened.isEmpty() && m_groups.isEmpty() && m_leading.isEmpty();
}

bool MessageListModel::readLeading(const QSet<MessageId>& gone)
{
    if (m_source != Source::Store)
        return false;
    QList<LeadingMessage> leading = m_reader.leadingIds(m_query).value_or({});
    const auto isThere = [&leading](MessageId id) {
        return std::any_of(leading.begin(), leading.end(),
                           [id](const auto& other) { return other.id == id; });
    };
    const bool staysWhenRead = m_query.kind != ListQuery::Kind::FollowUps;
    for (const LeadingMessage& before : std::as_const(m_leading)) {
        if (staysWhenRead && before.why == LeadingMessage::Why::Due && !gone.contains(before.id) &&
            !isThere(before.id))
            leading.append(before);
    }
    std::stable_sort(leading.begin(), leading.end(), [](const auto& a, const auto& b) {
        return a.why != b.why ? a.why < b.why : a.id > b.id;
    });
    return std::exchange(m_leading, leading) != leading;
}

QList<RowKey> MessageListModel::rowsLaidOut() const
{
    LeadingRows leading{{}, m_leadingHeading.key};
    for (const LeadingMessage& message : m_leading)
        leading.ids.append(message.id);
    return layOut(m_listed, m_opened, m_groups, leading);
}

// Rows

void MessageListModel::setListed(const QList<MessageId>& listed, const Successors& successors)
{
    m_listed = listed;
    m_successors = successors;
    if (!m_opened.isEmpty())
        keepOpened(successors);
    regroup();
    layOutAnew(!successors.isEmpty());
}

/// Conversations stay open as long as they are listed, whichever message stands for them.
void MessageListModel::keepOpened(const Successors& successors)
{
    const QSet<MessageId> listed(m_listed.begin(), m_listed.end());
    const OpenedConversations before = std::exchange(m_opened, {});
    m_headOf.clear();
    for (auto opened = before.cbegin(); opened != before.cend(); ++opened) {
        MessageId head = successors.value(opened.key(), opened.key());
        if (!listed.contains(head)) { // it has left the folder, and the conversation may have another number
            const auto next = std::find_if(opened->others.begin(), opened->others.end(),
                                           [&listed](MessageId id) { return listed.contains(id); });
            if (next == opened->others.end())
                continue;
            head = *next;
        }
        m_opened.insert(head, *opened);
        readOpened(head);
    }
}

void MessageListModel::readOpened(MessageId head)
{
    forgetChildren(head);
    OpenedConversation& opened = m_opened[head];
    // What is read may be ahead of the news: one that has left already, as 0 says, stays until they come.
    if (const ThreadId thread = m_reader.threadOf(head).value_or(0); thread != 0) {
        opened.thread = thread;
        opened.others = m_reader.conversationMembers(thread, 0, kMostInside, opened.folder).value_or({});
        opened.others.removeAll(head);
        std::reverse(opened.others.begin(), opened.others.end());
    }
    if (opened.others.isEmpty()) {
        m_opened.remove(head);
        return;
    }
    for (const MessageId other : std::as_const(opened.others))
        m_headOf.insert(other, head);
}

void MessageListModel::forgetChildren(MessageId head)
{
    for (const MessageId other : m_opened.value(head).others)
        m_headOf.remove(other);
}

void MessageListModel::regroup()
{
    using Sort = ListQuery::Sort;
    m_groups.clear();
    m_leadingHeading = {0, 0, {}};
    m_midnight.stop();
    if (m_source != Source::Store || m_headings == Headings::None)
        return;
    m_leadingHeading = ListGroups::leading(m_query.kind);
    if (m_query.sort != Sort::Newest && m_query.sort != Sort::Oldest) {
        m_groups = ListGroups::named(m_named, m_query.sort);
        return;
    }
    const QDateTime now = QDateTime::currentDateTime();
    m_groups = ListGroups::byDate(m_listed, m_query.sort, now);
    m_midnight.start(std::chrono::milliseconds(now.msecsTo(now.date().addDays(1).startOfDay()) + 1));
}

void MessageListModel::layOutAnew(bool isReset)
{
    const QList<RowKey> target = rowsLaidOut();
    const RowChanges changes = isReset ? RowChanges{{}, {}, true} : changesBetween(m_rows, target);
    if (changes.isReorder || changes.removed.size() + changes.inserted.size() > kMostRanges) {
        beginResetModel();
        m_rows = target;
        rowsAreNew();
        endResetModel();
        return;
    }
    for (auto range = changes.removed.rbegin(); range != changes.removed.rend(); ++range) {
        beginRemoveRows({}, range->row, range->row + range->count - 1);
        m_rows.remove(range->row, range->count);
        rowsAreNew();
        endRemoveRows();
    }
    for (const RowRange& range : changes.inserted) {
        beginInsertRows({}, range.row, range.row + range.count - 1);
        m_rows.insert(range.row, range.count, RowKey{});
        std::copy_n(target.begin() + range.row, range.count, m_rows.begin() + range.row);
        rowsAreNew();
        endInsertRows();
    }
    m_rows = target; // the same: shared with what is listed where it can be
}

/// After each change of m_rows, or of what they are made of in a reset.
void MessageListModel::rowsAreNew()
{
    m_headingRows.clear();
    if (m_groups.isEmpty() && m_leadingHeading.key == 0)
        return;
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row) < 0)
            m_headingRows.append(static_cast<int>(row));
    }
}

int MessageListModel::headingsBefore(int row) const
{
    return static_cast<int>(std::lower_bound(m_headingRows.begin(), m_headingRows.end(), row) -
                            m_headingRows.begin());
}

int MessageListModel::rowOf(MessageId id) const
{
    if (id <= 0)
        return -1;
    if (isPlainList()) {
        const qsizetype row = placeOf(m_rows, id);
        return row < m_rows.size() && m_rows.at(row) == id ? static_cast<int>(row) : -1;
    }
    return static_cast<int>(m_rows.indexOf(id)); // 40 µs in 100,000
}

QList<int> MessageListModel::rowsWith(const QList<MessageId>& ids) const
{
    constexpr qsizetype kFew = 20;
    QList<int> rows;
    if (ids.size() <= kFew || isPlainList()) {
        for (const MessageId id : ids) {
            if (const int row = rowOf(id); row >= 0)
                rows.append(row);
        }
        std::sort(rows.begin(), rows.end());
        return rows;
    }
    const QSet<MessageId> wanted(ids.begin(), ids.end());
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        if (wanted.contains(m_rows.at(row)))
            rows.append(static_cast<int>(row));
    }
    return rows;
}

int MessageListModel::rowFor(MessageId id) const
{
    if (const int row = rowOf(id); row >= 0 || !hasConversations())
        return row;
    const ThreadId thread = m_reader.threadOf(id).value_or(0);
    for (const FolderId folder : m_scope) {
        const MessageId head =
            thread != 0 ? m_reader.conversationMembersIn(thread, folder, 1).value_or({}).value(0) : 0;
        if (const int row = rowOf(head); row >= 0)
            return row;
    }
    return -1;
}

QList<MessageId> MessageListModel::messagesOf(const QList<MessageId>& ids) const
{
    if (!hasConversations())
        return ids;
    QList<MessageId> messages;
    for (const MessageId id : ids) {
        QList<MessageId> members;
        if (!m_headOf.contains(id) && !m_opened.contains(id)) {
            const ConversationRow* known = m_cache.object(id);
            const ThreadId thread = known != nullptr ? known->thread : m_reader.threadOf(id).value_or(0);
            const bool isAlone = thread == 0 || (known != nullptr && known->here.count <= 1);
            const FolderId folder = isAlone ? 0 : onlyFolder();
            if (!isAlone)
                members =
                    m_reader
                        .conversationMembersIn(thread, folder != 0 ? folder : rowsOf({id}).value(0).folder, 0)
                        .value_or({});
        }
        messages += members.contains(id) ? members : QList<MessageId>{id};
    }
    return messages;
}

bool MessageListModel::isOpenable(int row) const
{
    if (!hasConversations() || isHeading(row) || m_headOf.contains(idAt(row)))
        return false;
    const ConversationRow* data = cached(row);
    return data != nullptr && data->everywhere.count > 1;
}

bool MessageListModel::isOpened(int row) const
{
    return m_opened.contains(idAt(row));
}

void MessageListModel::setOpened(int row, bool on)
{
    if (isOpened(row) == on || (on && !isOpenable(row)))
        return;
    const MessageId head = idAt(row);
    if (on) {
        m_opened.insert(head, {0, cached(row)->newest.folder, {}});
        readOpened(head);
    } else {
        forgetChildren(head);
        m_opened.remove(head);
    }
    layOutAnew();
    if (const int now = rowOf(head); now >= 0)
        Q_EMIT dataChanged(index(now), index(now));
}

int MessageListModel::conversationAbove(int row) const
{
    return rowOf(m_headOf.value(idAt(row)));
}

} // namespace postaci
