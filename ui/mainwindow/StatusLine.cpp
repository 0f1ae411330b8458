#include "mainwindow/StatusLine.h"

#include "base/LocalAccount.h"
#include "models/FetchText.h"
#include "widgets/ElidedLabel.h"
#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

namespace postaci {

namespace {

constexpr int kBarWidth = 80;

/// Something went wrong, and nothing happens until the next attempt.
bool isAwaitingAttempt(const OutboxEntry& entry)
{
    return entry.state == OutboxState::Queued && entry.attempts > 0;
}

bool isOnItsWay(const OutboxEntry& entry)
{
    return (entry.state == OutboxState::Queued && !isAwaitingAttempt(entry)) ||
           entry.state == OutboxState::Sending || entry.state == OutboxState::Ending;
}

void setProgress(QProgressBar* bar, qint64 done, qint64 total)
{
    bar->setVisible(total > 0);
    if (total <= 0)
        return;
    constexpr int kFineness = 1000; // totals may be larger than an int
    bar->setRange(0, kFineness);
    bar->setValue(static_cast<int>(std::clamp<qint64>(done * kFineness / total, 0, kFineness)));
}

} // namespace

StatusLine::StatusLine(QWidget* parent) : QFrame(parent), m_layout(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("statusLine"));
    m_layout->setContentsMargins(Theme::kSpace3, Theme::kSpace1 + 1, Theme::kSpace3, Theme::kSpace1 + 1);
    m_layout->setSpacing(Theme::kSpace6);
    m_layout->addStretch(1);
    m_sending = makePart("sendingStatus");
    m_layout->addWidget(m_sending.widget);
    showSending();
}

StatusLine::Part StatusLine::makePart(const char* name)
{
    Part part;
    part.widget = new QWidget(this);
    part.label = new ElidedLabel(part.widget);
    part.label->setObjectName(QLatin1String(name));
    part.label->setFont(Theme::fontScaled(this, Theme::kMetaScale));
    setInk(part.label, Ink::Meta);
    part.bar = new QProgressBar(part.widget);
    part.bar->setTextVisible(false);
    part.bar->setFixedWidth(kBarWidth);
    part.bar->hide();
    part.pause = new QToolButton(part.widget);
    part.pause->setObjectName(QStringLiteral("pauseButton"));
    part.pause->setAutoRaise(true);
    part.pause->setIconSize(QSize(Theme::kIconSmall, Theme::kIconSmall));
    part.pause->hide();
    part.now = new QToolButton(part.widget);
    part.now->setObjectName(QStringLiteral("getMailNowButton"));
    part.now->setAutoRaise(true);
    part.now->setIconSize(QSize(Theme::kIconSmall, Theme::kIconSmall));
    part.now->hide();
    auto* row = new QHBoxLayout(part.widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kSpace2);
    row->addWidget(part.label);
    row->addWidget(part.bar);
    row->addWidget(part.pause);
    row->addWidget(part.now);
    return part;
}

StatusLine::Part StatusLine::makeAccountPart(AccountId account)
{
    Part part = makePart("accountStatus");
    connect(part.pause, &QToolButton::clicked, this, [this, account] {
        Q_EMIT pauseRequested(account, m_parts.value(account).state.activity != AccountActivity::Paused);
    });
    connect(part.now, &QToolButton::clicked, this, [this, account] { Q_EMIT checkRequested(account); });
    return part;
}

void StatusLine::setAccounts(const QList<Account>& accounts)
{
    QHash<AccountId, Part> old = std::exchange(m_parts, {});
    m_accounts = accounts;
    int place = 0;
    for (const Account& account : accounts) {
        Part part = old.contains(account.id) ? old.take(account.id) : makeAccountPart(account.id);
        part.name = account.label.isEmpty() ? account.identity.address : account.label;
        part.isLocal = isLocalAccount(account);
        m_layout->insertWidget(place++, part.widget);
        m_parts.insert(account.id, part);
        show(part);
    }
    for (const Part& gone : std::as_const(old))
        gone.widget->deleteLater();
}

void StatusLine::setAccountState(const AccountState& state)
{
    const auto part = m_parts.find(state.account);
    if (part == m_parts.end())
        return;
    part->state = state;
    show(*part);
}

