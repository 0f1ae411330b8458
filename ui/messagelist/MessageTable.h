#pragma once

#include "store/StoreTypes.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QStyleOptionViewItem>

namespace postaci {

/// The heading of the message list as a table: which columns there are and how wide. The rows are the list's,
/// painted by its delegate. UI thread.
class MessageTable : public QHeaderView
{
    Q_OBJECT

public:
    enum Column { Sender, Subject, Date, Size, Tags, Marks, ColumnCount };

    explicit MessageTable(QWidget* parent);

    [[nodiscard]] static int rowHeight(const QFont& font);
    [[nodiscard]] QSize sizeHint() const override;
    /// The part of `row` that is that column's; empty if it is not shown.
    [[nodiscard]] QRect cell(const QRect& row, Column column) const;
    /// Where a conversation of so many messages is opened and closed.
    [[nodiscard]] QRect toggleRect(const QRect& row, const QFont& font, int count) const;

    /// Marks the column that the list is sorted by.
    void setSort(ListQuery::Sort sort);

Q_SIGNALS:
    void sortWanted(postaci::ListQuery::Sort sort); ///< by a click
    void columnsMoved();                            ///< one has another width, by hand

protected:
    void paintSection(QPainter* painter, const QRect& rect, int column) const override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void chooseColumns();
    void clicked(int section);

    QStandardItemModel m_columns;
    ListQuery::Sort m_sort = ListQuery::Sort::Newest;
    bool m_isArranging = false;
};

/// What a line of the table is painted by.
struct TableStyle
{
    const MessageTable& table;
    QStringList sought; ///< folded for search
};
void paintTableRow(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                   const TableStyle& style);
/// The outline of a line whose text is not here yet.
void paintTableOutline(QPainter& painter, const QRect& row, const MessageTable& table);

} // namespace postaci
