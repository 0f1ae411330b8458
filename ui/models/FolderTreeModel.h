#pragma once

#include "MailEngine.h"
#include "models/SavedSearch.h"
#include "store/StoreTypes.h"

#include <QAbstractItemModel>
#include <QHash>

#include <functional>
#include <memory>
#include <vector>

namespace postaci {

/// What one line of the folder pane stands for; equal places are the same line across reloads.
struct TreePlace
{
    /// Unread, Drafts, Sent, Snoozed and FollowUps are of all accounts; Favourites is the line above those.
    /// In saved states: new ones come last.
    enum class Kind {
        None,
        AllInboxes,
        Flagged,
        Outbox,
        Account,
        Folder,
        Unread,
        Drafts,
        Sent,
        Favourites,
        Search,
        Snoozed,
        FollowUps
    };
    Kind kind = Kind::None;
    AccountId account = 0; ///< for Account and Folder
    FolderId folder = 0;   ///< for Folder; for Search its number
    bool operator==(const TreePlace&) const = default;
};

/// The folder pane's tree: the unified places first, then each account with its folders. UI thread; listens
/// to the engine and reads one page at a time.
class FolderTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole, ///< int of TreePlace::Kind
        CountRole,               ///< qint64: unread, or waiting in the outbox; 0 is not shown
        CountTextRole,           ///< QString: the same as it is shown; "99+" where more were not counted
        AlarmRole,               ///< bool: something here needs the user
        StateTextRole,           ///< account lines: what is wrong, in words; empty if all is well
        IconNameRole,
        NamesRole, ///< QStringList: what it may be looked for under, in all languages
    };

    explicit FolderTreeModel(const MailReader& reader, QObject* parent = nullptr);
    ~FolderTreeModel() override;

    [[nodiscard]] TreePlace place(const QModelIndex& index) const;
    /// Invalid if there is no such line.
    [[nodiscard]] QModelIndex indexOf(const TreePlace& place) const;
    /// The folder as last read; id 0 if unknown.
    [[nodiscard]] Folder folder(FolderId id) const;
    [[nodiscard]] bool hasAccounts() const { return !m_accounts.isEmpty(); }
    [[nodiscard]] const QList<Account>& accounts() const { return m_accounts; }
    /// Whose line is "On this computer": mail of no account; 0: there is none.
    [[nodiscard]] AccountId localAccount() const { return m_localAccount; }
    /// Whether there is a server to fetch mail of that account from; 0: of any account.
    [[nodiscard]] bool hasServer(AccountId account = 0) const;
    [[nodiscard]] bool hasMail() const { return hasAccounts() || m_localAccount != 0; }
    /// The name a folder is shown under: its role's name in the user's language, else its own.
    [[nodiscard]] static QString shownName(const Folder& folder);
    /// The same for a path as the sync names it; the path itself if it is unknown.
    /// The same with its account where there are several; empty for an unknown folder.
    [[nodiscard]] QString nameOf(FolderId folder) const;
    [[nodiscard]] QString shownName(AccountId account, const QString& path) const;
    [[nodiscard]] TreePlace inboxOf(AccountId account) const; ///< Kind::None if it has none
    [[nodiscard]] qint64 unreadInInboxes() const;
    /// The folders of that use of all accounts.
    [[nodiscard]] QList<Folder> foldersWith(FolderRole role) const;
    /// Searches that have a line below the unified places, in their order.
    void setSearches(const QList<SavedSearch>& searches);
    [[nodiscard]] SavedSearch search(qint64 id) const; ///< id 0 if there is none
    /// How much unread mail they find, as SearchCounter counts it.
    void setSearchCounts(const QHash<qint64, qint64>& unread);
    /// Folders that have a line at the top too, in their order; unknown ones have none.
    void setFavourites(const QList<FolderId>& folders);
    [[nodiscard]] bool isFavourite(FolderId folder) const { return m_favourites.contains(folder); }
    /// How many messages TreePlace::Kind::Unread has; one that lies in several folders counts once, so the
    /// folders' numbers do not say it.
    void setUnreadEverywhere(qint64 count);
    void retranslate();

    void storeChanged(const StoreChange& change);
    void setAccountState(const AccountState& state);
    [[nodiscard]] AccountState accountState(AccountId account) const { return m_states.value(account); }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    Qt::DropActions supportedDropActions() const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    void messagesDropped(const QList<postaci::MessageId>& messages, postaci::FolderId target);

private:
    struct Node;

    void reload();
    void readFolders(Node& accountNode);
    void attach(Node& accountNode, const QList<Folder>& folders);
    void addUnifiedPlaces();
    void addFavourites();
    void addSearches();
    void topChanged(const std::function<bool(const Node&)>& isMeant);
    void countsChanged(const QList<FolderId>& folders);
    void readOutbox();
    void readOverdue();
    void nodeChanged(const Node* node);
    [[nodiscard]] Node* nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOfNode(const Node* node) const;
    [[nodiscard]] QString text(const Node& node) const;
    [[nodiscard]] QStringList allNames(const Node& node) const;
    [[nodiscard]] QString iconName(const Node& node) const;
    [[nodiscard]] QString accessibleText(const Node& node) const;
    [[nodiscard]] QString stateText(const Node& node) const;
    [[nodiscard]] QString whenChecked(AccountId account) const;
    [[nodiscard]] qint64 count(const Node& node) const;
    [[nodiscard]] QString countText(const Node& node) const;

    const MailReader& m_reader;
    std::unique_ptr<Node> m_root;
    QHash<FolderId, Node*> m_byFolder;
    QList<FolderId> m_favourites;
    QList<SavedSearch> m_searches;
    QHash<qint64, qint64> m_searchCounts;
    QHash<FolderId, Node*> m_favouriteNodes;
    qint64 m_unreadEverywhere = 0;
    qint64 m_overdue = 0; ///< messages without an answer in time
    QList<Account> m_accounts;
    AccountId m_localAccount = 0;
    QHash<AccountId, AccountState> m_states;
    int m_outboxWaiting = 0;
    bool m_outboxAlarm = false;
};

} // namespace postaci
