#include "models/FolderTreeNode.h"

#include "account/ErrorSentence.h"
#include "base/LocalAccount.h"
#include "models/FetchText.h"
#include "models/FolderTreeNames.h"
#include "models/FolderTreeNode.h"
#include "models/MessageMime.h"
#include "models/SearchCounter.h"
#include "widgets/Language.h"
#include "widgets/PlainTip.h"

#include <algorithm>

namespace postaci {

namespace {

using Kind = TreePlace::Kind;

/// The order in which people look for folders; those without a role follow as the store sorts them.
int rankOf(FolderRole role)
{
    static constexpr FolderRole kOrder[] = {FolderRole::Inbox,   FolderRole::Drafts, FolderRole::Sent,
                                            FolderRole::Archive, FolderRole::All,    FolderRole::Important,
                                            FolderRole::Flagged, FolderRole::Junk,   FolderRole::Trash};
    const auto* found = std::find(std::begin(kOrder), std::end(kOrder), role);
    return static_cast<int>(found - std::begin(kOrder));
}

constexpr const char* kFolderTreeContext = "postaci::FolderTreeModel";

bool waitsInOutbox(const OutboxEntry& entry)
{
    return entry.state != OutboxState::Sent || entry.isCopyRefused() ||
           (entry.sentCopyDone && entry.hasNewsForUser());
}

bool needsUser(const OutboxEntry& entry)
{
    return entry.state == OutboxState::Failed || entry.state == OutboxState::Uncertain ||
           entry.isCopyRefused() || !entry.refused.isEmpty();
}

} // namespace

FolderTreeModel::FolderTreeModel(const MailReader& reader, QObject* parent)
    : QAbstractItemModel(parent), m_reader(reader), m_root(std::make_unique<Node>())
{
    readOutbox();
    reload();
    readOverdue();
}

FolderTreeModel::~FolderTreeModel() = default;

// Reading

void FolderTreeModel::reload()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_byFolder.clear();
    m_favouriteNodes.clear();
    m_accounts = m_reader.accounts().value_or({});
    m_localAccount = m_reader.localAccount().value_or(0);
    QList<Account> all = m_accounts;
    if (m_localAccount != 0) {
        all.append(Account());
        all.last().id = m_localAccount;
    }
    std::vector<std::unique_ptr<Node>> accounts;
    for (const Account& account : std::as_const(all)) {
        auto node = std::make_unique<Node>();
        node->place = {Kind::Account, account.id, 0};
        node->account = account;
        readFolders(*node);
        accounts.push_back(std::move(node));
    }
    addUnifiedPlaces();
    addSearches();
    addFavourites();
    for (std::unique_ptr<Node>& account : accounts)
        m_root->add(std::move(account));
    endResetModel();
}

void FolderTreeModel::addUnifiedPlaces()
{
    if (m_accounts.isEmpty())
        return;
    QList<Kind> kinds{Kind::AllInboxes, Kind::Unread, Kind::Flagged};
    if (m_accounts.size() > 1) // of one account they are its own folders
        kinds += {Kind::Drafts, Kind::Sent};
    kinds += {Kind::Snoozed, Kind::FollowUps, Kind::Outbox};
    for (const Kind kind : std::as_const(kinds)) {
        auto node = std::make_unique<Node>();
        node->place.kind = kind;
        m_root->add(std::move(node));
    }
}

void FolderTreeModel::addSearches()
{
    if (m_accounts.isEmpty())
        return;
    for (const SavedSearch& search : std::as_const(m_searches)) {
        auto node = std::make_unique<Node>();
        node->place = {Kind::Search, 0, search.id};
        m_root->add(std::move(node));
    }
}

/// Needs the accounts' folders.
void FolderTreeModel::addFavourites()
{
    auto group = std::make_unique<Node>();
    group->place.kind = Kind::Favourites;
    for (const FolderId id : std::as_const(m_favourites)) {
        const Node* folder = m_byFolder.value(id);
        if (folder == nullptr)
            continue;
        auto node = std::make_unique<Node>();
        node->place = folder->place;
        node->folder = folder->folder;
        node->isFavourite = true;
        m_favouriteNodes.insert(id, group->add(std::move(node)));
    }
    if (!group->children.empty())
        m_root->add(std::move(group));
}

void FolderTreeModel::setFavourites(const QList<FolderId>& folders)
{
    if (folders == m_favourites)
        return;
    m_favourites = folders;
    reload();
}

void FolderTreeModel::topChanged(const std::function<bool(const Node&)>& isMeant)
{
    for (const auto& top : m_root->children) {
        if (isMeant(*top))
            nodeChanged(top.get());
    }
}

