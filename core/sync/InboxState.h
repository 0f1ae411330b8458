#pragma once

#include "sync/FolderSync.h"
#include "sync/InteractiveLoop.h"

#include <memory>

namespace postaci {

/// INBOX as the first connection knows it; not `isSelected` after another folder was worked on.
struct InteractiveLoop::Inbox
{
    std::unique_ptr<FolderSync> sync;
    bool isSelected = false;
};

} // namespace postaci
