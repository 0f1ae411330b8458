#include "composer/ImageShrinking.h"

#include "reader/ImageDecoding.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>

namespace postaci {

namespace {

constexpr int kJpegQuality = 85;
constexpr int kLargestPicture = 512;   ///< MB while it is decoded
constexpr qint64 kBesidesParts = 4096; ///< bytes of headers and boundaries

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
        smaller.data.size() >= image.data.size())
        return std::nullopt;
    smaller.name = renamed(image.name, isTransparent ? QStringLiteral("png") : QStringLiteral("jpg"));
    smaller.mimeType = isTransparent ? QStringLiteral("image/png") : QStringLiteral("image/jpeg");
    return smaller;
}

qint64 sizeOnTheWire(qint64 attachedBytes, qint64 textBytes)
{
    // 57 bytes make a line of 76 letters with its two bytes of line end.
    constexpr qint64 bytesALine = 57;
    constexpr qint64 lettersALine = 78;
    return (attachedBytes + bytesALine - 1) / bytesALine * lettersALine + textBytes + kBesidesParts;
}

} // namespace postaci