void StatusLine::show(const Part& part) const
{
    //: %1 is an account, %2 what it is doing: "Work: up to date 14:02"
    part.label->setFullText(
        tr("%1: %2").arg(part.name, part.isLocal ? tr("on this computer only") : activityText(part.state)));
    const QString state = part.isLocal ? QString() : fetchText(part.state);
    part.widget->setToolTip(plainTip(state));
    part.label->setAccessibleDescription(state);
    const bool syncing = part.state.activity == AccountActivity::Syncing;
    const bool paused = part.state.activity == AccountActivity::Paused;
    setProgress(part.bar, part.state.done, syncing ? part.state.total : 0);
    part.pause->setVisible(paused || (syncing && part.state.total > 0));
    part.pause->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause"), Theme::meta()));
    const QString tip = paused ? tr("Go on fetching") : tr("Pause fetching");
    part.pause->setToolTip(tip);
    part.pause->setAccessibleName(tip);
    // Held by a rule, not by a click: the way around it is beside the words that say so.
    part.now->setVisible(!part.isLocal && part.state.activity == AccountActivity::Idle &&
                         part.state.hold != FetchHold::None);
    part.now->setIcon(icon(QStringLiteral("refresh"), Theme::meta()));
    //: %1 is an account
    const QString now = tr("Get the mail of %1 now all the same").arg(part.name);
    part.now->setToolTip(plainTip(now));
    part.now->setAccessibleName(now);
}

QString StatusLine::activityText(const AccountState& state)
{
    const QLocale locale;
    switch (state.activity) {
    case AccountActivity::Connecting:
        return tr("connecting…");
    case AccountActivity::SigningIn:
        return tr("signing in…");
    case AccountActivity::Syncing:
        if (state.total > 0)
            return tr("fetching %1, %2 of %3")
                .arg(state.folder, locale.toString(state.done), locale.toString(state.total));
        return state.folder.isEmpty() ? tr("looking for new mail…") : tr("looking at %1…").arg(state.folder);
    case AccountActivity::Push:
        return state.lastChecked.isValid() ? tr("up to date %1 · push").arg(momentText(state.lastChecked))
                                           : tr("up to date · push");
    case AccountActivity::Offline:
        return state.nextAttempt.isValid()
                   ? tr("not connected, tries again at %1").arg(momentText(state.nextAttempt))
                   : tr("not connected");
    case AccountActivity::NeedsUser:
        return tr("needs your attention");
    case AccountActivity::Paused:
        return tr("paused");
    case AccountActivity::Idle:
        break;
    }
    if (state.hold != FetchHold::None)
        return holdText(state);
    return state.lastChecked.isValid() ? tr("up to date %1").arg(momentText(state.lastChecked))
                                       : tr("not checked yet");
}

void StatusLine::setOutbox(const QList<OutboxEntry>& entries)
{
    m_toSend = static_cast<int>(std::count_if(entries.begin(), entries.end(), isOnItsWay));
    m_waiting = static_cast<int>(std::count_if(entries.begin(), entries.end(), isAwaitingAttempt));
    m_toSendMost = m_toSend == 0 ? 0 : std::max(m_toSendMost, m_toSend);
    if (std::none_of(entries.begin(), entries.end(),
                     [](const OutboxEntry& entry) { return entry.state == OutboxState::Sending; }))
        m_sentPart = 0;
    showSending();
}

void StatusLine::showSending()
{
    m_sending.widget->setVisible(m_toSend > 0 || m_waiting > 0);
    if (m_toSend == 0) {
        m_sending.label->setFullText(tr("%n message(s) wait to be sent", nullptr, m_waiting));
        setProgress(m_sending.bar, 0, 0);
        return;
    }
    const int done = m_toSendMost - m_toSend;
    const QLocale locale;
    m_sending.label->setFullText(
        tr("Sending %1 of %2").arg(locale.toString(done + 1), locale.toString(m_toSendMost)));
    constexpr int kFineness = 1000; // of one message
    setProgress(m_sending.bar, qint64{done} * kFineness + static_cast<qint64>(m_sentPart * kFineness),
                qint64{m_toSendMost} * kFineness);
}

void StatusLine::setSendingProgress(qint64 done, qint64 total)
{
    m_sentPart = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
    showSending();
}

void StatusLine::retranslate()
{
    for (const Part& part : std::as_const(m_parts))
        show(part);
    showSending();
}

} // namespace postaci
