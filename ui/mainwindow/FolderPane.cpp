#include "mainwindow/FolderPane.h"

#include "mainwindow/FolderTree.h"
#include "widgets/Theme.h"

#include <QDataStream>
#include <QEvent>
#include <QVBoxLayout>

namespace postaci {

namespace {

/// What is open unless it was closed: an account, or the favourites, of account 0.
bool isClosable(const TreePlace& place)
{
    return place.kind == TreePlace::Kind::Account || place.kind == TreePlace::Kind::Favourites;
}

} // namespace

FolderPane::FolderPane(FolderTreeModel& model, QWidget* parent)
    : QFrame(parent), m_model(model), m_tree(new FolderTree(this))
{
    setObjectName(QStringLiteral("folderPane"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, Theme::kSpace2, 6, Theme::kSpace2);
    layout->addWidget(m_tree);
    setFocusProxy(m_tree);
    m_tree->setModel(&m_model);
    unfold();
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_resetting = true; });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &FolderPane::afterReset);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &FolderPane::currentChanged);
    connect(m_tree, &FolderTree::menuRequested, this,
            [this](const QModelIndex& index, const QPoint& position) {
                Q_EMIT menuRequested(m_model.place(index), position);
            });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        const TreePlace place = m_model.place(index);
        if (isClosable(place))
            m_closedAccounts.remove(place.account);
        else if (place.kind == TreePlace::Kind::Folder)
            m_openFolders.insert(place.folder);
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        const TreePlace place = m_model.place(index);
        m_openFolders.remove(place.folder);
        if (isClosable(place))
            m_closedAccounts.insert(place.account);
    });
    retranslate();
}

void FolderPane::retranslate()
{
    m_tree->setAccessibleName(tr("Folders"));
}

void FolderPane::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QModelIndex FolderPane::startIndex() const
{
    const QList<Account>& accounts = m_model.accounts();
    if (accounts.size() == 1) {
        const QModelIndex inbox = m_model.indexOf(m_model.inboxOf(accounts.first().id));
        if (inbox.isValid())
            return inbox;
    }
    return m_model.indexOf({TreePlace::Kind::AllInboxes, 0, 0});
}

void FolderPane::select(const TreePlace& place)
{
    QModelIndex index = m_model.indexOf(place);
    if (!index.isValid())
        index = startIndex();
    if (!index.isValid()) {
        m_place = TreePlace{};
        Q_EMIT placeSelected(m_place);
        return;
    }
    m_tree->setCurrentIndex(index);
}

void FolderPane::currentChanged(const QModelIndex& current)
{
    const TreePlace place = m_model.place(current);
    const bool selectable = current.isValid() && current.flags().testFlag(Qt::ItemIsSelectable);
    if (m_resetting || !selectable || place == m_place)
        return;
    m_place = place;
    Q_EMIT placeSelected(place);
}

void FolderPane::unfold()
{
    if (!m_closedAccounts.contains(0))
        m_tree->expand(m_model.indexOf({TreePlace::Kind::Favourites, 0, 0}));
    for (const Account& account : m_model.accounts()) {
        if (!m_closedAccounts.contains(account.id))
            m_tree->expand(m_model.indexOf({TreePlace::Kind::Account, account.id, 0}));
    }
    if (const AccountId local = m_model.localAccount(); !m_closedAccounts.contains(local))
        m_tree->expand(m_model.indexOf({TreePlace::Kind::Account, local, 0}));
    for (const FolderId folder : QSet<FolderId>(m_openFolders)) {
        const QModelIndex index = m_model.indexOf({TreePlace::Kind::Folder, 0, folder});
        if (index.isValid())
            m_tree->expand(index);
    }
}

void FolderPane::afterReset()
{
    unfold();
    const QModelIndex index = m_model.indexOf(m_place);
    if (index.isValid())
        m_tree->setCurrentIndex(index);
    m_resetting = false;
    // The selected folder is gone, or the first account has just brought its folders.
    if (!index.isValid())
        select(m_place);
}

void FolderPane::setFolded(bool folded)
{
    m_tree->setFolded(folded);
    if (folded) {
        setFixedWidth(m_tree->foldedWidth() + layout()->contentsMargins().left() +
                      layout()->contentsMargins().right());
    } else {
        setMinimumWidth(fontMetrics().averageCharWidth() * 20); // of 7 pixels usually
        setMaximumWidth(QWIDGETSIZE_MAX);
    }
}

QByteArray FolderPane::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << static_cast<qint32>(m_place.kind) << m_place.account << m_place.folder << m_closedAccounts
           << m_openFolders;
    return state;
}

void FolderPane::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    qint32 kind = 0;
    TreePlace place;
    QSet<AccountId> closed;
    QSet<FolderId> open;
    stream >> kind >> place.account >> place.folder >> closed >> open;
    if (stream.status() == QDataStream::Ok) {
        place.kind = static_cast<TreePlace::Kind>(kind);
        m_tree->collapseAll(); // which tells of every line, so what was saved is taken afterwards
        m_closedAccounts = closed;
        m_openFolders = open;
        unfold();
    }
    select(place);
}

} // namespace postaci
