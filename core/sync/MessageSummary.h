#pragma once

#include "message/MessageContent.h"

#include <QString>

namespace postaci {

/// What a list row shows of a message's body.
struct MessageSummary
{
    QString preview;
    bool hasAttachment = false;
};

[[nodiscard]] MessageSummary summaryOf(const MessageContent& content);

} // namespace postaci
