#pragma once

#include "base/Ids.h"

#include <QAbstractListModel>

namespace postaci {

class ShownConversation;

/// Some of the messages of a conversation as rows: the roles are those of MessageListModel. UI thread.
class ConversationModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ConversationModel(const ShownConversation& conversation, QObject* parent = nullptr);

    void setIds(const QList<MessageId>& ids);
    [[nodiscard]] const QList<MessageId>& ids() const { return m_ids; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void rowsLookDifferent(const QList<MessageId>& ids);
    [[nodiscard]] QString spokenText(MessageId message) const;

    const ShownConversation& m_conversation;
    QList<MessageId> m_ids;
};

} // namespace postaci
