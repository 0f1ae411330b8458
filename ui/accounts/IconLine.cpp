#include "accounts/IconLine.h"

#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace postaci {

IconLine::IconLine(QWidget* parent) : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A selectable label would be a stop of the Tab key in the middle of a form.
    m_text->setFocusPolicy(Qt::NoFocus);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kSpace2);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    hide();
}

void IconLine::setContent(const QString& iconName, ColorSource iconColor, const QString& text, Ink ink)
{
    m_iconName = iconName;
    m_iconColor = iconColor;
    m_text->setText(text);
    setInk(m_text, ink);
    setAccessibleName(text);
    restyle();
    setVisible(!text.isEmpty());
}

void IconLine::clear()
{
    setContent({}, nullptr, {});
}

QString IconLine::text() const
{
    return m_text->text();
}

void IconLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void IconLine::restyle()
{
    if (!m_iconColor)
        return;
    const int side = qMax(Theme::kIconSmall, fontMetrics().ascent());
    const int drop = qMax(0, (fontMetrics().lineSpacing() - side) / 2);
    m_icon->setPixmap(icon(m_iconName, m_iconColor()).pixmap(QSize(side, side), devicePixelRatioF()));
    m_icon->setContentsMargins(0, drop, 0, 0);
}

} // namespace postaci
