#include "messagelist/MessageListView.h"

#include "messagelist/MessageDelegate.h"
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
    : QListView(parent), m_delegate(new MessageDelegate(this)),
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

void MessageListView::setSoughtWords(const QStringList& words)
{
    m_delegate->setSoughtWords(words);
    viewport()->update();
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

int MessageListView::rowAt(int y) const
{
    const int absolute = y + verticalOffset();
    if (absolute < 0)
        return -1;
    const int count = rowCount();
    if (count == 0 || m_messages->headingsBefore(count) == 0)
        return absolute / rowHeight();
    int first = 0;
    int last = count; // the row is in [first, last]
    while (first < last) {
        const int middle = (first + last + 1) / 2;
        if (topOf(middle) <= absolute)
            first = middle;
        else
            last = middle - 1;
    }
    return first;
}

int MessageListView::topOf(int row) const
{
    const int headings = rowCount() > 0 ? m_messages->headingsBefore(row) : 0;
    return (row - headings) * rowHeight() + headings * m_headingHeight;
}

int MessageListView::heightOf(int row) const
{
    return m_messages->isHeading(row) ? m_headingHeight : rowHeight();
}

int MessageListView::messageRow(int row, int step) const
{
    while (row >= 0 && row < rowCount() && m_messages->isHeading(row))
        row += step;
    return row >= 0 && row < rowCount() ? row : -1;
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

// Where rows are: computed, never kept

QRect MessageListView::visualRect(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    return {0, topOf(index.row()) - verticalOffset(), viewport()->width(), heightOf(index.row())};
}

QModelIndex MessageListView::indexAt(const QPoint& point) const
{
    const int row = rowAt(point.y());
    return row >= 0 && row < rowCount() ? m_messages->index(row) : QModelIndex();
}

bool MessageListView::isIndexHidden(const QModelIndex& index) const
{
    Q_UNUSED(index)
    return false;
}

int MessageListView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

int MessageListView::horizontalOffset() const
{
    return 0;
}

void MessageListView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid() || m_removing)
        return;
    const QRect rect = visualRect(index);
    const int height = viewport()->height();
    const bool toTop =
        hint == PositionAtTop || (hint == EnsureVisible && (rect.top() < 0 || rect.height() > height));
    const bool toBottom =
        hint == PositionAtBottom || (hint == EnsureVisible && !toTop && rect.bottom() >= height);
    int delta = 0;
    if (toTop)
        delta = rect.top();
    else if (toBottom)
        delta = rect.bottom() + 1 - height;
    else if (hint == PositionAtCenter)
        delta = rect.center().y() - height / 2;
    verticalScrollBar()->setValue(verticalOffset() + delta);
}

void MessageListView::doItemsLayout()
{
    // NOLINTNEXTLINE(bugprone-parent-virtual-call): not the layout that QListView keeps
    QAbstractItemView::doItemsLayout();
}

void MessageListView::updateGeometries()
{
    // NOLINTNEXTLINE(bugprone-parent-virtual-call): not the layout that QListView keeps
    QAbstractItemView::updateGeometries();
    QScrollBar* bar = verticalScrollBar();
    bar->setSingleStep(rowHeight() / 2);
    bar->setPageStep(viewport()->height());
    bar->setRange(0, std::max(0, topOf(rowCount()) - viewport()->height()));
}

void MessageListView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    Q_UNUSED(dy)
    viewport()->update();
    hoverAt(viewport()->mapFromGlobal(QCursor::pos()));
}

// What the model tells: the rows in sight stay where they are

void MessageListView::keepAnchor()
{
    m_anchorRow = std::clamp(rowAt(0), 0, std::max(0, rowCount() - 1));
    m_anchorOffset = verticalOffset() - topOf(m_anchorRow);
}

void MessageListView::rowsInserted(const QModelIndex& parent, int start, int end)
{
    // At the very top new mail comes into sight; anywhere else it must not move what is being read.
    const bool above = verticalOffset() > 0 && start <= m_anchorRow;
    // NOLINTNEXTLINE(bugprone-parent-virtual-call): not the layout that QListView keeps
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    if (above)
        verticalScrollBar()->setValue(topOf(m_anchorRow + end - start + 1) + m_anchorOffset);
    viewport()->update();
}

void MessageListView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    keepAnchor();
    m_removedAbove = std::max(0, std::min(end, m_anchorRow - 1) - start + 1);
    // NOLINTNEXTLINE(bugprone-parent-virtual-call): not the layout that QListView keeps
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

void MessageListView::afterRemoval()
{
    m_removing = false;
    if (m_removedAbove > 0)
        verticalScrollBar()->setValue(topOf(m_anchorRow - std::exchange(m_removedAbove, 0)) + m_anchorOffset);
    updateGeometries();
    viewport()->update();
}

void MessageListView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                                  const QList<int>& roles)
{
    // NOLINTNEXTLINE(bugprone-parent-virtual-call): not the layout that QListView keeps
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
}

void MessageListView::keepPlaces()
{
    m_kept = Kept{m_messages->query(), m_messages->source(), selectedMessages(), currentMessage(), {}};
    if (verticalOffset() == 0)
        return;
    const int last = std::min(rowCount() - 1, rowAt(viewport()->height() - 1));
    for (int row = std::max(0, rowAt(0)); row <= last; ++row) {
        if (!m_messages->isHeading(row))
            m_kept.inSight.append({m_messages->idAt(row), topOf(row) - verticalOffset()});
    }
}

void MessageListView::restorePlaces()
{
    m_hovered = QPersistentModelIndex();
    m_pressed = QPersistentModelIndex();
    updateGeometries();
    const Kept kept = std::exchange(m_kept, {});
    if (kept.source != m_messages->source() || !(kept.query == m_messages->query())) {
        verticalScrollBar()->setValue(0);
        Q_EMIT selectionMoved();
        return;
    }
    const auto now = [this](MessageId id) { return m_messages->successorOf(id); };
    QList<MessageId> selected;
    for (const MessageId id : kept.selected)
        selected.append(now(id));
    QItemSelection selection;
    const QList<int> rows = m_messages->rowsWith(selected);
    for (const int row : rows) {
        const QModelIndex index = m_messages->index(row);
        // Neighbours become one range, or a selection of everything would cost a range a message.
        if (!selection.isEmpty() && selection.last().bottom() + 1 == row)
            selection.last() = QItemSelectionRange(selection.last().topLeft(), index);
        else
            selection.append(QItemSelectionRange(index));
    }
    m_restoring = rows.size() == kept.selected.size();
    if (const int current = m_messages->rowOf(now(kept.current)); current >= 0)
        selectionModel()->setCurrentIndex(m_messages->index(current), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (!std::exchange(m_restoring, false))
        Q_EMIT selectionMoved();
    int offset = 0;
    for (const Kept::Seen& seen : kept.inSight) { // the first that is still there stays where it is
        if (const int row = m_messages->rowOf(seen.message); row >= 0) {
            offset = topOf(row) - seen.offset;
            break;
        }
    }
    verticalScrollBar()->setValue(offset);
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
    for (int row = 0; row < shown; ++row)
        MessageDelegate::paintOutline(painter, QRect(0, row * rowHeight(), viewport()->width(), rowHeight()),
                                      font());
}

void MessageListView::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        const int top = rowAt(0);
        m_rowHeight = MessageDelegate::rowHeight(font());
        m_headingHeight = MessageDelegate::headingHeight(font());
        updateGeometries();
        verticalScrollBar()->setValue(topOf(std::max(0, top)));
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
    return count > 0 && MessageDelegate::toggleRect(visualRect(index), font(), count).contains(point);
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
