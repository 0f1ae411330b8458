#include "reader/ImageDecoding.h"

#include <QBuffer>
#include <QImageReader>

namespace postaci {

namespace {

constexpr qsizetype kMaxImageBytes = 25 * 1024 * 1024;
// Decoded to 4 bytes a pixel, and made smaller then. A JPEG is made smaller while it is decoded, and comes
// from cameras.
constexpr qint64 kMaxImagePixels = 40'000'000;
constexpr qint64 kMaxJpegPixels = 64'000'000;

bool isAllowedFormat(const QByteArray& format)
{
    static const QList<QByteArray> allowed{"png", "jpeg", "jpg", "gif", "webp", "bmp", "ico"};
    return allowed.contains(format);
}

qint64 mostPixels(const QByteArray& format)
{
    return format.startsWith("jp") ? kMaxJpegPixels : kMaxImagePixels;
}

} // namespace

QImage decodeImage(const QByteArray& data, int longestSide, ImageProblem* problem, const MayDecode& mayDecode)
{
    ImageProblem ignored{};
    ImageProblem& why = problem != nullptr ? *problem : ignored;
    why = ImageProblem::Unknown;
    QBuffer in;
    in.setData(data);
    if (data.isEmpty() || !in.open(QIODevice::ReadOnly))
        return {};
    // By content: the type that the sender wrote must not choose the decoder.
    const QByteArray format = QImageReader::imageFormat(&in);
    if (!isAllowedFormat(format))
        return {};
    why = ImageProblem::TooLarge;
    QImageReader reader(&in, format);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    const qint64 pixels = size.isValid() ? qint64{size.width()} * size.height() : 0;
    if (data.size() > kMaxImageBytes || pixels > mostPixels(format) ||
        (mayDecode && !mayDecode(pixels, format)))
        return {};
    why = ImageProblem::Broken;
    if (!size.isValid())
        return {};
    if (size.width() > longestSide || size.height() > longestSide)
        reader.setScaledSize(
            size.scaled(longestSide, longestSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    QImage image = reader.read();
    // Qt itself takes no more memory for one picture than this.
    const qint64 bytes = qint64{4} * size.width() * size.height();
    const bool isOverLimit = bytes > (qint64{QImageReader::allocationLimit()} << 20U);
    why = !image.isNull() ? ImageProblem::None : isOverLimit ? ImageProblem::TooLarge : ImageProblem::Broken;
    return image;
}

} // namespace postaci
