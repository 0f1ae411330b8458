#include "htmlview/ImageRecoder.h"

#include "reader/ImageDecoding.h"

#include <QBuffer>
#include <QImageWriter>

namespace postaci {

namespace {

constexpr int kMaxSide = 4096;
constexpr int kFastPng = 85; ///< zlib level 1: the bytes only go to the process next door

} // namespace

QByteArray recodeImage(const QByteArray& data, PixelBudget& budget)
{
    const QImage image =
        decodeImage(data, kMaxSide, nullptr, [&budget](qint64 pixels, const QByteArray& format) {
            return budget.take(pixels, format);
        });
    if (image.isNull())
        return {};
    QByteArray png;
    QBuffer out(&png);
    QImageWriter writer(&out, "png");
    writer.setQuality(kFastPng);
    return writer.write(image) ? png : QByteArray();
}

} // namespace postaci
