#pragma once

#include "message/MessageContent.h"
#include "message/OutgoingMessage.h"

#include <QByteArrayView>
#include <QString>

namespace postaci {

/// The HTML of a message as a quote or a forward carries it on.
struct QuotedHtml
{
    QString body;   ///< cleaned, one <div>; empty: there was none
    QString styles; ///< the style sheets that it needs
    /// What it shows of the message's own images, under new Content-IDs that are the same for the same bytes.
    QList<OutgoingAttachment> images;
    bool operator==(const QuotedHtml&) const = default;
};

/// Cleans the HTML of `content` for a quote. Images of the message and those written into the HTML come
/// along, up to 25 MB together; remote ones stay the references that they were, but for those that count
/// readers. `raw`: the bytes that `content` was read from. Takes time with the size; any thread.
[[nodiscard]] QuotedHtml quotedHtml(const MessageContent& content, QByteArrayView raw);

/// What the HTML refers to of the message's own parts but `quoted` does not show: for a forward to attach.
[[nodiscard]] QList<OutgoingAttachment> imagesNotShown(const MessageContent& content, QByteArrayView raw,
                                                       const QuotedHtml& quoted);

/// An image to be shown within a text; its Content-ID is made from its bytes.
[[nodiscard]] OutgoingAttachment inlineImage(const QByteArray& data, const QString& mimeType,
                                             const QString& name);

} // namespace postaci
