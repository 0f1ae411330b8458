#include "reader/LoadingOutline.h"

#include "base/SizeText.h"
#include "widgets/Theme.h"

#include <QPainter>

#include <array>

namespace postaci {

namespace {

constexpr std::array kLineShares{0.82, 0.9, 0.74, 0.86, 0.4};
constexpr qint64 kWorthABar = 256 * 1024; ///< bytes: less is there before a bar could be read
constexpr int kBarHeight = 4;

} // namespace

LoadingOutline::LoadingOutline(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("loadingOutline"));
    start();
}

void LoadingOutline::start()
{
    m_done = 0;
    m_total = 0;
    m_text.clear();
    setAccessibleName(tr("Loading the message"));
    update();
}

void LoadingOutline::setProgress(qint64 done, qint64 total)
{
    if (total < kWorthABar)
        return;
    m_done = std::clamp<qint64>(done, 0, total);
    m_total = total;
    //: how much of a message is loaded: %1 and %2 are sizes
    m_text = tr("Loading %1 of %2").arg(sizeText(m_done), sizeText(m_total));
    setAccessibleName(m_text);
    update();
}

void LoadingOutline::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), Theme::ground());
    const qreal lineHeight = fontMetrics().height();
    const qreal width = std::max(0, this->width() - 2 * Theme::kSpace4);
    qreal y = Theme::kSpace4;
    if (m_total > 0) {
        painter.setPen(Theme::meta());
        painter.drawText(QRectF(Theme::kSpace4, y, width, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         m_text);
        y += lineHeight + Theme::kSpace2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::line());
        painter.drawRoundedRect(QRectF(Theme::kSpace4, y, width, kBarHeight), kBarHeight / 2.0,
                                kBarHeight / 2.0);
        painter.setBrush(Theme::accent());
        const qreal share = static_cast<qreal>(m_done) / static_cast<qreal>(m_total);
        painter.drawRoundedRect(QRectF(Theme::kSpace4, y, width * share, kBarHeight), kBarHeight / 2.0,
                                kBarHeight / 2.0);
        y += kBarHeight + Theme::kSpace4;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::line());
    for (const double share : kLineShares) {
        painter.drawRoundedRect(QRectF(Theme::kSpace4, y, width * share, lineHeight * 0.6), 3, 3);
        y += lineHeight * 1.5;
    }
}

} // namespace postaci
