#include "messagelist/MessageTable.h"

#include "base/SizeText.h"
#include "messagelist/MessageDelegate.h"
#include "messagelist/RowPainting.h"
#include "models/MessageListModel.h"
#include "widgets/DateText.h"
#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QEvent>

#include <algorithm>

namespace postaci {

namespace {

using Sort = ListQuery::Sort;

constexpr int kLowestLine = 28;
/// Below these widths of the list the columns that one misses least give their room to the others.
constexpr int kWithSizeAndTags = 640;
constexpr int kWithMarks = 420;

int widthOf(const QFontMetrics& metrics, MessageTable::Column column)
{
    switch (column) {
    case MessageTable::Sender:
        return metrics.averageCharWidth() * 24;
    case MessageTable::Date:
        return metrics.averageCharWidth() * 12;
    case MessageTable::Size:
        return metrics.averageCharWidth() * 9;
    case MessageTable::Tags:
        return metrics.averageCharWidth() * 14;
    case MessageTable::Marks:
        return 4 * Theme::kIconSmall + 5 * Theme::kSpace1;
    default:
        return metrics.averageCharWidth() * 24;
    }
}

QRect padded(const QRect& cell)
{
    return cell.adjusted(Theme::kSpace1, 0, -Theme::kSpace1, 0);
}

} // namespace

MessageTable::MessageTable(QWidget* parent) : QHeaderView(Qt::Horizontal, parent), m_columns(0, ColumnCount)
{
    setObjectName(QStringLiteral("messageTable"));
    setModel(&m_columns);
    setSectionsClickable(true);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    setMinimumSectionSize(2 * Theme::kIconSmall);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int column = 0; column < ColumnCount; ++column)
        resizeSection(column, widthOf(fontMetrics(), static_cast<Column>(column)));
    setSectionResizeMode(Interactive);
    setSectionResizeMode(Subject, Stretch);
    connect(this, &QHeaderView::sectionClicked, this, &MessageTable::clicked);
    connect(this, &QHeaderView::sectionResized, this, [this](int column) {
        if (column != Subject && !m_isArranging) // which has what is left
            Q_EMIT columnsMoved();
    });
    retranslate();
    setSort(Sort::Newest);
}

int MessageTable::rowHeight(const QFont& font)
{
    return std::max(kLowestLine, QFontMetrics(font).height() + Theme::kSpace2);
}

QRect MessageTable::cell(const QRect& row, Column column) const
{
    if (isSectionHidden(column))
        return {};
    const QRect whole(row.left() + sectionViewportPosition(column), row.top(), sectionSize(column),
                      row.height());
    return column == Sender ? padded(whole.adjusted(kRowGutter - Theme::kSpace1, 0, 0, 0)) : padded(whole);
}

QRect MessageTable::toggleRect(const QRect& row, const QFont& font, int count) const
{
    const QRect subject = cell(row, Subject).adjusted(0, Theme::kSpace1, 0, -Theme::kSpace1);
    return toggleBox(subject, Theme::fontScaled(font, Theme::kMetaScale), count);
}

void MessageTable::setSort(Sort sort)
{
    m_sort = sort;
    const QSignalBlocker quiet(this);
    switch (sort) {
    case Sort::Sender:
        setSortIndicator(Sender, Qt::AscendingOrder);
        break;
    case Sort::Subject:
        setSortIndicator(Subject, Qt::AscendingOrder);
        break;
    case Sort::Size:
        setSortIndicator(Size, Qt::DescendingOrder);
        break;
    case Sort::Newest:
    case Sort::Oldest:
        setSortIndicator(Date, sort == Sort::Newest ? Qt::DescendingOrder : Qt::AscendingOrder);
        break;
    case Sort::Attachments:
    case Sort::Unread:
        setSortIndicator(Marks, Qt::DescendingOrder);
        break;
    }
    viewport()->update();
}

void MessageTable::clicked(int section)
{
    switch (section) {
    case Sender:
        Q_EMIT sortWanted(Sort::Sender);
        break;
    case Subject:
        Q_EMIT sortWanted(Sort::Subject);
        break;
    case Date:
        Q_EMIT sortWanted(m_sort == Sort::Newest ? Sort::Oldest : Sort::Newest);
        break;
    case Size:
        Q_EMIT sortWanted(Sort::Size);
        break;
    case Marks:
        Q_EMIT sortWanted(m_sort == Sort::Unread ? Sort::Attachments : Sort::Unread);
        break;
    default:
        break;
    }
    setSort(m_sort); // the arrow is where the list is sorted by, not where somebody has clicked
}

QSize MessageTable::sizeHint() const
{
    const QSize size = QHeaderView::sizeHint();
    return {size.width(), fontMetrics().height() + Theme::kSpace2};
}