void FolderTreeModel::readFolders(Node& accountNode)
{
    QList<Folder> folders = m_reader.folders(accountNode.place.account).value_or({});
    // Many servers file everything below INBOX: folders with a role come up to where people look for them.
    for (Folder& folder : folders) {
        if (folder.role != FolderRole::None)
            folder.parent = 0;
    }
    std::stable_sort(folders.begin(), folders.end(), [](const Folder& a, const Folder& b) {
        return std::pair(a.parent != 0, rankOf(a.role)) < std::pair(b.parent != 0, rankOf(b.role));
    });
    attach(accountNode, folders);
}

void FolderTreeModel::attach(Node& accountNode, const QList<Folder>& folders)
{
    QHash<FolderId, QList<Folder>> byParent;
    QSet<FolderId> known;
    for (const Folder& folder : folders)
        known.insert(folder.id);
    for (const Folder& folder : folders)
        byParent[known.contains(folder.parent) ? folder.parent : 0].append(folder);

    // Breadth first and each folder once, so a damaged tree can neither recurse nor loop.
    QList<Node*> open{&accountNode};
    while (!open.isEmpty()) {
        Node* parent = open.takeFirst();
        for (const Folder& folder : byParent.take(parent->place.folder)) {
            if (!folder.selectable && !byParent.contains(folder.id))
                continue;
            auto node = std::make_unique<Node>();
            node->place = {Kind::Folder, folder.account, folder.id};
            node->folder = folder;
            Node* added = parent->add(std::move(node));
            m_byFolder.insert(folder.id, added);
            open.append(added);
        }
    }
}

void FolderTreeModel::storeChanged(const StoreChange& change)
{
    if (change.outboxChanged || change.accountsChanged)
        readOutbox();
    if (!change.folders.isEmpty())
        readOverdue();
    if (change.foldersChanged || change.accountsChanged)
        reload();
    else
        countsChanged(change.countsChanged);
}

void FolderTreeModel::countsChanged(const QList<FolderId>& folders)
{
    bool isCounted = false; // above too
    for (const FolderId id : folders) {
        Node* node = m_byFolder.value(id);
        const Result<Folder> read = node != nullptr ? m_reader.folder(id) : Result<Folder>(Folder{});
        if (node == nullptr || !read)
            continue;
        // The place in the tree stays; only what is counted and when is new.
        const FolderId shownParent = node->folder.parent;
        node->folder = read.value();
        node->folder.parent = shownParent;
        isCounted =
            isCounted || node->folder.role == FolderRole::Inbox || node->folder.role == FolderRole::Drafts;
        nodeChanged(node);
        if (Node* favourite = m_favouriteNodes.value(id)) {
            favourite->folder = node->folder;
            nodeChanged(favourite);
        }
    }
    if (isCounted)
        topChanged([](const Node& top) {
            return top.place.kind == Kind::AllInboxes || top.place.kind == Kind::Drafts ||
                   top.place.kind == Kind::Account;
        });
}

void FolderTreeModel::readOutbox()
{
    const QList<OutboxEntry> entries = m_reader.outbox().value_or({});
    m_outboxWaiting = static_cast<int>(std::count_if(entries.begin(), entries.end(), waitsInOutbox));
    m_outboxAlarm = std::any_of(entries.begin(), entries.end(), needsUser);
    topChanged([](const Node& top) { return top.place.kind == Kind::Outbox; });
}

void FolderTreeModel::setAccountState(const AccountState& state)
{
    m_states.insert(state.account, state);
    topChanged([&state](const Node& top) {
        return top.place.kind == Kind::Account && top.place.account == state.account;
    });
}

void FolderTreeModel::retranslate()
{
    topChanged([](const Node&) { return true; });
    for (const auto& nodes : {m_byFolder, m_favouriteNodes}) {
        for (const Node* node : nodes)
            nodeChanged(node);
    }
}

// Asking

TreePlace FolderTreeModel::place(const QModelIndex& index) const
{
    return index.isValid() ? nodeOf(index)->place : TreePlace{};
}

QModelIndex FolderTreeModel::indexOf(const TreePlace& place) const
{
    if (place.kind == Kind::Folder) {
        const Node* node = m_byFolder.value(place.folder);
        return node != nullptr ? indexOfNode(node) : QModelIndex();
    }
    for (const auto& top : m_root->children) {
        if (top->place == place)
            return indexOfNode(top.get());
    }
    return {};
}

Folder FolderTreeModel::folder(FolderId id) const
{
    const Node* node = m_byFolder.value(id);
    return node != nullptr ? node->folder : Folder{};
}

TreePlace FolderTreeModel::inboxOf(AccountId account) const
{
    for (const Node* node : std::as_const(m_byFolder)) {
        if (node->folder.account == account && node->folder.role == FolderRole::Inbox)
            return node->place;
    }
    return {};
}

