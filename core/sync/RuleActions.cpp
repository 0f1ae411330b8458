#include "sync/RuleActions.h"

#include "sync/SpecialFolders.h"

namespace postaci {

namespace {

bool canTakeMessages(const Folder& folder)
{
    return folder.selectable && !folder.isRemoved;
}

/// Levels of a path, whatever stands between them at that server.
QStringList levelsOf(const Folder& folder)
{
    return folder.delimiter == '\0' ? QStringList{folder.path}
                                    : folder.path.split(QLatin1Char(folder.delimiter));
}

} // namespace

Result<void> RuleActions::apply(const RuleHit& hit)
{
    const auto rows = m_reader.rows({hit.message});
    if (!rows)
        return unexpected(rows.error());
    if (rows->isEmpty())
        return {};
    const MessageRow& row = rows->first();
    RuleUndoStep step;
    step.message = row.id;
    if (auto copied = copy(row, hit.effects.copies, step); !copied)
        return copied;
    if (auto marked = setMarks(row, hit.effects, step); !marked)
        return marked;
    if (hit.effects.place)
        if (auto sent = send(row, *hit.effects.place, step); !sent)
            return sent;
    m_done.append(step);
    return {};
}

Result<void> RuleActions::copy(const MessageRow& row, const QList<FolderId>& targets, RuleUndoStep& step)
{
    for (const FolderId wanted : targets) {
        const FolderId target = folderFor(row.account, wanted);
        if (target == 0 || target == row.folder)
            continue;
        const auto copied = m_transaction.wantCopy({row.id}, target);
        if (!copied)
            return unexpected(copied.error());
        step.copies += *copied;
    }
    return {};
}

Result<void> RuleActions::setFlag(const MessageRow& row, MessageFlag flag, bool& wasSet)
{
    wasSet = !row.flags.testFlag(flag);
    return m_transaction.wantFlag({row.id}, flag, true);
}

Result<void> RuleActions::setMarks(const MessageRow& row, const RuleEffects& effects, RuleUndoStep& step)
{
    for (const QString& keyword : effects.keywords) {
        if (auto tagged = m_transaction.wantKeyword({row.id}, keyword, true); !tagged)
            return tagged;
        if (!row.keywords.contains(keyword, Qt::CaseInsensitive))
            step.keywords.append(keyword);
    }
    if (effects.markRead)
        if (auto read = setFlag(row, MessageFlag::Seen, step.markedRead); !read)
            return read;
    if (effects.markJunk)
        if (auto marked = setFlag(row, MessageFlag::Junk, step.markedJunk); !marked)
            return marked;
    return effects.star ? setFlag(row, MessageFlag::Flagged, step.starred) : Result<void>();
}

Result<void> RuleActions::send(const MessageRow& row, const RulePlace& place, RuleUndoStep& step)
{
    const bool isJunk = place.kind == RuleActionKind::Junk;
    const auto target = place.kind == RuleActionKind::Move
                            ? Result<FolderId>(folderFor(row.account, place.folder))
                            : special(row.account, isJunk ? FolderRole::Junk : FolderRole::Trash);
    if (!target)
        return unexpected(target.error());
    if (*target == 0 || *target == row.folder)
        return {};
    if (isJunk)
        if (auto marked = setFlag(row, MessageFlag::Junk, step.markedJunk); !marked)
            return marked;
    step.movedFrom = row.folder;
    return m_transaction.wantMove({row.id}, *target);
}

Result<FolderId> RuleActions::special(AccountId account, FolderRole role)
{
    const QPair<AccountId, int> key(account, static_cast<int>(role));
    if (const auto known = m_special.constFind(key); known != m_special.cend())
        return *known;
    auto folder = specialFolder(m_reader, account, role);
    if (folder && *folder == 0)
        folder = wantSpecialFolder(m_transaction, m_reader, account, role);
    if (folder)
        m_special.insert(key, *folder);
    return folder;
}

FolderId RuleActions::folderFor(AccountId account, FolderId folder)
{
    const QPair<AccountId, FolderId> key(account, folder);
    if (const auto known = m_folders.constFind(key); known != m_folders.cend())
        return *known;
    FolderId found = 0;
    const auto named = m_reader.folder(folder);
    if (named && named->account == account && canTakeMessages(*named))
        found = folder;
    if (named && named->account != account) {
        for (const Folder& other : m_reader.folders(account).value_or({})) {
            if (canTakeMessages(other) && levelsOf(other) == levelsOf(*named))
                found = other.id;
        }
    }
    m_folders.insert(key, found);
    return found;
}

Result<void> takeBack(Transaction& transaction, const RuleUndo& undo)
{
    for (const RuleUndoStep& step : undo) {
        const QList<MessageId> message{step.message};
        if (step.movedFrom != 0) {
            const auto moved = transaction.wantMove(message, step.movedFrom);
            if (!moved && moved.error().kind != ErrorKind::Gone) // the folder it came from
                return moved;
        }
        for (const auto& [wasSet, flag] :
             {std::pair(step.markedRead, MessageFlag::Seen), std::pair(step.starred, MessageFlag::Flagged),
              std::pair(step.markedJunk, MessageFlag::Junk)}) {
            if (!wasSet)
                continue;
            if (auto cleared = transaction.wantFlag(message, flag, false); !cleared)
                return cleared;
        }
        for (const QString& keyword : step.keywords) {
            if (auto untagged = transaction.wantKeyword(message, keyword, false); !untagged)
                return untagged;
        }
        if (auto expunged = transaction.wantExpunge(step.copies); !expunged)
            return expunged;
    }
    return {};
}

} // namespace postaci
