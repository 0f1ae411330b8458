#include "composer/SendMenu.h"

#include "mainwindow/ReminderMenu.h"
#include "settings/AppSettings.h"
#include "widgets/Icon.h"

#include <QMenu>
#include <QToolButton>

namespace postaci {

SendMenu::SendMenu(const AppSettings& settings, QWidget* parent)
    : QObject(parent), m_button(new QToolButton(parent)), m_menu(new QMenu(m_button)),
      m_notices(new QAction(this))
{
    m_button->setObjectName(QStringLiteral("sendMenuButton"));
    m_button->setPopupMode(QToolButton::InstantPopup);
    constexpr int kArrow = 12; // an arrow needs less room than a picture
    m_button->setIconSize(QSize(kArrow, kArrow));
    m_button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("sendMenu"));
    m_notices->setObjectName(QStringLiteral("noticesChoice"));
    m_notices->setCheckable(true);
    m_notices->setChecked(settings.wantsNotices());
    connect(m_menu, &QMenu::aboutToShow, this, &SendMenu::fill);
    connect(m_notices, &QAction::triggered, this, &SendMenu::changed);
    retranslate();
}

void SendMenu::fill()
{
    ReminderMenu::fillSendLater(*m_menu, m_button->window(),
                                [this](const QDateTime& time) { Q_EMIT timeChosen(time); });
    m_menu->addSeparator();
    m_menu->addAction(m_notices);
}

bool SendMenu::wantsNotices() const
{
    return m_notices->isChecked();
}

void SendMenu::setWantsNotices(bool on)
{
    m_notices->setChecked(on);
}

void SendMenu::retranslate()
{
    m_button->setIcon(icon(QStringLiteral("chevron-down")));
    m_button->setToolTip(tr("Send at another time, or ask for a delivery report"));
    m_button->setAccessibleName(tr("More ways to send"));
    m_notices->setText(tr("Tell me when it is &delivered"));
    m_notices->setToolTip(
        tr("Servers that can do so report when the message reaches its recipients, and when it is "
           "delayed."));
}

} // namespace postaci
