#pragma once

#include "base/Result.h"

#include <memory>

namespace postaci {

/// Keeps a second writer out of a profile for as long as it lives; the system lets it go when the process
/// dies, however that happens. Lives in the thread of its owner.
class ProfileLock
{
public:
    /// Error Storage/DatabaseLocked while another process or another store of this one holds it.
    static Result<std::unique_ptr<ProfileLock>> take(const QString& profileDir);
    ~ProfileLock();

private:
    struct Private;
    explicit ProfileLock(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace postaci
