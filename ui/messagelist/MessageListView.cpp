#include "messagelist/MessageListView.h"

#include "contacts/ContactPictures.h"
#include "messagelist/MessageDelegate.h"
#include "messagelist/MessageTable.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace postaci {

MessageListView::MessageListView(QWidget* parent)
    : QListView(parent), m_delegate(new MessageDelegate(this)), m_table(new MessageTable(this)),
      m_rowHeight(MessageDelegate::rowHeight(font())), m_headingHeight(MessageDelegate::headingHeight(font()))
{
    setObjectName(QStringLiteral("messageList"));
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setMinimumWidth(160);
    m_table->hide();
    connect(m_table, &QHeaderView::sectionResized, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (QApplication::keyboardModifiers() == Qt::NoModifier && !m_messages->isHeading(index.row()))
            Q_EMIT messageActivated(m_messages->idAt(index.row()));
    });
}

void MessageListView::setMessageModel(MessageListModel* model)
{
    m_messages = model;
    // Before setModel(): the selection moves on from a row that goes away, and the view must not run after
    // it.
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_removing = true; });
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &MessageListView::keepAnchor);
    setModel(model);
    // After setModel(), so that these run once QListView has forgotten what it knew.
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &MessageListView::keepPlaces);
    connect(model, &QAbstractItemModel::modelReset, this, &MessageListView::restorePlaces);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &MessageListView::afterRemoval);
    connect(model, &MessageListModel::loaded, this, [this] {
        if (const MessageId awaited = std::exchange(m_awaited, 0); m_messages->rowFor(awaited) >= 0)
            selectMessage(awaited);
    });
}

void MessageListView::setPictures(ContactPictures& pictures)
{
    m_delegate->setPictures(&pictures);
    connect(&pictures, &ContactPictures::changed, viewport(), qOverload<>(&QWidget::update));
}

void MessageListView::setSoughtWords(const QStringList& words)
{
    m_delegate->setSoughtWords(words);
    viewport()->update();
}

void MessageListView::setLook(Look look)
{
    if (look == m_look)
        return;
    m_look = look;
    keepPlaces();
    m_delegate->setTable(look == Look::Table ? m_table : nullptr);
    m_table->setVisible(look == Look::Table);
    measure();
    restorePlaces();
    viewport()->update();
}

void MessageListView::measure()
{
    m_rowHeight =
        m_look == Look::Table ? MessageTable::rowHeight(font()) : MessageDelegate::rowHeight(font());
    m_headingHeight = MessageDelegate::headingHeight(font());
    setViewportMargins(0, m_look == Look::Table ? m_table->sizeHint().height() : 0, 0, 0);
    updateGeometries();
}

QRect MessageListView::toggleRect(const QRect& row, int count) const
{
    return m_look == Look::Table ? m_table->toggleRect(row, font(), count)
                                 : MessageDelegate::toggleRect(row, font(), count);
}

void MessageListView::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    viewport()->update();
}

int MessageListView::rowCount() const
{
    return m_messages != nullptr ? m_messages->rowCount() : 0;
}

// What is selected

QList<MessageId> MessageListView::selectedMessages() const
{
    QList<MessageId> result;
    if (m_messages == nullptr)
        return result;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (!m_messages->isHeading(row))
                result.append(m_messages->idAt(row));
        }
    }
    std::sort(result.begin(), result.end(), std::greater<>());
    return result;
}

int MessageListView::selectedCount() const
{
    int count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection)
        count += range.height() - m_messages->headingsBefore(range.bottom() + 1) +
                 m_messages->headingsBefore(range.top());
    return count;
}

QList<MessageId> MessageListView::messagesToActOn() const
{
    return m_messages->messagesOf(selectedMessages());
}

MessageId MessageListView::currentMessage() const
{
    return currentIndex().isValid() ? m_messages->idAt(currentIndex().row()) : 0;
}

