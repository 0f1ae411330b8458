#include "messagelist/MessageListView.h"
#include "messagelist/MessageTable.h"

#include <QScrollBar>

#include <algorithm>
#include <utility>

// Where the rows of the message list are, and how those in sight stay there when others come and go.

namespace postaci {

// Computed, never kept

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
    if (m_look == Look::Table) {
        const QRect place = viewport()->geometry();
        m_table->setGeometry(place.left(), place.top() - m_table->sizeHint().height(), place.width(),
                             m_table->sizeHint().height());
    }
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
    m_isFrameUnmoved = isFrameUnmoved();
}

/// The keyboard's frame is where the list has put it by itself: on the first message, and nothing is chosen.
bool MessageListView::isFrameUnmoved() const
{
    return currentIndex().isValid() && !selectionModel()->hasSelection() &&
           currentIndex().row() == messageRow(0, 1);
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
    else if (m_isFrameUnmoved) // it does not sink with the oldest where others come above
        selectionModel()->setCurrentIndex(m_messages->index(messageRow(0, 1)), QItemSelectionModel::NoUpdate);
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
    m_isFrameUnmoved = isFrameUnmoved();
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
    const bool isOnTop = m_isFrameUnmoved && verticalOffset() == 0 && rowCount() > 0;
    if (const int current = isOnTop ? messageRow(0, 1) : m_messages->rowOf(now(kept.current)); current >= 0)
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

} // namespace postaci
