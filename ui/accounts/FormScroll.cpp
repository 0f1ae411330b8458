#include "accounts/FormScroll.h"

#include "accounts/FormField.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
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

FormScroll::~FormScroll()
{
    // What is left of this in QWidget's destructor still takes the focus away from somebody, and is told of
    // it.
    disconnect(qApp, nullptr, this, nullptr);
}

void FormScroll::follow(QWidget* focused)
{
    if (!focused || !widget() || !widget()->isAncestorOf(focused))
        return;
    m_followed = focused;
    // Fields that open together with the focus have no place before the layout has run.
    QTimer::singleShot(0, this, &FormScroll::bringIntoView);
}

void FormScroll::bringIntoView()
{
    if (!m_followed || !widget()->isAncestorOf(m_followed))
        return;
    const QWidget* shown = m_followed;
    for (const QWidget* up = m_followed; up != widget(); up = up->parentWidget())
        if (qobject_cast<const FormField*>(up) != nullptr)
            shown = up;
    const QPoint top = shown->mapTo(widget(), QPoint(0, 0));
    // The help beside a field may be longer than the field.
    const int around = qMin(fontMetrics().lineSpacing() * 3, viewport()->height() / 3);
    ensureVisible(top.x(), top.y() + shown->height(), 0, around);
    // Where not all has room, what is typed counts more than what is below.
    const QPoint editor = m_followed->mapTo(widget(), QPoint(0, 0));
    ensureVisible(editor.x(), editor.y(), 0, around);
}

void FormScroll::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    for (QWidget* field : widget()->findChildren<QWidget*>()) {
        if (!qobject_cast<QComboBox*>(field) && !qobject_cast<QAbstractSpinBox*>(field))
            continue;
        if ((field->focusPolicy() & Qt::WheelFocus) == Qt::WheelFocus)
            field->setFocusPolicy(Qt::StrongFocus);
        field->installEventFilter(this);
    }
}

bool FormScroll::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel && watched != widget() && watched != viewport()) {
        const auto* field = qobject_cast<const QWidget*>(watched);
        if (field && !field->hasFocus()) {
            event->ignore(); // it goes on to what is around the field
            return true;
        }
    }
    const bool isHandled = QScrollArea::eventFilter(watched, event);
    // A sentence about the field that comes with the focus makes the form longer a moment later.
    if (watched == widget() && event->type() == QEvent::Resize)
        QTimer::singleShot(0, this, &FormScroll::bringIntoView);
    return isHandled;
}

} // namespace postaci
