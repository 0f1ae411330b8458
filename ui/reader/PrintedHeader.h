#pragma once

#include "message/MessageContent.h"

#include <QString>

class QTextCursor;

namespace postaci {

// What stands on paper above and below a body. Nothing of it can be taken for markup.

/// For a document that a view of HTML shows; styles in attributes only.
[[nodiscard]] QString printedHeaderHtml(const Envelope& envelope);
[[nodiscard]] QString printedAttachmentsHtml(const QList<AttachmentInfo>& attachments); ///< empty: none

/// The same written into a text document.
void writePrintedHeader(QTextCursor& cursor, const Envelope& envelope);
void writePrintedAttachments(QTextCursor& cursor, const QList<AttachmentInfo>& attachments);

} // namespace postaci
