#pragma once

#include "message/OutgoingMessage.h"

#include <QString>

namespace postaci {

/// Puts what `text` says into `message`: a mailto: link with its fields (RFC 6068: to, cc, bcc, subject,
/// body, in-reply-to; others, and attachments above all, are ignored), or an address list.
void applyMailto(const QString& text, OutgoingMessage& message);

} // namespace postaci
