#include "widgets/FocusRing.h"

#include "widgets/Theme.h"

#include <QApplication>
#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

namespace postaci {

namespace {

constexpr int kRingWidth = 2;

} // namespace

FocusRing::FocusRing(QWidget* pane, Of whose) : QWidget(pane), m_pane(pane), m_whose(whose)
{
    setObjectName(QStringLiteral("focusRing"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    pane->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget*, const QWidget* now) { follow(now); });
    follow(QApplication::focusWidget());
}

void FocusRing::follow(const QWidget* focused)
{
    const bool isInside = focused != nullptr && m_pane->isAncestorOf(focused);
    setVisible(focused == m_pane || (m_whose == Of::PaneAndChildren && isInside));
    if (isVisible())
        fit();
}

void FocusRing::fit()
{
    setGeometry(m_pane->rect());
    // Only the frame itself, so that what is below scrolls and paints as if nothing were above it.
    setMask(QRegion(rect()) - rect().adjusted(kRingWidth, kRingWidth, -kRingWidth, -kRingWidth));
    raise();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        fit();
    return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), Theme::accent());
}

void turnPage(QWidget& pane, const std::function<void()>& turn, QWidget* target)
{
    const QWidget* focused = QApplication::focusWidget();
    const bool hadFocus = focused != nullptr && (focused == &pane || pane.isAncestorOf(focused));
    turn();
    pane.setFocusProxy(target);
    if (hadFocus)
        pane.setFocus(Qt::OtherFocusReason);
}

} // namespace postaci
