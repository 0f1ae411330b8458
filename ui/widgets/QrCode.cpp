#include "widgets/QrCode.h"

#include <QPainter>

#include <memory>
#include <qrencode.h>

namespace postaci {

QImage qrCode(const QByteArray& bytes, int modulePixels)
{
    constexpr int kQuietZone = 4; // squares, by the standard
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.constData());
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()), data, 0, QR_ECLEVEL_L), &QRcode_free);
    if (!code)
        return {};
    const int side = (code->width + 2 * kQuietZone) * modulePixels;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            const bool isBlack = (code->data[y * code->width + x] & 1) != 0;
            if (isBlack)
                painter.fillRect((x + kQuietZone) * modulePixels, (y + kQuietZone) * modulePixels,
                                 modulePixels, modulePixels, Qt::black);
        }
    }
    return image;
}

} // namespace postaci
