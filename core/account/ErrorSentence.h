#pragma once

#include "account/ErrorText.h"
#include "account/ReplyExplainer.h"
#include "base/Error.h"

namespace postaci {

/// The sentence for `error`, in the application's current language. Every error shown anywhere goes through
/// it. Where a server's own words say more than the reason does, it is what ReplyExplainer reads in them.
[[nodiscard]] ErrorText describeError(const Error& error);
/// What kind of failure it is: as the server's words have it, else as its reason does.
[[nodiscard]] ReplyClass classOf(const Error& error);

} // namespace postaci
