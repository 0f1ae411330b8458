#pragma once

#include "base/FolderRole.h"

#include <span>

namespace postaci {

/// The names that providers and clients give to the folders of one role: UTF-8, separated by '|', the most
/// usual first. No name stands under two roles.
struct FolderRoleNames
{
    FolderRole role = FolderRole::None;
    const char* names = "";
};

[[nodiscard]] std::span<const FolderRoleNames> folderRoleNames();

} // namespace postaci
