#pragma once

#include "sync/SyncScope.h"

namespace postaci {

/// Brings headers of the selected folder into the store. The newest come first, in commands that are as big
/// as the line is fast. Lives in its connection's thread.
class HeaderFetch
{
public:
    HeaderFetch(const SyncScope& scope, FolderId folder) : m_scope(scope), m_folder(folder) {}

    /// `selectAgain` is called when the pause has left the folder.
    Result<void> missing(QList<quint32> ascending, const SyncProgress& progress, const SyncBreak& pause,
                         const std::function<Result<void>()>& selectAgain);
    /// All from the UID `from` on, which should not be many; returns the highest, 0 if there are none.
    Result<quint32> newFrom(quint32 from);

private:
    const SyncScope& m_scope;
    const FolderId m_folder;
};

/// Rows that a folder is begun with, so that there is something to see.
inline constexpr qsizetype firstPageRows = 100;

} // namespace postaci