void MessageListView::selectRow(int row)
{
    m_gathering = false;
    selectionModel()->setCurrentIndex(m_messages->index(row), QItemSelectionModel::ClearAndSelect);
}

void MessageListView::goToRow(int row)
{
    if (m_gathering && selectionModel()->hasSelection())
        selectionModel()->setCurrentIndex(m_messages->index(row), QItemSelectionModel::NoUpdate);
    else
        selectRow(row);
}

void MessageListView::gatherCurrent()
{
    if (!currentIndex().isValid())
        return;
    const bool begins = !std::exchange(m_gathering, true);
    setFocus(); // the place that j and k go to is seen only with it
    // What is shown alone is selected already: it stays so.
    selectionModel()->select(currentIndex(),
                             begins ? QItemSelectionModel::Select : QItemSelectionModel::Toggle);
    m_gathering = selectionModel()->hasSelection();
}

void MessageListView::selectMessage(MessageId id)
{
    const int row = m_messages->rowFor(id);
    if (row >= 0)
        selectRow(row);
    else
        clearSelection();
}

void MessageListView::selectWhenLoaded(MessageId id)
{
    m_awaited = 0;
    if (m_messages->rowFor(id) >= 0)
        selectMessage(id);
    else if (m_messages->isLoading())
        m_awaited = id;
}

void MessageListView::selectBeyond(const QList<MessageId>& leaving)
{
    const QSet<MessageId> gone(leaving.begin(), leaving.end());
    const QList<int> rows = m_messages->rowsWith(leaving);
    if (rows.isEmpty())
        return;
    const auto isLeft = [&](int row) {
        return m_messages->isHeading(row) || gone.contains(m_messages->idAt(row));
    };
    int below = rows.last();
    int above = below;
    while (below < rowCount() && isLeft(below))
        ++below;
    while (above >= 0 && isLeft(above))
        --above;
    if (below < rowCount())
        selectRow(below);
    else if (above >= 0)
        selectRow(above);
    else
        clearSelection();
}

void MessageListView::goNext()
{
    const int row =
        selectionModel()->hasSelection() ? currentIndex().row() + 1 : std::max(0, currentIndex().row());
    if (const int next = messageRow(row, 1); next >= 0)
        goToRow(next);
}

void MessageListView::goPrevious()
{
    if (const int previous = messageRow(currentIndex().row() - 1, -1); previous >= 0)
        goToRow(previous);
}

void MessageListView::setOpened(int row, bool on)
{
    const QModelIndex head = m_messages->index(row);
    const bool isInside =
        currentIndex().isValid() && m_messages->conversationAbove(currentIndex().row()) == row;
    if (!on && isInside) // the cursor does not fall out of it
        selectRow(row);
    m_messages->setOpened(head.row(), on);
}

void MessageListView::toggleConversation()
{
    if (!currentIndex().isValid())
        return;
    const int above = m_messages->conversationAbove(currentIndex().row());
    const int row = above >= 0 ? above : currentIndex().row();
    setOpened(row, !m_messages->isOpened(row));
}

bool MessageListView::isInConversation() const
{
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    return row >= 0 && (m_messages->conversationAbove(row) >= 0 || m_messages->isOpenable(row));
}

/// What Left and Right mean in a list of conversations; false: what they mean otherwise.
bool MessageListView::moveInConversation(int key)
{
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    if (row < 0)
        return false;
    const int above = m_messages->conversationAbove(row);
    if (above < 0 && !m_messages->isOpenable(row))
        return false;
    if (key == Qt::Key_Right && above < 0) {
        if (m_messages->isOpened(row))
            selectRow(row + 1);
        else
            setOpened(row, true);
    } else if (key == Qt::Key_Left) {
        if (above >= 0)
            selectRow(above);
        else
            setOpened(row, false);
    }
    return true;
}

void MessageListView::keyboardSearch(const QString& search)
{
    Q_UNUSED(search)
}

