#include "widgets/InfoBar.h"

#include "widgets/BarLayout.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

QColor colorOf(InfoBar::Kind kind)
{
    switch (kind) {
    case InfoBar::Caution:
        return Theme::caution();
    case InfoBar::Error:
        return Theme::danger();
    case InfoBar::Success:
        return Theme::verified();
    case InfoBar::Info:
        break;
    }
    return Theme::accent();
}

QString iconNameOf(InfoBar::Kind kind)
{
    switch (kind) {
    case InfoBar::Caution:
        return QStringLiteral("warning");
    case InfoBar::Error:
        return QStringLiteral("error");
    case InfoBar::Success:
        return QStringLiteral("check");
    case InfoBar::Info:
        break;
    }
    return QStringLiteral("info");
}

} // namespace

InfoBar::InfoBar(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_detailsButton(new QToolButton(this)), m_secondary(new QPushButton(this)),
      m_primary(new QPushButton(this)), m_close(new QToolButton(this)), m_details(new QPlainTextEdit(this)),
      m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("infoBar"));
    m_text->setObjectName(QStringLiteral("infoBarText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detailsButton->setObjectName(QStringLiteral("infoBarDetailsButton"));
    m_detailsButton->setCheckable(true);
    m_detailsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_primary->setObjectName(QStringLiteral("infoBarPrimaryButton"));
    m_secondary->setObjectName(QStringLiteral("infoBarSecondaryButton"));
    m_close->setObjectName(QStringLiteral("infoBarCloseButton"));
    m_details->setObjectName(QStringLiteral("infoBarDetails"));
    m_more->setObjectName(QStringLiteral("infoBarMoreButton"));
    m_more->setProperty("quiet", true);
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // As high as its wrapped words need, and never wider than the column that it stands in.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace3, Theme::kSpace2 - 2, Theme::kSpace2, Theme::kSpace2 - 2);
    column->setSpacing(Theme::kSpace2);
    column->addLayout(new BarLayout(m_icon, m_text, {m_detailsButton, m_secondary, m_primary}, m_close));
    column->addWidget(m_details);
    column->addWidget(m_more, 0, Qt::AlignLeft);

    connect(m_detailsButton, &QToolButton::toggled, this, &InfoBar::setDetailsShown);
    connect(m_primary, &QPushButton::clicked, this, &InfoBar::primaryClicked);
    connect(m_secondary, &QPushButton::clicked, this, &InfoBar::secondaryClicked);
    connect(m_more, &QPushButton::clicked, this, &InfoBar::moreDetailsClicked);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    retranslate();
    restyle();
    hide();
}

void InfoBar::show(Kind kind, const QString& text, const QString& details)
{
    m_kind = kind;
    m_safe = nullptr;
    if (!isAncestorOf(window()->focusWidget())) // else another question takes the place of one
        m_cameFrom = nullptr;
    setText(text);
    m_details->setPlainText(details);
    m_detailsButton->setVisible(!details.isEmpty());
    m_more->setText({});
    m_detailsButton->setChecked(false);
    setDetailsShown(false);
    setButtons({});
    setDismissable(true);
    restyle();
    setVisible(true);
}

void InfoBar::setText(const QString& text)
{
    m_text->setText(text);
    setAccessibleName(text);
    // Who hears only the button that has the keyboard has to hear the question too.
    for (QPushButton* button : {m_primary, m_secondary})
        button->setAccessibleDescription(text);
}

void InfoBar::setButtons(const QString& primaryText, const QString& secondaryText)
{
    m_primary->setText(primaryText);
    m_primary->setVisible(!primaryText.isEmpty());
    m_secondary->setText(secondaryText);
    m_secondary->setVisible(!secondaryText.isEmpty());
    setSecondaryMenu(nullptr);
}

void InfoBar::setSecondaryMenu(QMenu* menu)
{
    if (m_menu)
        m_menu->deleteLater(); // one of its entries may have led here
    m_menu = menu;
    m_secondary->setMenu(menu);
}

void InfoBar::setDetailsButton(const QString& text)
{
    m_more->setText(text);
    m_more->setVisible(!text.isEmpty() && m_detailsButton->isChecked());
}

void InfoBar::setDismissable(bool on)
{
    m_close->setVisible(on);
}

void InfoBar::takeFocus(Safe safe)
{
    m_safe = safe == Safe::Primary ? m_primary : m_secondary;
    QWidget* focused = window()->focusWidget();
    if (m_cameFrom == nullptr && !isAncestorOf(focused))
        m_cameFrom = focused;
    m_safe->setFocus(Qt::OtherFocusReason);
}

void InfoBar::giveFocusBack()
{
    QWidget* before = m_cameFrom;
    m_cameFrom = nullptr;
    if (before != nullptr && before->isVisible() && isAncestorOf(window()->focusWidget()))
        before->setFocus(Qt::OtherFocusReason);
}

QAbstractButton* InfoBar::escapeButton() const
{
    if (m_close->isVisible())
        return m_close;
    return m_safe;
}

QString InfoBar::text() const
{
    return m_text->text();
}

QString InfoBar::details() const
{
    return m_details->toPlainText();
}

bool InfoBar::event(QEvent* event)
{
    // Escape is a shortcut of some windows too; in here it is the bar's.
    if (event->type() == QEvent::ShortcutOverride && escapeButton() != nullptr &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void InfoBar::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    if (isHidden()) // and not only the window that it is in
        giveFocusBack();
}

void InfoBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        restyle();
}

void InfoBar::keyPressEvent(QKeyEvent* event)
{
    QAbstractButton* button = event->key() == Qt::Key_Escape ? escapeButton() : nullptr;
    if (button != nullptr) {
        button->click();
        return;
    }
    QFrame::keyPressEvent(event);
}

void InfoBar::retranslate()
{
    m_detailsButton->setText(tr("Details"));
    m_close->setToolTip(tr("Close this bar"));
    m_close->setAccessibleName(tr("Close this bar"));
    m_details->setAccessibleName(tr("Details"));
}

void InfoBar::restyle()
{
    const QColor color = colorOf(m_kind);
    const QString sheet = QStringLiteral("#%1 { background: %2; border: none; border-left: 3px solid %3; }"
                                         "#infoBarDetails { background: transparent; border: none; }")
                              .arg(objectName(), Theme::tint(color).name(), color.name());
    // Setting a style sheet sends PaletteChange again: only when it differs.
    if (styleSheet() != sheet)
        setStyleSheet(sheet);
    m_icon->setPixmap(
        icon(iconNameOf(m_kind), color).pixmap(QSize(Theme::kIcon, Theme::kIcon), devicePixelRatioF()));
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setIconSize(QSize(Theme::kIconSmall, Theme::kIconSmall));
    m_detailsButton->setIcon(icon(m_detailsButton->isChecked() ? QStringLiteral("chevron-down")
                                                               : QStringLiteral("chevron-right")));
    m_detailsButton->setIconSize(QSize(Theme::kIconSmall, Theme::kIconSmall));
}

void InfoBar::setDetailsShown(bool on)
{
    constexpr int kMostLines = 8;
    m_details->setVisible(on);
    m_more->setVisible(on && !m_more->text().isEmpty());
    const int lines = std::clamp(m_details->blockCount() + 1, 3, kMostLines);
    m_details->setFixedHeight(lines * m_details->fontMetrics().lineSpacing() + Theme::kSpace2);
    m_detailsButton->setIcon(icon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
}

} // namespace postaci
