#pragma once

#include "models/FolderTreeModel.h"

namespace postaci {

/// The icon of a folder of that use.
[[nodiscard]] QString iconNameOf(FolderRole role);
// To be translated in the context of FolderTreeModel.
/// English; null for a folder with a name of its own.
[[nodiscard]] const char* englishName(FolderRole role);
/// The same for the places above the accounts.
[[nodiscard]] const char* englishName(TreePlace::Kind kind);

} // namespace postaci
