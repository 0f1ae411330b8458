#pragma once

#include "base/Result.h"

namespace postaci {

[[nodiscard]] inline Unexpected malformed(const QString& what)
{
    return unexpected(ErrorKind::Protocol, ErrorReason::ResponseMalformed, what);
}

[[nodiscard]] inline Unexpected tooLarge(const QString& what)
{
    return unexpected(ErrorKind::Protocol, ErrorReason::ResponseTooLarge, what);
}

} // namespace postaci
