#include "sync/MessageSummary.h"

#include "message/HtmlCleaner.h"
#include "message/TextFolding.h"

#include <algorithm>

namespace postaci {

MessageSummary summaryOf(const MessageContent& content)
{
    MessageSummary summary;
    summary.preview = previewText(content.hasText ? content.text : htmlToText(content.html));
    summary.hasAttachment =
        std::any_of(content.attachments.begin(), content.attachments.end(),
                    [](const AttachmentInfo& attachment) { return !attachment.isInline; });
    return summary;
}

} // namespace postaci
