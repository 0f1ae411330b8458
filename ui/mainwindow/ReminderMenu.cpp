#include "mainwindow/ReminderMenu.h"

#include "mainwindow/TimeDialog.h"
#include "widgets/DateText.h"

#include <QLocale>
#include <QMenu>
#include <QTimeZone>

namespace postaci {

namespace {

constexpr int kMorning = 8; ///< hours
constexpr int kEvening = 18;
constexpr int kDaysOfWeek = 7;

QDateTime onDay(const QDateTime& now, qint64 days, int hour)
{
    return {now.date().addDays(days), QTime(hour, 0), now.timeZone()};
}

/// The name says what day it is, so within a week a short one will do.
QString shortly(const QDateTime& time, const QDateTime& now)
{
    const QLocale locale;
    const QDate day = time.toLocalTime().date();
    if (day == now.date() || now.date().daysTo(day) >= kDaysOfWeek)
        return comingDate(time, now, locale);
    return locale.toString(day, QStringLiteral("ddd ")) +
           locale.toString(time.toLocalTime().time(), QLocale::ShortFormat);
}

/// Days until the next day of that number, at least one.
int daysUntil(const QDateTime& now, int dayOfWeek)
{
    const int days = (dayOfWeek - now.date().dayOfWeek() + kDaysOfWeek) % kDaysOfWeek;
    return days == 0 ? kDaysOfWeek : days;
}

} // namespace

QList<OfferedTime> ReminderMenu::snoozeTimes(const QDateTime& now)
{
    constexpr int kHours = 3;
    constexpr int kSecondsOfAnHour = 3600;
    constexpr int kSecondsOfAStep = 300;
    const qint64 later = now.toSecsSinceEpoch() + kHours * kSecondsOfAnHour;
    QList<OfferedTime> times{
        {tr("In three &hours"),
         QDateTime::fromSecsSinceEpoch((later + kSecondsOfAStep - 1) / kSecondsOfAStep * kSecondsOfAStep)
             .toTimeZone(now.timeZone())}};
    constexpr int kClose = 1800; // seconds between two times that are worth a choice
    if (const QDateTime evening = onDay(now, 0, kEvening); evening > times.constFirst().time.addSecs(kClose))
        times.append({tr("This &evening"), evening});
    times.append({tr("Tomorrow &morning"), onDay(now, 1, kMorning)});
    if (const int days = daysUntil(now, Qt::Saturday); days > 1 && days < kDaysOfWeek)
        times.append({tr("At the &weekend"), onDay(now, days, kMorning)});
    if (const int days = daysUntil(now, Qt::Monday); days > 1)
        times.append({tr("&Next week"), onDay(now, days, kMorning)});
    return times;
}

QList<OfferedTime> ReminderMenu::followUpTimes(const QDateTime& now)
{
    constexpr int kThreeDays = 3;
    return {{tr("Tomorrow &morning"), onDay(now, 1, kMorning)},
            {tr("In three &days"), onDay(now, kThreeDays, kMorning)},
            {tr("In a &week"), onDay(now, kDaysOfWeek, kMorning)},
            {tr("In two wee&ks"), onDay(now, qint64{2} * kDaysOfWeek, kMorning)}};
}

void ReminderMenu::fill(QMenu& menu, const QList<OfferedTime>& times, const Chosen& chosen)
{
    menu.clear();
    const QDateTime now = QDateTime::currentDateTime();
    for (const OfferedTime& offered : times) {
        // The right column of the menu.
        const QAction* action = menu.addAction(offered.name + QLatin1Char('\t') + shortly(offered.time, now));
        QObject::connect(action, &QAction::triggered, &menu,
                         [chosen, at = offered.time] { chosen(at.toUTC()); });
    }
    menu.addSeparator();
}

void ReminderMenu::addOwnTime(QMenu& menu, const QString& title, QWidget* window, const Chosen& chosen)
{
    const QAction* own = menu.addAction(tr("&Choose a time…"));
    QObject::connect(own, &QAction::triggered, window, [title, window, chosen] {
        auto* dialog = new TimeDialog(title, onDay(QDateTime::currentDateTime(), 1, kMorning), window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(dialog, &TimeDialog::timeChosen, window,
                         [chosen](const QDateTime& time) { chosen(time.toUTC()); });
        dialog->open();
    });
}

void ReminderMenu::fillSnooze(QMenu& menu, QWidget* window, const Chosen& chosen)
{
    fill(menu, snoozeTimes(QDateTime::currentDateTime()), chosen);
    addOwnTime(menu, tr("Snooze"), window, chosen);
}

void ReminderMenu::fillSendLater(QMenu& menu, QWidget* window, const Chosen& chosen)
{
    fill(menu, snoozeTimes(QDateTime::currentDateTime()), chosen);
    addOwnTime(menu, tr("Send later"), window, chosen);
}

void ReminderMenu::fillFollowUp(QMenu& menu, QWidget* window, bool isAwaited, const Chosen& chosen)
{
    fill(menu, followUpTimes(QDateTime::currentDateTime()), chosen);
    addOwnTime(menu, tr("Await an answer"), window, chosen);
    if (!isAwaited)
        return;
    const QAction* end = menu.addAction(tr("No &answer is awaited"));
    QObject::connect(end, &QAction::triggered, &menu, [chosen] { chosen({}); });
}

} // namespace postaci
