#include "accounts/AccountFetchPage.h"

#include "models/FetchText.h"
#include "widgets/FlowLayout.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kIntervals[] = {5, 10, 15, 30, 60}; ///< minutes
constexpr int kPush = 0;                          ///< data of entries that are no number of minutes
constexpr int kOwn = -1;
constexpr int kByHand = -2;

template <typename Widget> Widget* called(const char* name, QWidget* parent)
{
    auto* widget = new Widget(parent);
    widget->setObjectName(QLatin1String(name));
    return widget;
}

} // namespace

AccountFetchPage::AccountFetchPage(MailEngine& engine, AccountId account, QWidget* parent)
    : QWidget(parent), m_engine(engine), m_account(account), m_state(called<QLabel>("fetchState", this)),
      m_wayLabel(new QLabel(this)), m_way(called<QComboBox>("fetchWayCombo", this)),
      m_minutes(called<QSpinBox>("fetchMinutesSpin", this)), m_wayHelp(called<QLabel>("fetchWayHelp", this)),
      m_quiet(called<QCheckBox>("quietHoursCheck", this)), m_fromLabel(new QLabel(this)),
      m_from(called<QTimeEdit>("quietFromEdit", this)), m_toLabel(new QLabel(this)),
      m_to(called<QTimeEdit>("quietToEdit", this)), m_dayRow(new QWidget(this)),
      m_quietHelp(new QLabel(this)), m_metered(called<QCheckBox>("meteredCheck", this)),
      m_meteredHelp(new QLabel(this)), m_battery(called<QCheckBox>("lowBatteryCheck", this)),
      m_batteryHelp(new QLabel(this))
{
    setObjectName(QStringLiteral("accountFetchPage"));
    build();
    connect(m_way, &QComboBox::currentIndexChanged, this, &AccountFetchPage::updateParts);
    connect(m_quiet, &QCheckBox::toggled, this, &AccountFetchPage::updateParts);
    connect(&m_engine, &MailEngine::accountStateChanged, this, [this](const AccountState& state) {
        if (state.account == m_account)
            showState();
    });
    retranslate();
    load(FetchRules());
}

void AccountFetchPage::build()
{
    m_wayLabel->setBuddy(m_way);
    m_way->addItem(QString(), kPush);
    for (const int minutes : kIntervals)
        m_way->addItem(QString(), minutes);
    m_way->addItem(QString(), kOwn);
    m_way->addItem(QString(), kByHand);
    m_minutes->setRange(1, FetchRules::kMostMinutes);
    m_state->setTextFormat(Qt::PlainText);
    for (QLabel* label : {m_state, m_wayHelp, m_quietHelp, m_meteredHelp, m_batteryHelp})
        label->setWordWrap(true);
    for (QLabel* label : {m_wayHelp, m_quietHelp, m_meteredHelp, m_batteryHelp})
        setInk(label, Ink::Meta);
    auto* way = new QHBoxLayout;
    way->setSpacing(Theme::kSpace2);
    way->addWidget(m_way);
    way->addWidget(m_minutes);
    way->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace1);
    column->addWidget(m_state);
    column->addSpacing(Theme::kSpace4);
    column->addWidget(m_wayLabel);
    column->addLayout(way);
    column->addWidget(m_wayHelp);
    column->addSpacing(Theme::kSpace4);
    column->addWidget(m_quiet);
    column->addWidget(buildQuietHours());
    column->addWidget(m_quietHelp);
    column->addSpacing(Theme::kSpace4);
    column->addWidget(m_metered);
    column->addWidget(m_meteredHelp);
    column->addSpacing(Theme::kSpace4);
    column->addWidget(m_battery);
    column->addWidget(m_batteryHelp);
    column->addStretch(1);
}

QWidget* AccountFetchPage::buildQuietHours()
{
    auto* hours = new QWidget(this);
    m_dayRow->setParent(hours);
    m_fromLabel->setBuddy(m_from);
    m_toLabel->setBuddy(m_to);
    auto* times = new QHBoxLayout;
    times->setSpacing(Theme::kSpace2);
    for (QWidget* widget : {static_cast<QWidget*>(m_fromLabel), static_cast<QWidget*>(m_from),
                            static_cast<QWidget*>(m_toLabel), static_cast<QWidget*>(m_to)})
        times->addWidget(widget);
    times->addStretch(1);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        m_days.append(new QCheckBox(m_dayRow));
        m_days.last()->setObjectName(QStringLiteral("quietDay%1").arg(day));
    }
    auto* days = new FlowLayout(m_dayRow);
    const int first = QLocale().firstDayOfWeek();
    for (int i = 0; i < m_days.size(); ++i) {
        QCheckBox* box = m_days.at((first - 1 + i) % m_days.size());
        days->addWidget(box);
        if (i > 0)
            setTabOrder(m_days.at((first - 2 + i) % m_days.size()), box);
    }
    auto* column = new QVBoxLayout(hours);
    column->setContentsMargins(Theme::kSpace6, 0, 0, 0);
    column->setSpacing(Theme::kSpace1);
    column->addLayout(times);
    column->addWidget(m_dayRow);
    return hours;
}

