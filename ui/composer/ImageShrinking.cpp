#include "composer/ImageShrinking.h"

#include "reader/ImageDecoding.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>

namespace postaci {

namespace {

constexpr int kJpegQuality = 85;

QString renamed(const QString& name, const QString& suffix)
{
    const QString base = QFileInfo(name).completeBaseName();
    return (base.isEmpty() ? name : base) + QLatin1Char('.') + suffix;
}

} // namespace

bool canBeShrunken(const QString& mimeType)
{
    static const QStringList types{QStringLiteral("image/jpeg"), QStringLiteral("image/png"),
                                   QStringLiteral("image/bmp"), QStringLiteral("image/webp"),
                                   QStringLiteral("image/tiff")};
    return types.contains(mimeType.toLower());
}

std::optional<OutgoingAttachment> shrunkenImage(const OutgoingAttachment& image, int longerSide)
{
    if (!canBeShrunken(image.mimeType))
        return std::nullopt;
    QBuffer bytes;
    bytes.setData(image.data);
    if (!bytes.open(QIODevice::ReadOnly) || QImageReader(&bytes).imageCount() > 1)
        return std::nullopt;
    const QImage picture = decodeImage(image.data, longerSide);
    if (picture.isNull())
        return std::nullopt;
    const bool isTransparent = picture.hasAlphaChannel();
    OutgoingAttachment smaller;
    QBuffer out(&smaller.data);
    out.open(QIODevice::WriteOnly);
    if (!picture.save(&out, isTransparent ? "PNG" : "JPEG", isTransparent ? -1 : kJpegQuality) ||
        smaller.data.size() > image.data.size() / 10 * 9)
        return std::nullopt;
    smaller.name = renamed(image.name, isTransparent ? QStringLiteral("png") : QStringLiteral("jpg"));
    smaller.mimeType = isTransparent ? QStringLiteral("image/png") : QStringLiteral("image/jpeg");
    return smaller;
}

const QList<int>& pictureSides()
{
    // A screen's width, what a text is read in, and what is still a picture.
    static const QList<int> sides{1600, 1024, 640};
    return sides;
}

} // namespace postaci
