#pragma once

#include "sync/RejectedChange.h"
#include "sync/SelectedFolder.h"

#include <functional>

namespace postaci {

/// What those who send the user's changes work on. Lives in its connection's thread, for one round of
/// changes.
struct ChangeScope
{
    const SyncScope& sync;
    SelectedFolder& selected;
    const std::function<void(const RejectedChange&)>& rejected; ///< may be empty

    /// Writes that the change is taken back, then tells of it.
    Result<void> reject(const RejectedChange& change, const Store::Work& takeBack) const
    {
        if (auto written = sync.write(takeBack); !written)
            return written;
        if (rejected)
            rejected(change);
        return {};
    }

    /// The subject that people know a message by.
    [[nodiscard]] QString subjectOf(MessageId message) const
    {
        const auto envelope = sync.reader.envelope(message);
        return envelope ? envelope->subject : QString();
    }
};

/// A no that will be a no again: the change is taken back.
[[nodiscard]] inline bool isLastingNo(const Error& error)
{
    return error.kind == ErrorKind::Rejected || error.kind == ErrorKind::Gone ||
           error.kind == ErrorKind::Input;
}

} // namespace postaci
