#include "settings/NotificationPage.h"

#include "settings/AppSettings.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace postaci {

namespace {

template <typename Control> Control* namedControl(const char* name, QWidget* parent)
{
    auto* control = new Control(parent);
    control->setObjectName(QLatin1String(name));
    return control;
}

/// A line under a control, and under its words where that is a box to tick.
void addHelp(QVBoxLayout& column, QLabel* help, bool isUnderBox = true)
{
    help->setWordWrap(true);
    help->setContentsMargins(isUnderBox ? Theme::kSpace6 : 0, 0, 0, 0);
    setInk(help, Ink::Meta);
    column.addWidget(help);
    column.addSpacing(Theme::kSpace2);
}

void addHeading(QVBoxLayout& column, QLabel* heading)
{
    heading->setFont(Theme::semibold(heading->font()));
    if (column.count() > 0)
        column.addSpacing(Theme::kSpace4);
    column.addWidget(heading);
    column.addSpacing(Theme::kSpace1);
}

} // namespace

NotificationPage::NotificationPage(AppSettings& settings, const QString& profileDir, QWidget* parent)
    : QWidget(parent), m_app(settings), m_settings(profileDir), m_profileDir(profileDir),
      m_mailHeading(new QLabel(this)), m_on(namedControl<QCheckBox>("notificationsCheck", this)),
      m_onHelp(new QLabel(this)), m_paused(namedControl<QCheckBox>("notificationsPausedCheck", this)),
      m_pausedHelp(new QLabel(this)), m_textLabel(new QLabel(this)),
      m_text(namedControl<QComboBox>("notificationTextCombo", this)), m_textHelp(new QLabel(this)),
      m_sound(namedControl<QCheckBox>("notificationSoundCheck", this)), m_soundHelp(new QLabel(this)),
      m_quiet(namedControl<QCheckBox>("quietHoursCheck", this)), m_quietHelp(new QLabel(this)),
      m_fromLabel(new QLabel(this)), m_from(namedControl<QTimeEdit>("quietFromEdit", this)),
      m_toLabel(new QLabel(this)), m_to(namedControl<QTimeEdit>("quietToEdit", this)),
      m_trayHeading(new QLabel(this)), m_tray(namedControl<QCheckBox>("trayCheck", this)),
      m_trayHelp(namedControl<QLabel>("trayHelp", this)),
      m_close(namedControl<QCheckBox>("closeToTrayCheck", this)), m_closeHelp(new QLabel(this)),
      m_startHeading(new QLabel(this)), m_autostart(namedControl<QCheckBox>("autostartCheck", this)),
      m_autostartHelp(namedControl<QLabel>("autostartHelp", this)),
      m_hidden(namedControl<QCheckBox>("startHiddenCheck", this)), m_hiddenHelp(new QLabel(this)),
      m_mailLinks(namedControl<QPushButton>("mailLinksButton", this)),
      m_mailLinksHelp(namedControl<QLabel>("mailLinksHelp", this))
{
    build();
    showValues();
    connectNotifications();
    connectQuietHours();
    connectDesktop();
    retranslate();
}

void NotificationPage::build()
{
    for (int i = 0; i < 3; ++i)
        m_text->addItem(QString());
    m_textLabel->setBuddy(m_text);
    m_mailLinks->setAutoDefault(true); // Enter presses the one with the focus
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace1);
    addHeading(*column, m_mailHeading);
    column->addWidget(m_on);
    addHelp(*column, m_onHelp);
    column->addWidget(m_paused);
    addHelp(*column, m_pausedHelp);
    column->addWidget(m_textLabel);
    column->addWidget(m_text, 0, Qt::AlignLeft);
    addHelp(*column, m_textHelp, false);
    column->addWidget(m_sound);
    addHelp(*column, m_soundHelp);
    column->addWidget(m_quiet);
    column->addWidget(makeQuietTimes());
    addHelp(*column, m_quietHelp);
    addHeading(*column, m_trayHeading);
    column->addWidget(m_tray);
    addHelp(*column, m_trayHelp);
    column->addWidget(m_close);
    addHelp(*column, m_closeHelp);
    addHeading(*column, m_startHeading);
    column->addWidget(m_autostart);
    addHelp(*column, m_autostartHelp);
    column->addWidget(m_hidden);
    addHelp(*column, m_hiddenHelp);
    column->addWidget(m_mailLinks, 0, Qt::AlignLeft);
    addHelp(*column, m_mailLinksHelp, false);
    column->addStretch(1);
}

