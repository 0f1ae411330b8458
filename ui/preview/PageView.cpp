#include "preview/PageView.h"

#include "widgets/Theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace postaci {

namespace {

constexpr qreal kPageZoomStep = 1.25;
constexpr qreal kLeastZoom = 0.1;
constexpr qreal kMostZoom = 6;
constexpr int kMostPagePixels = 4096; ///< a side; 64 MB a page
constexpr int kPagesAround = 1;

} // namespace

PageView::PageView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("pageView"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Mid);
    viewport()->setAutoFillBackground(true);
}

void PageView::setPages(const QList<QSizeF>& sizes, Fit fit)
{
    m_sizes = sizes;
    m_pictures.clear();
    m_asked.clear();
    m_fit = fit;
    m_fits = true;
    m_zoom = fittingZoom();
    layOut();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
}

void PageView::setPicture(int page, const QImage& picture)
{
    m_asked.remove(page);
    if (picture.isNull() || page < 0 || page >= m_sizes.size())
        return;
    m_pictures.insert(page, picture);
    viewport()->update();
}

qreal PageView::fittingZoom() const
{
    qreal width = 1;
    qreal height = 1;
    for (const QSizeF& size : m_sizes) {
        width = std::max(width, size.width());
        height = std::max(height, size.height());
    }
    const QSize room = maximumViewportSize() - QSize(2 * Theme::kSpace3, 2 * Theme::kSpace3);
    const int bar = m_fit == Fit::Width ? verticalScrollBar()->sizeHint().width() : 0;
    qreal zoom = (room.width() - bar) / width;
    if (m_fit == Fit::Whole)
        zoom = std::min({zoom, room.height() / height, qreal{1}});
    return std::clamp(zoom, kLeastZoom, kMostZoom);
}

void PageView::changeZoom(int steps)
{
    m_fits = steps == 0;
    setZoom(m_fits ? fittingZoom()
                   : std::clamp(m_zoom * std::pow(kPageZoomStep, steps), kLeastZoom, kMostZoom));
}

void PageView::setZoom(qreal zoom)
{
    // What is in the middle stays there.
    const auto middle = [](const QScrollBar* bar) {
        return (bar->value() + bar->pageStep() / 2.0) / std::max(1, bar->maximum() + bar->pageStep());
    };
    const qreal x = middle(horizontalScrollBar());
    const qreal y = middle(verticalScrollBar());
    m_zoom = zoom;
    m_asked.clear();
    layOut();
    const auto restore = [](QScrollBar* bar, qreal part) {
        bar->setValue(qRound(part * (bar->maximum() + bar->pageStep()) - bar->pageStep() / 2.0));
    };
    restore(horizontalScrollBar(), x);
    restore(verticalScrollBar(), y);
}

void PageView::layOut()
{
    m_tops.clear();
    qint64 top = Theme::kSpace3;
    int width = 0;
    constexpr qint64 kLowest = 1'000'000'000; // of a document of very many pages
    for (const QSizeF& size : m_sizes) {
        m_tops.append(static_cast<int>(std::min(top, kLowest)));
        top += qRound(size.height() * m_zoom) + Theme::kSpace3;
        width = std::max(width, qRound(size.width() * m_zoom));
    }
    m_tops.append(static_cast<int>(std::min(top, kLowest)));
    const QSize room = viewport()->size();
    if (m_fit == Fit::Whole && m_tops.last() < room.height()) { // in the middle
        const int down = (room.height() - m_tops.last()) / 2;
        for (int& one : m_tops)
            one += down;
    }
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setSingleStep(3 * fontMetrics().lineSpacing());
    verticalScrollBar()->setRange(0, std::max(0, m_tops.last() - room.height()));
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setSingleStep(3 * fontMetrics().lineSpacing());
    horizontalScrollBar()->setRange(0, std::max(0, width + 2 * Theme::kSpace3 - room.width()));
    viewport()->update();
    Q_EMIT moved();
}

QRect PageView::placeOf(int page) const
{
    const QSize size = (m_sizes.at(page) * m_zoom).toSize().expandedTo(QSize(1, 1));
    const int contents = viewport()->width() + horizontalScrollBar()->maximum();
    return QRect(QPoint((contents - size.width()) / 2 - horizontalScrollBar()->value(),
                        m_tops.at(page) - verticalScrollBar()->value()),
                 size);
}

QSize PageView::pixelsOf(int page) const
{
    QSize size = (m_sizes.at(page) * m_zoom * devicePixelRatioF()).toSize().expandedTo(QSize(1, 1));
    if (size.width() > kMostPagePixels || size.height() > kMostPagePixels)
        size = size.scaled(kMostPagePixels, kMostPagePixels, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    return size;
}

int PageView::pageInSight() const
{
    const auto below = std::upper_bound(m_tops.begin(), m_tops.end(), verticalScrollBar()->value());
    const auto page = static_cast<int>(below - m_tops.begin()) - 1;
    return std::clamp(page, 0, std::max(0, static_cast<int>(m_sizes.size()) - 1));
}

void PageView::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int first = pageInSight();
    int last = first;
    for (int page = first; page < m_sizes.size(); ++page) {
        const QRect place = placeOf(page);
        if (place.top() > viewport()->height())
            break;
        last = page;
        const auto picture = m_pictures.constFind(page);
        if (picture != m_pictures.constEnd())
            painter.drawImage(place, *picture);
        else
            painter.fillRect(place, Qt::white);
        const QSize pixels = pixelsOf(page);
        const bool isRight = picture != m_pictures.constEnd() && picture->size() == pixels;
        if (!isRight && m_asked.value(page) != pixels) {
            m_asked.insert(page, pixels);
            Q_EMIT pictureWanted(page, pixels);
        }
    }
    forgetFar(first, last);
}

void PageView::forgetFar(int first, int last)
{
    const auto isFar = [first, last](int page) {
        return page < first - kPagesAround || page > last + kPagesAround;
    };
    m_pictures.removeIf([&isFar](QHash<int, QImage>::iterator it) { return isFar(it.key()); });
    m_asked.removeIf([&isFar](QHash<int, QSize>::iterator it) { return isFar(it.key()); });
}

void PageView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_fits)
        setZoom(fittingZoom());
    else
        layOut();
}

void PageView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    Q_UNUSED(dy)
    viewport()->update();
    Q_EMIT moved();
}

void PageView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() != Qt::ControlModifier) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0)
        changeZoom(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

} // namespace postaci
