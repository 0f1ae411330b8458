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
    /// All of a group, those without a usable address too; empty: no such group.
    std::function<std::optional<AddressList>(const QString& group)> members;
};

/// The address book of the engine, which has to outlive it.
[[nodiscard]] RecipientSource recipientSource(const MailEngine& engine);

/// The same, but each group as it was when it was first asked about: what was checked is what is sent.
[[nodiscard]] RecipientSource asOfNow(const RecipientSource& source);

/// The addresses of a field, as it was typed: members of groups too, each once. What is no address, and
/// groups that there are not, are left out.
[[nodiscard]] AddressList recipientsOf(const QString& typed, const RecipientSource& source);

/// Members of its groups that mail cannot go to, each with what there is of it.
[[nodiscard]] AddressList unreachableMembers(const QString& typed, const RecipientSource& source);

} // namespace postaci