void AccountFetchPage::load(const FetchRules& rules)
{
    m_minutes->setValue(rules.minutes);
    const int interval = m_way->findData(rules.minutes);
    int entry = m_way->findData(kPush);
    if (rules.mode == FetchMode::ByHand)
        entry = m_way->findData(kByHand);
    else if (rules.mode == FetchMode::Interval)
        entry = interval >= 0 ? interval : m_way->findData(kOwn);
    m_way->setCurrentIndex(entry);
    m_quiet->setChecked(rules.quiet.isOn);
    m_from->setTime(rules.quiet.from);
    m_to->setTime(rules.quiet.to);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
        m_days.at(day - 1)->setChecked(rules.quiet.beginsOn(static_cast<Qt::DayOfWeek>(day)));
    m_metered->setChecked(rules.pausesOnMetered);
    m_battery->setChecked(rules.pausesOnLowBattery);
    updateParts();
    showState();
}

FetchRules AccountFetchPage::rules() const
{
    FetchRules rules;
    const int way = m_way->currentData().toInt();
    rules.mode = way == kPush ? FetchMode::Push : way == kByHand ? FetchMode::ByHand : FetchMode::Interval;
    rules.minutes = way > 0 ? way : m_minutes->value();
    rules.quiet.isOn = m_quiet->isChecked();
    rules.quiet.from = m_from->time();
    rules.quiet.to = m_to->time();
    rules.quiet.days = 0;
    for (qsizetype day = 0; day < m_days.size(); ++day)
        if (m_days.at(day)->isChecked())
            rules.quiet.days = static_cast<quint8>(rules.quiet.days | (1U << day));
    rules.pausesOnMetered = m_metered->isChecked();
    rules.pausesOnLowBattery = m_battery->isChecked();
    return rules;
}

void AccountFetchPage::updateParts()
{
    const int way = m_way->currentData().toInt();
    m_minutes->setVisible(way == kOwn);
    const bool isByItself = way != kByHand;
    for (QWidget* widget :
         {static_cast<QWidget*>(m_quiet), static_cast<QWidget*>(m_metered), static_cast<QWidget*>(m_battery)})
        widget->setEnabled(isByItself);
    const bool areHours = isByItself && m_quiet->isChecked();
    for (QWidget* widget : {static_cast<QWidget*>(m_fromLabel), static_cast<QWidget*>(m_from),
                            static_cast<QWidget*>(m_toLabel), static_cast<QWidget*>(m_to), m_dayRow})
        widget->setEnabled(areHours);
    if (way == kPush)
        m_wayHelp->setText(
            tr("The server tells of new mail at once. Where it cannot, Postacı looks every few "
               "minutes."));
    else if (way == kByHand)
        m_wayHelp->setText(tr("Nothing is fetched until you choose “Get mail”. What you write is sent."));
    else
        m_wayHelp->setText(tr("Postacı connects, looks for new mail, and leaves again."));
}

void AccountFetchPage::showState()
{
    m_state->setText(fetchText(m_engine.accountState(m_account)));
}

void AccountFetchPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccountFetchPage::retranslateDays()
{
    const QLocale locale;
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        m_days.at(day - 1)->setText(locale.standaloneDayName(day, QLocale::ShortFormat));
        //: %1 is a day of the week
        m_days.at(day - 1)->setAccessibleName(
            tr("Quiet hours begin on %1").arg(locale.standaloneDayName(day, QLocale::LongFormat)));
    }
    const QString format = QStringLiteral("HH:mm");
    m_from->setDisplayFormat(format);
    m_to->setDisplayFormat(format);
}

void AccountFetchPage::retranslate()
{
    m_wayLabel->setText(tr("Fetch ne&w mail"));
    for (int i = 0; i < m_way->count(); ++i) {
        const int way = m_way->itemData(i).toInt();
        m_way->setItemText(i, way == kPush     ? tr("as soon as it arrives (push)")
                              : way == kOwn    ? tr("every so many minutes…")
                              : way == kByHand ? tr("only when I ask")
                                               : tr("every %n minute(s)", nullptr, way));
    }
    m_way->adjustSize();
    m_minutes->setAccessibleName(tr("Minutes between two looks"));
    m_minutes->setSuffix(tr(" min", "minutes, behind a number"));
    m_quiet->setText(tr("Keep &quiet hours"));
    m_fromLabel->setText(tr("&from"));
    m_toLabel->setText(tr("&to"));
    m_quietHelp->setText(tr("Nothing is fetched by itself then; “Get mail” still does. The days are those on "
                            "which they begin."));
    m_metered->setText(tr("Pause on mete&red networks"));
    m_meteredHelp->setText(
        tr("Where the system says that the connection costs by the amount, as a phone's does."));
    m_battery->setText(tr("Pause when the &battery is low"));
    m_batteryHelp->setText(tr("Until the computer is plugged in again."));
    retranslateDays();
    updateParts();
    showState();
}

} // namespace postaci
