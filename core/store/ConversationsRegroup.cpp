#include "message/DisjointSets.h"
#include "store/Conversations.h"

#include <algorithm>

namespace postaci {

/// Members of a conversation that still belong together.
struct Conversations::Group
{
    std::vector<Member> members;
    Keys keys;
};

// Rule 2 of message/Conversations.h

Conversations::Member Conversations::neighbour(const Member& member, Side side, MessageId ignoring)
{
    Member nearest;
    const qint64 family = member.family & ~qint64{1};
    for (const qint64 half : {family, family | 1}) {
        Query row = side == Side::Earlier
                        ? m_connection.query("SELECT message, thread FROM thread_member"
                                             " WHERE subject = ? AND message < ? AND message <> ?"
                                             " ORDER BY message DESC LIMIT 1",
                                             half, member.message, ignoring)
                        : m_connection.query("SELECT message, thread FROM thread_member"
                                             " WHERE subject = ? AND message > ? AND message <> ?"
                                             " ORDER BY message LIMIT 1",
                                             half, member.message, ignoring);
        if (!row.next())
            continue;
        const Member found{row.number(0), row.number(1), half};
        const bool isNearer =
            side == Side::Earlier ? found.message > nearest.message : found.message < nearest.message;
        if (nearest.message == 0 || isNearer)
            nearest = found;
    }
    return nearest;
}

Conversations::Member Conversations::answeredBy(const Member& looseAnswer, MessageId ignoring)
{
    if (const Member earlier = neighbour(looseAnswer, Side::Earlier, ignoring); earlier.message != 0)
        return earlier;
    const Member later = neighbour(looseAnswer, Side::Later, ignoring);
    return later.message - looseAnswer.message <= conversationClockSkew ? later : Member{};
}

bool Conversations::hasLooseAnswers(qint64 family)
{
    return m_connection.query("SELECT 1 FROM thread_member WHERE subject = ? LIMIT 1", family | 1).next();
}

void Conversations::linkBySubject(const Member& member)
{
    if (!member.isLooseAnswer() && !hasLooseAnswers(member.family))
        return;
    const Member earlier = neighbour(member, Side::Earlier);
    const Member later = neighbour(member, Side::Later);
    for (const Member& answer : {earlier, later}) {
        if (!answer.isLooseAnswer() || answeredBy(answer).message != member.message)
            continue;
        // It answers the new one from now on, and not what it did before: that may be another conversation
        // now.
        const Member before = answeredBy(answer, member.message);
        const bool isTiedByNew = member.isLooseAnswer() && before.message == earlier.message;
        const bool isTiedByOld = before.isLooseAnswer() && before.message > answer.message;
        if (before.message != 0 && !isTiedByNew && !isTiedByOld)
            m_loosened.try_emplace(answer.thread);
    }
    for (const Member& answer : {member, earlier, later}) {
        const Member answered = answer.isLooseAnswer() ? answeredBy(answer) : Member{};
        if (answered.message != 0)
            unite(threadOf(answer.message), threadOf(answered.message));
    }
}

// Taking apart

void Conversations::settle()
{
    writeKeys();
    while (!m_loosened.empty()) {
        auto first = m_loosened.extract(m_loosened.begin());
        regroup(first.key(), std::move(first.mapped()));
    }
    m_folders.tellOtherFolders();
}

void Conversations::regroup(ThreadId thread, Keys staleKeys)
{
    if (m_folders.count(thread) > mostRegrouped) {
        if (!staleKeys.empty())
            markUntidy(thread, true);
        return;
    }
    if (untidy().contains(thread)) {
        staleKeys = allKeysOf(thread);
        markUntidy(thread, false);
    }
    const std::vector<Group> groups = groupsOf(thread, staleKeys);
    for (const qint64 key : staleKeys)
        m_connection.query("DELETE FROM thread_key WHERE key = ? AND thread = ?", key, thread).run();
    if (groups.size() > 1)
        splitOff(thread, groups);
    for (const Group& group : groups) {
        for (const Member& member : group.members) {
            const Member answered = member.isLooseAnswer() ? answeredBy(member) : Member{};
            if (answered.message != 0)
                unite(threadOf(member.message), threadOf(answered.message));
        }
    }
}

std::vector<Conversations::Group> Conversations::groupsOf(ThreadId thread, Keys& staleKeys)
{
    std::vector<Member> members;
    {
        Query rows =
            m_connection.query("SELECT message, subject FROM thread_member WHERE thread = ?", thread);
        while (rows.next())
            members.push_back({rows.number(0), thread, rows.number(1)});
    }
    DisjointSets sets(members.size());
    std::unordered_map<qint64, size_t> firstWithKey;
    std::unordered_map<MessageId, size_t> places;
    for (size_t i = 0; i < members.size(); ++i) {
        places.emplace(members[i].message, i);
        for (const qint64 key : loadIds(members[i].message))
            sets.unite(i, firstWithKey.try_emplace(key, i).first->second);
    }
    for (size_t i = 0; i < members.size(); ++i) {
        if (!members[i].isLooseAnswer())
            continue;
        if (const auto place = places.find(answeredBy(members[i]).message); place != places.end())
            sets.unite(i, place->second);
    }
    std::erase_if(staleKeys, [&](qint64 key) { return firstWithKey.contains(key); });

    std::vector<Group> groups;
    std::unordered_map<size_t, size_t> numbers;
    for (size_t i = 0; i < members.size(); ++i) {
        const auto [number, isNew] = numbers.try_emplace(sets.find(i), groups.size());
        if (isNew)
            groups.emplace_back();
        groups[number->second].members.push_back(members[i]);
    }
    for (const auto& [key, first] : firstWithKey)
        groups[numbers.at(sets.find(first))].keys.push_back(key);
    return groups;
}

void Conversations::splitOff(ThreadId thread, const std::vector<Group>& groups)
{
    const auto largest =
        std::max_element(groups.begin(), groups.end(), [](const Group& one, const Group& other) {
            return one.members.size() < other.members.size();
        });
    std::vector<ThreadId> made;
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        if (group == largest)
            continue;
        made.push_back(newThread());
        for (const Member& member : group->members)
            m_connection
                .query("UPDATE thread_member SET thread = ? WHERE message = ?", made.back(), member.message)
                .run();
        setThread(group->keys, made.back());
    }
    // The old one first: a message that is its newest no more may be that of another.
    m_folders.recount(thread);
    for (const ThreadId one : made)
        m_folders.recount(one);
}

std::set<ThreadId>& Conversations::untidy()
{
    if (!m_untidy) {
        m_untidy.emplace();
        Query rows = m_connection.query("SELECT thread FROM thread_untidy");
        while (rows.next())
            m_untidy->insert(rows.number(0));
    }
    return *m_untidy;
}

void Conversations::markUntidy(ThreadId thread, bool isUntidy)
{
    if (isUntidy && untidy().insert(thread).second)
        m_connection.query("INSERT INTO thread_untidy (thread) VALUES (?)", thread).run();
    else if (!isUntidy && untidy().erase(thread) > 0)
        m_connection.query("DELETE FROM thread_untidy WHERE thread = ?", thread).run();
}

Conversations::Keys Conversations::allKeysOf(ThreadId thread)
{
    Keys keys;
    Query rows = m_connection.query("SELECT key FROM thread_key WHERE thread = ?", thread);
    while (rows.next())
        keys.push_back(rows.number(0));
    return keys;
}

} // namespace postaci
