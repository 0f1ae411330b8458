#include "models/MessageListModel.h"

#include "base/Logging.h"
#include "models/MessageMime.h"
#include "models/Tags.h"
#include "widgets/DateText.h"

#include <QMimeData>

#include <algorithm>
#include <iterator>

namespace postaci {

namespace {

constexpr int kRowsAPage = 64;
constexpr int kCachedRows = 32 * kRowsAPage;
/// More scattered ranges than this in one change are cheaper as one reset, which the view bridges.
constexpr int kMostRanges = 100;
/// So many changed rows are looked at before an asked-again list is the cheaper answer.
constexpr int kMostLookedAt = 200;

using Ids = QList<MessageId>;

void sortDescending(Ids& ids)
{
    std::sort(ids.begin(), ids.end(), std::greater<>());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// The ids of `a` that are not in `b`; both descending.
Ids difference(const Ids& a, const Ids& b)
{
    Ids result;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result), std::greater<>());
    return result;
}

Ids intersection(const Ids& a, const Ids& b)
{
    Ids result;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result),
                          std::greater<>());
    return result;
}

/// Where `id` is, or would be, in the descending `ids`.
int placeOf(const Ids& ids, MessageId id)
{
    return static_cast<int>(std::lower_bound(ids.begin(), ids.end(), id, std::greater<>()) - ids.begin());
}

/// A run of given ids that go into (or come out of) one place.
struct Range
{
    int row = 0;         ///< in the list before the change
    qsizetype first = 0; ///< in the given ids
    qsizetype count = 0;
};

/// The runs of `inserted` (descending, none in `ids`) that fall into the same gap.
QList<Range> gapsFor(const Ids& ids, const Ids& inserted)
{
    QList<Range> ranges;
    for (qsizetype i = 0; i < inserted.size(); ++i) {
        const int row = placeOf(ids, inserted.at(i));
        if (!ranges.isEmpty() && ranges.last().row == row)
            ++ranges.last().count;
        else
            ranges.append({row, i, 1});
    }
    return ranges;
}

/// The runs of `removed` (descending, all in `ids`) that are neighbours there.
QList<Range> runsOf(const Ids& ids, const Ids& removed)
{
    QList<Range> ranges;
    for (qsizetype i = 0; i < removed.size(); ++i) {
        const int row = placeOf(ids, removed.at(i));
        if (!ranges.isEmpty() && ranges.last().row + ranges.last().count == row)
            ++ranges.last().count;
        else
            ranges.append({row, i, 1});
    }
    return ranges;
}

} // namespace

MessageListModel::MessageListModel(const MailReader& reader, const QString& profileDir, QObject* parent)
    : QAbstractListModel(parent), m_reader(reader), m_rows(kCachedRows), m_loader(profileDir)
{
    connect(&m_loader, &MessageIdLoader::loaded, this, &MessageListModel::idsLoaded, Qt::QueuedConnection);
    connect(
        &m_loader, &MessageIdLoader::failed, this,
        [this](quint64 generation, const Error& error) {
            qCWarning(logUi) << "the message list could not be read:" << error.message;
            if (generation == m_generation)
                m_loading = false;
        },
        Qt::QueuedConnection);
}

MessageListModel::~MessageListModel() = default;

/// Between beginResetModel() and endResetModel().
void MessageListModel::start(Source source)
{
    m_source = source;
    m_hasMore = false;
    m_loading = false;
    m_ids.clear();
    m_rows.clear();
    m_sinceLoading.clear();
    m_loader.forget();
    ++m_generation;
}

void MessageListModel::setQuery(const ListQuery& query)
{
    beginResetModel();
    start(Source::Store);
    m_query = query;
    readScope();
    m_ids = m_reader.messageIds(query, 0, kFirstPage).value_or({});
    m_loading = m_ids.size() >= kFirstPage;
    endResetModel();
    if (m_loading)
        m_loader.load(m_query, m_generation);
    else
        Q_EMIT loaded();
}

void MessageListModel::clear()
{
    beginResetModel();
    start(Source::Nothing);
    endResetModel();
}

void MessageListModel::setFound(const QList<MessageId>& hits, bool hasMore, const QSet<FolderId>& folders)
{
    // A reset, not single rows: the view selects a neighbour of what is removed, which would open messages
    // that nobody has asked for while somebody types.
    beginResetModel();
    start(Source::Found);
    m_hasMore = hasMore;
    m_foundIn = folders;
    readScope();
    m_ids = hits;
    sortDescending(m_ids);
    endResetModel();
    Q_EMIT loaded();
}

