#include "store/BodySummary.h"

#include "message/HtmlCleaner.h"
#include "message/TextFolding.h"
#include "store/FoldedText.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype longestSearched = 256 * 1024;
/// A text that is no longer often only says that the message is to be read as HTML.
constexpr qsizetype shortText = 400;

QString searchedText(const QString& text, const QString& htmlText, const MessageContent& content)
{
    QString searched = text.left(longestSearched);
    if (content.hasText && text.size() <= shortText && content.hasHtml)
        searched += QLatin1Char('\n') + htmlText.left(longestSearched);
    for (const AttachmentInfo& attachment : content.attachments) {
        if (!attachment.isReferenced && searched.size() < longestSearched)
            searched += QLatin1Char('\n') + attachment.name;
    }
    return searched;
}

} // namespace

BodySummary summaryOf(const MessageContent& content)
{
    const bool needsHtml = content.hasHtml && (!content.hasText || content.text.size() <= shortText);
    const QString htmlText = needsHtml ? htmlToText(content.html) : QString();
    const QString& text = content.hasText ? content.text : htmlText;
    BodySummary summary;
    summary.preview = previewText(text);
    summary.hasAttachment =
        std::any_of(content.attachments.begin(), content.attachments.end(),
                    [](const AttachmentInfo& attachment) { return !attachment.isInline; });
    summary.folded = searchedForm(searchedText(text, htmlText, content));
    return summary;
}

} // namespace postaci
