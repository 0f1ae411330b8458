#pragma once

#include "contacts/ContactIndex.h"

#include <functional>
#include <optional>

namespace postaci {

class MailEngine;

/// What fields for recipients ask about people. In the UI thread, at once.
struct RecipientSource
{
    std::function<QList<RecipientSuggestion>(const QString& typed)> complete;
    std::function<std::optional<AddressList>(const QString& group)> members; ///< empty: no such group
};

/// The address book of the engine, which has to outlive it.
[[nodiscard]] RecipientSource recipientSource(const MailEngine& engine);

/// The addresses of a field, as it was typed: members of groups too, each once. What is no address, and
/// groups that there are not, are left out.
[[nodiscard]] AddressList recipientsOf(const QString& typed, const RecipientSource& source);

} // namespace postaci
