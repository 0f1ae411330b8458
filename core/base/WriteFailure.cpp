#include "base/WriteFailure.h"

#include <cerrno>

namespace postaci {

ErrorReason reasonOfWriteFailure(int systemError)
{
    switch (systemError) {
    case ENOSPC:
        return ErrorReason::DiskFull;
    case EFBIG:
        return ErrorReason::FileTooLarge;
#ifdef EDQUOT // Windows has another way to say it
    case EDQUOT:
        return ErrorReason::DiskQuota;
#endif
    default:
        return ErrorReason::FileUnwritable;
    }
}

ErrorReason reasonOfWriteFailure(const QFileDevice& file)
{
    return file.error() == QFileDevice::ResourceError ? ErrorReason::DiskFull : reasonOfWriteFailure(errno);
}

bool isWantOfRoom(ErrorReason reason)
{
    return reason == ErrorReason::DiskFull || reason == ErrorReason::DiskQuota ||
           reason == ErrorReason::FileTooLarge;
}

} // namespace postaci
