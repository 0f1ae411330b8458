#include "store/Conversations.h"

#include <algorithm>

namespace postaci {

namespace {

/// Keeps the accounts apart from each other: what is known in one leads nowhere in another.
quint64 mixOf(AccountId account)
{
    return static_cast<quint64>(account) * 0x9e3779b97f4a7c15;
}

std::vector<qint64> idsWithin(AccountId account, const std::vector<quint64>& ids)
{
    std::vector<qint64> keys;
    keys.reserve(ids.size());
    for (const quint64 id : ids)
        keys.push_back(static_cast<qint64>(id ^ mixOf(account)));
    return keys;
}

/// As thread_member.subject has it; 0: none.
qint64 familyWithin(AccountId account, const ConversationKeys& keys)
{
    if (keys.subject == 0)
        return 0;
    const quint64 family = ((keys.subject ^ mixOf(account)) & ~quint64{1}) | (keys.isLooseAnswer ? 1 : 0);
    return static_cast<qint64>(family);
}

} // namespace

Conversations::Place Conversations::placeOf(FolderId folder)
{
    if (const auto known = m_places.find(folder); known != m_places.end())
        return known->second;
    Place place{0, true};
    {
        Query row = m_connection.query("SELECT account, role FROM folder WHERE id = ?", folder);
        if (row.next())
            place = {row.number(0), isApartFromConversations(static_cast<FolderRole>(row.number(1)))};
    }
    m_places.emplace(folder, place);
    return place;
}

void Conversations::arrived(MessageId message, const ShownAs& shown, const ConversationKeys& keys)
{
    tellOfApart(message, {}, shown);
    if (isJoined(shown))
        enter(message, shown, keys);
}

void Conversations::changed(MessageId message, const ShownAs& before, const ShownAs& after)
{
    tellOfApart(message, before, after);
    const bool wasJoined = isJoined(before);
    const bool isStillJoined = isJoined(after);
    if (wasJoined && !isStillJoined)
        return leave(message, before);
    if (!isStillJoined)
        return;
    const ThreadId thread = threadOf(message);
    if (thread == 0)
        return enter(message, after, loadKeys(message));
    if (before.folder == after.folder)
        return m_folders.change(thread, after.folder, before.flags, after.flags);
    m_folders.remove(thread, before.folder, message, before.flags);
    m_folders.add(thread, after.folder, message, after.flags);
}

void Conversations::tellOfApart(MessageId message, const ShownAs& before, const ShownAs& after)
{
    using Kind = ChangeCollector::Kind;
    const bool wasApart = before.folder != 0 && !isJoined(before);
    const bool isApart = after.folder != 0 && !isJoined(after);
    if (wasApart && before.folder == after.folder)
        return m_changes.conversation(after.folder, message, Kind::Changed);
    if (wasApart)
        m_changes.conversation(before.folder, message, Kind::Removed);
    if (isApart)
        m_changes.conversation(after.folder, message, Kind::Added);
}

void Conversations::learn(MessageId message, const ShownAs& shown)
{
    if (isJoined(shown) && threadOf(message) == 0)
        enter(message, shown, loadKeys(message));
}

void Conversations::forgetFolder(FolderId folder)
{
    changeFolder(folder, false);
}

void Conversations::learnFolder(FolderId folder)
{
    m_places.erase(folder);
    changeFolder(folder, true);
}

void Conversations::changeFolder(FolderId folder, bool isShown)
{
    std::vector<std::pair<MessageId, ShownAs>> messages;
    {
        Query rows = m_connection.query("SELECT id, shown_flags FROM message WHERE shown_folder = ?", folder);
        while (rows.next())
            messages.push_back({rows.number(0), {folder, MessageFlags::fromInt(rows.number32(1))}});
    }
    for (const auto& [message, shown] : messages)
        changed(message, isShown ? ShownAs{} : shown, isShown ? shown : ShownAs{});
}

void Conversations::enter(MessageId message, const ShownAs& shown, const ConversationKeys& keys)
{
    const AccountId account = placeOf(shown.folder).account;
    Keys unknown;
    ThreadId thread = 0;
    for (const qint64 key : idsWithin(account, keys.ids)) {
        const ThreadId found = threadOfKey(key);
        if (found == 0)
            unknown.push_back(key);
        else
            thread = thread == 0 ? found : unite(thread, found);
    }
    const bool isFirst = thread == 0;
    if (isFirst)
        thread = newThread();
    const qint64 family = familyWithin(account, keys);
    m_connection
        .query("INSERT INTO thread_member (message, thread, subject) VALUES (?, ?, ?)", message, thread,
               orNull(family))
        .run();
    for (const qint64 key : unknown) {
        m_keys[key] = thread;
        m_newKeys.emplace_back(key, thread);
    }
    if (isFirst)
        m_folders.addFirst(thread, shown.folder, message, shown.flags);
    else
        m_folders.add(thread, shown.folder, message, shown.flags);
    if (family != 0)
        linkBySubject({message, thread, family});
}

void Conversations::leave(MessageId message, const ShownAs& shown)
{
    const ThreadId thread = threadOf(message);
    if (thread == 0)
        return;
    const Keys keys = loadIds(message);
    Keys& stale = m_loosened[thread];
    stale.insert(stale.end(), keys.begin(), keys.end());
    m_connection.query("DELETE FROM thread_member WHERE message = ?", message).run();
    m_folders.remove(thread, shown.folder, message, shown.flags);
}

ConversationKeys Conversations::loadKeys(MessageId message)
{
    Query row = m_connection.query(
        "SELECT message_id, in_reply_to, refs, subject, (SELECT s.thread FROM message_place p"
        "  JOIN server_message s ON s.id = p.server_message WHERE p.message = ?1)"
        " FROM message WHERE id = ?1",
        message);
    if (!row.next())
        return {};
    ConversationKeys keys = conversationKeys(row.utf8(0), row.utf8(1), row.utf8(2), row.text(3));
    addServerThread(keys.ids, row.utf8(4));
    return keys;
}

Conversations::Keys Conversations::loadIds(MessageId message)
{
    Query row = m_connection.query("SELECT m.message_id, m.in_reply_to, m.refs, f.account, (SELECT s.thread"
                                   "  FROM message_place p JOIN server_message s ON s.id = p.server_message"
                                   "  WHERE p.message = ?1)"
                                   " FROM message m JOIN folder f ON f.id = m.folder WHERE m.id = ?1",
                                   message);
    if (!row.next())
        return {};
    std::vector<quint64> ids = conversationIds(row.utf8(0), row.utf8(1), row.utf8(2));
    addServerThread(ids, row.utf8(4));
    return idsWithin(row.number(3), ids);
}

ThreadId Conversations::threadOf(MessageId message)
{
    Query row = m_connection.query("SELECT thread FROM thread_member WHERE message = ?", message);
    return row.next() ? row.number(0) : 0;
}

ThreadId Conversations::threadOfKey(qint64 key)
{
    constexpr size_t mostRemembered = 100'000;
    if (m_keys.size() > mostRemembered)
        writeKeys();
    if (const auto known = m_keys.find(key); known != m_keys.end())
        return known->second;
    Query row = m_connection.query("SELECT thread FROM thread_key WHERE key = ?", key);
    if (!row.next())
        return 0;
    return m_keys.emplace(key, row.number(0)).first->second;
}

void Conversations::writeKeys()
{
    std::sort(m_newKeys.begin(), m_newKeys.end());
    for (const auto& [key, thread] : m_newKeys)
        m_connection.query("INSERT INTO thread_key (key, thread) VALUES (?, ?)", key, thread).run();
    m_newKeys.clear();
    m_keys.clear();
}

ThreadId Conversations::newThread()
{
    if (m_lastThread == 0) {
        Query row = m_connection.query("SELECT max(thread) FROM thread_member");
        m_lastThread = row.next() ? row.number(0) : 0;
    }
    // The keys of one that has lost its last message lead to its number until settle().
    if (!m_loosened.empty())
        m_lastThread = qMax(m_lastThread, m_loosened.rbegin()->first);
    return ++m_lastThread;
}

ThreadId Conversations::unite(ThreadId one, ThreadId other)
{
    if (one == other)
        return one;
    writeKeys();
    const bool keepsOne = m_folders.count(one) >= m_folders.count(other);
    const ThreadId into = keepsOne ? one : other;
    const ThreadId from = keepsOne ? other : one;
    moveKeys(from, into);
    m_connection.query("UPDATE thread_member SET thread = ? WHERE thread = ?", into, from).run();
    m_folders.merge(from, into);
    return into;
}

void Conversations::moveKeys(ThreadId from, ThreadId into)
{
    if (untidy().contains(from)) {
        m_connection.query("UPDATE thread_key SET thread = ? WHERE thread = ?", into, from).run();
        markUntidy(from, false);
        markUntidy(into, true);
    } else {
        Query members = m_connection.query("SELECT message FROM thread_member WHERE thread = ?", from);
        while (members.next())
            setThread(loadIds(members.number(0)), into);
    }
    if (const auto loosened = m_loosened.find(from); loosened != m_loosened.end()) {
        const Keys stale = std::move(loosened->second);
        m_loosened.erase(loosened);
        setThread(stale, into);
        Keys& joined = m_loosened[into];
        joined.insert(joined.end(), stale.begin(), stale.end());
    }
}

void Conversations::setThread(const Keys& keys, ThreadId thread)
{
    for (const qint64 key : keys)
        m_connection.query("UPDATE thread_key SET thread = ? WHERE key = ?", thread, key).run();
}

} // namespace postaci
