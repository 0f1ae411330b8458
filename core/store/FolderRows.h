#pragma once

#include "store/ChangeTypes.h"
#include "store/WriteContext.h"

#include <QHash>

#include <map>

namespace postaci {

/// A folder's row: what the server calls it, and what the user sees.
struct FolderRow
{
    FolderId id = 0;
    ServerFolder server; ///< rawName is empty for a folder that the server does not have yet
    bool atServer = true;
    bool isLocal = false; ///< no server has or gets it

    QString path; ///< shown, as the next three
    QString name;
    FolderId parent = 0;
    bool isRemoved = false;
    bool operator==(const FolderRow&) const = default;
};

/// All folders of an account with the user's operations on them, as they are to be after the transaction:
/// changed here first, then written where they differ. Lives in the writer thread, within one call.
class FolderRows
{
public:
    FolderRows(WriteContext& context, AccountId account);

    [[nodiscard]] std::map<FolderId, FolderRow>& rows() { return m_rows; }
    [[nodiscard]] const QList<FolderOperation>& operations() const { return m_operations; }
    /// The row that the user sees under this name, whether the server has it or not; nullptr if none.
    [[nodiscard]] const FolderRow* shown(const QByteArray& rawName, char delimiter) const;
    /// What is shown below it, the deepest first.
    [[nodiscard]] QList<FolderId> descendantsOf(FolderId folder) const;

    enum class Home { Server, ServerLater, Local };
    FolderId insert(const ServerFolder& folder, Home home);
    /// True when a folder made below `parent` (0: at the top) exists only here.
    [[nodiscard]] bool isLocalPlace(FolderId parent) const;
    /// With its messages; moves into it are taken back, and `takenBack` gets their messages.
    void remove(const QList<FolderId>& folders, QList<MessageId>* takenBack);
    /// What was to go into `planned`, which is not made any more, goes into `existing`.
    void merge(FolderId planned, FolderId existing);
    void addOperation(FolderOperation operation);
    void dropOperation(qint64 id);
    /// True while the server may have got a name for it that has not been told.
    [[nodiscard]] bool isUnderWay(FolderId folder) const;
    /// True when the server calls `folder` already what the operations lead to.
    [[nodiscard]] bool isAlreadySo(FolderId folder) const;
    /// The operation is done, by the server or, in folders that exist only here, without one; Create and
    /// Rename: the folder is called this now.
    void done(const FolderOperation& operation, const QByteArray& rawName, const QString& path);

    /// Carries out the operations on folders that exist only here, then lays the others over the server's
    /// names and writes what is different from before.
    void write();

private:
    struct Wanted
    {
        QByteArray rawName;
        QString path;
        char delimiter = '/';
    };
    using Names = std::map<FolderId, Wanted>;

    void load();
    void loadOperations();
    [[nodiscard]] Names wantedNames() const;
    void settleLocally();
    /// `folder` is called this now, and what is below it accordingly.
    void renamed(FolderId folder, const QByteArray& rawName, const QString& path);
    void rename(Names& names, const FolderOperation& operation) const;
    void arrange();
    void noteCorrespondents(FolderId folder);
    void writeRow(const FolderRow& row);

    WriteContext& m_context;
    const AccountId m_account;
    std::map<FolderId, FolderRow> m_rows;
    std::map<FolderId, FolderRow> m_stored;
    QList<FolderOperation> m_operations;
};

} // namespace postaci
