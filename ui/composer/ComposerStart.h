#pragma once

#include "base/Identities.h"
#include "composer/ComposerState.h"
#include "message/MessageContent.h"
#include "store/MailReader.h"

namespace postaci {

// What a composer's window begins with.

[[nodiscard]] ComposerState stateOf(const OutgoingMessage& message, AccountId account);

/// Who answers `original` (0: nobody has written): the account and in it, as its own, the identity that the
/// message came to or that has written it. With the header's delivery fields where `content` has them. id 0:
/// there is no account.
[[nodiscard]] Account senderFor(const MailReader& reader, MessageId original, const MessageContent& content);

} // namespace postaci
