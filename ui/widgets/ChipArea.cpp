#include "widgets/ChipArea.h"

#include "widgets/FlowLayout.h"
#include "widgets/Theme.h"

namespace postaci {

namespace {

bool isTabStop(const QWidget* widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) != 0;
}

QList<QWidget*> tabStopsIn(const QWidget* chip)
{
    QList<QWidget*> stops;
    for (QWidget* part : chip->findChildren<QWidget*>())
        if (isTabStop(part) && part->window() == chip->window())
            stops.append(part);
    return stops;
}

/// Null if there is none.
QWidget* tabStopBefore(const QWidget* widget)
{
    QWidget* before = widget->previousInFocusChain();
    while (before != widget && !isTabStop(before))
        before = before->previousInFocusChain();
    return before != widget ? before : nullptr;
}

} // namespace

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
    putLastInTabOrder(chip);
    m_flow->addWidget(chip);
    chip->show();
    updateGeometry();
}

/// A chip is made when the window is there already, and the Tab key would find it behind everything else.
void ChipArea::putLastInTabOrder(QWidget* chip)
{
    const QLayoutItem* last = m_flow->itemAt(m_flow->count() - 1);
    const QList<QWidget*> stopsBefore = last != nullptr ? tabStopsIn(last->widget()) : QList<QWidget*>();
    QWidget* before = stopsBefore.isEmpty() ? tabStopBefore(m_chips) : stopsBefore.constLast();
    for (QWidget* stop : tabStopsIn(chip)) {
        if (before != nullptr)
            setTabOrder(before, stop);
        before = stop;
    }
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
