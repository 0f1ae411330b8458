#pragma once

#include "account/ErrorText.h"

#include <QByteArray>
#include <QList>

namespace postaci {

/// The sentences for an explanation id of resources/replies.json, in the application's current language;
/// those for what no rule knows for any other id.
[[nodiscard]] ErrorText replySentence(const QByteArray& id);
[[nodiscard]] bool hasReplySentence(const QByteArray& id);
/// All ids of explanations.
[[nodiscard]] QList<QByteArray> replySentenceIds();

} // namespace postaci
