#include "models/FetchText.h"

#include <QCoreApplication>
#include <QLocale>

namespace postaci {

namespace {

class FetchWords
{
    Q_DECLARE_TR_FUNCTIONS(FetchText)
public:
    static QString checked(const AccountState& state);
    static QString held(const AccountState& state);
    static QString outlook(const AccountState& state);
};

QString FetchWords::checked(const AccountState& state)
{
    if (!state.lastChecked.isValid())
        return tr("Not checked yet");
    const QDateTime local = state.lastChecked.toLocalTime();
    const QString time = QLocale().toString(local.time(), QStringLiteral("HH:mm:ss"));
    //: %1 is a time of day with seconds, or date and time
    return tr("Last checked %1")
        .arg(local.date() == QDate::currentDate()
                 ? time
                 : QLocale().toString(local.date(), QLocale::ShortFormat) + QLatin1Char(' ') + time);
}

QString FetchWords::held(const AccountState& state)
{
    switch (state.hold) {
    case FetchHold::QuietHours:
        return state.holdEnds.isValid() ? tr("paused: quiet hours until %1").arg(momentText(state.holdEnds))
                                        : tr("paused: quiet hours");
    case FetchHold::Metered:
        return tr("paused: metered network");
    case FetchHold::LowBattery:
        return tr("paused: low battery");
    case FetchHold::None:
        break;
    }
    return {};
}

/// What is to be expected of it.
QString FetchWords::outlook(const AccountState& state)
{
    switch (state.activity) {
    case AccountActivity::NeedsUser:
        return tr("needs your attention");
    case AccountActivity::Paused:
        return tr("paused by you");
    case AccountActivity::Offline:
        return state.nextAttempt.isValid()
                   ? tr("not connected, tries again at %1").arg(momentText(state.nextAttempt))
                   : tr("not connected");
    default:
        break;
    }
    if (state.hold != FetchHold::None)
        return held(state);
    if (state.activity == AccountActivity::Push)
        return tr("push active");
    if (state.fetchMode == FetchMode::ByHand)
        return tr("fetched only when you ask");
    if (!state.nextCheck.isValid())
        return {};
    const QString next = momentText(state.nextCheck);
    return state.cannotPush ? tr("this server cannot push, next check %1").arg(next)
                            : tr("next check %1").arg(next);
}

} // namespace

QString momentText(const QDateTime& time)
{
    const QDateTime local = time.toLocalTime();
    const QLocale locale;
    return local.date() == QDate::currentDate() ? locale.toString(local.time(), QLocale::ShortFormat)
                                                : locale.toString(local, QLocale::ShortFormat);
}

QString holdText(const AccountState& state)
{
    return FetchWords::held(state);
}

QString fetchText(const AccountState& state)
{
    const QString outlook = FetchWords::outlook(state);
    const QString checked = FetchWords::checked(state);
    return outlook.isEmpty() ? checked : QStringLiteral("%1, %2").arg(checked, outlook);
}

} // namespace postaci
