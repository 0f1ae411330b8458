#include "contacts/ContactPicture.h"

#include "store/Contact.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>

namespace postaci {

QByteArray contactPicture(const QByteArray& file, const MayDecode& mayDecode)
{
    constexpr int kLongestSide = 400;
    QImage image = file.isEmpty() ? QImage() : decodeImage(file, kLongestSide, nullptr, mayDecode);
    if (image.isNull())
        return {};
    if (std::max(image.width(), image.height()) > kLongestSide)
        image = image.scaled(kLongestSide, kLongestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    for (const int quality : {90, 70, 40}) {
        QByteArray encoded;
        QBuffer buffer(&encoded);
        const bool isWritten = image.hasAlphaChannel() && quality == 90
                                   ? image.save(&buffer, "PNG")
                                   : image.save(&buffer, "JPEG", quality);
        if (isWritten && encoded.size() <= kLargestPicture)
            return encoded;
    }
    return {};
}

QImage roundPicture(const QByteArray& picture, int side)
{
    const QImage image = picture.isEmpty() || side <= 0 ? QImage() : decodeImage(picture, 2 * side);
    if (image.isNull())
        return {};
    const QImage filling = image.scaled(side, side, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QImage round(side, side, QImage::Format_ARGB32_Premultiplied);
    round.fill(Qt::transparent);
    QPainter painter(&round);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath circle;
    circle.addEllipse(0, 0, side, side);
    painter.setClipPath(circle);
    painter.drawImage((side - filling.width()) / 2, (side - filling.height()) / 2, filling);
    return round;
}

} // namespace postaci
