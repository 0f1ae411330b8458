#include "htmlview/ImageRecoder.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>

namespace postaci {

namespace {

constexpr qsizetype kMaxBytes = 25 * 1024 * 1024;
constexpr qint64 kMaxPixels = 100'000'000;
constexpr int kMaxSide = 4096;
constexpr int kFastPng = 85; ///< zlib level 1: the bytes only go to the process next door

bool isAllowedFormat(const QByteArray& format)
{
    static const QList<QByteArray> allowed{"png", "jpeg", "jpg", "gif", "webp", "bmp", "ico"};
    return allowed.contains(format);
}

} // namespace

QByteArray recodeImage(const QByteArray& data)
{
    if (data.isEmpty() || data.size() > kMaxBytes)
        return {};
    QBuffer in;
    in.setData(data);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    // By content: the type that the sender wrote must not choose the decoder.
    const QByteArray format = QImageReader::imageFormat(&in);
    if (!isAllowedFormat(format))
        return {};
    QImageReader reader(&in, format);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || qint64{size.width()} * size.height() > kMaxPixels)
        return {};
    if (size.width() > kMaxSide || size.height() > kMaxSide)
        reader.setScaledSize(size.scaled(kMaxSide, kMaxSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    const QImage image = reader.read();
    if (image.isNull())
        return {};
    QByteArray png;
    QBuffer out(&png);
    QImageWriter writer(&out, "png");
    writer.setQuality(kFastPng);
    return writer.write(image) ? png : QByteArray();
}

} // namespace postaci
