#include "desktop/TrayPicture.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <QSvgRenderer>

namespace postaci {

namespace {

constexpr qint64 kMostTold = 99;
constexpr int kTraySizes[] = {16, 20, 22, 24, 32, 44, 48, 64};
// White on this red is 5:1; the white rim keeps it apart from the icon and from a tray of any colour.
const QColor kBadge(0xc8, 0x1e, 0x1e);

/// Digits as outlines, which can be made to fill the badge whatever the size: a small font would be blurred.
QPainterPath digits(const QString& text)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(100);
    font.setBold(true);
    QPainterPath path;
    path.addText(0, 0, font, text);
    return path;
}

} // namespace

QPixmap trayPixmap(int size, qint64 unread)
{
    QPixmap picture(size, size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer(QStringLiteral(":/icons/postaci.svg")).render(&painter, QRectF(0, 0, size, size));
    if (unread <= 0)
        return picture;
    const QString text =
        unread > kMostTold ? QString::number(kMostTold) + QLatin1Char('+') : QString::number(unread);
    // Whole pixels, so that its edges are sharp.
    const int height = qRound(size * (size < 24 ? 0.69 : 0.58));
    const int width = text.size() == 1 ? height : text.size() == 2 ? qRound(height * 1.3) : size;
    const QRectF badge(size - width, size - height, width, height);
    const qreal rim = size >= 32 ? 2 : 1;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(badge, height / 2.0, height / 2.0);
    const QRectF ground = badge.adjusted(rim, rim, -rim, -rim);
    painter.setBrush(kBadge);
    painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2);

    const QPainterPath path = digits(text);
    const QRectF box = path.boundingRect();
    const qreal sides = text.size() == 1 ? ground.height() * 0.3 : ground.height() * 0.18;
    const qreal scale =
        qMin(ground.height() * 0.72 / box.height(), (ground.width() - 2 * sides) / box.width());
    painter.translate(ground.center());
    painter.scale(scale, scale);
    painter.translate(-box.center());
    painter.fillPath(path, Qt::white);
    return picture;
}

QIcon trayIcon(qint64 unread)
{
    QIcon made;
    for (const int size : kTraySizes)
        made.addPixmap(trayPixmap(size, unread));
    return made;
}

} // namespace postaci
