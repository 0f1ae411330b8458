#include "store/Upkeep.h"

#include "store/MessageColumns.h"
#include "store/MessagePlaces.h"

#include <QElapsedTimer>

#include <map>
#include <vector>

namespace postaci {

namespace {

/// A click that comes meanwhile waits no longer than for a batch of the sync.
constexpr qint64 stepMilliseconds = 15;
constexpr int lookedAtOnce = 100;

} // namespace

bool Upkeep::step()
{
    return learnConversations() || completeIndex();
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
                                         position, lookedAtOnce);
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
        position = compareWithIndex(position);
    m_context.searchIndex().setPosition(position);
    return true;
}

/// Makes the index right for some of what is below `position`; the new position.
MessageId Upkeep::compareWithIndex(MessageId position)
{
    std::map<MessageId, qint64> stamps; // ascending: the index is written fastest so
    {
        Query rows = m_context.query("SELECT id, stamp FROM message WHERE id < ? ORDER BY id DESC LIMIT ?",
                                     position, lookedAtOnce);
        while (rows.next())
            stamps.emplace(rows.number(0), rows.number(1));
    }
    const MessageId lowest = stamps.empty() ? 0 : stamps.begin()->first;
    std::erase_if(stamps, [&](const auto& row) { return !isFirstPlace(m_context, row.first); });
    std::vector<MessageId> stale;
    {
        Query rows = m_context.query(
            "SELECT message, stamp FROM search.folded WHERE message >= ? AND message < ?", lowest, position);
        while (rows.next()) {
            const auto message = stamps.find(rows.number(0));
            if (message != stamps.end() && message->second == rows.number(1))
                stamps.erase(message);
            else
                stale.push_back(rows.number(0));
        }
    }
    for (const MessageId message : stale)
        m_context.searchIndex().remove(message);
    for (const auto& [message, stamp] : stamps)
        m_context.index(message);
    return lowest;
}

} // namespace postaci
