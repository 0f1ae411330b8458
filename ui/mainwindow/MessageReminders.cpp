#include "mainwindow/MessageCommands.h"
#include "models/MessageListModel.h"
#include "widgets/DateText.h"

#include <QPointer>
#include <QSet>

#include <algorithm>
#include <map>

// What the user does to messages that only this program knows of.

namespace postaci {

namespace {

/// `time` of each row, the same ones together.
QList<UndoStep::TimeBack> timesOf(const QList<MessageRow>& rows, QDateTime MessageRow::*time)
{
    std::map<qint64, UndoStep::TimeBack> byTime;
    for (const MessageRow& row : rows) {
        UndoStep::TimeBack& back = byTime[(row.*time).isValid() ? (row.*time).toMSecsSinceEpoch() : 0];
        back.time = row.*time;
        back.messages.append(row.id);
    }
    QList<UndoStep::TimeBack> times;
    for (const auto& [at, back] : byTime)
        times.append(back);
    return times;
}

UndoStep timeStep(UndoStep::Action action, const QList<MessageRow>& rows, QDateTime MessageRow::*time)
{
    UndoStep step;
    step.action = action;
    step.count = static_cast<int>(rows.size());
    step.times = timesOf(rows, time);
    return step;
}

} // namespace

void MessageCommands::snooze(const QList<MessageId>& messages, const QDateTime& until)
{
    const QList<MessageRow> rows = m_messages.rowsOf(messages);
    if (rows.isEmpty())
        return;
    QList<MessageId> leavingOnes;
    for (const MessageRow& row : rows) {
        if (!row.snoozedUntil.isValid())
            leavingOnes.append(row.id);
    }
    if (!leavingOnes.isEmpty())
        Q_EMIT leaving(leavingOnes);
    m_engine.snooze(idsOf(rows), until);
    UndoStep step = timeStep(UndoStep::Action::Snooze, rows, &MessageRow::snoozedUntil);
    step.name = comingDate(until, QDateTime::currentDateTimeUtc());
    QList<MessageId> back;
    for (const MessageRow& row : rows) {
        if (row.flags.testFlag(MessageFlag::Back))
            back.append(row.id);
    }
    if (!back.isEmpty())
        step.flags.append({MessageFlag::Back, true, back});
    remember(step, Telling::InTheBar);
}

void MessageCommands::wake(const QList<MessageId>& messages)
{
    QList<MessageRow> rows = m_messages.rowsOf(messages);
    rows.removeIf([](const MessageRow& row) { return !row.snoozedUntil.isValid(); });
    if (rows.isEmpty())
        return;
    Q_EMIT leaving(idsOf(rows));
    m_engine.unsnooze(idsOf(rows));
    remember(timeStep(UndoStep::Action::Wake, rows, &MessageRow::snoozedUntil), Telling::InTheBar);
}

void MessageCommands::awaitAnswer(const QList<MessageId>& messages, const QDateTime& due)
{
    QList<MessageRow> rows = m_messages.rowsOf(messages);
    rows.removeIf([&due](const MessageRow& row) { return row.followUp == due; });
    if (rows.isEmpty())
        return;
    m_engine.setFollowUp(idsOf(rows), due);
    UndoStep step = timeStep(due.isValid() ? UndoStep::Action::FollowUp : UndoStep::Action::NoFollowUp, rows,
                             &MessageRow::followUp);
    step.name = comingDate(due, QDateTime::currentDateTimeUtc());
    remember(step, Telling::InTheBar);
}

QList<UndoStep::TimeBack> MessageCommands::snoozesOf(const QList<MessageRow>& rows)
{
    QList<UndoStep::TimeBack> times = timesOf(rows, &MessageRow::snoozedUntil);
    times.removeIf([](const UndoStep::TimeBack& back) { return !back.time.isValid(); });
    return times;
}

void MessageCommands::togglePin(const QList<MessageId>& messages, const QList<MessageId>& all)
{
    QList<MessageRow> pinned = m_messages.rowsOf(all);
    pinned.removeIf([](const MessageRow& row) { return !row.flags.testFlag(MessageFlag::Pinned); });
    if (pinned.isEmpty())
        changeFlag(m_messages.rowsOf(messages), MessageFlag::Pinned, true);
    else
        changeFlag(pinned, MessageFlag::Pinned, false);
}

void MessageCommands::toggleMute(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = m_messages.rowsOf(messages);
    if (rows.isEmpty())
        return;
    const bool on = !std::all_of(rows.begin(), rows.end(), [](const MessageRow& row) {
        return row.flags.testFlag(MessageFlag::Muted);
    });
    QSet<ThreadId> threads;
    int count = 0;
    for (const MessageRow& row : rows) {
        const ThreadId thread = m_engine.reader().threadOf(row.id).value_or(0);
        count += thread == 0 || !threads.contains(thread) ? 1 : 0;
        threads.insert(thread);
    }
    m_engine.mute(idsOf(rows), on, [this, alive = QPointer(this), on, count](const MutedMessages& muted) {
        if (alive == nullptr)
            return;
        UndoStep step;
        step.action = on ? UndoStep::Action::Mute : UndoStep::Action::Unmute;
        step.count = count;
        step.flags.append({MessageFlag::Muted, !on, muted.changed});
        if (!muted.unread.isEmpty())
            step.flags.append({MessageFlag::Seen, false, muted.unread});
        remember(step, Telling::InTheBar);
    });
}

void MessageCommands::takeBackReminders(const UndoStep& step)
{
    const bool isFollowUp =
        step.action == UndoStep::Action::FollowUp || step.action == UndoStep::Action::NoFollowUp;
    for (const UndoStep::TimeBack& back : step.times) {
        if (isFollowUp)
            m_engine.setFollowUp(back.messages, back.time);
        else if (back.time.isValid())
            m_engine.snooze(back.messages, back.time);
        else
            m_engine.unsnooze(back.messages);
    }
}

} // namespace postaci
