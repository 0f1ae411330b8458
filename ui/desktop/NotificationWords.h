#pragma once

#include "desktop/DesktopNotifications.h"
#include "settings/NotificationSettings.h"
#include "store/StoreTypes.h"

namespace postaci {

/// What a message says of itself, in one line that another program may show: without characters that control,
/// reorder or are not seen, blanks joined, and at most `most` characters long, cut where one ends.
[[nodiscard]] QString safeLine(const QString& text, int most);

/// Of one message or of several, with what can be done with them.
[[nodiscard]] Notification notificationOf(const QList<MessageRow>& messages, NotificationText text,
                                          bool hasSound);

/// Keys of the actions beside the default one.
struct NotificationKeys
{
    static const QString kRead;
    static const QString kArchive;
    static const QString kDelete;
    static const QString kReply;
};

} // namespace postaci
