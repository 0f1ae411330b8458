#pragma once

#include "base/CancelToken.h"
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
    bool isCut = false; ///< something is missing: limits were hit
    bool operator==(const QuotedHtml&) const = default;
};

/// Cleans the HTML of `content` for a quote. Images of the message and those written into the HTML come
/// along, at most 300 of 25 MB together; remote ones stay the references that they were, but for those that
/// count readers. `raw`: the bytes that `content` was read from. Takes time with the size; the result is of
/// no use once it was cancelled. Any thread.
[[nodiscard]] QuotedHtml quotedHtml(const MessageContent& content, QByteArrayView raw,
                                    const CancelToken& cancel = {});

/// What the HTML refers to of the message's own parts but `quoted` does not show: for a forward to attach.
[[nodiscard]] QList<OutgoingAttachment> partsNotShown(const MessageContent& content, QByteArrayView raw,
                                                      const QuotedHtml& quoted = {});

/// Kinds of images that every reader of mail shows and that hold no program.
[[nodiscard]] bool isShowableImage(const QString& mimeType);

/// An image to be shown within a text; its Content-ID is made from its bytes.
[[nodiscard]] OutgoingAttachment inlineImage(const QByteArray& data, const QString& mimeType,
                                             const QString& name);

} // namespace postaci
