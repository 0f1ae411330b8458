#include "mainwindow/FolderTree.h"

#include "models/FolderTreeModel.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

namespace postaci {

namespace {

constexpr int kStep = 14; ///< one level deeper
constexpr int kRowPadding = 6;

/// Gives every row its height; the painting is the tree's.
class RowHeightDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        Q_UNUSED(index)
        return {Theme::kIcon,
                std::max(Theme::kIconSmall, QFontMetrics(option.font).height()) + 2 * kRowPadding};
    }
};

TreePlace::Kind kindOf(const QModelIndex& index)
{
    return static_cast<TreePlace::Kind>(index.data(FolderTreeModel::KindRole).toInt());
}

/// A line above others that is no place itself.
bool isGroup(const QModelIndex& index)
{
    return kindOf(index) == TreePlace::Kind::Account || kindOf(index) == TreePlace::Kind::Favourites;
}

QIcon iconOf(const QModelIndex& index)
{
    const QString name = index.data(FolderTreeModel::IconNameRole).toString();
    if (name == QLatin1String("warning"))
        return icon(name, Theme::caution());
    return icon(name);
}

} // namespace

FolderTree::FolderTree(QWidget* parent) : QTreeView(parent)
{
    setObjectName(QStringLiteral("folderTree"));
    setItemDelegate(new RowHeightDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(kStep);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAcceptDrops(true);
    setDragDropMode(DropOnly);
    setDropIndicatorShown(true);
    setAutoExpandDelay(600);
    setMouseTracking(true);
    setExpandsOnDoubleClick(false);
    viewport()->setAutoFillBackground(false);
    QPalette ground = palette();
    ground.setColor(QPalette::Base, Qt::transparent);
    setPalette(ground);
}

void FolderTree::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    setIndentation(folded ? 0 : kStep);
    setRootIsDecorated(!folded);
    // The wheel and the keys still scroll; a bar would take a third of the width.
    setVerticalScrollBarPolicy(folded ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    viewport()->update();
}

int FolderTree::foldedWidth() const
{
    return Theme::kIcon + 2 * Theme::kSpace3;
}

int FolderTree::depthOf(const QModelIndex& index) const
{
    int depth = 0;
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        ++depth;
    return depth;
}

void FolderTree::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    Q_UNUSED(painter)
    Q_UNUSED(rect)
    Q_UNUSED(index)
}

void FolderTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    paintGround(*painter, row, index);
    if (m_folded)
        paintFolded(*painter, row, index);
    else
        paintLine(*painter, row, index);
    painter->restore();
}

void FolderTree::paintGround(QPainter& painter, const QRect& row, const QModelIndex& index) const
{
    const QRectF pill = QRectF(row).adjusted(0, 1, 0, -1);
    const bool selected = selectionModel()->isSelected(index);
    const bool hovered = underMouse() && indexAt(viewport()->mapFromGlobal(QCursor::pos())) == index;
    if (selected || hovered) {
        const QColor selection = hasFocus() ? Theme::highlight() : Theme::mutedHighlight();
        painter.setPen(selected && Theme::isHighContrast() ? QPen(Theme::text(), 1) : QPen(Qt::NoPen));
        painter.setBrush(selected ? selection : Theme::line());
        painter.drawRoundedRect(pill, Theme::kRadius, Theme::kRadius);
    }
    if (hasFocus() && currentIndex() == index) {
        painter.setPen(QPen(Theme::accent(), Theme::isHighContrast() ? 3 : 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), Theme::kRadius, Theme::kRadius);
    }
}

void FolderTree::paintFolded(QPainter& painter, const QRect& row, const QModelIndex& index) const
{
    QRect square(0, 0, Theme::kIcon, Theme::kIcon);
    square.moveCenter(row.center());
    iconOf(index).paint(&painter, square);
    if (index.data(FolderTreeModel::CountRole).toLongLong() > 0 && !isGroup(index)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(index.data(FolderTreeModel::AlarmRole).toBool() ? Theme::caution()
                                                                         : Theme::accent());
        painter.drawEllipse(QRectF(square.right() - 3, square.top() - 2, 7, 7));
    }
}

