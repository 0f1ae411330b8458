#include "widgets/Icon.h"

#include "base/Logging.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace postaci {

namespace {

/// Draws one SVG of strokes in a colour chosen at painting time. UI thread.
class StrokeIconEngine final : public QIconEngine
{
public:
    StrokeIconEngine(QString name, const QColor& color) : m_name(std::move(name)), m_color(color) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() != nullptr ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// `size` is in the device's pixels; `scale` says how many of them make one of the program's.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        Q_UNUSED(state)
        const QColor color = colorFor(mode);
        const QString key = QStringLiteral("postaci-icon/%1/%2/%3x%4@%5")
                                .arg(m_name, color.name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height())
                                .arg(scale);
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = render(size, color);
        pixmap.setDevicePixelRatio(scale);
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QIconEngine* clone() const override { return new StrokeIconEngine(*this); }
    QString key() const override { return QStringLiteral("postaci-stroke"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        if (m_color.isValid())
            return m_color;
        return palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::WindowText);
    }

    [[nodiscard]] QPixmap render(const QSize& pixels, const QColor& color) const
    {
        QPixmap pixmap(pixels);
        pixmap.fill(Qt::transparent);
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly)) {
            qCWarning(logUi) << "no icon named" << m_name;
            return pixmap;
        }
        QByteArray svg = file.readAll();
        svg.replace("currentColor", color.name().toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        QRectF target(QPointF(0, 0), QSizeF(pixels));
        const qreal side = std::min(target.width(), target.height());
        target = QRectF((target.width() - side) / 2, (target.height() - side) / 2, side, side);
        renderer.render(&painter, target);
        return pixmap;
    }

    QString m_name;
    QColor m_color; ///< invalid: the palette's
};

} // namespace

QIcon icon(const QString& name)
{
    return QIcon(new StrokeIconEngine(name, QColor()));
}

QIcon icon(const QString& name, const QColor& color)
{
    return QIcon(new StrokeIconEngine(name, color));
}

} // namespace postaci
