#pragma once

#include "models/MessageListModel.h"

#include <QListView>

#include <optional>

namespace postaci {

class MessageDelegate;

/// The message list. A list view whose rows are all of one height, so that it computes places instead of
/// keeping them: nothing here depends on how many messages there are. UI thread.
class MessageListView : public QListView
{
    Q_OBJECT

public:
    /// What a hovered row offers at its right end.
    enum class RowAction { Archive, Delete, Flag };

    /// What stands where no rows are.
    enum class State { Rows, Loading };

    explicit MessageListView(QWidget* parent = nullptr);

    void setMessageModel(MessageListModel* model);
    [[nodiscard]] MessageListModel* messageModel() const { return m_messages; }

    /// Loading draws outlines of rows while the list is empty.
    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }

    /// The selected messages, newest first.
    [[nodiscard]] QList<MessageId> selectedMessages() const;
    [[nodiscard]] MessageId currentMessage() const; ///< 0: none
    void selectMessage(MessageId id);
    /// Selects the message after the selected ones (or the one before), as the user expects on removing
    /// these.
    void selectBeyond(const QList<MessageId>& leaving);
    void goNext();
    void goPrevious();

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;

Q_SIGNALS:
    void selectionMoved();                             ///< the selected messages are others now
    void messageActivated(postaci::MessageId message); ///< Enter, or a click without modifiers
    void rowActionTriggered(postaci::MessageId message, postaci::MessageListView::RowAction action);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    bool isIndexHidden(const QModelIndex& index) const override;
    void updateGeometries() override;
    int verticalOffset() const override;
    int horizontalOffset() const override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                     const QList<int>& roles) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void startDrag(Qt::DropActions actions) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int rowAt(int y) const; ///< may be outside the list
    [[nodiscard]] std::optional<RowAction> actionAt(const QModelIndex& index, const QPoint& point) const;
    void paintOutlines(QPainter& painter) const;
    void afterRemoval();

    MessageListModel* m_messages = nullptr;
    MessageDelegate* m_delegate;
    State m_state = State::Rows;
    QPersistentModelIndex m_hovered;
    std::optional<RowAction> m_pressedAction;
    QPoint m_mouse{-1, -1};
};

} // namespace postaci
