#include "widgets/ChipArea.h"

#include "widgets/FlowLayout.h"
#include "widgets/Theme.h"

namespace postaci {

ChipArea::ChipArea(QWidget* parent)
    : QScrollArea(parent), m_chips(new QWidget(this)), m_flow(new FlowLayout(m_chips))
{
    m_flow->setContentsMargins(0, 0, 0, 0);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_chips);
    // After setWidget(), which switches it on.
    m_chips->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

void ChipArea::addChip(QWidget* chip)
{
    m_flow->addWidget(chip);
    chip->show();
    updateGeometry();
}

void ChipArea::removeChips()
{
    while (QLayoutItem* item = m_flow->takeAt(0)) {
        // Later, since a chip's own button may be what asked for this.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    updateGeometry();
}

QSize ChipArea::sizeHint() const
{
    constexpr int kLines = 3;
    const int line = fontMetrics().height() + 3 * Theme::kSpace2;
    return {QScrollArea::sizeHint().width(),
            std::min(m_flow->heightForWidth(viewport()->width()), kLines * line)};
}

QSize ChipArea::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ChipArea::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    updateGeometry();
}

} // namespace postaci
