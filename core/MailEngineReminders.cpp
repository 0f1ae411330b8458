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
                      const std::function<void(const QList<MessageId>&)>& done)
{
    const auto unread = std::make_shared<QList<MessageId>>();
    d->change(
        [=](Transaction& transaction) -> Result<void> {
            const auto muted = transaction.mute(messages, on);
            *unread = muted.value_or({});
            return muted ? Result<void>() : unexpected(muted.error());
        },
        [unread, done] {
            if (done)
                done(*unread);
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
    const bool hasNew = std::any_of(change.folders.begin(), change.folders.end(),
                                    [](const FolderChange& folder) { return !folder.added.isEmpty(); });
    if (!started || !hasNew || answersMayHaveCome || !reader->hasFollowUps().value_or(false))
        return;
    answersMayHaveCome = true;
    reminders.start(kAnswersLater);
}

} // namespace postaci
