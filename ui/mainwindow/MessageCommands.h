#pragma once

#include "MailEngine.h"
#include "store/StoreTypes.h"
#include "widgets/InfoBar.h"

#include <QObject>

#include <functional>

namespace postaci {

class FolderTreeModel;
class MessageListModel;

/// What the user does to messages: passes it to the engine and remembers how to take it back. UI thread.
class MessageCommands : public QObject
{
    Q_OBJECT

public:
    MessageCommands(MailEngine& engine, const MessageListModel& messages, const FolderTreeModel& folders,
                    QObject* parent = nullptr);

    void archive(const QList<MessageId>& messages);
    /// To the trash; what is there already is gone for good, so that asks first.
    void remove(const QList<MessageId>& messages);
    void junk(const QList<MessageId>& messages);
    void moveTo(const QList<MessageId>& messages, FolderId target);
    void copyTo(const QList<MessageId>& messages, FolderId target);
    void removeForGood(const QList<MessageId>& messages); ///< asks first
    /// Out of the trash to where they were.
    void bringBack(const QList<MessageId>& messages);
    void setTag(const QList<MessageId>& messages, const QString& keyword, bool on);
    /// All become read if one of them is unread, else all unread.
    void toggleRead(const QList<MessageId>& messages);
    void markRead(const QList<MessageId>& messages) { setRead(messages, true); }
    void markUnread(const QList<MessageId>& messages) { setRead(messages, false); }
    void toggleStar(const QList<MessageId>& messages);
    void undo();
    [[nodiscard]] bool canUndo() const { return !m_undo.isEmpty(); }

Q_SIGNALS:
    /// Just before the messages leave the list: the moment to select another one.
    void leaving(const QList<postaci::MessageId>& messages);
    void undoOffered(const QString& text);
    void undone();
    void confirmationNeeded(const QString& question, const QString& button,
                            const std::function<void()>& confirmed);
    void noticed(postaci::InfoBar::Kind kind, const QString& text);

private:
    /// Where messages were before a move.
    using Origins = QHash<FolderId, QList<MessageId>>;

    [[nodiscard]] static Origins originsOf(const QList<MessageRow>& rows);
    /// The rows that are not in the folder of that use in their account yet; without one it is made.
    [[nodiscard]] QList<MessageRow> movable(const QList<MessageRow>& rows, FolderRole role) const;
    void setRead(const QList<MessageId>& messages, bool on);
    void askToExpunge(const QList<MessageId>& messages);
    void remember(const QList<MessageRow>& rows, const QString& text);
    [[nodiscard]] static QList<MessageId> idsOf(const QList<MessageRow>& rows);

    MailEngine& m_engine;
    const MessageListModel& m_messages;
    const FolderTreeModel& m_folders;
    QList<Origins> m_undo;
};

} // namespace postaci