QWidget* NotificationPage::makeQuietTimes()
{
    auto* box = new QWidget(this);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(Theme::kSpace6, 0, 0, 0);
    rows->setSpacing(Theme::kSpace1);
    auto* times = new QHBoxLayout;
    times->setSpacing(Theme::kSpace2);
    for (QWidget* part : {static_cast<QWidget*>(m_fromLabel), static_cast<QWidget*>(m_from),
                          static_cast<QWidget*>(m_toLabel), static_cast<QWidget*>(m_to)})
        times->addWidget(part);
    times->addStretch(1);
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    rows->addLayout(times);
    auto* days = new QHBoxLayout;
    days->setSpacing(Theme::kSpace2);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        auto* check = new QCheckBox(box);
        check->setObjectName(QStringLiteral("quietDay%1").arg(day));
        days->addWidget(check);
        m_days.append(check);
    }
    days->addStretch(1);
    rows->addLayout(days);
    return box;
}

void NotificationPage::connectNotifications()
{
    connect(m_on, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.setOn(on);
        enableParts();
    });
    connect(m_paused, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.setPaused(on);
        Q_EMIT m_app.desktopSettingsChanged();
    });
    connect(m_text, &QComboBox::activated, this,
            [this](int index) { m_settings.setText(static_cast<NotificationText>(index)); });
    connect(m_sound, &QCheckBox::clicked, this, [this](bool on) { m_settings.setSound(on); });
}

void NotificationPage::connectQuietHours()
{
    connect(m_quiet, &QCheckBox::clicked, this, [this] {
        saveQuietHours();
        enableParts();
    });
    for (const QTimeEdit* edit : {m_from, m_to})
        connect(edit, &QTimeEdit::timeChanged, this, &NotificationPage::saveQuietHours);
    for (const QCheckBox* day : std::as_const(m_days))
        connect(day, &QCheckBox::clicked, this, &NotificationPage::saveQuietHours);
}

void NotificationPage::connectDesktop()
{
    connect(&m_desktopTray, &TrayWatch::changed, this, [this] {
        enableParts();
        retranslateDesktop();
    });
    connect(m_tray, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.setShowsTray(on);
        enableParts();
        Q_EMIT m_app.desktopSettingsChanged();
    });
    connect(m_close, &QCheckBox::clicked, this, [this](bool on) { m_settings.setClosesToTray(on); });
    connect(m_autostart, &QCheckBox::clicked, this, &NotificationPage::saveAutostart);
    connect(m_hidden, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.setStartsHidden(on);
        if (m_autostart->isChecked())
            saveAutostart();
    });
    connect(m_mailLinks, &QPushButton::clicked, this, [this] {
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
    });
}

void NotificationPage::showValues()
{
    m_on->setChecked(m_settings.isOn());
    m_paused->setChecked(m_settings.isPaused());
    m_text->setCurrentIndex(static_cast<int>(m_settings.text()));
    m_sound->setChecked(m_settings.hasSound());
    const QuietHours hours = m_settings.quietHours();
    m_quiet->setChecked(hours.isOn);
    m_from->setTime(hours.from);
    m_to->setTime(hours.to);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
        m_days.at(day - 1)->setChecked(hours.beginsOn(static_cast<Qt::DayOfWeek>(day)));
    m_tray->setChecked(m_settings.showsTray());
    m_close->setChecked(m_settings.closesToTray());
    m_autostart->setChecked(startsWithSession(startProfile()));
    m_hidden->setChecked(m_settings.startsHidden());
    enableParts();
}

void NotificationPage::enableParts()
{
    for (QWidget* part : {static_cast<QWidget*>(m_paused), static_cast<QWidget*>(m_text),
                          static_cast<QWidget*>(m_sound), static_cast<QWidget*>(m_quiet)})
        part->setEnabled(m_on->isChecked());
    const bool isQuiet = m_on->isChecked() && m_quiet->isChecked();
    m_from->setEnabled(isQuiet);
    m_to->setEnabled(isQuiet);
    for (QCheckBox* day : std::as_const(m_days))
        day->setEnabled(isQuiet);
    const bool hasTray = !m_desktopTray.hasNoTray();
    m_tray->setEnabled(hasTray);
    m_close->setEnabled(hasTray && m_tray->isChecked());
    m_hidden->setEnabled(m_autostart->isChecked());
}

