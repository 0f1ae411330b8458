#include "mainwindow/SendingBar.h"

#include "account/ErrorSentence.h"
#include "composer/SentAgain.h"
#include "widgets/DateText.h"
#include "widgets/InfoBar.h"

#include <QPointer>

#include <algorithm>
#include <functional>
#include <utility>

namespace postaci {

namespace {

constexpr int kSecond = 1000;
constexpr int kLaterSaid = 10 * kSecond; ///< as long as anything else can be taken back with a bar

QString shownSubject(const OutboxEntry& entry)
{
    constexpr qsizetype kLongest = 60;
    if (entry.subject.isEmpty())
        return SendingBar::tr("(no subject)");
    return entry.subject.size() > kLongest ? entry.subject.left(kLongest) + QStringLiteral("…")
                                           : entry.subject;
}

QString heldSentence(const OutboxEntry& entry)
{
    const qint64 ms = QDateTime::currentDateTimeUtc().msecsTo(entry.due);
    const int seconds = static_cast<int>(std::max<qint64>(0, (ms + kSecond - 1) / kSecond));
    //: %1 is the subject of a message
    return SendingBar::tr("“%1” is sent in %n second(s).", nullptr, seconds).arg(shownSubject(entry));
}

/// It was sent, and something about that is still to be seen.
bool isPartlySent(const OutboxEntry& entry)
{
    return entry.state == OutboxState::Sent && (!entry.refused.isEmpty() || entry.isCopyRefused());
}

QString partlySentence(const OutboxEntry& entry)
{
    if (entry.refused.isEmpty())
        //: %1 is the subject of a message
        return SendingBar::tr("“%1” was sent, but the server has not taken the copy for your sent mail.")
            .arg(shownSubject(entry));
    if (entry.refused.size() == 1)
        //: %1 is the subject of a message, %2 an address
        return SendingBar::tr("“%1” was sent, but not to %2: the server refused this address.")
            .arg(shownSubject(entry), entry.refused.first().addr);
    //: %1 is the subject of a message
    return SendingBar::tr("“%1” was sent, but not to %n recipient(s): the server refused them.", nullptr,
                          static_cast<int>(entry.refused.size()))
        .arg(shownSubject(entry));
}

bool isUnderWay(const OutboxEntry& entry)
{
    return entry.state == OutboxState::Sending || entry.state == OutboxState::Ending;
}

/// The last one that is wanted, or null.
const OutboxEntry* lastOf(const QList<OutboxEntry>& entries,
                          const std::function<bool(const OutboxEntry&)>& isWanted)
{
    const auto found = std::find_if(entries.crbegin(), entries.crend(), isWanted);
    return found == entries.crend() ? nullptr : &*found;
}

} // namespace

SendingBar::SendingBar(MailEngine& engine, InfoBar& bar, QObject* parent)
    : QObject(parent), m_engine(engine), m_bar(bar)
{
    m_second.setInterval(kSecond);
    m_laterSaid.setSingleShot(true);
    m_laterSaid.setInterval(kLaterSaid);
    connect(&m_laterSaid, &QTimer::timeout, this, [this] { setLater(0); });
    connect(&m_second, &QTimer::timeout, this, &SendingBar::refresh);
    connect(&m_bar, &InfoBar::primaryClicked, this, &SendingBar::primary);
    connect(&m_bar, &InfoBar::secondaryClicked, this, &SendingBar::secondary);
    connect(&m_bar, &InfoBar::dismissed, this, [this] {
        const bool isLater = m_about == About::Later;
        if (m_about == About::Uncertain || m_about == About::Failed || m_about == About::Partly)
            m_answered.append(m_entry);
        m_about = About::Nothing;
        if (isLater)
            setLater(0);
    });
}

QList<OutboxEntry> SendingBar::toBeSent() const
{
    QList<OutboxEntry> entries = m_engine.reader().outbox().value_or({});
    entries.removeIf([](const OutboxEntry& entry) {
        return entry.state != OutboxState::Held && entry.state != OutboxState::Queued && !isUnderWay(entry);
    });
    return entries;
}

void SendingBar::refresh()
{
    const QList<OutboxEntry> entries = m_engine.reader().outbox().value_or({});
    const OutboxEntry* held = lastOf(entries, [](const OutboxEntry& entry) {
        return entry.state == OutboxState::Held && entry.isEditable;
    });
    const OutboxEntry* later = lastOf(entries, [this](const OutboxEntry& entry) {
        return entry.id == m_later && entry.state == OutboxState::Scheduled;
    });
    const bool wasLater = m_later != 0;
    if (later == nullptr)
        m_later = 0;
    const OutboxId before = std::exchange(m_held, held == nullptr ? 0 : held->id);
    const bool isAsking = std::any_of(entries.begin(), entries.end(), [this](const OutboxEntry& entry) {
        return entry.state == OutboxState::Uncertain && m_engine.isLookedFor(entry);
    });
    if (held == nullptr && !isAsking)
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
    if (before != m_held || wasLater != (m_later != 0))
        Q_EMIT undoChanged();

    if (m_closing) {
        showClosing(toBeSent());
        return;
    }
    if (held != nullptr)
        showHeld(*held);
    else if (later != nullptr)
        showLater(*later);
    else
        showOpen(entries);
}

/// What is over in one way or another and has not been answered yet.
void SendingBar::showOpen(const QList<OutboxEntry>& entries)
{
    const OutboxEntry* uncertain = lastOf(entries, [this](const OutboxEntry& entry) {
        return entry.state == OutboxState::Uncertain && !m_engine.isLookedFor(entry) && isUnanswered(entry);
    });
    const OutboxEntry* failed = lastOf(entries, [this](const OutboxEntry& entry) {
        return entry.state == OutboxState::Failed && isUnanswered(entry);
    });
    const OutboxEntry* partly = lastOf(
        entries, [this](const OutboxEntry& entry) { return isPartlySent(entry) && isUnanswered(entry); });
    if (uncertain != nullptr) {
        showQuestion(*uncertain, About::Uncertain);
    } else if (failed != nullptr) {
        showQuestion(*failed, About::Failed);
    } else if (partly != nullptr) {
        showQuestion(*partly, About::Partly);
    } else if (m_about != About::Nothing) {
        m_about = About::Nothing;
        m_bar.hide();
    }
}

void SendingBar::say(About about, OutboxId entry, const QString& text)
{
    m_about = about;
    m_entry = entry;
    const bool isCalm = about == About::Held || about == About::Later || about == About::Closing;
    m_bar.show(isCalm ? InfoBar::Info : InfoBar::Caution, text);
}

void SendingBar::showHeld(const OutboxEntry& entry)
{
    if (m_about == About::Held && m_entry == entry.id && m_bar.isVisible()) {
        m_bar.setText(heldSentence(entry));
        return;
    }
    say(About::Held, entry.id, heldSentence(entry));
    m_bar.setButtons(tr("Undo", "take a message back"), tr("Send now"));
    m_bar.setDismissable(false);
}

void SendingBar::showLater(const OutboxEntry& entry)
{
    if (m_about == About::Later && m_entry == entry.id && m_bar.isVisible())
        return;
    say(About::Later, entry.id,
        //: %1 is the subject of a message, %2 when: "14:30", "tomorrow 08:00", "3 May 08:00"
        tr("“%1” will be sent: %2.")
            .arg(shownSubject(entry), comingDate(entry.due, QDateTime::currentDateTime())));
    m_bar.setButtons(tr("Undo", "take a message back"));
    m_bar.setDismissable(true);
}

void SendingBar::tellOfLater(OutboxId entry)
{
    setLater(entry);
    m_laterSaid.start();
}

void SendingBar::setLater(OutboxId entry)
{
    const bool wasLater = std::exchange(m_later, entry) != 0;
    if (wasLater != (entry != 0))
        Q_EMIT undoChanged();
    refresh();
}

void SendingBar::showQuestion(const OutboxEntry& entry, About about)
{
    if (m_about == about && m_entry == entry.id && m_bar.isVisible())
        return;
    if (about == About::Uncertain) {
        //: %1 is the subject of a message
        say(about, entry.id,
            tr("“%1” may have been sent: the connection broke just as it was handed over. Ask the recipient "
               "before you send it again.")
                .arg(shownSubject(entry)));
        m_bar.setButtons(tr("Show in outbox"), tr("Send again"));
    } else if (about == About::Partly) {
        say(about, entry.id, partlySentence(entry));
        m_bar.setButtons(tr("Show in outbox"));
    } else {
        const QString reason = entry.lastError ? describeError(*entry.lastError).summary : QString();
        //: %1 is the subject of a message, %2 a sentence that says why
        say(about, entry.id, tr("“%1” was not sent. %2").arg(shownSubject(entry), reason));
        m_bar.setButtons(tr("Show in outbox"), entry.isEditable ? tr("Edit") : QString());
    }
    m_bar.setDismissable(true);
}

bool SendingBar::mayLeave(const QList<OutboxEntry>& left) const
{
    return std::all_of(left.begin(), left.end(),
                       [this](const OutboxEntry& entry) { return m_leftBehind.contains(entry.id); });
}

bool SendingBar::isLeftUnsent() const
{
    const QList<OutboxEntry> left = toBeSent();
    return !left.isEmpty() && mayLeave(left);
}

bool SendingBar::mayClose()
{
    const QList<OutboxEntry> left = toBeSent();
    if (mayLeave(left))
        return true;
    for (const OutboxEntry& entry : left)
        if (entry.state == OutboxState::Held)
            m_engine.sendNow(entry.id);
    m_closing = true;
    m_about = About::Nothing;
    showClosing(left);
    return false;
}

void SendingBar::showClosing(const QList<OutboxEntry>& left)
{
    if (left.isEmpty()) {
        m_closing = false;
        m_about = About::Nothing;
        m_bar.hide();
        Q_EMIT closeWanted();
        return;
    }
    const int count = static_cast<int>(left.size());
    const bool isStuck = std::all_of(left.begin(), left.end(), [](const OutboxEntry& entry) {
        return entry.state == OutboxState::Queued && entry.lastError.has_value();
    });
    const About about = isStuck ? About::Unsent : About::Closing;
    const QString text =
        isStuck ? tr("%n message(s) have not been sent yet. They are sent when Postacı runs again.", nullptr,
                     count)
                : tr("%n message(s) are being sent. Postacı ends when that is done.", nullptr, count);
    if (m_about == about && m_bar.isVisible()) {
        m_bar.setText(text);
        return;
    }
    say(about, 0, text);
    m_bar.setButtons(tr("&Quit now"), tr("&Stay"));
    m_bar.setDismissable(false);
    m_bar.takeFocus(InfoBar::Safe::Secondary);
}

void SendingBar::primary()
{
    switch (m_about) {
    case About::Nothing:
        break;
    case About::Held:
    case About::Later:
        takeBack(m_entry);
        break;
    case About::Uncertain:
    case About::Failed:
    case About::Partly:
        m_answered.append(m_entry);
        Q_EMIT outboxWanted();
        refresh();
        break;
    case About::Closing:
    case About::Unsent:
        m_closing = false;
        for (const OutboxEntry& entry : toBeSent())
            m_leftBehind.insert(entry.id);
        expectEnd();
        Q_EMIT closeWanted();
        break;
    }
}

void SendingBar::secondary()
{
    switch (m_about) {
    case About::Nothing:
    case About::Later:
    case About::Partly:
        break;
    case About::Held:
        m_engine.sendNow(m_entry);
        break;
    case About::Uncertain:
        m_engine.retryOutbox(m_entry);
        break;
    case About::Failed:
        takeBack(m_entry);
        break;
    case About::Closing:
    case About::Unsent:
        m_closing = false;
        m_about = About::Nothing;
        m_bar.hide();
        refresh();
        Q_EMIT stayed();
        break;
    }
}

void SendingBar::expectEnd()
{
    constexpr int kMoment = 3000; // milliseconds
    QTimer::singleShot(kMoment, this, [this] {
        if (m_closing || !m_bar.window()->isVisible())
            return;
        m_leftBehind.clear();
        Q_EMIT stayed();
    });
}

bool SendingBar::undo()
{
    if (!canUndo())
        return false;
    takeBack(m_held != 0 ? m_held : m_later);
    return true;
}

void SendingBar::takeBack(OutboxId entry)
{
    m_engine.takeOutOfOutbox(entry, takenBack,
                             [self = QPointer<SendingBar>(this)](const Result<Draft>& draft) {
                                 // Otherwise it is on its way by now, and the bar goes with the news of that.
                                 if (self && draft)
                                     Q_EMIT self->draftTaken(*draft);
                             });
}

void SendingBar::retranslate()
{
    m_about = About::Nothing;
    m_bar.hide();
    refresh();
}

} // namespace postaci
