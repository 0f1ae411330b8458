#include "desktop/MailLinkOffer.h"

#include "desktop/DesktopEntry.h"
#include "mainwindow/MainWindow.h"
#include "settings/SettingsDialog.h"
#include "widgets/InfoBar.h"

#include <QEvent>

namespace postaci {

MailLinkOffer::MailLinkOffer(MailEngine& engine, MainWindow& window, QObject* parent)
    : QObject(parent), m_engine(engine), m_window(window), m_settings(engine.profileDir())
{
}

void MailLinkOffer::make()
{
    if (m_settings.wasOfferedAsDefault() || !canOpenMailLinks() ||
        m_engine.reader().accounts().value_or({}).isEmpty())
        return;
    askWhoOpensMailLinks(this, [this](MailLinks links) {
        if (links != MailLinks::OfAnother || !m_window.isActiveWindow() || m_settings.wasOfferedAsDefault())
            return;
        m_settings.setOfferedAsDefault();
        say(Saying::Offer);
    });
}

void MailLinkOffer::say(Saying what)
{
    if (m_bar == nullptr) {
        m_bar = m_window.addBar(QStringLiteral("mailLinksBar"));
        m_bar->installEventFilter(this);
        connect(m_bar, &InfoBar::primaryClicked, this, &MailLinkOffer::answered);
        connect(m_bar, &InfoBar::secondaryClicked, m_bar, &QWidget::hide);
    }
    m_saying = what;
    switch (what) {
    case Saying::Nothing:
        break;
    case Saying::Offer:
        m_bar->show(
            InfoBar::Info,
            tr("Links to mail addresses do not open Postacı yet. It can be changed at any time in the "
               "settings, under General."));
        m_bar->setButtons(tr("Open them here"), tr("No"));
        break;
    case Saying::Taken:
        m_bar->show(InfoBar::Success, tr("Links to mail addresses open Postacı from now on."));
        break;
    case Saying::Failed:
        m_bar->show(InfoBar::Caution, tr("That did not work: links to mail addresses open as before. The "
                                         "settings, under General, say more."));
        m_bar->setButtons(tr("Show settings"));
        break;
    }
}

void MailLinkOffer::answered()
{
    m_bar->hide();
    if (m_saying == Saying::Failed) {
        m_window.openSettings();
        if (auto* dialog = m_window.findChild<SettingsDialog*>())
            dialog->showOption("mailLinksButton");
        return;
    }
    openMailLinks(this, [this](bool worked) { say(worked ? Saying::Taken : Saying::Failed); });
}

bool MailLinkOffer::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_bar->isVisible())
        QMetaObject::invokeMethod(
            this, [this] { say(m_saying); }, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace postaci
