#pragma once

#include "message/MessageContent.h"
#include "reader/ImageDecoding.h"

#include <QImage>
#include <QStringList>

namespace postaci {

/// How an attachment is looked at without any other program.
enum class PreviewKind { None, Program, Image, Text, Pdf };

/// By name and declared type; programs, also disguised ones, are not looked at.
[[nodiscard]] PreviewKind previewKind(const AttachmentInfo& attachment);

/// An attachment taken out of its message and made ready to be shown.
struct PreviewContent
{
    enum class Problem { None, TooLarge, Broken, Missing };

    PreviewKind kind = PreviewKind::None;
    Problem problem = Problem::None;
    QImage image;
    QStringList text; ///< pieces that follow each other
    bool isTextCut = false;
    QByteArray pdf;
};

/// In bounded memory and time. Any thread.
[[nodiscard]] PreviewContent loadPreview(const QByteArray& raw, const AttachmentInfo& attachment);

} // namespace postaci
