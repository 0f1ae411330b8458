#include "mainwindow/SendingBar.h"

#include "account/ErrorSentence.h"
#include "composer/SentAgain.h"
#include "widgets/InfoBar.h"

#include <QPointer>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kSecond = 1000;

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

bool isUnderWay(const OutboxEntry& entry)
{
    return entry.state == OutboxState::Sending || entry.state == OutboxState::Ending;
}

} // namespace

SendingBar::SendingBar(MailEngine& engine, InfoBar& bar, QObject* parent)
    : QObject(parent), m_engine(engine), m_bar(bar)
{
    m_second.setInterval(kSecond);
    connect(&m_second, &QTimer::timeout, this, &SendingBar::refresh);
    connect(&m_bar, &InfoBar::primaryClicked, this, &SendingBar::primary);
    connect(&m_bar, &InfoBar::secondaryClicked, this, &SendingBar::secondary);
    connect(&m_bar, &InfoBar::dismissed, this, [this] {
        if (m_about == About::Uncertain || m_about == About::Failed)
            m_answered.append(m_entry);
        m_about = About::Nothing;
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
    const auto last = [&entries](auto wanted) {
        const auto found = std::find_if(entries.crbegin(), entries.crend(), wanted);
        return found == entries.crend() ? nullptr : &*found;
    };
    const OutboxEntry* held =
        last([](const OutboxEntry& entry) { return entry.state == OutboxState::Held && entry.isEditable; });
    const OutboxId before = std::exchange(m_held, held == nullptr ? 0 : held->id);
    const bool isAsking = std::any_of(entries.begin(), entries.end(), [this](const OutboxEntry& entry) {
        return entry.state == OutboxState::Uncertain && m_engine.isLookedFor(entry);
    });
    if (held == nullptr && !isAsking)
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
    if (before != m_held)
        Q_EMIT undoChanged();

    if (m_closing) {
        showClosing(toBeSent());
        return;
    }
    const OutboxEntry* uncertain = last([this](const OutboxEntry& entry) {
        return entry.state == OutboxState::Uncertain && !m_engine.isLookedFor(entry) &&
               !m_answered.contains(entry.id);
    });
    const OutboxEntry* failed = last([this](const OutboxEntry& entry) {
        return entry.state == OutboxState::Failed && !m_answered.contains(entry.id);
    });
    if (held != nullptr) {
        showHeld(*held);
    } else if (uncertain != nullptr) {
        showQuestion(*uncertain, About::Uncertain);
    } else if (failed != nullptr) {
        showQuestion(*failed, About::Failed);
    } else if (m_about != About::Nothing) {
        m_about = About::Nothing;
        m_bar.hide();
    }
}

void SendingBar::say(About about, OutboxId entry, const QString& text)
{
    m_about = about;
    m_entry = entry;
    m_bar.show(about == About::Held || about == About::Closing ? InfoBar::Info : InfoBar::Caution, text);
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
        takeBack(m_entry);
        break;
    case About::Uncertain:
    case About::Failed:
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
    if (m_held == 0)
        return false;
    takeBack(m_held);
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
