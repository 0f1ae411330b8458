#pragma once

#include "base/Ids.h"

#include <functional>

class QMenu;

namespace postaci {

class FolderTreeModel;

/// Whether the messages can go into the folder where they are.
enum class OwnFolder { Greyed, Offered };

/// Fills `menu` with the folders of `account` for messages in its folder `from`, subfolders indented. What
/// cannot be chosen is there and greyed. Where `from` is on this computer, each other account's folders at a
/// server are in a menu of their own. UI thread.
void fillFolderMenu(QMenu& menu, const FolderTreeModel& folders, AccountId account, FolderId from,
                    OwnFolder own, const std::function<void(FolderId)>& chosen);

} // namespace postaci
