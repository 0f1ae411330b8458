#include "reader/ConversationModel.h"

#include "models/ListLayout.h"
#include "models/MessageListModel.h"
#include "reader/ShownConversation.h"

#include <algorithm>

namespace postaci {

ConversationModel::ConversationModel(const ShownConversation& conversation, QObject* parent)
    : QAbstractListModel(parent), m_conversation(conversation)
{
    connect(&conversation, &ShownConversation::rowsChanged, this, &ConversationModel::rowsLookDifferent);
}

void ConversationModel::setIds(const QList<MessageId>& ids)
{
    const RowChanges changes = changesBetween(m_ids, ids);
    if (changes.isReorder) {
        beginResetModel();
        m_ids = ids;
        endResetModel();
        return;
    }
    for (auto range = changes.removed.rbegin(); range != changes.removed.rend(); ++range) {
        beginRemoveRows({}, range->row, range->row + range->count - 1);
        m_ids.remove(range->row, range->count);
        endRemoveRows();
    }
    for (const RowRange& range : changes.inserted) {
        beginInsertRows({}, range.row, range.row + range.count - 1);
        m_ids.insert(range.row, range.count, MessageId{});
        std::copy_n(ids.begin() + range.row, range.count, m_ids.begin() + range.row);
        endInsertRows();
    }
}

void ConversationModel::rowsLookDifferent(const QList<MessageId>& ids)
{
    constexpr qsizetype kFew = 50;
    if (ids.size() > kFew && !m_ids.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    for (const MessageId id : ids.size() > kFew ? QList<MessageId>() : ids) {
        if (const qsizetype row = m_ids.indexOf(id); row >= 0)
            Q_EMIT dataChanged(index(static_cast<int>(row)), index(static_cast<int>(row)));
    }
}

int ConversationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant ConversationModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MessageId id = m_ids.at(index.row());
    if (role == MessageListModel::IdRole)
        return QVariant::fromValue(id);
    const MessageRow* message = m_conversation.row(id);
    if (role == MessageListModel::LoadedRole)
        return message != nullptr;
    if (message == nullptr)
        return {};
    switch (role) {
    case Qt::AccessibleTextRole:
        return spokenText(id);
    case MessageListModel::PlaceRole:
        return m_conversation.placeName(*message);
    default:
        return MessageListModel::partOf(*message, role);
    }
}

QString ConversationModel::spokenText(MessageId message) const
{
    const MessageRow row = *m_conversation.row(message);
    MessageListModel::SpokenRow spoken;
    spoken.isUnread = !row.flags.testFlag(MessageFlag::Seen);
    spoken.isFlagged = row.flags.testFlag(MessageFlag::Flagged);
    spoken.hasAttachment = row.hasAttachment;
    spoken.names = row.from.shownName();
    spoken.words = row.preview; // the subject is that of all
    spoken.place = m_conversation.placeName(row);
    return MessageListModel::spokenParts(row, spoken).join(QStringLiteral(", "));
}

} // namespace postaci
