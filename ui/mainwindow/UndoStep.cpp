#include "mainwindow/UndoStep.h"

namespace postaci {

QString UndoStep::done() const
{
    switch (action) {
    case Action::Archive:
        return tr("%n message(s) archived.", nullptr, count);
    case Action::Trash:
        return tr("%n message(s) moved to the trash.", nullptr, count);
    case Action::Junk:
        return tr("%n message(s) moved to junk.", nullptr, count);
    case Action::NotJunk:
        return tr("%n message(s) moved back to the inbox.", nullptr, count);
    case Action::Move:
        //: %1 is a folder
        return tr("%n message(s) moved to %1.", nullptr, count).arg(name) + whatStayed();
    case Action::BringBack:
        return tr("%n message(s) brought back.", nullptr, count);
    case Action::Copy:
        //: %1 is a folder
        return tr("%n message(s) copied to %1.", nullptr, count).arg(name) + whatStayed();
    case Action::Upload:
        //: %1 is a folder at the server
        return tr("%n message(s) of this computer are being put into %1. Each leaves this computer when the "
                  "server has it.",
                  nullptr, count)
            .arg(name);
    case Action::MarkRead:
        return tr("%n message(s) marked read.", nullptr, count);
    case Action::MarkUnread:
        return tr("%n message(s) marked unread.", nullptr, count);
    case Action::Star:
        return tr("%n message(s) starred.", nullptr, count);
    case Action::Unstar:
        return tr("Star taken from %n message(s).", nullptr, count);
    case Action::Tag:
        //: %1 is a tag
        return tr("%n message(s) tagged %1.", nullptr, count).arg(name);
    case Action::Untag:
        //: %1 is a tag
        return tr("Tag %1 taken from %n message(s).", nullptr, count).arg(name);
    case Action::Snooze:
        //: %1 is a day and time
        return tr("%n message(s) snoozed until %1.", nullptr, count).arg(name);
    case Action::Wake:
        return tr("%n message(s) brought back.", nullptr, count);
    case Action::FollowUp:
        //: %1 is a day and time
        return tr("You will be told if no answer to %n message(s) comes by %1.", nullptr, count).arg(name);
    case Action::NoFollowUp:
        return tr("No answer to %n message(s) is awaited any more.", nullptr, count);
    case Action::Pin:
        return tr("%n message(s) pinned to the top.", nullptr, count);
    case Action::Unpin:
        return tr("%n message(s) unpinned.", nullptr, count);
    case Action::Mute:
        return tr("%n conversation(s) muted.", nullptr, count);
    case Action::Unmute:
        return tr("%n conversation(s) unmuted.", nullptr, count);
    }
    return {};
}

QString UndoStep::whatStayed() const
{
    if (left == 0)
        return {};
    return QLatin1Char(' ') + tr("%n message(s) of another account stay where they are.", nullptr, left);
}

QString UndoStep::what() const
{
    switch (action) {
    case Action::Archive:
        //: after "Undo:", as are all that follow
        return tr("archive %n message(s)", nullptr, count);
    case Action::Trash:
        return tr("delete %n message(s)", nullptr, count);
    case Action::Junk:
        return tr("move %n message(s) to junk", nullptr, count);
    case Action::NotJunk:
        return tr("take %n message(s) out of junk", nullptr, count);
    case Action::Move:
        //: %1 is a folder
        return tr("move %n message(s) to %1", nullptr, count).arg(name);
    case Action::BringBack:
        return tr("bring back %n message(s)", nullptr, count);
    case Action::Copy:
        //: %1 is a folder
        return tr("copy %n message(s) to %1", nullptr, count).arg(name);
    case Action::Upload:
        //: %1 is a folder at the server
        return tr("put %n message(s) into %1", nullptr, count).arg(name);
    case Action::MarkRead:
        return tr("mark %n message(s) read", nullptr, count);
    case Action::MarkUnread:
        return tr("mark %n message(s) unread", nullptr, count);
    case Action::Star:
        return tr("star %n message(s)", nullptr, count);
    case Action::Unstar:
        return tr("take the star from %n message(s)", nullptr, count);
    case Action::Tag:
        //: %1 is a tag
        return tr("tag %n message(s) %1", nullptr, count).arg(name);
    case Action::Untag:
        //: %1 is a tag
        return tr("take the tag %1 from %n message(s)", nullptr, count).arg(name);
    case Action::Snooze:
        return tr("snooze %n message(s)", nullptr, count);
    case Action::Wake:
        return tr("bring back %n message(s)", nullptr, count);
    case Action::FollowUp:
        return tr("await an answer to %n message(s)", nullptr, count);
    case Action::NoFollowUp:
        return tr("stop awaiting an answer to %n message(s)", nullptr, count);
    case Action::Pin:
        return tr("pin %n message(s)", nullptr, count);
    case Action::Unpin:
        return tr("unpin %n message(s)", nullptr, count);
    case Action::Mute:
        return tr("mute %n conversation(s)", nullptr, count);
    case Action::Unmute:
        return tr("unmute %n conversation(s)", nullptr, count);
    }
    return {};
}

} // namespace postaci
