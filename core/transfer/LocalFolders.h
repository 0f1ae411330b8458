#pragma once

#include "base/Result.h"
#include "transfer/TransferTypes.h"

#include <QHash>

namespace postaci {

class Store;

/// The folders on this computer that imported mail goes into, made as they are needed. Lives in one thread,
/// which is neither the UI's nor the writer's.
class LocalFolders
{
public:
    LocalFolders(Store& store, const ImportOptions& options);

    /// Whether there can be such a target. Errors: Gone/MailboxMissing; Input for one at a server, or without
    /// a name.
    Result<void> check() const;
    /// The folder these levels below the target; an existing one of that name, whatever its case, is taken.
    [[nodiscard]] Result<FolderId> at(const QStringList& levels);
    [[nodiscard]] FolderId target() const { return m_known.value(QString()); } ///< 0: not needed so far

private:
    Result<FolderId> makeTarget();
    Result<FolderId> below(AccountId account, FolderId parent, const QString& name);

    Store& m_store;
    const FolderId m_target;
    const QString m_newFolder;
    AccountId m_account = 0;
    QHash<QString, FolderId> m_known; ///< by levels, one a line
};

} // namespace postaci
