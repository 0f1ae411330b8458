#pragma once

#include "MailEngine.h"
#include "mainwindow/UndoStep.h"
#include "store/StoreTypes.h"

#include <QObject>

#include <functional>

namespace postaci {

class FolderTreeModel;
class MessageListModel;

/// What the user does to messages: passes it to the engine and remembers how to take it back. What is taken
/// back is a change like any other, so it does not matter whether the first one was sent. UI thread.
class MessageCommands : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostUndone = 50;

    MessageCommands(MailEngine& engine, const MessageListModel& messages, const FolderTreeModel& folders,
                    QObject* parent = nullptr);

    void archive(const QList<MessageId>& messages);
    /// To the trash; what is there already is gone for good, so that asks first.
    void remove(const QList<MessageId>& messages);
    void junk(const QList<MessageId>& messages);
    /// Out of junk back to the inbox, and learnt as good mail.
    void notJunk(const QList<MessageId>& messages);
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
    void markFolderRead(FolderId folder); ///< all of it; found out in the background
    void toggleStar(const QList<MessageId>& messages);
    /// Put off until then (UTC).
    void snooze(const QList<MessageId>& messages, const QDateTime& until);
    void wake(const QList<MessageId>& messages); ///< what was put off, now
    /// An answer is missed from then on (UTC; invalid: no more).
    void awaitAnswer(const QList<MessageId>& messages, const QDateTime& due);
    /// `all`: what `messages` stand for in a list of conversations. One pinned message pins its conversation.
    void togglePin(const QList<MessageId>& messages, const QList<MessageId>& all);
    void toggleMute(const QList<MessageId>& messages); ///< of the whole conversations
    void undo();                                       ///< the last step
    void undoStep(quint64 number);
    [[nodiscard]] bool canUndo() const { return !m_undo.isEmpty(); }
    [[nodiscard]] QString undoText() const; ///< what undo() would take back; empty: nothing

Q_SIGNALS:
    /// Just before the messages leave the list: the moment to select another one.
    void leaving(const QList<postaci::MessageId>& messages);
    /// Something was done that is better told, for undoStep(). Of the rest undoChanged() tells.
    void undoOffered(const QString& text, quint64 step);
    void undoChanged(); ///< undoText() is another
    void undone(const QString& what);
    void confirmationNeeded(const QString& question, const QString& button,
                            const std::function<void()>& confirmed);

private:
    enum class Telling { InTheBar, Quiet };

    /// A step that moves `rows` back.
    /// When those of `rows` come back that are put off.
    [[nodiscard]] static QList<UndoStep::TimeBack> snoozesOf(const QList<MessageRow>& rows);
    [[nodiscard]] static UndoStep movedStep(UndoStep::Action action, const QList<MessageRow>& rows);
    /// The rows that are not in the folder of that use in their account yet; without one it is made.
    [[nodiscard]] QList<MessageRow> movable(const QList<MessageRow>& rows, FolderRole role) const;
    void setRead(const QList<MessageId>& messages, bool on);
    void changeFlag(const QList<MessageRow>& rows, MessageFlag flag, bool on);
    void putOnServer(const QList<MessageRow>& rows, const Folder& target);
    void askToExpunge(const QList<MessageId>& messages);
    void remember(UndoStep step, Telling telling);
    void takeBack(const UndoStep& step);
    void takeBackReminders(const UndoStep& step);
    [[nodiscard]] static QList<MessageId> idsOf(const QList<MessageRow>& rows);

    MailEngine& m_engine;
    const MessageListModel& m_messages;
    const FolderTreeModel& m_folders;
    QList<UndoStep> m_undo;
    quint64 m_lastNumber = 0;
};

} // namespace postaci
