#pragma once

#include "rules/Rule.h"
#include "store/MailReader.h"
#include "store/Transaction.h"

#include <QHash>
#include <QPair>

namespace postaci {

/// Does what rules want with messages, as the user's own wishes: shown at once, sent when there is a
/// connection. What cannot be done any more, since its folder is gone, is left out. Lives in the writer
/// thread, within one transaction, on a reader that sees the state it began with.
class RuleActions
{
public:
    RuleActions(Transaction& transaction, const MailReader& reader)
        : m_transaction(transaction), m_reader(reader)
    {
    }

    Result<void> apply(const RuleHit& hit);
    /// What apply() has changed so far.
    [[nodiscard]] const RuleUndo& done() const { return m_done; }

private:
    Result<void> copy(const MessageRow& row, const QList<FolderId>& targets, RuleUndoStep& step);
    Result<void> setMarks(const MessageRow& row, const RuleEffects& effects, RuleUndoStep& step);
    Result<void> send(const MessageRow& row, const RulePlace& place, RuleUndoStep& step);
    Result<void> setFlag(const MessageRow& row, MessageFlag flag, bool& wasSet);
    [[nodiscard]] Result<FolderId> special(AccountId account, FolderRole role);
    /// `folder`, or the one of the same path in that account; 0: there is none.
    [[nodiscard]] FolderId folderFor(AccountId account, FolderId folder);

    Transaction& m_transaction;
    const MailReader& m_reader;
    RuleUndo m_done;
    QHash<QPair<AccountId, FolderId>, FolderId> m_folders;
    QHash<QPair<AccountId, int>, FolderId> m_special; ///< by FolderRole
};

/// Takes back what RuleActions have done, in the writer thread. What the user has changed since stays so.
Result<void> takeBack(Transaction& transaction, const RuleUndo& undo);

} // namespace postaci
