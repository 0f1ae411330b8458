#include "widgets/EmptyState.h"

#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_text(new QLabel(this)),
      m_primary(new QPushButton(this)), m_secondary(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_title->setObjectName(QStringLiteral("emptyStateTitle"));
    m_primary->setObjectName(QStringLiteral("emptyStatePrimaryButton"));
    m_secondary->setObjectName(QStringLiteral("emptyStateSecondaryButton"));
    m_primary->setProperty("primary", true);
    m_secondary->setProperty("quiet", true);
    for (QLabel* label : {m_icon, m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
    }
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    setInk(m_text, Ink::Meta);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace6, Theme::kSpace6, Theme::kSpace6, Theme::kSpace6);
    column->setSpacing(Theme::kSpace2);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addSpacing(Theme::kSpace1);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(Theme::kSpace2);
    column->addLayout(buttons);
    column->addStretch(3);

    connect(m_primary, &QPushButton::clicked, this, &EmptyState::primaryClicked);
    connect(m_secondary, &QPushButton::clicked, this, &EmptyState::secondaryClicked);
    setButtons({});
    restyle();
}

void EmptyState::setContent(const QString& iconName, const QString& title, const QString& text)
{
    m_iconName = iconName;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    restyle();
}

void EmptyState::setButtons(const QString& primaryText, const QString& secondaryText)
{
    m_primary->setText(primaryText);
    m_primary->setVisible(!primaryText.isEmpty());
    m_secondary->setText(secondaryText);
    m_secondary->setVisible(!secondaryText.isEmpty());
}

void EmptyState::takeFocus()
{
    m_primary->setFocus(Qt::OtherFocusReason);
}

QString EmptyState::title() const
{
    return m_title->text();
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

void EmptyState::restyle()
{
    const bool logo = m_iconName == QLatin1String("postaci");
    const int side = logo ? 72 : 40;
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(icon(m_iconName, Theme::meta()).pixmap(QSize(side, side), devicePixelRatioF()));
    m_title->setFont(Theme::semibold(Theme::fontScaled(this, Theme::kSubjectScale)));
}

} // namespace postaci
