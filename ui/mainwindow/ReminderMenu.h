#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

class QMenu;
class QWidget;

namespace postaci {

/// A time that a menu offers.
struct OfferedTime
{
    QString name; ///< with a mnemonic
    QDateTime time;
};

/// The times that are offered for putting a message off and for missing an answer. UI thread.
class ReminderMenu
{
    Q_DECLARE_TR_FUNCTIONS(postaci::ReminderMenu)

public:
    /// A time (UTC) was chosen; invalid: no more.
    using Chosen = std::function<void(const QDateTime& time)>;

    /// What is left of this day, its week and the next one: each later than `now`, whose time zone counts.
    [[nodiscard]] static QList<OfferedTime> snoozeTimes(const QDateTime& now);
    [[nodiscard]] static QList<OfferedTime> followUpTimes(const QDateTime& now);

    static void fillSnooze(QMenu& menu, QWidget* window, const Chosen& chosen);
    static void fillSendLater(QMenu& menu, QWidget* window, const Chosen& chosen);
    /// `isAwaited`: there is something to end.
    static void fillFollowUp(QMenu& menu, QWidget* window, bool isAwaited, const Chosen& chosen);

private:
    static void fill(QMenu& menu, const QList<OfferedTime>& times, const Chosen& chosen);
    static void addOwnTime(QMenu& menu, const QString& title, QWidget* window, const Chosen& chosen);
};

} // namespace postaci
