#include "mainwindow/FolderMenu.h"

#include "models/FolderTreeModel.h"
#include "widgets/Icon.h"

#include <QAction>
#include <QMenu>

namespace postaci {

namespace {

using Chosen = std::function<void(FolderId)>;

QString folderMenuText(const QModelIndex& index)
{
    return index.data().toString().replace(QLatin1Char('&'), QLatin1String("&&"));
}

QIcon folderMenuIcon(const QModelIndex& index)
{
    return icon(index.data(FolderTreeModel::IconNameRole).toString());
}

class FolderMenuFiller
{
public:
    FolderMenuFiller(const FolderTreeModel& folders, FolderId except, const Chosen& chosen)
        : m_folders(folders), m_except(except), m_chosen(chosen)
    {
    }

    void addBelow(QMenu& menu, const QModelIndex& parent, bool onlyServers, int depth = 0) const
    {
        for (int row = 0; row < m_folders.rowCount(parent); ++row) {
            const QModelIndex index = m_folders.index(row, 0, parent);
            const FolderId target = m_folders.place(index).folder;
            const QString indent(static_cast<qsizetype>(depth) * 4, QLatin1Char(' '));
            QAction* action = menu.addAction(folderMenuIcon(index), indent + folderMenuText(index));
            action->setEnabled(index.flags().testFlag(Qt::ItemIsSelectable) && target != m_except &&
                               !(onlyServers && m_folders.folder(target).isLocal));
            QObject::connect(action, &QAction::triggered, &menu,
                             [chosen = m_chosen, target] { chosen(target); });
            constexpr int kDeepest = 20;
            if (depth < kDeepest)
                addBelow(menu, index, onlyServers, depth + 1);
        }
    }

private:
    const FolderTreeModel& m_folders;
    const FolderId m_except;
    const Chosen& m_chosen;
};

} // namespace

void fillFolderMenu(QMenu& menu, const FolderTreeModel& folders, AccountId account, FolderId from,
                    OwnFolder own, const std::function<void(FolderId)>& chosen)
{
    qDeleteAll(menu.findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    menu.clear();
    const FolderMenuFiller filler(folders, own == OwnFolder::Greyed ? from : 0, chosen);
    filler.addBelow(menu, folders.indexOf({TreePlace::Kind::Account, account, 0}), false);
    if (!folders.folder(from).isLocal)
        return;
    menu.addSeparator();
    for (int row = 0; row < folders.rowCount({}); ++row) {
        const QModelIndex index = folders.index(row, 0, {});
        const TreePlace place = folders.place(index);
        if (place.kind == TreePlace::Kind::Account && place.account != account)
            filler.addBelow(*menu.addMenu(folderMenuIcon(index), folderMenuText(index)), index, true);
    }
}

} // namespace postaci
