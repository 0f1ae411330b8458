#include "preview/PreviewContent.h"

#include "message/HeaderListing.h"
#include "message/MessageReader.h"
#include "reader/FileRisk.h"

#include <QFileInfo>
#include <QSet>

namespace postaci {

namespace {

constexpr int kLongestPreviewSide = 6000;
constexpr qsizetype kMostPreviewText = 1024 * 1024;
constexpr qint64 kLargestTextFile = qint64{64} << 20U;
constexpr qint64 kLargestImageFile = qint64{25} << 20U;
constexpr qint64 kLargestPdf = qint64{64} << 20U;

bool endsLike(const QString& name, const char* endings)
{
    const QStringList all = QString::fromLatin1(endings).split(QLatin1Char(' '));
    return all.contains(QFileInfo(name).suffix().toLower());
}

bool isText(const AttachmentInfo& attachment)
{
    // SVG and HTML are shown as what they are written in: drawing them would be running them.
    static const QSet<QString> types{
        QStringLiteral("application/json"),        QStringLiteral("application/xml"),
        QStringLiteral("image/svg+xml"),           QStringLiteral("application/ics"),
        QStringLiteral("message/delivery-status"), QStringLiteral("message/disposition-notification"),
        QStringLiteral("application/x-yaml"),      QStringLiteral("application/pgp-signature"),
    };
    return attachment.mimeType.startsWith(QLatin1String("text/")) || types.contains(attachment.mimeType) ||
           endsLike(attachment.name,
                    "txt text log csv tsv md json xml svg yaml yml ini conf ics vcf diff patch "
                    "htm html css asc tex srt toml");
}

bool isImage(const AttachmentInfo& attachment)
{
    return attachment.mimeType.startsWith(QLatin1String("image/")) ||
           endsLike(attachment.name, "png jpg jpeg gif webp bmp ico");
}

qint64 largestOf(PreviewKind kind)
{
    switch (kind) {
    case PreviewKind::Image:
        return kLargestImageFile;
    case PreviewKind::Text:
        return kLargestTextFile;
    case PreviewKind::Pdf:
        return kLargestPdf;
    case PreviewKind::None:
    case PreviewKind::Program:
        break;
    }
    return 0;
}

void loadImage(const QByteArray& data, PreviewContent* content)
{
    ImageProblem problem{};
    content->image = decodeImage(data, kLongestPreviewSide, &problem);
    if (problem == ImageProblem::TooLarge)
        content->problem = PreviewContent::Problem::TooLarge;
    else if (problem == ImageProblem::Unknown)
        content->kind = PreviewKind::None; // TIFF and the like
    else if (problem == ImageProblem::Broken)
        content->problem = PreviewContent::Problem::Broken;
}

} // namespace

PreviewKind previewKind(const AttachmentInfo& attachment)
{
    if (riskOfName(attachment.name, attachment.mimeType) == FileRisk::Executable)
        return PreviewKind::Program;
    if (attachment.mimeType == QLatin1String("application/pdf") || endsLike(attachment.name, "pdf"))
        return PreviewKind::Pdf;
    if (isText(attachment))
        return PreviewKind::Text;
    return isImage(attachment) ? PreviewKind::Image : PreviewKind::None;
}

PreviewContent loadPreview(const QByteArray& raw, const AttachmentInfo& attachment)
{
    PreviewContent content;
    content.kind = previewKind(attachment);
    if (content.kind == PreviewKind::None || content.kind == PreviewKind::Program)
        return content;
    if (attachment.size > largestOf(content.kind)) {
        content.problem = PreviewContent::Problem::TooLarge;
        return content;
    }
    const QByteArray data = attachmentData(raw, attachment.path);
    if (data.isNull()) {
        content.problem = PreviewContent::Problem::Missing;
        return content;
    }
    if (content.kind == PreviewKind::Image) {
        loadImage(data, &content);
    } else if (content.kind == PreviewKind::Text) {
        qsizetype taken = 0;
        content.text = sourcePieces(data, kMostPreviewText, partCharset(raw, attachment.path), &taken);
        content.isTextCut = data.size() > taken;
    } else {
        content.pdf = data;
    }
    return content;
}

} // namespace postaci
