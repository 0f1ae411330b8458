#pragma once

#include "composer/ComposerState.h"
#include "store/StoreTypes.h"

namespace postaci {

// What is written out of a message of the outbox. Functions for any thread.

/// The composer's form to go on with of a message that is taken back. The time that it was to be sent at
/// stays; one that a server may have taken becomes another message, since its Message-ID has gone out. What
/// is no such form stays as it is.
[[nodiscard]] QByteArray takenBack(const QByteArray& form, const OutboxEntry& entry);

/// The same text, as another message, to those alone who did not get it. Empty if `form` is none.
[[nodiscard]] std::optional<ComposerState> stateForRefused(const QByteArray& form, const OutboxEntry& entry);

} // namespace postaci