void MessageListModel::addFound(const QList<MessageId>& hits, bool hasMore)
{
    if (m_source != Source::Found)
        return;
    m_hasMore = hasMore;
    Ids sorted = hits;
    sortDescending(sorted);
    insertIds(absent(sorted));
    Q_EMIT loaded();
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
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_ids.size()) - 1));
}

void MessageListModel::readScope()
{
    m_inboxes.clear();
    m_showsRecipients = false;
    if (const FolderId only = onlyFolder(); only != 0) {
        const Result<Folder> folder = m_reader.folder(only);
        m_showsRecipients =
            folder && (folder->role == FolderRole::Sent || folder->role == FolderRole::Drafts);
    } else if (m_source == Source::Store && m_query.kind == ListQuery::Kind::AllInboxes) {
        for (const Account& account : m_reader.accounts().value_or({})) {
            const FolderId inbox = m_reader.folderByRole(account.id, FolderRole::Inbox).value_or(0);
            if (inbox != 0)
                m_inboxes.insert(inbox);
        }
    }
}

FolderId MessageListModel::onlyFolder() const
{
    if (m_source == Source::Found)
        return m_foundIn.size() == 1 ? *m_foundIn.cbegin() : 0;
    return m_source == Source::Store && m_query.kind == ListQuery::Kind::Folder ? m_query.folder : 0;
}

int MessageListModel::rowOf(MessageId id) const
{
    const int row = placeOf(m_ids, id);
    return row < m_ids.size() && m_ids.at(row) == id ? row : -1;
}

void MessageListModel::readRowsAround(int row) const
{
    const qsizetype first = row / kRowsAPage * kRowsAPage;
    const Result<QList<MessageRow>> rows = m_reader.rows(m_ids.mid(first, kRowsAPage));
    if (!rows)
        return;
    for (const MessageRow& read : rows.value())
        m_rows.insert(read.id, new MessageRow(read));
}

const MessageRow* MessageListModel::rowData(int row) const
{
    if (row < 0 || row >= m_ids.size())
        return nullptr;
    const MessageId id = m_ids.at(row);
    if (const MessageRow* cached = m_rows.object(id))
        return cached;
    readRowsAround(row);
    return m_rows.object(id);
}

QList<MessageRow> MessageListModel::rowsOf(const QList<MessageId>& ids) const
{
    QList<MessageId> missing;
    for (const MessageId id : ids) {
        if (!m_rows.contains(id))
            missing.append(id);
    }
    QHash<MessageId, MessageRow> read;
    for (const MessageRow& row :
         missing.isEmpty() ? QList<MessageRow>() : m_reader.rows(missing).value_or({}))
        read.insert(row.id, row);
    QList<MessageRow> result;
    result.reserve(ids.size());
    for (const MessageId id : ids) {
        if (const MessageRow* cached = m_rows.object(id))
            result.append(*cached);
        else if (const auto found = read.constFind(id); found != read.cend())
            result.append(*found);
    }
    return result;
}

int MessageListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant MessageListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == IdRole)
        return QVariant::fromValue(m_ids.at(index.row()));
    const MessageRow* row = rowData(index.row());
    if (role == LoadedRole)
        return row != nullptr;
    return row != nullptr ? roleOf(*row, role) : QVariant();
}

QVariant MessageListModel::roleOf(const MessageRow& row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return row.subject;
    case Qt::AccessibleTextRole:
        return spokenText(row);
    case SenderRole:
        return m_showsRecipients ? row.to : row.from.shownName();
    case AddressRole:
        return QVariant::fromValue(shownAddress(row));
    case DateRole:
        return QDateTime::fromSecsSinceEpoch(sortSeconds(row.id), Qt::UTC);
    case PreviewRole:
        return row.preview;
    case UnreadRole:
        return !row.flags.testFlag(MessageFlag::Seen);
    case FlaggedRole:
        return row.flags.testFlag(MessageFlag::Flagged);
    case AnsweredRole:
        return row.flags.testFlag(MessageFlag::Answered);
    case ForwardedRole:
        return row.flags.testFlag(MessageFlag::Forwarded);
    case AttachmentRole:
        return row.hasAttachment;
    case TagsRole:
        return row.keywords;
    case LabelsRole:
        return row.labels;
    case PlaceRole:
        return folderNameOf(row);
    default:
        return {};
    }
}

QString MessageListModel::folderNameOf(const MessageRow& row) const
{
    const bool isSpanning = m_source == Source::Found || m_query.kind == ListQuery::Kind::Flagged;
    return isSpanning && onlyFolder() == 0 && m_folderNames ? m_folderNames(row.folder) : QString();
}

