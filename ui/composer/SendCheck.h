#pragma once

#include "composer/ComposerState.h"

#include <QSet>

namespace postaci {

/// What speaks against sending a text as it is.
enum class SendProblem {
    None,
    NoAccount,
    InvalidAddress,
    NoRecipient,
    EmptySubject, ///< may be accepted
    Placeholder,  ///< {{something}} of a template is still in it; may be accepted
    NoAttachment, ///< the text speaks of one; may be accepted
};

/// The first problem that was not accepted.
[[nodiscard]] SendProblem checkBeforeSend(const ComposerState& state, const QSet<SendProblem>& accepted);

/// Whether the writer's own words (no quotes, no signature) promise an attachment, in Turkish or English.
[[nodiscard]] bool speaksOfAttachment(const QString& text);

} // namespace postaci
