#pragma once

#include "message/MessageContent.h"

#include <QString>

#include <string>

namespace postaci {

/// What the store keeps of a body beside its bytes, for the list and for searches.
struct BodySummary
{
    QString preview; ///< the list's line
    bool hasAttachment = false;
    std::string folded; ///< what can be found of it, as searchedForm() has it
};

/// May be called in any thread. Of a long text the first 256 K characters can be found.
[[nodiscard]] BodySummary summaryOf(const MessageContent& content);

} // namespace postaci
