#pragma once

#include "account/CandidateRanking.h"

namespace postaci {

/// Where the servers of an address in `domain` are known from, as part of a sentence in the application's
/// current language: "from example.org's own settings file".
[[nodiscard]] QString sourceSentence(DiscoverySource source, const QString& domain);
/// The same for an account's servers, and when that was; empty where it was not kept.
[[nodiscard]] QString originSentence(const SettingsOrigin& origin, const QString& domain);

} // namespace postaci
