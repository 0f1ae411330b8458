#include "store/WriteContext.h"

#include "store/MessageColumns.h"

namespace postaci {

namespace {

/// Where a message is shown and how; folder 0: nowhere.
struct Overlay
{
    FolderId folder = 0;
    MessageFlags flags;
    bool operator==(const Overlay&) const = default;
};

int unreadOf(MessageFlags flags)
{
    return flags.testFlag(MessageFlag::Seen) ? 0 : 1;
}

} // namespace

void WriteContext::refresh(MessageId message, Touch touch)
{
    Overlay before;
    Overlay after;
    {
        Query row = query("SELECT shown_folder, shown_flags, flags, folder,"
                          " (SELECT coalesce(next_target, target) FROM intent_move WHERE message = ?1),"
                          " EXISTS (SELECT 1 FROM intent_expunge WHERE message = ?1),"
                          " (SELECT sum(flag) FROM intent_flag WHERE message = ?1 AND is_on),"
                          " (SELECT sum(flag) FROM intent_flag WHERE message = ?1 AND NOT is_on)"
                          " FROM message WHERE id = ?1",
                          message);
        if (!row.next())
            return;
        before = {row.number(0), readFlags(row, 1)};
        after.folder = row.truth(5) ? 0 : row.isNull(4) ? row.number(3) : row.number(4);
        after.flags = (readFlags(row, 2) | readFlags(row, 6)) & ~readFlags(row, 7);
    }
    if (before != after)
        query("UPDATE message SET shown_folder = ?, shown_flags = ? WHERE id = ?", orNull(after.folder),
              after.flags.toInt(), message)
            .run();
    if (before.folder != after.folder) {
        if (before.folder != 0)
            left(message, before.folder, before.flags);
        if (after.folder != 0)
            shown(message, after.folder, after.flags);
    } else if (after.folder != 0 && (before != after || touch == Touch::Always)) {
        m_changes.message(after.folder, message, ChangeCollector::Kind::Changed);
        m_changes.count(after.folder, 0, unreadOf(after.flags) - unreadOf(before.flags));
    }
}

void WriteContext::shown(MessageId message, FolderId folder, MessageFlags flags)
{
    m_changes.message(folder, message, ChangeCollector::Kind::Added);
    m_changes.count(folder, 1, unreadOf(flags));
}

void WriteContext::left(MessageId message, FolderId folder, MessageFlags flags)
{
    m_changes.message(folder, message, ChangeCollector::Kind::Removed);
    m_changes.count(folder, -1, -unreadOf(flags));
}

void WriteContext::remove(MessageId message)
{
    {
        Query row = query("SELECT shown_folder, shown_flags FROM message WHERE id = ?", message);
        if (!row.next())
            return;
        if (!row.isNull(0))
            left(message, row.number(0), readFlags(row, 1));
    }
    query("DELETE FROM message WHERE id = ?", message).run();
    onBodies([&] {
        if (query("DELETE FROM bodies.body WHERE message = ?", message).run() > 0)
            query("DELETE FROM bodies.piece WHERE message = ?", message).run();
    });
}

void WriteContext::removeMembers(FolderId folder, Members which)
{
    const bool onlyAwaiting = which == Members::Awaiting;
    {
        Query rows = query("SELECT id, shown_folder, shown_flags FROM message"
                           " WHERE folder = ? AND (uid IS NULL OR NOT ?) AND shown_folder IS NOT NULL",
                           folder, onlyAwaiting);
        while (rows.next())
            left(rows.number(0), rows.number(1), readFlags(rows, 2));
    }
    removeBodies(folder, which);
    query("DELETE FROM message WHERE folder = ? AND (uid IS NULL OR NOT ?)", folder, onlyAwaiting).run();
}

void WriteContext::removeBodies(FolderId folder, Members which)
{
    const bool onlyAwaiting = which == Members::Awaiting;
    onBodies([&] {
        query("DELETE FROM bodies.piece WHERE message IN"
              " (SELECT id FROM message WHERE folder = ? AND (uid IS NULL OR NOT ?))",
              folder, onlyAwaiting)
            .run();
        query("DELETE FROM bodies.body WHERE message IN"
              " (SELECT id FROM message WHERE folder = ? AND (uid IS NULL OR NOT ?))",
              folder, onlyAwaiting)
            .run();
    });
}

void WriteContext::writeCounts()
{
    const auto& counts = m_changes.counts();
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it->total != 0 || it->unread != 0)
            query("UPDATE folder SET total = total + ?, unread = unread + ? WHERE id = ?", it->total,
                  it->unread, it.key())
                .run();
    }
}

bool WriteContext::exists(MessageId message)
{
    return query("SELECT 1 FROM message WHERE id = ?", message).next();
}

AccountId WriteContext::accountOf(FolderId folder)
{
    Query row = query("SELECT account FROM folder WHERE id = ?", folder);
    return row.next() ? row.number(0) : 0;
}

} // namespace postaci
