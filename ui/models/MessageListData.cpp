#include "models/MessageListModel.h"
#include "models/MessageMime.h"
#include "models/Tags.h"
#include "widgets/DateText.h"

#include <QMimeData>

#include <algorithm>

// What the rows of the message list show and say.

namespace postaci {

namespace {

constexpr int kRowsAPage = 64;
constexpr int kConversationsAPage = 24; ///< each takes several looks

} // namespace

void MessageListModel::readIntoCache(const QList<MessageId>& ids) const
{
    QList<MessageId> heads;
    QList<MessageId> alone;
    for (const MessageId id : ids)
        (hasConversations() && !m_headOf.contains(id) ? heads : alone).append(id);
    if (!heads.isEmpty()) {
        for (const ConversationRow& read : m_reader.conversations(heads).value_or({}))
            m_cache.insert(read.newest.id, new ConversationRow(read));
    }
    if (alone.isEmpty())
        return;
    for (const MessageRow& read : m_reader.rows(alone).value_or({})) {
        auto* row = new ConversationRow;
        row->newest = read;
        m_cache.insert(read.id, row);
    }
}

void MessageListModel::readRowsAround(int row) const
{
    const int page = hasConversations() ? kConversationsAPage : kRowsAPage;
    QList<MessageId> ids;
    for (const RowKey key : m_rows.mid(row / page * page, page)) {
        if (key > 0)
            ids.append(key);
    }
    readIntoCache(ids);
}

const ConversationRow* MessageListModel::cached(int row) const
{
    if (row < 0 || row >= m_rows.size() || isHeading(row))
        return nullptr;
    const MessageId id = idAt(row);
    if (const ConversationRow* known = m_cache.object(id))
        return known;
    readRowsAround(row);
    return m_cache.object(id);
}

const MessageRow* MessageListModel::rowData(int row) const
{
    const ConversationRow* data = cached(row);
    return data != nullptr ? &data->newest : nullptr;
}

QList<MessageRow> MessageListModel::rowsOf(const QList<MessageId>& ids) const
{
    QList<MessageId> missing;
    for (const MessageId id : ids) {
        if (!m_cache.contains(id))
            missing.append(id);
    }
    QHash<MessageId, MessageRow> read;
    for (const MessageRow& row :
         missing.isEmpty() ? QList<MessageRow>() : m_reader.rows(missing).value_or({}))
        read.insert(row.id, row);
    QList<MessageRow> result;
    result.reserve(ids.size());
    for (const MessageId id : ids) {
        if (const ConversationRow* known = m_cache.object(id))
            result.append(known->newest);
        else if (const auto found = read.constFind(id); found != read.cend())
            result.append(*found);
    }
    return result;
}

int MessageListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

bool MessageListModel::isWhole(int row, const ConversationRow& data) const
{
    return hasConversations() && data.everywhere.count > 1 && !isOpened(row) && !m_headOf.contains(idAt(row));
}

QString MessageListModel::headingOf(int row) const
{
    if (m_rows.at(row) == m_leadingHeading.key)
        return m_leadingHeading.text;
    const auto group = std::find_if(m_groups.begin(), m_groups.end(),
                                    [key = m_rows.at(row)](const auto& g) { return g.key == key; });
    return group != m_groups.end() ? group->text : QString();
}

QVariant MessageListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    if (isHeading(row)) {
        const bool isText = role == HeadingRole || role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return isText ? QVariant(headingOf(row)) : QVariant();
    }
    if (role == IdRole)
        return QVariant::fromValue(idAt(row));
    const ConversationRow* data = cached(row);
    if (role == LoadedRole)
        return data != nullptr;
    return data != nullptr ? roleOf(row, *data, role) : QVariant();
}

QVariant MessageListModel::roleOf(int row, const ConversationRow& data, int role) const
{
    const MessageRow& message = data.newest;
    switch (role) {
    case Qt::AccessibleTextRole:
        return spokenText(row, data);
    case SenderRole:
        return senderOf(row, data);
    case AddressRole:
        return QVariant::fromValue(shownAddress(message));
    case PreviewRole:
        return m_passages.value(message.id, message.preview);
    case PlaceRole:
        return folderNameOf(row, message);
    default:
        return markOf(row, data, role);
    }
}

QVariant MessageListModel::partOf(const MessageRow& message, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return message.subject;
    case SenderRole:
        return message.from.shownName();
    case AddressRole:
        return QVariant::fromValue(message.from);
    case DateRole:
        return QDateTime::fromSecsSinceEpoch(sortSeconds(message.id), Qt::UTC);
    case PreviewRole:
        return message.preview;
    case UnreadRole:
        return !message.flags.testFlag(MessageFlag::Seen);
    case FlaggedRole:
        return message.flags.testFlag(MessageFlag::Flagged);
    case AnsweredRole:
        return message.flags.testFlag(MessageFlag::Answered);
    case ForwardedRole:
        return message.flags.testFlag(MessageFlag::Forwarded);
    case PinnedRole:
        return message.flags.testFlag(MessageFlag::Pinned);
    case MutedRole:
        return message.flags.testFlag(MessageFlag::Muted);
    case AttachmentRole:
        return message.hasAttachment;
    case NoticeRole:
        return noticeOf(message);
    case SizeRole:
        return message.size;
    case TagsRole:
        return message.keywords;
    case LabelsRole:
        return message.labels;
    default:
        return {};
    }
}

