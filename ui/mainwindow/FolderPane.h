#pragma once

#include "models/FolderTreeModel.h"

#include <QFrame>

namespace postaci {

class FolderTree;

/// The left pane: where mail is. Keeps what is selected and unfolded across reloads of the model. UI thread.
class FolderPane : public QFrame
{
    Q_OBJECT

public:
    explicit FolderPane(FolderTreeModel& model, QWidget* parent = nullptr);

    [[nodiscard]] FolderTree* tree() const { return m_tree; }
    [[nodiscard]] TreePlace currentPlace() const { return m_place; }
    /// Selects `place`; where that does not exist the unified inbox, or the only account's inbox.
    void select(const TreePlace& place);

    void setFolded(bool folded);

    /// Which lines are unfolded and which is selected, for the next start.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void placeSelected(const postaci::TreePlace& place);
    void menuRequested(const postaci::TreePlace& place, const QPoint& globalPosition);

protected:
    void changeEvent(QEvent* event) override;

private:
    void currentChanged(const QModelIndex& current);
    void afterReset();
    void unfold();
    [[nodiscard]] QModelIndex startIndex() const;
    void retranslate();

    FolderTreeModel& m_model;
    FolderTree* m_tree;
    TreePlace m_place;
    QSet<AccountId> m_closedAccounts; ///< accounts are open unless the user closed them
    QSet<FolderId> m_openFolders;     ///< folders are closed unless the user opened them
    bool m_resetting = false;
};

} // namespace postaci
