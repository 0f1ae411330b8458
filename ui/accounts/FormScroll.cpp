#include "accounts/FormScroll.h"

#include <QApplication>
#include <QTimer>

namespace postaci {

FormScroll::FormScroll(QWidget* content, QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FormScroll::follow(QWidget* focused)
{
    if (!focused || !widget() || !widget()->isAncestorOf(focused))
        return;
    // Fields that open together with the focus have no place before the layout has run.
    QTimer::singleShot(0, focused, [this, focused] {
        // Its label above, its error or its help below.
        const int around = qMin(fontMetrics().lineSpacing() * 3, viewport()->height() / 3);
        ensureWidgetVisible(focused, 0, around);
    });
}

} // namespace postaci