void MessageListView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
    if (!m_restoring)
        Q_EMIT selectionMoved();
}

void MessageListView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags)
{
    const QRect area = rect.normalized();
    const int first = std::max(0, rowAt(area.top()));
    const int last = std::min(rowCount() - 1, rowAt(area.bottom()));
    QItemSelection selection;
    if (first <= last)
        selection.select(m_messages->index(first), m_messages->index(last));
    selectionModel()->select(selection, flags);
}

QRegion MessageListView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    const QRect visible = viewport()->rect();
    for (const QItemSelectionRange& range : selection) {
        const QRect rect = visualRect(range.topLeft()).united(visualRect(range.bottomRight()));
        region += rect.intersected(visible);
    }
    return region;
}

QModelIndex MessageListView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = rowCount() - 1;
    if (last < 0)
        return {};
    const int row = currentIndex().row(); // -1: none
    // The first step from a list in which nothing is selected yet selects where one is, instead of passing it
    // by.
    if (row >= 0 && modifiers == Qt::NoModifier && !selectionModel()->hasSelection() &&
        (action == MoveDown || action == MoveUp))
        return currentIndex();
    const int page = std::max(1, viewport()->height() / rowHeight() - 1);
    const bool isUp = action == MoveUp || action == MovePrevious || action == MoveLeft ||
                      action == MovePageUp || action == MoveEnd;
    int wanted = 0;
    switch (action) {
    case MoveUp:
    case MovePrevious:
    case MoveLeft:
        wanted = row - 1;
        break;
    case MoveDown:
    case MoveNext:
    case MoveRight:
        wanted = row + 1;
        break;
    case MoveHome:
        break;
    case MoveEnd:
        wanted = last;
        break;
    case MovePageUp:
        wanted = row - page;
        break;
    case MovePageDown:
        wanted = row + page;
        break;
    }
    wanted = std::clamp(wanted, 0, last);
    const int step = isUp ? -1 : 1;
    const int found = messageRow(wanted, step);
    return m_messages->index(found >= 0 ? found : messageRow(wanted, -step));
}

// Painting

void MessageListView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::ground());
    if (rowCount() == 0) {
        if (m_state == State::Loading)
            paintOutlines(painter);
        return;
    }
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    // The selection is in full colour only where the keyboard is.
    const QStyle::State base = hasFocus() ? option.state | QStyle::State_Active
                                          : option.state & ~QStyle::State(QStyle::State_Active);
    const int last = std::min(rowCount() - 1, rowAt(event->rect().bottom()));
    for (int row = std::max(0, rowAt(event->rect().top())); row <= last; ++row) {
        const QModelIndex index = m_messages->index(row);
        option.rect = visualRect(index);
        option.state = base & ~QStyle::State(QStyle::State_MouseOver | QStyle::State_HasFocus);
        if (selectionModel()->isSelected(index))
            option.state |= QStyle::State_Selected;
        if (index == m_hovered)
            option.state |= QStyle::State_MouseOver;
        if (hasFocus() && index == currentIndex())
            option.state |= QStyle::State_HasFocus;
        if (m_messages->isHeading(row))
            option.state = base & ~QStyle::State(QStyle::State_MouseOver);
        m_delegate->paint(&painter, option, index);
    }
}

void MessageListView::paintOutlines(QPainter& painter) const
{
    const int shown = viewport()->height() / rowHeight();
    for (int row = 0; row < shown; ++row) {
        const QRect place(0, row * rowHeight(), viewport()->width(), rowHeight());
        if (m_look == Look::Table)
            paintTableOutline(painter, place, *m_table);
        else
            MessageDelegate::paintOutline(painter, place, font());
    }
}