void MessageTable::paintSection(QPainter* painter, const QRect& rect, int column) const
{
    if (!rect.isValid())
        return;
    painter->save();
    painter->fillRect(rect, Theme::panel());
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), Theme::line());
    if (column > 0)
        painter->fillRect(QRect(rect.left(), rect.top() + Theme::kSpace1, 1, rect.height() - Theme::kSpace2),
                          Theme::border());
    const int gutter = column == Sender ? kRowGutter : Theme::kSpace1;
    QRect line = rect.adjusted(gutter, 0, -Theme::kSpace1, 0);
    if (column == sortIndicatorSection()) {
        constexpr qreal kSide = 7;
        const bool isDown = sortIndicatorOrder() == Qt::DescendingOrder;
        const QPointF tip(line.right() - kSide / 2,
                          line.center().y() + (isDown ? kSide / 3 : -kSide / 3) + 0.5);
        const qreal back = isDown ? -kSide * 0.6 : kSide * 0.6;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::meta());
        painter->drawPolygon(
            QPolygonF({tip, tip + QPointF(-kSide / 2, back), tip + QPointF(kSide / 2, back)}));
        line.setRight(line.right() - static_cast<int>(kSide) - Theme::kSpace1);
    }
    drawLine(*painter, line, {Theme::fontScaled(font(), Theme::kMetaScale), Theme::meta(), {}},
             model()->headerData(column, Qt::Horizontal).toString());
    painter->restore();
}

void MessageTable::resizeEvent(QResizeEvent* event)
{
    chooseColumns();
    QHeaderView::resizeEvent(event);
}

void MessageTable::chooseColumns()
{
    m_isArranging = true;
    setSectionHidden(Size, width() < kWithSizeAndTags);
    setSectionHidden(Tags, width() < kWithSizeAndTags);
    setSectionHidden(Marks, width() < kWithMarks);
    m_isArranging = false;
}

void MessageTable::changeEvent(QEvent* event)
{
    QHeaderView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MessageTable::retranslate()
{
    m_columns.setHorizontalHeaderLabels(
        {tr("Sender"), tr("Subject"), tr("Date"), tr("Size"), tr("Tags"), tr("Marks")});
}

void paintTableRow(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                   const TableStyle& style)
{
    const MessageTable& table = style.table;
    const bool unread = index.data(MessageListModel::UnreadRole).toBool();
    const bool inside = index.data(MessageListModel::InsideRole).toBool();
    const bool hovered = (option.state & QStyle::State_MouseOver) != 0;
    const int end =
        hovered ? MessageDelegate::actionRect(option.rect, RowAction::Archive).left() : option.rect.right();
    const auto cellOf = [&](MessageTable::Column column) {
        QRect cell = table.cell(option.rect, column);
        cell.setRight(std::min(cell.right(), end - Theme::kSpace2));
        return cell;
    };
    const QFont body = unread ? Theme::semibold(option.font) : option.font;
    const QFont meta = Theme::fontScaled(option.font, Theme::kMetaScale);
    const LineStyle strong{body, Theme::text(), style.sought};
    const LineStyle quiet{meta, Theme::meta(), {}};
    if (unread)
        drawUnreadDot(painter, {option.rect.left() + kRowGutter / 2, option.rect.center().y()});
    QRect sender = cellOf(MessageTable::Sender).adjusted(inside ? kRowIndent : 0, 0, 0, 0);
    const QString name = index.data(MessageListModel::SenderRole).toString();
    drawLine(painter, sender, strong, name.isEmpty() ? MessageDelegate::tr("(unknown)") : name);

    QRect subject = cellOf(MessageTable::Subject);
    QRect chips = subject.adjusted(0, Theme::kSpace1, 0, -Theme::kSpace1);
    if (const int count = index.data(MessageListModel::ConversationRole).toInt(); count > 0)
        drawToggle(painter, chips, meta, count, index.data(MessageListModel::OpenedRole).toBool());
    drawPlace(painter, chips, meta, index.data(MessageListModel::NoticeRole).toString());
    drawPlace(painter, chips, meta, index.data(MessageListModel::PlaceRole).toString());
    subject.setLeft(chips.left());
    const QString text = index.data(Qt::DisplayRole).toString();
    drawLine(painter, subject, text.isEmpty() ? quiet : strong,
             text.isEmpty() ? MessageDelegate::tr("(no subject)") : text);
    drawLine(painter, cellOf(MessageTable::Date), quiet,
             shortDate(index.data(MessageListModel::DateRole).toDateTime(), QDateTime::currentDateTimeUtc()));
    drawLine(painter, cellOf(MessageTable::Size), quiet,
             sizeText(index.data(MessageListModel::SizeRole).toLongLong()));
    QRect tags = cellOf(MessageTable::Tags);
    if (tags.width() > 0)
        drawTags(painter, tags, meta, shownTags(index), TagRoom::Whole);
    QRect marks = cellOf(MessageTable::Marks);
    if (marks.width() <= 0)
        return;
    for (const QIcon& mark : marksOf(index))
        drawIconAtEnd(painter, marks, mark);
    if (index.data(MessageListModel::FlaggedRole).toBool())
        drawIconAtEnd(painter, marks, icon(QStringLiteral("flag-filled"), Theme::star()));
}

void paintTableOutline(QPainter& painter, const QRect& row, const MessageTable& table)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::line());
    for (const MessageTable::Column column :
         {MessageTable::Sender, MessageTable::Subject, MessageTable::Date}) {
        const QRect cell = table.cell(row, column);
        const QRectF outline(cell.left(), cell.top() + cell.height() * 0.3, cell.width() * 0.7,
                             cell.height() * 0.4);
        painter.drawRoundedRect(outline, Theme::kSpace1, Theme::kSpace1);
    }
}

} // namespace postaci
