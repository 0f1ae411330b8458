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
      m_rowHeight(MessageDelegate::rowHeight(font()))
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
        if (QApplication::keyboardModifiers() == Qt::NoModifier)
            Q_EMIT messageActivated(m_messages->idAt(index.row()));
    });
}

void MessageListView::setMessageModel(MessageListModel* model)
{
    m_messages = model;
    // Before setModel(): the selection moves on from a row that goes away, and the view must not run after
    // it.
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_removing = true; });
    setModel(model);
    // After setModel(), so that these run once QListView has forgotten what it knew.
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &MessageListView::keepPlaces);
    connect(model, &QAbstractItemModel::modelReset, this, &MessageListView::restorePlaces);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &MessageListView::afterRemoval);
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
    return absolute < 0 ? -1 : absolute / rowHeight();
}

// What is selected

QList<MessageId> MessageListView::selectedMessages() const
{
    QList<MessageId> result;
    if (m_messages == nullptr)
        return result;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            result.append(m_messages->idAt(row));
    }
    std::sort(result.begin(), result.end(), std::greater<>());
    return result;
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
    const int row = m_messages->rowOf(id);
    if (row >= 0)
        selectRow(row);
    else
        clearSelection();
}

void MessageListView::selectBeyond(const QList<MessageId>& leaving)
{
    const QSet<MessageId> gone(leaving.begin(), leaving.end());
    int below = -1;
    for (const MessageId id : leaving)
        below = std::max(below, m_messages->rowOf(id));
    if (below < 0)
        return;
    int above = below;
    while (below < rowCount() && gone.contains(m_messages->idAt(below)))
        ++below;
    while (above >= 0 && gone.contains(m_messages->idAt(above)))
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
    if (row < rowCount())
        goToRow(row);
}

void MessageListView::goPrevious()
{
    if (currentIndex().row() > 0)
        goToRow(currentIndex().row() - 1);
}

void MessageListView::keyboardSearch(const QString& search)
{
    Q_UNUSED(search)
}

void MessageListView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
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
    return m_messages->index(std::clamp(wanted, 0, last));
}

// Where rows are: computed, never kept

QRect MessageListView::visualRect(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    return {0, index.row() * rowHeight() - verticalOffset(), viewport()->width(), rowHeight()};
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
    bar->setRange(0, std::max(0, rowCount() * rowHeight() - viewport()->height()));
}

void MessageListView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    Q_UNUSED(dy)
    viewport()->update();
    hoverAt(viewport()->mapFromGlobal(QCursor::pos()));
}

// What the model tells: the rows in sight stay where they are

void MessageListView::rowsInserted(const QModelIndex& parent, int start, int end)
{
    const int offset = verticalOffset();
    // At the very top new mail comes into sight; anywhere else it must not move what is being read.
    const bool above = offset > 0 && start <= rowAt(0);
    // NOLINTNEXTLINE(bugprone-parent-virtual-call): not the layout that QListView keeps
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    if (above)
        verticalScrollBar()->setValue(offset + (end - start + 1) * rowHeight());
    viewport()->update();
}

void MessageListView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    const int firstVisible = rowAt(0);
    m_removedAbove = std::max(0, std::min(end, firstVisible - 1) - start + 1);
    // NOLINTNEXTLINE(bugprone-parent-virtual-call): not the layout that QListView keeps
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

void MessageListView::afterRemoval()
{
    m_removing = false;
    const int offset = verticalOffset();
    if (m_removedAbove > 0)
        verticalScrollBar()->setValue(offset - std::exchange(m_removedAbove, 0) * rowHeight());
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
    m_kept = Kept{m_messages->query(), m_messages->source(), selectedMessages(), currentMessage(), 0, 0};
    const int top = rowAt(0);
    if (verticalOffset() > 0 && top < rowCount()) {
        m_kept.top = m_messages->idAt(top);
        m_kept.topOffset = verticalOffset() - top * rowHeight();
    }
}

void MessageListView::restorePlaces()
{
    m_hovered = QPersistentModelIndex();
    updateGeometries();
    if (m_kept.source != m_messages->source() || !(m_kept.query == m_messages->query())) {
        verticalScrollBar()->setValue(0);
        Q_EMIT selectionMoved();
        return;
    }
    QItemSelection selection;
    for (const MessageId id : std::as_const(m_kept.selected)) {
        const int row = m_messages->rowOf(id);
        if (row < 0)
            continue;
        const QModelIndex index = m_messages->index(row);
        // Neighbours become one range, or a selection of everything would cost a range a message.
        if (!selection.isEmpty() && selection.last().bottom() + 1 == row)
            selection.last() = QItemSelectionRange(selection.last().topLeft(), index);
        else
            selection.append(QItemSelectionRange(index));
    }
    const int current = m_messages->rowOf(m_kept.current);
    if (current >= 0)
        selectionModel()->setCurrentIndex(m_messages->index(current), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    const int top = m_messages->rowOf(m_kept.top);
    verticalScrollBar()->setValue(top >= 0 ? top * rowHeight() + m_kept.topOffset : 0);
    m_kept = Kept{};
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
        updateGeometries();
        verticalScrollBar()->setValue(top * rowHeight());
    } else if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
}

// Mouse and keyboard

void MessageListView::hoverAt(const QPoint& point)
{
    const QModelIndex index =
        viewport()->rect().contains(point) && underMouse() ? indexAt(point) : QModelIndex();
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
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid() &&
        index == m_hovered) {
        m_pressedAction = MessageDelegate::actionAt(visualRect(index), event->pos());
        m_pressed = index;
    }
    if (!m_pressedAction)
        QListView::mousePressEvent(event);
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
    QListView::keyPressEvent(event);
}

void MessageListView::startDrag(Qt::DropActions actions)
{
    QModelIndexList indexes = selectionModel()->selectedIndexes();
    if (indexes.isEmpty())
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(m_messages->mimeData(indexes));
    const QString text = tr("%n message(s)", nullptr, static_cast<int>(indexes.size()));
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
