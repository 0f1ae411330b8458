#pragma once

#include "base/Flags.h"
#include "base/Ids.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

namespace postaci {

/// One thing that the user has done to messages, and what takes it back. Its words are made when they are
/// asked for, since the language may have changed meanwhile. UI thread.
class UndoStep
{
    Q_DECLARE_TR_FUNCTIONS(postaci::UndoStep)

public:
    enum class Action {
        Archive,
        Trash,
        Junk,
        NotJunk,
        Move,      ///< to the folder `name`
        BringBack, ///< out of the trash
        Copy,      ///< to the folder `name`
        Upload,    ///< from this computer to the folder `name` at a server
        MarkRead,
        MarkUnread,
        Star,
        Unstar,
        Tag,   ///< with `name`
        Untag, ///< likewise
        Snooze,
        Wake,
        FollowUp,
        NoFollowUp,
        Pin,
        Unpin,
        Mute, ///< conversations, as the next
        Unmute
    };

    /// Messages that get a flag back, or lose it again.
    struct FlagBack
    {
        MessageFlag flag = MessageFlag::Seen;
        bool on = false;
        QList<MessageId> messages;
    };

    /// Messages that come back, or are asked after, at another time again; invalid: never.
    struct TimeBack
    {
        QDateTime time;
        QList<MessageId> messages;
    };

    /// "3 messages archived."
    [[nodiscard]] QString done() const;
    /// The same as a thing to take back: "archive 3 messages".
    [[nodiscard]] QString what() const;

    quint64 number = 0; ///< which it is, for who undoes one that is not the last
    Action action = Action::Move;
    int count = 0;
    int left = 0; ///< messages of other accounts, which Move and Copy leave where they are
    QString name;
    QHash<FolderId, QList<MessageId>> origins; ///< where messages were before
    QHash<FolderId, QList<MessageId>> uploads; ///< the same of Upload: folders on this computer
    QList<FlagBack> flags;
    QString keyword; ///< of the tag
    QList<MessageId> tagged;
    QList<MessageId> copies;
    QList<TimeBack> times; ///< of Snooze, Wake, FollowUp, NoFollowUp

private:
    [[nodiscard]] QString whatStayed() const;
};

} // namespace postaci