QList<Folder> FolderTreeModel::foldersWith(FolderRole role) const
{
    QList<Folder> folders;
    for (const Node* node : std::as_const(m_byFolder)) {
        if (node->folder.role == role)
            folders.append(node->folder);
    }
    return folders;
}

qint64 FolderTreeModel::unreadInInboxes() const
{
    qint64 unread = 0;
    for (const Folder& inbox : foldersWith(FolderRole::Inbox))
        unread += inbox.unread;
    return unread;
}

QString FolderTreeModel::shownName(const Folder& folder)
{
    if (const char* name = englishName(folder.role))
        return tr(name);
    return folder.name.isEmpty() ? folder.path : folder.name;
}

QString FolderTreeModel::nameOf(FolderId id) const
{
    const Node* node = m_byFolder.value(id);
    if (node == nullptr) // it has no line in the tree
        return m_reader.folder(id).value_or(Folder()).role == FolderRole::Snoozed ? tr("Snoozed") : QString();
    const QString name = shownName(node->folder);
    if (node->folder.account == m_localAccount && hasAccounts())
        return QStringLiteral("%1 · %2").arg(tr("On this computer"), name);
    if (m_accounts.size() < 2)
        return name;
    const auto owner = std::find_if(m_accounts.begin(), m_accounts.end(), [node](const Account& account) {
        return account.id == node->folder.account;
    });
    return owner == m_accounts.end() ? name : QStringLiteral("%1 · %2").arg(owner->label, name);
}

QString FolderTreeModel::shownName(AccountId account, const QString& path) const
{
    for (const Node* node : std::as_const(m_byFolder)) {
        if (node->folder.account == account && node->folder.path == path)
            return shownName(node->folder);
    }
    return path;
}

QString FolderTreeModel::text(const Node& node) const
{
    if (node.isFavourite)
        return nameOf(node.folder.id);
    if (node.place.kind == Kind::Folder)
        return shownName(node.folder);
    if (node.place.kind == Kind::Account && node.place.account == m_localAccount)
        return tr("On this computer");
    if (node.place.kind == Kind::Account)
        return node.account.label.isEmpty() ? node.account.identity.address : node.account.label;
    if (node.place.kind == Kind::Search)
        return search(node.place.folder).name;
    const char* name = englishName(node.place.kind);
    return name != nullptr ? tr(name) : QString();
}

QStringList FolderTreeModel::allNames(const Node& node) const
{
    const bool isFolder = node.place.kind == Kind::Folder;
    const char* name = isFolder ? englishName(node.folder.role) : englishName(node.place.kind);
    QStringList names{text(node)};
    if (name != nullptr)
        names += Language::inEvery(kFolderTreeContext, name);
    if (isFolder)
        names.append(node.folder.name); // what other programs show
    names.removeDuplicates();
    return names;
}

QString FolderTreeModel::iconName(const Node& node) const
{
    switch (node.place.kind) {
    case Kind::AllInboxes:
        return QStringLiteral("all-inboxes");
    case Kind::Flagged:
        return QStringLiteral("flag");
    case Kind::Outbox:
        return QStringLiteral("outbox");
    case Kind::Unread:
        return QStringLiteral("unread");
    case Kind::Snoozed:
        return QStringLiteral("snooze");
    case Kind::FollowUps:
        return QStringLiteral("remind");
    case Kind::Drafts:
        return QStringLiteral("drafts");
    case Kind::Sent:
        return QStringLiteral("sent");
    case Kind::Search:
        return QStringLiteral("search");
    case Kind::Favourites:
        return QStringLiteral("account"); // as a heading: without one
    case Kind::Folder:
        return iconNameOf(node.folder.role);
    case Kind::Account:
        switch (m_states.value(node.place.account).activity) {
        case AccountActivity::NeedsUser:
            return QStringLiteral("warning");
        case AccountActivity::Offline:
            return QStringLiteral("offline");
        case AccountActivity::Paused:
            return QStringLiteral("pause");
        default:
            return QStringLiteral("account");
        }
    case Kind::None:
        break;
    }
    return {};
}

QString FolderTreeModel::stateText(const Node& node) const
{
    if (node.place.kind == Kind::Outbox && m_outboxAlarm)
        return tr("A message could not be sent.");
    if (node.place.kind != Kind::Account)
        return {};
    const AccountState state = m_states.value(node.place.account);
    if (state.activity == AccountActivity::Paused)
        return tr("Paused");
    if (state.activity != AccountActivity::NeedsUser && state.activity != AccountActivity::Offline)
        return {};
    return state.error ? describeError(*state.error).summary : tr("Not connected");
}

/// "Last checked 14:02:11, push active", or that there is nothing to be checked.
QString FolderTreeModel::whenChecked(AccountId account) const
{
    return hasServer(account) ? fetchText(m_states.value(account))
                              : tr("It is on this computer only; no server has it.");
}

