#pragma once

#include "base/Error.h"

#include <QMetaType>

namespace postaci {

/// A change by the user that a server refused for good, and that was taken back: which and why. A plain
/// value.
struct RejectedChange
{
    enum class Kind {
        Flag,
        Tag,
        Move,
        Copy,
        Delete,
        Upload,
        CreateFolder,
        RenameFolder,
        DeleteFolder,
        Subscription,
        DraftCopy, ///< of a draft, into the server's folder for them
        DraftLost, ///< no refusal: another program has changed or deleted the server's copy of a draft
        Other,     ///< it was not the server: nothing could be stored
    };
    Kind kind = Kind::Other;
    int count = 1;  ///< messages
    QString what;   ///< the subject of the first message, or the folder as it is shown
    QString target; ///< the folder it was to go to, what a folder was to be called, or the tag
    Error error;
};

} // namespace postaci

Q_DECLARE_METATYPE(postaci::RejectedChange)
