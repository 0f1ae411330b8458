#pragma once

#include "base/Ids.h"

#include <functional>

class QMenu;

namespace postaci {

class FolderTreeModel;

/// Fills `menu` with the folders of `account`, subfolders indented. What cannot be chosen is there and
/// greyed, `except` (0: none) among it. Where that is on this computer, each other account's folders at a
/// server are in a menu of their own. UI thread.
void fillFolderMenu(QMenu& menu, const FolderTreeModel& folders, AccountId account, FolderId except,
                    const std::function<void(FolderId)>& chosen);

} // namespace postaci