Address MessageListModel::shownAddress(const MessageRow& row) const
{
    return m_showsRecipients ? Address{row.to, {}} : row.from;
}

QString MessageListModel::spokenText(const MessageRow& row) const
{
    QStringList parts;
    if (!row.flags.testFlag(MessageFlag::Seen))
        parts.append(tr("Unread"));
    if (row.flags.testFlag(MessageFlag::Flagged))
        parts.append(tr("Starred"));
    parts.append(m_showsRecipients ? tr("to %1").arg(row.to) : tr("from %1").arg(row.from.shownName()));
    parts.append(row.subject.isEmpty() ? tr("no subject") : row.subject);
    parts.append(longDate(QDateTime::fromSecsSinceEpoch(sortSeconds(row.id), Qt::UTC)));
    if (row.hasAttachment)
        parts.append(tr("has attachment"));
    if (row.flags.testFlag(MessageFlag::Answered))
        parts.append(tr("replied to"));
    for (const Tag& tag : tagsAmong(row.keywords))
        parts.append(tr("tagged %1").arg(tag.name));
    if (const QString place = folderNameOf(row); !place.isEmpty())
        parts.append(tr("in %1").arg(place));
    for (const QString& label : row.labels)
        parts.append(tr("labelled %1").arg(label));
    return parts.join(QStringLiteral(", "));
}

Qt::ItemFlags MessageListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList MessageListModel::mimeTypes() const
{
    return {QLatin1String(kMessageMimeType)};
}

Qt::DropActions MessageListModel::supportedDragActions() const
{
    return Qt::MoveAction;
}

QMimeData* MessageListModel::mimeData(const QModelIndexList& indexes) const
{
    constexpr qsizetype kMostRowsRead = 2000;
    DraggedMessages dragged;
    for (const QModelIndex& index : indexes)
        dragged.messages.append(m_ids.at(index.row()));
    if (const FolderId only = onlyFolder(); only != 0) {
        const Result<Folder> folder = m_reader.folder(only);
        dragged.account = folder ? folder->account : 0;
    } else if (dragged.messages.size() <= kMostRowsRead) {
        QSet<AccountId> accounts;
        for (const MessageRow& row : rowsOf(dragged.messages))
            accounts.insert(row.account);
        dragged.account = accounts.size() == 1 ? *accounts.cbegin() : 0;
    }
    return toMimeData(dragged).release();
}

// News of the store

MessageListModel::News MessageListModel::newsFor(const StoreChange& change) const
{
    Ids added;
    Ids changed;
    Ids removed;
    for (const FolderChange& folder : change.folders) {
        const bool mine = m_query.kind == ListQuery::Kind::Folder ? folder.folder == m_query.folder
                                                                  : m_inboxes.contains(folder.folder);
        if (!mine)
            continue;
        added += folder.added;
        changed += folder.changed;
        removed += folder.removed;
    }
    sortDescending(added);
    sortDescending(changed);
    sortDescending(removed);
    // Moved from one of the shown folders to another: it stays.
    const Ids moved = intersection(added, removed);
    changed += moved;
    sortDescending(changed);
    return {difference(added, moved), changed, difference(removed, moved)};
}

/// What is found leaves the list when it is in no folder any more, or was thrown away; what is new and fits
/// is the search's to find.
MessageListModel::News MessageListModel::newsOfFound(const StoreChange& change) const
{
    News news;
    Ids kept;
    for (const FolderChange& folder : change.folders) {
        news.changed += folder.changed;
        news.removed += folder.removed;
        if (folder.added.isEmpty() || present(folder.added).isEmpty())
            continue;
        const auto target = m_reader.folder(folder.folder);
        const bool isMeant = m_foundIn.isEmpty() ? target && !isApartFromConversations(target->role)
                                                 : m_foundIn.contains(folder.folder);
        if (isMeant)
            kept += folder.added;
    }
    news.changed += kept;
    for (Ids* ids : {&news.changed, &news.removed, &kept})
        sortDescending(*ids);
    news.removed = difference(news.removed, kept);
    return news;
}

bool MessageListModel::concernsFlagged(const StoreChange& change) const
{
    Ids candidates;
    for (const FolderChange& folder : change.folders) {
        for (const Ids* ids : {&folder.added, &folder.changed, &folder.removed}) {
            for (const MessageId id : *ids) {
                if (rowOf(id) >= 0)
                    return true;
            }
        }
        candidates += folder.added;
        candidates += folder.changed;
    }
    if (candidates.size() > kMostLookedAt)
        return true;
    const QList<MessageRow> rows =
        candidates.isEmpty() ? QList<MessageRow>() : m_reader.rows(candidates).value_or({});
    return std::any_of(rows.begin(), rows.end(),
                       [](const MessageRow& row) { return row.flags.testFlag(MessageFlag::Flagged); });
}

