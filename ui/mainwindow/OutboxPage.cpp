#include "mainwindow/OutboxPage.h"

#include "mainwindow/OutboxView.h"
#include "widgets/FocusRing.h"
#include "widgets/InfoBar.h"

#include <QFocusEvent>
#include <QVBoxLayout>

namespace postaci {

OutboxPage::OutboxPage(MailEngine& engine, QWidget* parent)
    : QWidget(parent), m_bar(new InfoBar(this)), m_view(new OutboxView(engine, this))
{
    m_bar->setObjectName(QStringLiteral("outboxBar"));
    new FocusRing(m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_view, 1);
}

/// No focus proxy: Tab would go past the bar.
void OutboxPage::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    m_view->setFocus(event->reason());
}

} // namespace postaci
