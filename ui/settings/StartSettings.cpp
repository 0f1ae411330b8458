#include "settings/StartSettings.h"

#include "settings/SettingsColumn.h"

#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>

namespace postaci {

StartSettings::StartSettings(const QString& profileDir, QWidget* parent)
    : QWidget(parent), m_settings(profileDir), m_profileDir(profileDir), m_startHeading(new QLabel(this)),
      m_autostart(namedControl<QCheckBox>("autostartCheck", this)),
      m_autostartHelp(namedControl<QLabel>("autostartHelp", this)),
      m_hidden(namedControl<QCheckBox>("startHiddenCheck", this)), m_hiddenHelp(new QLabel(this)),
      m_linksHeading(new QLabel(this)), m_mailLinks(namedControl<QPushButton>("mailLinksButton", this)),
      m_mailLinksHelp(namedControl<QLabel>("mailLinksHelp", this))
{
    build();
    showValues();
    connect(m_autostart, &QCheckBox::clicked, this, &StartSettings::saveAutostart);
    connect(m_hidden, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.setStartsHidden(on);
        if (m_autostart->isChecked())
            saveAutostart();
    });
    connect(m_mailLinks, &QPushButton::clicked, this, &StartSettings::takeMailLinks);
    retranslate();
}

void StartSettings::build()
{
    m_mailLinks->setAutoDefault(true); // Enter presses the one with the focus
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace1);
    addHeading(*column, m_startHeading);
    column->addWidget(m_autostart);
    addHelp(*column, m_autostartHelp);
    column->addWidget(m_hidden);
    addHelp(*column, m_hiddenHelp);
    addHeading(*column, m_linksHeading);
    column->addWidget(m_mailLinks, 0, Qt::AlignLeft);
    addHelp(*column, m_mailLinksHelp, false);
}

void StartSettings::takeMailLinks()
{
    m_mailLinks->setEnabled(false);
    openMailLinks(this, [this, button = QPointer<QPushButton>(m_mailLinks)](bool worked) {
        if (!button)
            return;
        if (worked) {
            showMailLinks(MailLinks::Ours);
            return;
        }
        m_mailLinks->setEnabled(true);
        m_mailLinksHelp->setText(
            tr("That did not work. Perhaps Postacı is not installed for the whole desktop, only started "
               "from a directory; the desktop's own settings may help."));
    });
}

void StartSettings::showValues()
{
    m_autostart->setChecked(startsWithSession(startProfile()));
    m_hidden->setChecked(m_settings.startsHidden());
    m_hidden->setEnabled(m_autostart->isChecked());
}

/// As Autostart has it.
QString StartSettings::startProfile() const
{
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    const QString profile = QDir(m_profileDir).absolutePath(); // a session begins in another directory
    return profile == QDir(usual).absolutePath() ? QString() : profile;
}

void StartSettings::saveAutostart()
{
    const Autostart how{startProfile(), m_hidden->isChecked()};
    const bool worked = setStartsWithSession(m_autostart->isChecked(), how);
    retranslate();
    if (!worked)
        m_autostartHelp->setText(
            tr("The file for that could not be written. Is the disk full, or may it not be changed?"));
    showValues();
}

void StartSettings::showMailLinks(MailLinks links)
{
    m_links = links;
    m_mailLinks->setEnabled(links != MailLinks::Ours && canOpenMailLinks());
    retranslate();
}

void StartSettings::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showValues(); // other programs change them too
    if (canOpenMailLinks())
        // The question ends with the page at the latest, after the controls of the page.
        askWhoOpensMailLinks(this, [this, button = QPointer<QPushButton>(m_mailLinks)](MailLinks links) {
            if (button)
                showMailLinks(links);
        });
    else
        showMailLinks(MailLinks::Unknown);
}

void StartSettings::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StartSettings::retranslate()
{
    m_startHeading->setText(tr("Start"));
    m_autostart->setText(tr("Start Postacı when I lo&g in"));
    m_autostartHelp->setText(tr("New mail is told as soon as you begin to work."));
    m_hidden->setText(tr("Without a window, only in th&e tray"));
    m_hiddenHelp->setText(tr("Where there is no tray, the window is there, but minimised."));
    m_linksHeading->setText(tr("Links to mail addresses"));
    m_mailLinks->setText(tr("Open lin&ks to mail addresses with Postacı"));
    const auto sentence = [this] {
        if (!canOpenMailLinks())
            return tr("The desktop offers no way to choose that from here (xdg-utils is not installed).");
        switch (m_links) {
        case MailLinks::Ours:
            return tr("That is so now.");
        case MailLinks::OfAnother:
            return tr("They do not open Postacı now.");
        case MailLinks::Unknown:
            break;
        }
        return tr("Links on web pages then open a new message here.");
    };
    m_mailLinksHelp->setText(sentence());
}

} // namespace postaci
