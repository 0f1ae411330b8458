#include "store/Upkeep.h"

#include "store/KeptMail.h"
#include "store/MessageColumns.h"
#include "store/MessagePlaces.h"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace postaci {

namespace {

/// A click that comes meanwhile waits no longer than for a batch of the sync.
constexpr qint64 stepMilliseconds = 15;
constexpr size_t lookedAtOnce = 100;

} // namespace

bool Upkeep::step()
{
    if (learnConversations() || completeIndex())
        return true;
    pruneKept(m_context);
    return false;
}

bool Upkeep::learnConversations()
{
    qint64 position = 0;
    {
        Query row = m_context.query("SELECT position FROM upkeep WHERE task = 'conversations'");
        position = row.next() ? row.number(0) : 0;
    }
    if (position == 0)
        return false;
    QElapsedTimer timer;
    timer.start();
    while (position > 0 && timer.elapsed() < stepMilliseconds) {
        std::vector<std::pair<MessageId, ShownAs>> messages;
        {
            Query rows = m_context.query("SELECT id, shown_folder, shown_flags FROM message WHERE id < ?"
                                         " ORDER BY id DESC LIMIT ?",
                                         position, qint64{lookedAtOnce});
            while (rows.next())
                messages.push_back({rows.number(0), {rows.number(1), readFlags(rows, 2)}});
        }
        for (const auto& [message, shown] : messages)
            m_context.conversations().learn(message, shown);
        position = messages.empty() ? 0 : messages.back().first;
    }
    m_context.query("UPDATE upkeep SET position = ? WHERE task = 'conversations'", position).run();
    return true;
}

bool Upkeep::completeIndex()
{
    MessageId position = m_context.searchIndex().position();
    if (position == 0)
        return false;
    QElapsedTimer timer;
    timer.start();
    while (position > 0 && timer.elapsed() < stepMilliseconds)
        position = compareWithIndex(position, timer);
    m_context.searchIndex().setPosition(position);
    return true;
}

/// Makes the index right for some of what is below `position`, until the step has lasted long enough; the new
/// position.
MessageId Upkeep::compareWithIndex(MessageId position, const QElapsedTimer& timer)
{
    struct State
    {
        std::optional<qint64> stamp;   ///< of the row, where the index is to know it
        std::optional<qint64> indexed; ///< what the index has
    };
    std::map<MessageId, State, std::greater<>> messages;
    MessageId lowest = 0;
    {
        Query rows = m_context.query("SELECT id, stamp FROM message WHERE id < ? ORDER BY id DESC LIMIT ?",
                                     position, qint64{lookedAtOnce});
        while (rows.next()) {
            lowest = rows.number(0);
            messages[lowest].stamp = rows.number(1);
        }
        if (messages.size() < lookedAtOnce)
            lowest = 0;
    }
    {
        Query rows = m_context.query(
            "SELECT message, stamp FROM search.folded WHERE message >= ? AND message < ?", lowest, position);
        while (rows.next())
            messages[rows.number(0)].indexed = rows.number(1);
    }
    for (auto& [message, state] : messages) {
        if (state.stamp && !isFirstPlace(m_context, message))
            state.stamp.reset();
        if (state.stamp && state.stamp != state.indexed)
            m_context.index(message);
        else if (!state.stamp && state.indexed)
            m_context.searchIndex().remove(message);
        if (timer.elapsed() >= stepMilliseconds)
            return message;
    }
    return lowest;
}

} // namespace postaci
