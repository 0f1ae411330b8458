#include "widgets/BarStack.h"

#include "widgets/InfoBar.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace postaci {

BarStack::BarStack(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    hide();
}

InfoBar* BarStack::makeBar(int key, const QString& name)
{
    auto* bar = new InfoBar(this);
    bar->setObjectName(name);
    const auto above = std::distance(m_entries.begin(), m_entries.lowerBound(key));
    static_cast<QVBoxLayout*>(layout())->insertWidget(static_cast<int>(above), bar);
    connect(bar, &InfoBar::primaryClicked, this, [this, key] { run(key, &Entry::primary); });
    connect(bar, &InfoBar::secondaryClicked, this, [this, key] { run(key, &Entry::secondary); });
    connect(bar, &InfoBar::dismissed, this, [this, key] { hideBar(key); });
    return bar;
}

void BarStack::showBar(int key, const QString& name, const Fill& fill, const Action& primary,
                       const Action& secondary)
{
    InfoBar* bar = m_entries.contains(key) ? m_entries.value(key).bar : makeBar(key, name);
    m_entries.insert(key, {bar, fill, primary, secondary});
    fill(*bar);
    show();
}

void BarStack::run(int key, Action Entry::*action)
{
    const Action wanted = m_entries.value(key).*action;
    hideBar(key);
    if (wanted)
        wanted();
}

void BarStack::hideBar(int key)
{
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end())
        return;
    entry->fill = {};
    entry->bar->hide();
    setVisible(std::any_of(m_entries.cbegin(), m_entries.cend(),
                           [](const Entry& other) { return static_cast<bool>(other.fill); }));
}

void BarStack::hideAll()
{
    const auto keys = m_entries.keys();
    for (const int key : keys)
        hideBar(key);
}

InfoBar* BarStack::visibleBar(int key) const
{
    const Entry entry = m_entries.value(key);
    return entry.fill ? entry.bar : nullptr;
}

void BarStack::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    for (const Entry& entry : std::as_const(m_entries))
        if (entry.fill)
            entry.fill(*entry.bar);
}

} // namespace postaci
