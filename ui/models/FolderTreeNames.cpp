#include "models/FolderTreeNames.h"

namespace postaci {

QString iconNameOf(FolderRole role)
{
    switch (role) {
    case FolderRole::Inbox:
        return QStringLiteral("inbox");
    case FolderRole::Drafts:
        return QStringLiteral("drafts");
    case FolderRole::Sent:
        return QStringLiteral("sent");
    case FolderRole::Junk:
        return QStringLiteral("junk");
    case FolderRole::Trash:
        return QStringLiteral("trash");
    case FolderRole::Archive:
        return QStringLiteral("archive");
    case FolderRole::All:
        return QStringLiteral("all-mail");
    case FolderRole::Flagged:
        return QStringLiteral("flag");
    case FolderRole::Important:
        return QStringLiteral("important");
    case FolderRole::Snoozed:
        return QStringLiteral("snooze");
    case FolderRole::None:
        break;
    }
    return QStringLiteral("folder");
}

const char* englishName(FolderRole role)
{
    switch (role) {
    case FolderRole::Inbox:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Inbox");
    case FolderRole::Drafts:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Drafts");
    case FolderRole::Sent:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Sent");
    case FolderRole::Junk:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Junk");
    case FolderRole::Trash:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Trash");
    case FolderRole::Archive:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Archive");
    case FolderRole::All:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "All mail");
    case FolderRole::Flagged:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Starred");
    case FolderRole::Important:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Important");
    case FolderRole::Snoozed:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Snoozed");
    case FolderRole::None:
        break;
    }
    return nullptr;
}

const char* englishName(TreePlace::Kind kind)
{
    switch (kind) {
    case TreePlace::Kind::AllInboxes:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "All inboxes");
    case TreePlace::Kind::Flagged:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Starred");
    case TreePlace::Kind::Outbox:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Outbox");
    case TreePlace::Kind::Unread:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Unread");
    case TreePlace::Kind::Drafts:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "All drafts");
    case TreePlace::Kind::Sent:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "All sent mail");
    case TreePlace::Kind::Snoozed:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Snoozed");
    case TreePlace::Kind::FollowUps:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Awaiting answer");
    case TreePlace::Kind::Favourites:
        return QT_TRANSLATE_NOOP("postaci::FolderTreeModel", "Favourites");
    default:
        return nullptr;
    }
}

} // namespace postaci
