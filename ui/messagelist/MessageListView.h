#pragma once

#include "messagelist/RowAction.h"
#include "models/MessageListModel.h"

#include <QListView>

#include <optional>

namespace postaci {

class ContactPictures;
class MessageDelegate;
class MessageTable;

/// The message list. A list view whose rows are all of one height, so that it computes places instead of
/// keeping them: nothing here depends on how many messages there are. UI thread.
class MessageListView : public QListView
{
    Q_OBJECT

public:
    /// What stands where no rows are.
    enum class State { Rows, Loading };

    explicit MessageListView(QWidget* parent = nullptr);

    void setMessageModel(MessageListModel* model);
    [[nodiscard]] MessageListModel* messageModel() const { return m_messages; }

    /// Of senders; it has to outlive this.
    void setPictures(ContactPictures& pictures);
    /// What has been searched for, folded for search, is drawn stronger; an empty list: nothing.
    void setSoughtWords(const QStringList& words);
    enum class Look { Cards, Table };
    void setLook(Look look);
    [[nodiscard]] MessageTable* table() const { return m_table; } ///< its columns; hidden with cards
    /// Loading draws outlines of rows while the list is empty.
    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }

    /// The selected messages, newest first; of a conversation the one that stands for it.
    [[nodiscard]] QList<MessageId> selectedMessages() const;
    [[nodiscard]] int selectedCount() const; ///< the same, without looking at each
    /// What an action is meant for: all messages of this folder in the selected conversations too.
    [[nodiscard]] QList<MessageId> messagesToActOn() const;
    [[nodiscard]] MessageId currentMessage() const; ///< 0: none
    /// Or the conversation that it is in.
    void selectMessage(MessageId id);
    void selectWhenLoaded(MessageId id); ///< the same, now or once the list has it
    /// Opens the conversation at the cursor or that the cursor is in, or closes it.
    void toggleConversation();
    [[nodiscard]] bool isInConversation() const; ///< whether that could do anything
    /// Selects the message after the selected ones (or the one before), as the user expects on removing
    /// these.
    void selectBeyond(const QList<MessageId>& leaving);
    void goNext();
    void goPrevious();
    /// Selects the current message beside the others, or not any more. From the first time on goNext() and
    /// goPrevious() leave the selection as it is, until it is made anew in another way.
    void gatherCurrent();
    void keyboardSearch(const QString& search) override; ///< letters are shortcuts here

    QRect visualRect(const QModelIndex& index) const override;
    QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;

Q_SIGNALS:
    void selectionMoved();                             ///< the selected messages are others now
    void messageActivated(postaci::MessageId message); ///< Enter, or a click without modifiers
    void rowActionTriggered(postaci::MessageId message, postaci::RowAction action);

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
    void scrollContentsBy(int dx, int dy) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void startDrag(Qt::DropActions actions) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// What has to look the same after the model was reset for the same list.
    struct Kept
    {
        ListQuery query;
        MessageListModel::Source source = MessageListModel::Source::Nothing;
        QList<MessageId> selected;
        MessageId current = 0;
        struct Seen
        {
            MessageId message = 0;
            int offset = 0; ///< of its upper edge to that of the view
        };
        QList<Seen> inSight; ///< from the top; empty: the list is at its beginning
    };

    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    [[nodiscard]] int rowAt(int y) const;   ///< may be outside the list
    [[nodiscard]] int topOf(int row) const; ///< from the upper edge of the first row
    [[nodiscard]] int heightOf(int row) const;
    [[nodiscard]] int rowCount() const;
    /// The first row from `row` on, in steps of `step`, that is no heading; -1.
    [[nodiscard]] int messageRow(int row, int step) const;
    void keepAnchor();
    [[nodiscard]] bool isFrameUnmoved() const;
    void setOpened(int row, bool on);
    bool moveInConversation(int key);
    [[nodiscard]] bool isOnToggle(const QModelIndex& index, const QPoint& point) const;
    void hoverAt(const QPoint& point);
    void measure();
    [[nodiscard]] QRect toggleRect(const QRect& row, int count) const;
    void paintOutlines(QPainter& painter) const;
    void keepPlaces();
    void restorePlaces();
    void afterRemoval();
    void selectRow(int row);
    void goToRow(int row);

    MessageListModel* m_messages = nullptr;
    MessageDelegate* m_delegate;
    MessageTable* m_table;
    Look m_look = Look::Cards;
    State m_state = State::Rows;
    int m_rowHeight;
    int m_headingHeight;
    bool m_gathering = false; ///< by gatherCurrent()
    bool m_removing = false;
    bool m_restoring = false;      ///< what is selected stays the same
    bool m_isFrameUnmoved = false; ///< as isFrameUnmoved() was before rows came
    int m_anchorRow = 0;           ///< the first visible one before rows come or go
    int m_anchorOffset = 0;        ///< how far its upper edge is above that of the view
    int m_removedAbove = 0;        ///< rows going away above it
    MessageId m_awaited = 0;       ///< by selectWhenLoaded()
    Kept m_kept;
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_pressed; ///< row whose action the mouse went down on
    std::optional<RowAction> m_pressedAction;
};

} // namespace postaci
