#include "MailEnginePrivate.h"

#include <algorithm>

// Putting messages off, asking after answers, muting.

namespace postaci {

namespace {

using namespace std::chrono_literals;

/// The machine may sleep, and its clock may be set: timers know neither.
constexpr std::chrono::milliseconds kLookAgain = 60s;
/// A first sync brings much at once.
constexpr std::chrono::milliseconds kAnswersLater = 500ms;

} // namespace

void MailEngine::snooze(const QList<MessageId>& messages, const QDateTime& until)
{
    d->change([=](Transaction& transaction) { return transaction.snooze(messages, until); },
              [p = d.get()] { p->waitForReminders(); });
}

void MailEngine::unsnooze(const QList<MessageId>& messages)
{
    d->change([=](Transaction& transaction) { return transaction.unsnooze(messages); });
}

void MailEngine::setFollowUp(const QList<MessageId>& messages, const QDateTime& due)
{
    d->change([=](Transaction& transaction) { return transaction.setFollowUp(messages, due); },
              [p = d.get()] { p->remind(); });
}

void MailEngine::mute(const QList<MessageId>& messages, bool on,
                      const std::function<void(const MutedMessages&)>& done)
{
    const auto changed = std::make_shared<MutedMessages>();
    d->change(
        [=](Transaction& transaction) -> Result<void> {
            const auto muted = transaction.mute(messages, on);
            *changed = muted.value_or(MutedMessages());
            return muted ? Result<void>() : unexpected(muted.error());
        },
        [changed, done] {
            if (done)
                done(*changed);
        });
}

void MailEngine::Private::remind()
{
    if (!started)
        return;
    const QDateTime now = clock->now();
    const QDateTime next = reader->nextReminder().value_or(QDateTime());
    if (!answersMayHaveCome && (!next.isValid() || next > now)) {
        waitForReminders();
        return;
    }
    answersMayHaveCome = false;
    reminders.start(kLookAgain); // should it not be written
    change([now](Transaction& transaction) { return transaction.settleReminders(now); },
           [this] { waitForReminders(); });
}

void MailEngine::Private::waitForReminders()
{
    const QDateTime next = reader->nextReminder().value_or(QDateTime());
    if (!started || answersMayHaveCome) // that one comes sooner
        return;
    if (!next.isValid()) {
        reminders.stop();
        return;
    }
    const auto left = std::chrono::milliseconds(std::max<qint64>(0, clock->now().msecsTo(next)));
    reminders.start(std::min(left, kLookAgain));
}

void MailEngine::Private::lookForAnswers(const StoreChange& change)
{
    constexpr qsizetype kFew = 50; // of more nobody looks for each
    QList<MessageId> added;
    for (const FolderChange& folder : change.folders)
        added += folder.added;
    if (!started || added.isEmpty() || answersMayHaveCome || !reader->hasFollowUps().value_or(false) ||
        (added.size() <= kFew && !reader->isAwaitedAmong(added).value_or(true)))
        return;
    answersMayHaveCome = true;
    reminders.start(kAnswersLater);
}

} // namespace postaci