QVariant MessageListModel::markOf(int row, const ConversationRow& data, int role) const
{
    const bool whole = isWhole(row, data);
    if (whole && role == UnreadRole)
        return data.here.unread > 0;
    if (whole && role == FlaggedRole)
        return data.here.flagged > 0;
    if (whole && role == AttachmentRole)
        return data.hasAttachment || data.newest.hasAttachment;
    switch (role) {
    case PinnedRole:
        return partOf(data.newest, role).toBool() || isLedAsPinned(idAt(row));
    case ConversationRole:
        return whole || isOpened(row) ? static_cast<int>(data.everywhere.count) : 0;
    case OpenedRole:
        return isOpened(row);
    case InsideRole:
        return m_headOf.contains(idAt(row));
    default:
        return partOf(data.newest, role);
    }
}

bool MessageListModel::isLedAsPinned(MessageId id) const
{
    return m_leading.contains(LeadingMessage{id, LeadingMessage::Why::Pinned});
}

QString MessageListModel::noticeOf(const MessageRow& message)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (message.snoozedUntil.isValid())
        //: %1 is a day and time: that it comes back
        return tr("until %1").arg(comingDate(message.snoozedUntil, now));
    if (message.flags.testFlag(MessageFlag::Back))
        return tr("back again");
    if (message.followUp.isValid() && message.followUp <= now)
        return tr("no answer");
    if (message.followUp.isValid())
        //: %1 is a day and time
        return tr("answer by %1").arg(comingDate(message.followUp, now));
    return {};
}

QString MessageListModel::senderOf(int row, const ConversationRow& data) const
{
    if (m_showsRecipients)
        return data.newest.to.isEmpty() ? tr("(no recipient)") : data.newest.to;
    if (!isWhole(row, data))
        return data.newest.from.shownName();
    QStringList names;
    for (const Address& sender : data.senders)
        names.append(sender.shownName());
    return names.join(QStringLiteral(", "));
}

QString MessageListModel::folderNameOf(int row, const MessageRow& message) const
{
    if (!m_folderNames)
        return {};
    if (m_headOf.contains(idAt(row)))
        return m_scope.contains(message.folder) ? QString() : m_folderNames(message.folder);
    const bool isSpanning = m_source == Source::Found || m_query.kind == ListQuery::Kind::Flagged ||
                            m_query.kind == ListQuery::Kind::Unread ||
                            m_query.kind == ListQuery::Kind::FollowUps;
    return isSpanning && onlyFolder() == 0 ? m_folderNames(message.folder) : QString();
}

Address MessageListModel::shownAddress(const MessageRow& message) const
{
    return m_showsRecipients ? Address{message.to, {}} : message.from;
}

/// One sentence for screen readers: "Unread, from X, subject, date, has attachment".
QString MessageListModel::spokenText(int row, const ConversationRow& data) const
{
    const MessageRow& message = data.newest;
    SpokenRow spoken;
    spoken.isUnread = markOf(row, data, UnreadRole).toBool();
    spoken.isFlagged = markOf(row, data, FlaggedRole).toBool();
    spoken.isPinned = markOf(row, data, PinnedRole).toBool();
    spoken.hasAttachment = markOf(row, data, AttachmentRole).toBool();
    spoken.names = senderOf(row, data);
    spoken.areRecipients = m_showsRecipients;
    spoken.words = message.subject.isEmpty() ? tr("no subject") : message.subject;
    spoken.place = folderNameOf(row, message);
    QStringList parts = spokenParts(message, spoken);
    if (const int count = markOf(row, data, ConversationRole).toInt(); count > 0) {
        parts.append(tr("conversation of %n message(s)", nullptr, count));
        parts.append(isOpened(row) ? tr("opened") : tr("closed"));
    }
    if (m_headOf.contains(idAt(row)))
        parts.append(tr("in a conversation"));
    return parts.join(QStringLiteral(", "));
}

QStringList MessageListModel::spokenParts(const MessageRow& message, const SpokenRow& row)
{
    QStringList parts;
    if (row.isUnread)
        parts.append(tr("Unread"));
    if (row.isFlagged)
        parts.append(tr("Starred"));
    if (row.isPinned)
        parts.append(tr("Pinned"));
    parts.append(row.areRecipients ? tr("to %1").arg(row.names) : tr("from %1").arg(row.names));
    if (!row.words.isEmpty())
        parts.append(row.words);
    parts.append(longDate(partOf(message, DateRole).toDateTime()));
    if (row.hasAttachment)
        parts.append(tr("has attachment"));
    if (message.flags.testFlag(MessageFlag::Answered))
        parts.append(tr("replied to"));
    if (message.flags.testFlag(MessageFlag::Muted))
        parts.append(tr("muted"));
    if (const QString notice = noticeOf(message); !notice.isEmpty())
        parts.append(notice);
    for (const Tag& tag : tagsAmong(message.keywords))
        parts.append(tr("tagged %1").arg(tag.name));
    if (!row.place.isEmpty())
        parts.append(tr("in %1").arg(row.place));
    for (const QString& label : message.labels)
        parts.append(tr("labelled %1").arg(label));
    return parts;
}

Qt::ItemFlags MessageListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (isHeading(index.row()))
        return Qt::ItemNeverHasChildren;
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
    QList<MessageId> rows;
    for (const QModelIndex& index : indexes) {
        if (!isHeading(index.row()))
            rows.append(idAt(index.row()));
    }
    DraggedMessages dragged;
    dragged.messages = messagesOf(rows);
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

} // namespace postaci
