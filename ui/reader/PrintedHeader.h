#pragma once

#include "message/MessageContent.h"

#include <QString>

class QTextCursor;

namespace postaci {

// What stands on paper above and below a body. Nothing of it can be taken for markup.

/// A document of cleanHtml(), made with HtmlTheme::isPart, with both. Whatever the sender's styles say, what
/// is ours stays as it is, and nothing is drawn over it.
[[nodiscard]] QString printedDocument(QString document, const MessageContent& content);

/// The same written into a text document.
void writePrintedHeader(QTextCursor& cursor, const Envelope& envelope);
void writePrintedAttachments(QTextCursor& cursor, const QList<AttachmentInfo>& attachments);

} // namespace postaci
