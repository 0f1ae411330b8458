#pragma once

#include "account/CandidateRanking.h"

namespace postaci {

/// Where the servers of an address in `domain` are known from, as part of a sentence in the application's
/// current language: "from example.org's own settings file".
[[nodiscard]] QString sourceSentence(DiscoverySource source, const QString& domain);

} // namespace postaci
