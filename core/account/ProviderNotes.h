#pragma once

#include "account/ProviderTable.h"

#include <QString>

namespace postaci {

/// What a person has to know or do at `provider`, in the user's language: one sentence or two.
[[nodiscard]] QString providerNoteSentence(ProviderNote note, const QString& provider);

} // namespace postaci
