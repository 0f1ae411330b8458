#pragma once

#include <QStyledItemDelegate>
#include <QTreeView>

namespace postaci {

/// The tree of the folder pane with its own look: icons by role, counts at the right, or folded to icons
/// alone. UI thread.
class FolderTree : public QTreeView
{
    Q_OBJECT

public:
    explicit FolderTree(QWidget* parent = nullptr);

    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// As wide as the icons need when folded.
    [[nodiscard]] int foldedWidth() const;

Q_SIGNALS:
    void menuRequested(const QModelIndex& index, const QPoint& globalPosition);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void paintGround(QPainter& painter, const QRect& row, const QModelIndex& index) const;
    void paintFolded(QPainter& painter, const QRect& row, const QModelIndex& index) const;
    void paintLine(QPainter& painter, const QRect& row, const QModelIndex& index) const;
    /// Paints the count at the right end and returns the room it took.
    int paintCount(QPainter& painter, const QRect& row, const QModelIndex& index) const;
    [[nodiscard]] int depthOf(const QModelIndex& index) const;

    bool m_folded = false;
};

} // namespace postaci
