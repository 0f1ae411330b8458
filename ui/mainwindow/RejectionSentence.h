#pragma once

#include "MailEngine.h"

namespace postaci {

/// What could not be done, in one sentence in the user's language: which change, not why.
[[nodiscard]] QString rejectionSentence(const RejectedChange& change);

} // namespace postaci
