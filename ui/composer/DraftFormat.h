#pragma once

#include "message/OutgoingMessage.h"

#include <QByteArray>

#include <optional>

namespace postaci {

/// Whether the text is being written in a window right now: such drafts come back by themselves after a
/// crash.
enum class DraftWindow { Open, Closed };

/// A draft as `Draft::data` holds it (JSON, UTF-8). Attachments are files beside the store, since a draft is
/// written again within a second of every change and they do not change.
struct DraftContent
{
    OutgoingMessage message;     ///< attachments without data
    QStringList attachmentFiles; ///< absolute paths, in the order of message.attachments
    DraftWindow window = DraftWindow::Closed;
};

[[nodiscard]] QByteArray writeDraft(const DraftContent& content);
/// Nothing if `data` is no draft of ours.
[[nodiscard]] std::optional<DraftContent> readDraft(const QByteArray& data);

} // namespace postaci