void NotificationPage::saveQuietHours()
{
    QuietHours hours;
    hours.isOn = m_quiet->isChecked();
    hours.from = m_from->time();
    hours.to = m_to->time();
    hours.days = 0;
    for (qsizetype day = 0; day < m_days.size(); ++day) {
        if (m_days.at(day)->isChecked())
            hours.days = static_cast<quint8>(hours.days | (1U << day));
    }
    m_settings.setQuietHours(hours);
}

/// As Autostart has it.
QString NotificationPage::startProfile() const
{
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    const QString profile = QDir(m_profileDir).absolutePath(); // a session begins in another directory
    return profile == QDir(usual).absolutePath() ? QString() : profile;
}

void NotificationPage::saveAutostart()
{
    const Autostart how{startProfile(), m_hidden->isChecked()};
    const bool worked = setStartsWithSession(m_autostart->isChecked(), how);
    retranslateDesktop();
    if (!worked)
        m_autostartHelp->setText(
            tr("The file for that could not be written. Is the disk full, or may it not be changed?"));
    m_autostart->setChecked(startsWithSession(how.profile));
    enableParts();
}

void NotificationPage::showMailLinks(MailLinks links)
{
    m_links = links;
    m_mailLinks->setEnabled(links != MailLinks::Ours && canOpenMailLinks());
    retranslateDesktop();
}

void NotificationPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showValues(); // the tray's menu and other programs change them too
    m_desktopTray.look();
    if (canOpenMailLinks())
        // The question ends with the page at the latest, after the controls of the page.
        askWhoOpensMailLinks(this, [this, button = QPointer<QPushButton>(m_mailLinks)](MailLinks links) {
            if (button)
                showMailLinks(links);
        });
    else
        showMailLinks(MailLinks::Unknown);
}

void NotificationPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NotificationPage::retranslate()
{
    m_mailHeading->setText(tr("New mail"));
    m_on->setText(tr("Notify me of &new mail"));
    m_onHelp->setText(tr("Of mail in the inboxes and in folders that you have chosen in their menu; each "
                         "account can be left out in its settings."));
    m_paused->setText(tr("Pause for no&w"));
    m_pausedHelp->setText(tr("Nothing is shown until you go on, or until Postacı is started again."));
    m_textLabel->setText(tr("A notification s&hows"));
    m_text->setItemText(int(NotificationText::Whole), tr("who writes, the subject and how it begins"));
    m_text->setItemText(int(NotificationText::Sender), tr("only who writes"));
    m_text->setItemText(int(NotificationText::Count), tr("only how many messages have come"));
    m_textHelp->setText(tr("Less is better where others can see your screen."));
    m_sound->setText(tr("With a soun&d"));
    m_soundHelp->setText(tr("The desktop's sound for new mail, if it has one."));
    m_quiet->setText(tr("&Quiet hours"));
    m_fromLabel->setText(tr("&from"));
    m_toLabel->setText(tr("&until"));
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        m_days.at(day - 1)->setText(QLocale().standaloneDayName(day, QLocale::ShortFormat));
        m_days.at(day - 1)->setAccessibleName(
            //: %1 is a day of the week
            tr("Quiet hours on %1").arg(QLocale().standaloneDayName(day, QLocale::LongFormat)));
    }
    m_quietHelp->setText(tr("Mail comes as always, but nothing tells of it. Hours that end the next morning "
                            "belong to the day on which they begin."));
    m_trayHeading->setText(tr("Tray"));
    m_startHeading->setText(tr("Start"));
    retranslateDesktop();
}

void NotificationPage::retranslateDesktop()
{
    m_tray->setText(tr("Show an ic&on in the tray"));
    m_trayHelp->setText(m_desktopTray.hasNoTray()
                            ? tr("This desktop has no tray, so Postacı can show nothing there.")
                            : tr("It tells how many messages in the inboxes are unread."));
    m_close->setText(tr("&Closing the window leaves Postacı in the tray"));
    m_closeHelp->setText(tr("It goes on looking for mail; to end it, choose Quit in the File menu or in that "
                            "of the icon."));
    m_autostart->setText(tr("Start Postacı when I &log in"));
    m_autostartHelp->setText(tr("New mail is told as soon as you begin to work."));
    m_hidden->setText(tr("Without a window, only in th&e tray"));
    m_hiddenHelp->setText(tr("Where there is no tray, the window is there, but minimised."));
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