void MessageListView::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        if (rowCount() == 0)
            return measure();
        keepAnchor();
        const int before = heightOf(m_anchorRow);
        const bool isCurrentSeen = viewport()->rect().contains(visualRect(currentIndex()));
        measure();
        verticalScrollBar()->setValue(topOf(m_anchorRow) + m_anchorOffset * heightOf(m_anchorRow) / before);
        if (isCurrentSeen) // rows may be higher now
            scrollTo(currentIndex(), EnsureVisible);
    } else if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
}

// Mouse and keyboard

void MessageListView::hoverAt(const QPoint& point)
{
    QModelIndex index = viewport()->rect().contains(point) && underMouse() ? indexAt(point) : QModelIndex();
    if (index.isValid() && m_messages->isHeading(index.row()))
        index = QModelIndex();
    m_hovered = index;
    m_delegate->setHoveredAction(index.isValid() ? MessageDelegate::actionAt(visualRect(index), point)
                                                 : std::nullopt);
    viewport()->update();
}

bool MessageListView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        m_hovered = QPersistentModelIndex();
        viewport()->update();
    }
    return QListView::viewportEvent(event);
}

void MessageListView::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    m_gathering = false;
    m_pressedAction.reset();
    if (index.isValid() && m_messages->isHeading(index.row()))
        return;
    if (event->button() == Qt::LeftButton && isOnToggle(index, event->pos())) {
        setOpened(index.row(), !m_messages->isOpened(index.row()));
        return;
    }
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid() &&
        index == m_hovered) {
        m_pressedAction = MessageDelegate::actionAt(visualRect(index), event->pos());
        m_pressed = index;
    }
    if (!m_pressedAction)
        QListView::mousePressEvent(event);
}

bool MessageListView::isOnToggle(const QModelIndex& index, const QPoint& point) const
{
    const int count = index.data(MessageListModel::ConversationRole).toInt();
    return count > 0 && toggleRect(visualRect(index), count).contains(point);
}

void MessageListView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressedAction) {
        QListView::mouseReleaseEvent(event);
        return;
    }
    const QModelIndex index = m_pressed;
    const std::optional<RowAction> pressed = std::exchange(m_pressedAction, std::nullopt);
    if (index.isValid() && MessageDelegate::actionAt(visualRect(index), event->pos()) == pressed)
        Q_EMIT rowActionTriggered(m_messages->idAt(index.row()), *pressed);
}

void MessageListView::mouseMoveEvent(QMouseEvent* event)
{
    hoverAt(event->pos());
    if (!m_pressedAction)
        QListView::mouseMoveEvent(event);
}

void MessageListView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        if (!selectionModel()->isSelected(currentIndex()))
            selectRow(currentIndex().row());
        Q_EMIT messageActivated(currentMessage());
        return;
    }
    m_gathering = false;
    if ((event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) &&
        event->modifiers() == Qt::NoModifier && moveInConversation(event->key()))
        return;
    QListView::keyPressEvent(event);
}

void MessageListView::startDrag(Qt::DropActions actions)
{
    QModelIndexList indexes = selectionModel()->selectedIndexes();
    if (indexes.isEmpty())
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(m_messages->mimeData(indexes));
    const QString text = tr("%n message(s)", nullptr, static_cast<int>(messagesToActOn().size()));
    const QFontMetrics metrics(font());
    const QSize size(metrics.horizontalAdvance(text) + 2 * Theme::kSpace3,
                     metrics.height() + 2 * Theme::kSpace2);
    QPixmap badge(size * devicePixelRatioF());
    badge.setDevicePixelRatio(devicePixelRatioF());
    badge.fill(Qt::transparent);
    QPainter painter(&badge);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::accent());
    painter.drawRoundedRect(QRect(QPoint(0, 0), size), Theme::kRadius, Theme::kRadius);
    painter.setFont(font());
    painter.setPen(Theme::accentText());
    painter.drawText(QRect(QPoint(0, 0), size), Qt::AlignCenter, text);
    painter.end();
    drag->setPixmap(badge);
    drag->exec(actions, Qt::MoveAction);
}

} // namespace postaci