void MessageListModel::storeChanged(const StoreChange& change)
{
    if (m_source == Source::Nothing)
        return;
    if (m_source == Source::Found) {
        rowsLookDifferent(change.bodiesArrived);
        apply(newsOfFound(change));
        return;
    }
    if (change.foldersChanged || change.accountsChanged) {
        readScope();
        reload();
    }
    rowsLookDifferent(change.bodiesArrived);
    if (m_query.kind == ListQuery::Kind::Flagged) {
        // Which folders count as flagged mail is the store's to say: ask again instead of guessing.
        const bool concerned = concernsFlagged(change);
        for (const FolderChange& folder : change.folders)
            rowsLookDifferent(folder.changed);
        if (concerned)
            reload();
        return;
    }
    const News news = newsFor(change);
    if (m_loading)
        m_sinceLoading.append(news);
    apply(news);
}

void MessageListModel::apply(const News& news)
{
    removeIds(present(news.removed));
    Ids fresh = absent(news.added);
    // While only the first page is here, what belongs below it comes with the rest.
    if (m_loading && m_ids.size() >= kFirstPage)
        fresh.erase(fresh.begin() + placeOf(fresh, m_ids.last()), fresh.end());
    insertIds(fresh);
    rowsLookDifferent(present(difference(news.added, fresh)));
    rowsLookDifferent(news.changed);
}

QList<MessageId> MessageListModel::present(const QList<MessageId>& ids) const
{
    Ids result;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(result),
                 [this](MessageId id) { return rowOf(id) >= 0; });
    return result;
}

QList<MessageId> MessageListModel::absent(const QList<MessageId>& ids) const
{
    return difference(ids, present(ids));
}

void MessageListModel::reload()
{
    ++m_generation;
    m_loading = true;
    m_sinceLoading.clear();
    m_loader.load(m_query, m_generation);
}

void MessageListModel::idsLoaded(quint64 generation, const QList<MessageId>& ids)
{
    if (generation != m_generation)
        return;
    m_loading = false;
    becomeEqualTo(ids);
    // Each of these may be in `ids` already: the last word on an id wins, so telling it twice is harmless.
    for (const News& news : std::exchange(m_sinceLoading, {}))
        apply(news);
    Q_EMIT loaded();
}

void MessageListModel::becomeEqualTo(const QList<MessageId>& target)
{
    removeIds(difference(m_ids, target));
    insertIds(difference(target, m_ids));
}

void MessageListModel::insertIds(const QList<MessageId>& ids)
{
    if (ids.isEmpty())
        return;
    const QList<Range> ranges = gapsFor(m_ids, ids);
    if (ranges.size() > kMostRanges) {
        Ids merged;
        merged.reserve(m_ids.size() + ids.size());
        std::merge(m_ids.begin(), m_ids.end(), ids.begin(), ids.end(), std::back_inserter(merged),
                   std::greater<>());
        replaceAll(merged);
        return;
    }
    // From the bottom up, so that the rows of the ranges above stay right.
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        beginInsertRows({}, range->row, range->row + static_cast<int>(range->count) - 1);
        m_ids.insert(range->row, range->count, MessageId{});
        std::copy_n(ids.begin() + range->first, range->count, m_ids.begin() + range->row);
        endInsertRows();
    }
}

void MessageListModel::removeIds(const QList<MessageId>& ids)
{
    if (ids.isEmpty())
        return;
    const QList<Range> ranges = runsOf(m_ids, ids);
    for (const MessageId id : ids)
        m_rows.remove(id);
    if (ranges.size() > kMostRanges) {
        replaceAll(difference(m_ids, ids));
        return;
    }
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        beginRemoveRows({}, range->row, range->row + static_cast<int>(range->count) - 1);
        m_ids.remove(range->row, range->count);
        endRemoveRows();
    }
}

void MessageListModel::replaceAll(const QList<MessageId>& ids)
{
    beginResetModel();
    m_ids = ids;
    endResetModel();
}

void MessageListModel::rowsLookDifferent(const QList<MessageId>& ids)
{
    int first = -1;
    int last = -1;
    for (const MessageId id : ids) {
        m_rows.remove(id);
        const int row = rowOf(id);
        if (row < 0)
            continue;
        first = first < 0 ? row : std::min(first, row);
        last = std::max(last, row);
    }
    // One signal for the whole stretch: a view repaints what it shows of it, and nothing is read for the
    // rest.
    if (first >= 0)
        Q_EMIT dataChanged(index(first), index(last));
}

} // namespace postaci