bool FolderTreeModel::hasServer(AccountId account) const
{
    return std::any_of(m_accounts.begin(), m_accounts.end(), [account](const Account& each) {
        return (account == 0 || each.id == account) && !isLocalAccount(each);
    });
}

qint64 FolderTreeModel::count(const Node& node) const
{
    switch (node.place.kind) {
    case Kind::AllInboxes:
        return unreadInInboxes();
    case Kind::Outbox:
        return m_outboxWaiting;
    case Kind::Unread:
        return m_unreadEverywhere;
    case Kind::FollowUps:
        return m_overdue;
    case Kind::Search:
        return m_searchCounts.value(node.place.folder);
    case Kind::Drafts: {
        qint64 drafts = 0;
        for (const Folder& folder : foldersWith(FolderRole::Drafts))
            drafts += folder.total;
        return drafts;
    }
    case Kind::Account:
        return folder(inboxOf(node.place.account).folder).unread;
    case Kind::Folder:
        // What one wrote oneself is counted whole: nobody reads drafts, one finishes them.
        if (node.folder.role == FolderRole::Drafts)
            return node.folder.total;
        if (node.folder.role == FolderRole::Sent || node.folder.role == FolderRole::Trash)
            return 0;
        return node.folder.unread;
    default:
        return 0;
    }
}

QString FolderTreeModel::accessibleText(const Node& node) const
{
    QStringList parts{text(node)};
    const qint64 number = count(node);
    if (node.place.kind == Kind::Outbox && number > 0)
        parts.append(tr("%n waiting", nullptr, static_cast<int>(number)));
    else if ((node.folder.role == FolderRole::Drafts || node.place.kind == Kind::Drafts) && number > 0)
        parts.append(tr("%n draft(s)", nullptr, static_cast<int>(number)));
    else if (node.place.kind == Kind::Search && number > SearchCounter::kMostCounted)
        parts.append(tr("more than %n unread", nullptr, static_cast<int>(SearchCounter::kMostCounted)));
    else if (number > 0)
        parts.append(tr("%n unread", nullptr, static_cast<int>(number)));
    const QString state = stateText(node);
    if (!state.isEmpty())
        parts.append(state);
    return parts.join(QStringLiteral(", "));
}

// The model's side

FolderTreeModel::Node* FolderTreeModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex FolderTreeModel::indexOfNode(const Node* node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
}

void FolderTreeModel::nodeChanged(const Node* node)
{
    const QModelIndex changed = indexOfNode(node);
    Q_EMIT dataChanged(changed, changed);
}

QModelIndex FolderTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node* node = nodeOf(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(node->children.size()))
        return {};
    return indexOfNode(node->children[static_cast<size_t>(row)].get());
}

QModelIndex FolderTreeModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOfNode(nodeOf(child)->parent) : QModelIndex();
}

int FolderTreeModel::rowCount(const QModelIndex& parent) const
{
    return static_cast<int>(nodeOf(parent)->children.size());
}

int FolderTreeModel::columnCount(const QModelIndex& parent) const
{
    Q_UNUSED(parent)
    return 1;
}

QVariant FolderTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Node& node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(node);
    case Qt::ToolTipRole: {
        const QString state = stateText(node);
        if (node.place.kind == Kind::Account && state.isEmpty())
            return plainTip(QStringLiteral("%1\n%2").arg(text(node), whenChecked(node.place.account)));
        return plainTip(state.isEmpty() ? text(node) : state);
    }
    case Qt::AccessibleTextRole:
        return accessibleText(node);
    case Qt::AccessibleDescriptionRole:
        return node.place.kind == Kind::Account ? QVariant(whenChecked(node.place.account)) : QVariant();
    case KindRole:
        return static_cast<int>(node.place.kind);
    case CountTextRole:
        return countText(node);
    case CountRole:
        return count(node);
    case AlarmRole:
        return node.place.kind == Kind::Outbox
                   ? m_outboxAlarm
                   : m_states.value(node.place.account).activity == AccountActivity::NeedsUser &&
                         node.place.kind == Kind::Account;
    case StateTextRole:
        return stateText(node);
    case IconNameRole:
        return iconName(node);
    case NamesRole:
        return allNames(node);
    default:
        return {};
    }
}

Qt::ItemFlags FolderTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Node& node = *nodeOf(index);
    const bool isFolder = node.place.kind == Kind::Folder;
    if (node.place.kind == Kind::Account || node.place.kind == Kind::Favourites ||
        (isFolder && !node.folder.selectable))
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (isFolder ? Qt::ItemIsDropEnabled : Qt::NoItemFlags);
}

} // namespace postaci