void FolderTree::paintLine(QPainter& painter, const QRect& row, const QModelIndex& index) const
{
    const bool isAccount = isGroup(index);
    const int left = depthOf(index) * kStep;
    if (model()->hasChildren(index)) {
        QRect chevron(left + 1, 0, 12, 12);
        chevron.moveTop(row.center().y() - 5);
        icon(isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
             Theme::meta())
            .paint(&painter, chevron);
    }
    int x = left + kStep + 2;
    const bool alarmed = index.data(FolderTreeModel::IconNameRole).toString() != QLatin1String("account");
    if (!isAccount || alarmed) {
        QRect square(x, 0, Theme::kIconSmall, Theme::kIconSmall);
        square.moveTop(row.center().y() - Theme::kIconSmall / 2 + 1);
        iconOf(index).paint(&painter, square);
        x = square.right() + 1 + Theme::kSpace2;
    }
    const int taken = paintCount(painter, row, index);
    const bool strong = isAccount || (taken > 0 && kindOf(index) != TreePlace::Kind::Outbox);
    painter.setFont(strong ? Theme::semibold(font()) : font());
    const bool selectable = index.flags().testFlag(Qt::ItemIsSelectable) || isAccount;
    painter.setPen(selectable ? Theme::text() : Theme::meta());
    const QRect place(x, row.top(), row.right() - x - taken - Theme::kSpace1, row.height());
    painter.drawText(
        place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(index.data().toString().left(200), Qt::ElideRight, place.width()));
}

int FolderTree::paintCount(QPainter& painter, const QRect& row, const QModelIndex& index) const
{
    const qint64 count = index.data(FolderTreeModel::CountRole).toLongLong();
    const bool hidden = kindOf(index) == TreePlace::Kind::Account && isExpanded(index);
    if (count <= 0 || hidden)
        return 0;
    const bool alarm = index.data(FolderTreeModel::AlarmRole).toBool();
    const QFont small = Theme::semibold(Theme::fontScaled(font(), Theme::kMetaScale));
    const QString text = index.data(FolderTreeModel::CountTextRole).toString();
    const int width = QFontMetrics(small).horizontalAdvance(text);
    QRect place(row.right() - Theme::kSpace2 - width, row.top(), width + 1, row.height());
    painter.setFont(small);
    painter.setPen(kindOf(index) == TreePlace::Kind::Outbox ? Theme::text() : Theme::accent());
    int taken = width + Theme::kSpace3;
    if (alarm) {
        QRect square(0, 0, Theme::kIconSmall, Theme::kIconSmall);
        square.moveCenter(QPoint(row.right() - Theme::kSpace2 - Theme::kIconSmall / 2, row.center().y()));
        icon(QStringLiteral("warning"), Theme::caution()).paint(&painter, square);
        place.translate(-Theme::kIconSmall - Theme::kSpace1, 0);
        taken += Theme::kIconSmall + Theme::kSpace1;
    }
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, text);
    return taken;
}

void FolderTree::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    const bool onArrow = event->pos().x() < (depthOf(index) + 1) * kStep && !m_folded; // QTreeView's own
    if (event->button() == Qt::LeftButton && index.isValid() && !onArrow && isGroup(index))
        setExpanded(index, !isExpanded(index));
}

void FolderTree::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid() && isGroup(currentIndex())) {
        setExpanded(currentIndex(), !isExpanded(currentIndex()));
        return;
    }
    QTreeView::keyPressEvent(event);
}

void FolderTree::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        viewport()->update();
}

void FolderTree::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    const QPoint position =
        byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft());
    Q_EMIT menuRequested(index, position);
}

} // namespace postaci
