#pragma once

#include "account/ReplyExplainer.h"
#include "base/Error.h"

#include <optional>

namespace postaci {

/// What the server's words in `error` say beyond its reason; nothing if that is no more, or not the same for
/// all of several replies.
[[nodiscard]] std::optional<ReplyExplanation> explainedReply(const Error& error);

} // namespace postaci
