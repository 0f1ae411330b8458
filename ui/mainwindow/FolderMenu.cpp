#include "mainwindow/FolderMenu.h"

#include "models/FolderTreeModel.h"
#include "widgets/Icon.h"

#include <QMenu>

namespace postaci {

void fillFolderMenu(QMenu& menu, const FolderTreeModel& folders, AccountId account, FolderId except,
                    const std::function<void(FolderId)>& chosen)
{
    const std::function<void(const QModelIndex&, int)> addBelow = [&](const QModelIndex& parent, int depth) {
        for (int row = 0; row < folders.rowCount(parent); ++row) {
            const QModelIndex index = folders.index(row, 0, parent);
            const FolderId target = folders.place(index).folder;
            const QString indent(static_cast<qsizetype>(depth) * 4, QLatin1Char(' '));
            QString name = index.data().toString();
            name.replace(QLatin1Char('&'), QLatin1String("&&"));
            QAction* action =
                menu.addAction(icon(index.data(FolderTreeModel::IconNameRole).toString()), indent + name);
            action->setEnabled(index.flags().testFlag(Qt::ItemIsSelectable) && target != except);
            QObject::connect(action, &QAction::triggered, &menu, [chosen, target] { chosen(target); });
            constexpr int kDeepest = 20;
            if (depth < kDeepest)
                addBelow(index, depth + 1);
        }
    };
    menu.clear();
    addBelow(folders.indexOf({TreePlace::Kind::Account, account, 0}), 0);
}

} // namespace postaci
