#include "store/ThreadFolders.h"

namespace postaci {

ThreadFolders::Row& ThreadFolders::Row::operator+=(const Row& other)
{
    newest = qMax(newest, other.newest);
    count += other.count;
    unread += other.unread;
    flagged += other.flagged;
    return *this;
}

ThreadFolders::Row ThreadFolders::rowOf(MessageId message, MessageFlags flags)
{
    return {message, 1, flags.testFlag(MessageFlag::Seen) ? 0 : 1,
            flags.testFlag(MessageFlag::Flagged) ? 1 : 0};
}

ThreadFolders::Row ThreadFolders::read(ThreadId thread, FolderId folder)
{
    Query row = m_connection.query(
        "SELECT newest, count, unread, flagged FROM thread_folder WHERE thread = ? AND folder = ?", thread,
        folder);
    return row.next() ? Row{row.number(0), row.number(1), row.number(2), row.number(3)} : Row{};
}

QHash<FolderId, ThreadFolders::Row> ThreadFolders::readAll(ThreadId thread)
{
    QHash<FolderId, Row> rows;
    Query row = m_connection.query(
        "SELECT folder, newest, count, unread, flagged FROM thread_folder WHERE thread = ?", thread);
    while (row.next())
        rows.insert(row.number(0), {row.number(1), row.number(2), row.number(3), row.number(4)});
    return rows;
}

void ThreadFolders::tellOfLeaving(FolderId folder, const Row& before, const Row& after)
{
    if (before.count > 0 && before.newest != after.newest)
        m_changes.conversation(folder, before.newest, ChangeCollector::Kind::Removed);
}

void ThreadFolders::writeRow(ThreadId thread, FolderId folder, const Row& before, const Row& after)
{
    using Kind = ChangeCollector::Kind;
    if (after.count == 0) {
        m_connection.query("DELETE FROM thread_folder WHERE thread = ? AND folder = ?", thread, folder).run();
        return;
    }
    const bool isNewPlace = before.count == 0 || before.newest != after.newest;
    m_changes.conversation(folder, after.newest, isNewPlace ? Kind::Added : Kind::Changed);
    if (before.count == 0)
        m_connection
            .query("INSERT INTO thread_folder (thread, folder, newest, count, unread, flagged)"
                   " VALUES (?, ?, ?, ?, ?, ?)",
                   thread, folder, after.newest, after.count, after.unread, after.flagged)
            .run();
    else if (before != after)
        m_connection
            .query("UPDATE thread_folder SET newest = ?, count = ?, unread = ?, flagged = ?"
                   " WHERE thread = ? AND folder = ?",
                   after.newest, after.count, after.unread, after.flagged, thread, folder)
            .run();
}

void ThreadFolders::write(ThreadId thread, FolderId folder, const Row& before, const Row& after)
{
    tellOfLeaving(folder, before, after);
    writeRow(thread, folder, before, after);
}

void ThreadFolders::writeAdded()
{
    // A message that is the newest of its conversation no more may be that of another.
    for (const auto& [place, row] : m_added)
        tellOfLeaving(place.second, row.before, row.after);
    for (const auto& [place, row] : m_added)
        writeRow(place.first, place.second, row.before, row.after);
    m_added.clear();
}

void ThreadFolders::addFirst(ThreadId thread, FolderId folder, MessageId message, MessageFlags flags)
{
    m_added[{thread, folder}] = {{}, rowOf(message, flags)};
}

void ThreadFolders::add(ThreadId thread, FolderId folder, MessageId message, MessageFlags flags)
{
    m_touched.insert(thread);
    auto added = m_added.find({thread, folder});
    if (added == m_added.end()) {
        const Row row = read(thread, folder);
        added = m_added.emplace(std::pair{thread, folder}, Added{row, row}).first;
    }
    added->second.after += rowOf(message, flags);
}

void ThreadFolders::remove(ThreadId thread, FolderId folder, MessageId message, MessageFlags flags)
{
    writeAdded();
    m_touched.insert(thread);
    const Row before = read(thread, folder);
    const Row one = rowOf(message, flags);
    Row after{before.newest, before.count - 1, before.unread - one.unread, before.flagged - one.flagged};
    if (after.count > 0 && before.newest == message) {
        Query next =
            m_connection.query("SELECT t.message FROM thread_member t JOIN message m ON m.id = t.message"
                               " WHERE t.thread = ? AND m.shown_folder = ?"
                               " ORDER BY t.message DESC LIMIT 1",
                               thread, folder);
        after.newest = next.next() ? next.number(0) : 0;
    }
    if (after.count == 0)
        after = {};
    write(thread, folder, before, after);
}

void ThreadFolders::change(ThreadId thread, FolderId folder, MessageFlags before, MessageFlags after)
{
    writeAdded();
    m_touched.insert(thread);
    const Row was = rowOf(0, before);
    const Row is = rowOf(0, after);
    const Row row = read(thread, folder);
    Row changed = row;
    changed.unread += is.unread - was.unread;
    changed.flagged += is.flagged - was.flagged;
    write(thread, folder, row, changed);
}

void ThreadFolders::merge(ThreadId from, ThreadId into)
{
    writeAdded();
    m_touched.erase(from);
    m_touched.insert(into);
    const QHash<FolderId, Row> rows = readAll(from);
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        write(from, it.key(), *it, {});
        const Row before = read(into, it.key());
        Row after = before;
        after += *it;
        write(into, it.key(), before, after);
    }
}

qint64 ThreadFolders::count(ThreadId thread)
{
    writeAdded();
    Query row = m_connection.query("SELECT sum(count) FROM thread_folder WHERE thread = ?", thread);
    return row.next() ? row.number(0) : 0;
}

void ThreadFolders::recount(ThreadId thread)
{
    writeAdded();
    m_touched.insert(thread);
    QHash<FolderId, Row> before = readAll(thread);
    QHash<FolderId, Row> after;
    {
        Query rows = m_connection.query("SELECT m.shown_folder, max(m.id), count(*), sum((m.shown_flags & 1) "
                                        "= 0), sum((m.shown_flags & 4) <> 0)"
                                        " FROM thread_member t JOIN message m ON m.id = t.message WHERE "
                                        "t.thread = ? GROUP BY m.shown_folder",
                                        thread);
        while (rows.next())
            after.insert(rows.number(0), {rows.number(1), rows.number(2), rows.number(3), rows.number(4)});
    }
    for (auto it = after.cbegin(); it != after.cend(); ++it)
        write(thread, it.key(), before.take(it.key()), *it);
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        write(thread, it.key(), *it, {});
}

void ThreadFolders::tellOtherFolders()
{
    writeAdded();
    for (const ThreadId thread : m_touched) {
        Query rows = m_connection.query("SELECT folder, newest FROM thread_folder WHERE thread = ?", thread);
        while (rows.next())
            m_changes.conversation(rows.number(0), rows.number(1), ChangeCollector::Kind::Changed);
    }
    m_touched.clear();
}

} // namespace postaci
