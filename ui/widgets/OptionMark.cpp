#include "widgets/OptionMark.h"

#include "widgets/Theme.h"

#include <QEvent>
#include <QPainter>

namespace postaci {

namespace {

constexpr int kMarkGap = 4;
constexpr int kMarkWidth = 2;

} // namespace

void OptionMark::put(QWidget* control)
{
    for (OptionMark* older : control->parentWidget()->findChildren<OptionMark*>(Qt::FindDirectChildrenOnly))
        delete older;
    control->setFocus(Qt::ShortcutFocusReason);
    auto* mark = new OptionMark(control);
    mark->show();
    mark->raise();
}

OptionMark::OptionMark(QWidget* control) : QWidget(control->parentWidget()), m_control(control)
{
    setObjectName(QStringLiteral("optionMark"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    control->installEventFilter(this);
    fit();
}

void OptionMark::fit()
{
    if (m_control)
        setGeometry(m_control->geometry().adjusted(-kMarkGap, -kMarkGap, kMarkGap, kMarkGap));
}

bool OptionMark::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_control) {
        if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide)
            deleteLater();
        else if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
            fit();
    }
    return QWidget::eventFilter(watched, event);
}

void OptionMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::accent(), kMarkWidth));
    const qreal half = kMarkWidth / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), Theme::kRadius,
                            Theme::kRadius);
}

} // namespace postaci
